import Diagnostics

/// What a run's findings and remedies say, in Chinese.
enum ChineseRunFindings: ChineseFigures {
  static func words(_ finding: RunFinding) -> String {
    switch finding {
    case .notFiniteForward(let at, let step, let count):
      "非有限：第 \(step) 步，\(place(at))最先给出 NaN 或无穷（\(figure(count)) 个），而它的权重是有限的；之后的数都没有意义。"
    case .brokenWeights(let at, let step, let count):
      "非有限：第 \(step) 步，\(place(at))自己的权重里有 \(figure(count)) 个 NaN 或无穷，步子迈得太大之后常是这样；"
        + "按调用的顺序，它是第一个。"
    case .brokenEverywhere(let modules, let all, let after, let step):
      "非有限：第 \(step) 步，\(all) 个模块里有 \(modules) 个的权重是 NaN 或无穷"
        + (after.map { after in
          step - after > 1 ? "，第 \(after) 步时还没有：坏在中间的某一步，从哪里开始已看不出来" : "；第 \(after) 步时还没有"
        } ?? "") + "。"
    case .notFiniteBackward(let at, let step):
      "非有限：第 \(step) 步往前走一切正常；往回走到 \(place(at))，梯度不再有限。"
    case .notFiniteLoss(let step): "非有限：第 \(step) 步的输出都有限，损失却不是。"
    case .deadLayer(let at, let behind, let others, let since):
      "死亡：\(from(since))\(self.behind(behind))\(place(at))没有一个单元对任何样本给出过东西"
        + "\(with(others, "，另有 ", " 个激活函数也是这样"))，所以两个方向都过不去。"
    case .deadUnits(let at, let behind, let share, let others, let since):
      "死亡单元：\(from(since))\(self.behind(behind))\(place(at))有\(percent(share)) 的单元对每个样本都输出 0"
        + "\(with(others, "，另有 ", " 个激活函数的单元一半以上也是这样"))，因此得不到梯度。"
    case .saturated(let at, let share, let others, let since):
      "饱和：\(from(since))\(place(at))有\(percent(share)) 的斜率不到最大斜率的二十分之一"
        + "\(with(others, "，另有 ", " 个激活函数也是这样"))。"
    case .saturatedGate(let at, let gate, let share, let since):
      "门饱和：\(from(since))\(place(at))的 \(gate) 门有\(percent(share)) 的斜率不到最大斜率的二十分之一："
        + "门怎么动，几乎与传进来的东西无关。"
    case .oneTooLarge(let at, let gain, let usual):
      "有一个模块的权重太大：\(place(at))一开始的 √扇入 × 标准差 = \(figure(gain))，同类是 \(figure(usual))；"
        + "它给出的值也大这么多倍。"
    case .offScale(let at, let gain, let count):
      "权重一开始就太\(gain > 1 ? "大" : "小")：\(place(at))的 √扇入 × 标准差是 \(figure(gain))，是 \(count) 个里的中位数；"
        + "要保持信号得有 1 到 1.4，PyTorch 自己的初始值是 0.58。"
    case .noGradient(let at, let others, let since):
      "没有梯度：\(from(since))\(place(at))\(with(others, "和更靠前的 ", " 个模块"))的权重得到的梯度恰好是 0。"
    case .underflow(let at, let share, let since):
      "下溢：\(from(since))\(place(at))的梯度有\(percent(share)) 恰好是 0。"
    case .outputsAlike(let at, let spread, let since):
      "样本雷同：\(from(since))\(place(at))最后给出的东西几乎与样本无关：样本之间的分散度是幅度的 \(figure(spread))。"
    case .path(let path): self.path(path)
    case .stepsTooLong(let at, let step, let number, let jump):
      "步子太大：第 \(number) 步，\(place(at))的权重变化是自身大小的 \(figure(step)) 倍，多数模块超过十分之一；通常是千分之一。"
        + (jump.map { "第 \($0) 步损失跳了上去。" } ?? "")
    case .stepsTooShort(let at, let step, let moved, let steps):
      "步子太小：权重变化最大的是 \(place(at))，一步也只变自身大小的 \(figure(step))；全部 \(steps) 步加起来至多 "
        + "\(figure(moved))。"
    case .stepsVanish(let at, let step, let since):
      "最后步子太小：\(from(since))\(place(at))的权重一步（居中的一步）只变自身大小的 \(figure(step))，八位数字几乎留不住它。"
    case .unmoved(let at, let others, isCutOff: false):
      "没有优化器在管：\(place(at))\(with(others, "和另外 ", " 个模块"))的权重有梯度，整个训练却没有一步改动它们。"
    case .unmoved(let at, let others, isCutOff: true):
      "断开的部分不动：整个训练没有一步改动 \(place(at))\(with(others, "和另外 ", " 个模块"))的权重。"
    case .lossJumps(let from, let to, let number):
      "一步迈得太远：第 \(number) 步，损失从 \(figure(from)) 跳到 \(figure(to))。"
    case .normBehind(let at, let blocks, let rate):
      "归一化放在加法后面，又没有预热：从 \(at.name) 起，\(blocks) 个带注意力的块都以归一化收尾，而学习率从第一步起就是 "
        + "\(figure(rate))，那时最后几块的梯度最大。"
    }
  }

  // MARK: Depth

  private static func path(_ path: RunPath) -> String {
    let each = path.series == nil ? "层" : "块"
    let back =
      "往回走，每\(each)把误差信号乘以 \(factorFigure(path.factor))：以到达模块 \(path.last.name) 的为 1，"
      + "模块 \(path.first.name) 得到 \(figure(path.arrives))"
    let begins = path.begin == path.first ? "" : "，从模块 \(path.begin.name) 起就看得出来"
    let ends =
      path.series == nil
      ? "从模块 \(path.first.name) 到 \(path.last.name)，输出" : "从第一块到最后一块，块内最大的输出"
    let sizes =
      path.growth.map { "往前走，\(ends)\($0 < 1 ? "缩小" : "增大")，变为原来的 \(figure($0)) 倍" } ?? ""
    let spreads = path.spread.map { "，样本的分散度变为原来的 \(figure($0)) 倍" } ?? ""
    let forward = sizes + spreads + (sizes.isEmpty ? "" : "。")
    let heading =
      switch path.cause {
      case .vanishing?: "双向消失"
      case .vanishingBackward?: "反向消失"
      case .vanishingForward?: "前向消失"
      case .exploding?: "双向爆炸"
      case .explodingBackward?: "反向爆炸"
      case .explodingForward?: "前向爆炸"
      default: "沿深度"
      }
    return "\(heading)。\(from(path.since))\(back)\(begins)。\(forward)"
  }

  // MARK: Answers

  static func words(_ answer: RunAnswer) -> String {
    switch answer {
    case .apart(let first, let spread, let last, let lastSpread):
      "样本的分散度在模块 \(first.name) 是幅度的 \(figure(spread))，在 \(last.name) 是 \(figure(lastSpread))。"
    case .arrives(let path, let recurrent):
      "以到达模块 \(path.last.name) 的误差信号为 1，模块 \(path.first.name) 得到 \(figure(path.arrives))"
        + "（每\(path.series == nil ? "层" : "块") ×\(factorFigure(path.factor))）\(time(recurrent))。"
    case .reaches(let first, let signal, let recurrent):
      "误差信号在模块 \(first.name) 是 \(figure(signal))\(time(recurrent))。"
    case .moves(let typical, let least, let smallest, let most, let largest):
      "权重一步的变化与自身大小之比，各模块的中位数是 \(figure(typical))，从模块 \(least.name) 的 \(figure(smallest)) 到 "
        + "\(most.name) 的 \(figure(largest))。"
    case .unseen(_, let modules):
      "没看到任何模块被调用，却有 \(modules) 个模块有梯度。测的是模型在训练中做什么：先调用 model.train() 再开始训练。"
    case .unknown: "训练记录里没有能说明这一点的数。"
    }
  }

  static func words(_ question: RunFinding.Question) -> String {
    switch question {
    case .apart: "样本还分得开吗？"
    case .arrives: "误差传得到吗？"
    case .moves: "各层动了吗？"
    }
  }

  static func words(_ change: RunChange) -> String {
    let what =
      switch change.figure {
      case .size: "输出"
      case .signal: "误差信号"
      case .gradient: "权重梯度"
      default: "移动量"
      }
    return
      "从第 \(change.step) 步起，\(what)（各模块的中位数）是 \(figure(change.after, digits: 2))，之前是 "
      + "\(figure(change.before, digits: 2))。"
  }

  static func words(_ theory: RunTheory) -> String {
    "这样大小的权重、\(theory.layers) 层、\(theory.activation)，宽网络理论预测第一步往回走每层 "
      + "×\(factorFigure(theory.predicted))；实测 ×\(factorFigure(theory.measured))。"
  }

  // MARK: Remedies

  static func words(_ remedy: RunRemedy) -> String {
    switch remedy {
    case .lowerRate: "学习率降到十分之一：优化器里的 lr=…"
    case .raiseRate: "学习率提高 10 倍，再提高 10 倍"
    case .warmUp:
      "学习率在头几步里慢慢升上来：torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.01, "
        + "total_iters=500)，后面要接别的就用 SequentialLR"
    case .clipNorm:
      "torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)，放在 backward 和 step 之间"
    case .adam: "torch.optim.AdamW(model.parameters(), lr=1e-3)，它的步子不随梯度变小"
    case .heWeights:
      "relu 一类前面用 nn.init.kaiming_normal_(m.weight, nonlinearity=\"relu\")"
    case .xavierWeights:
      "tanh 前面用 nn.init.xavier_normal_(m.weight, gain=nn.init.calculate_gain(\"tanh\"))"
    case .giveOptimizer:
      "模型建好或改过以后，用所有要训练的参数 model.parameters() 建优化器；交给 watch 的也是这个优化器"
    case .orthogonalWeights: "nn.init.orthogonal_(m.weight, gain=…)：一个方向也不丢"
    case .smallerWeights:
      "nn.init.xavier_normal_(m.weight)：两端平坦的激活函数前面，权重小一些"
    case .resetModule:
      "重新抽取那个模块的权重：m.reset_parameters()，再找找是什么放大了它们"
    case .recurrentWeights:
      "循环模块用 nn.init.orthogonal_(m.weight_hh_l0) 和 nn.init.xavier_uniform_(m.weight_ih_l0)；"
        + "Cell 一类里它们叫 weight_hh 和 weight_ih"
    case .forgetBias:
      "遗忘门的偏置取 1，其余取 0：在 nn.LSTM 里是 bias_ih_l0[hidden:2 * hidden]（Gers 等 2000）"
    case .normBefore:
      "激活函数前面，或块的开头，加 nn.BatchNorm 或 nn.LayerNorm"
    case .normFirst:
      "归一化放到分支的开头：x + f(norm(x))；在 nn.TransformerEncoderLayer 里是 norm_first=True"
    case .residual: "给每个块加旁路：x + f(x)"
    case .zeroBranches:
      "让分支从无开始：每条残差分支最后的权重，或它最后一个归一化的缩放，用 nn.init.zeros_"
    case .leakyRelu: "nn.ReLU 换成 nn.LeakyReLU(0.01) 或 nn.GELU"
    case .gelu: "两端平坦的激活函数换成 nn.ReLU、nn.GELU 或 nn.SiLU"
    case .standardize: "输入的均值取 0、标准差取 1"
    case .gradScaler:
      "梯度是 float16 时用 torch.amp.GradScaler，或者 torch.autocast 配 bfloat16，它的范围和 float32 一样"
    case .lossOnLogits:
      "用接收 logits 的损失：nn.CrossEntropyLoss 或 nn.BCEWithLogitsLoss，不要自己取对数"
    case .safeOperations: "那个模块里的 log、sqrt 和除法，先给输入加一个很小的数"
    case .finiteInputs: "对输入做 torch.isfinite(x).all()：数据里有 NaN，看上去也是这样"
    case .findAnomaly: "用 torch.autograd.set_detect_anomaly(True) 走一步：它会说出是哪个运算"
    case .everyStep: "用 every=1 监视：这样就能说出从哪个模块开始"
    case .findDetach: "从那里到损失的路上，找找 detach()、no_grad() 或整数"
    }
  }

  // MARK: Parts of sentences

  /// "blocks.3.attn（Attention）"
  private static func place(_ place: ModulePlace) -> String {
    "\(place.name)（\(place.isModel ? "整个模型" : place.className)）"
  }

  private static func behind(_ weights: ModulePlace?) -> String {
    weights.map { "\(place($0))后面的 " } ?? ""
  }

  private static func time(_ recurrent: ModulePlace?) -> String {
    recurrent.map { "；\(place($0))内部随时间的那段路没有看" } ?? ""
  }

  private static func from(_ since: Since) -> String { since.isStart ? "" : "从第 \(since.step) 步起，" }

  private static func with(_ others: Int, _ before: String, _ after: String) -> String {
    others > 0 ? "\(before)\(others)\(after)" : ""
  }

  private static func percent(_ share: Double) -> String {
    "\(share > 0.995 && share < 1 ? "超过 99" : " " + figure((share * 100).rounded())) %"
  }
}

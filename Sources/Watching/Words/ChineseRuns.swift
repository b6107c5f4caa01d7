import Diagnostics

/// What is said of a run as a file and of its loss, in Chinese.
enum ChineseRuns: ChineseFigures {
  static func words(_ problem: RunProblem) -> String {
    switch problem {
    case .isEmpty: "里面还没有一行；训练记录从第一行开始。"
    case .isNoRun:
      "这不是训练记录：gradlab_watch 写的第一行是一个带 format 和 kind 的对象，这里不是。"
    case .otherVersion(let version, let known):
      "训练记录的格式是第 \(version) 版，这个程序读第 \(known) 版。"
    case .isMalformed(let line): "第 \(line) 行不是训练记录在这里该有的内容。"
    case .lineIsTooLong(let line): "第 \(line) 行太长，训练记录里没有这么长的行。"
    case .wrongList(let line, let list): "第 \(line) 行提到模块列表 \(list)，而它不存在。"
    case .wrongCount(let line, let field, let count, let modules):
      "第 \(line) 行给 \(field) 写了 \(count) 个数，而模块有 \(modules) 个。"
    case .stepsGoBack(let line, let step, let last):
      "第 \(line) 行是第 \(step) 步，却排在第 \(last) 步后面。"
    case .tooManyModules(let line, let most):
      "到第 \(line) 行，模块已超过 \(most) 个。"
    case .tooManyNames(let line, let most):
      "到第 \(line) 行，张量和名称已超过 \(most) 个。"
    }
  }

  static func words(_ message: RunMessage) -> String {
    switch message {
    case .watched(let modules, let parameters):
      "\(modules) 个模块" + (parameters.map { "，\($0) 个参数" } ?? "")
    case .steps(let measured, let first, let last):
      measured == 1 ? "测了第 \(first) 步" : "测了 \(measured) 步，从第 \(first) 步到第 \(last) 步"
    case .cost(let share): "测量占时间的 \(figure(share * 100, digits: 2)) %"
    case .kept(let stride): "这里每 \(stride) 步留一步"
    case .goesOn: "训练还没有结束"
    case .noStep: "还没有测过任何一步。"
    case .uncalled(let names): "没有调用：\(shortened(names))。它们的参数得不到梯度。"
    case .unmeasured(let name, let what, let why, let others):
      "没有测量：\(name.isEmpty ? "" : "\(name) 的 ")\(what)：\(ChineseReasons.words(why))"
        + (others > 0 ? "；还有 \(others) 项" : "") + "。"
    case .yes(let answer): "是：\(ChineseRunFindings.words(answer))"
    case .unknown(let answer): "不知道：\(ChineseRunFindings.words(answer))"
    case .no(let finding): "否。\(ChineseRunFindings.words(finding))"
    case .asAbove: "否，上面已经说过。"
    case .remark(let finding): "一点说明，不影响判断。\(ChineseRunFindings.words(finding))"
    case .whatToTry: "可以试试："
    case .tableOfStep(let step): "第 \(step) 步"
    case .tableOfLastFiniteStep(let step): "第 \(step) 步，最后一个只有有限数的步"
    case .rowsTellTheWorst:
      "一块占一行：size 和 signal 是块里最后一个模块的，其余取最差的：spread 和 nudge 最小，权重梯度离别的最远，"
        + "step 离 0.001 最远，比例最大；几块占一行时全取最差的；--unfold 逐个模块显示"
    case .course(let figure): "\(title(figure))，逐个模块、逐步"
    case .lastLineIsCut(let file): "\(file) 的最后一行没有写完，略去。"
    case .waiting(let file): "等待 \(file)。"
    case .noSuchStep(let step, let measured):
      "第 \(step) 步没有测，或者没有留下；训练记录里有第 \(measured.lowerBound) 步到第 \(measured.upperBound) 步。"
    case .modulesOfRow(let count): "\(count) 个模块"
    case .mediansOver(let steps):
      "没有注明哪一步的数，都是第 \(steps.lowerBound) 步到第 \(steps.upperBound) 步的中位数；表里只是一步的。"
    case .leftOut(let parts, let file):
      "放不下：\(parts.map(words).joined(separator: "、"))；gradlab doctor \(file) 全部显示"
    }
  }

  private static func words(_ part: RunMessage.Part) -> String {
    switch part {
    case .verdict: "其余的判断"
    case .table: "表"
    case .course: "误差信号的变化"
    case .remedies: "可以试什么"
    case .notes: "哪些没有测量"
    }
  }

  private static func title(_ figure: ModuleFigure) -> String {
    switch figure {
    case .size: "输出的幅度"
    case .inputSize: "输入的幅度"
    case .spread: "样本的分散度"
    case .nudge: "输入的微扰"
    case .signal: "误差信号"
    case .dead: "死亡单元的比例"
    case .saturated: "饱和斜率的比例"
    case .gradient: "权重梯度"
    case .zeroGradients: "恰好为 0 的梯度的比例"
    case .weightSize: "权重的幅度"
    case .stepSize: "移动量与权重之比"
    case .badOutputs: "非有限的输出"
    case .badSignals: "非有限的信号"
    case .badGradients: "非有限的梯度"
    case .badWeights: "非有限的权重"
    }
  }

  private static func shortened(_ names: [String]) -> String {
    names.count <= 6
      ? names.joined(separator: "、")
      : names.prefix(5).joined(separator: "、") + "，还有 \(names.count - 5) 个"
  }

  static func words(_ outlook: RunOutlook) -> String {
    switch outlook.answer {
    case .yes: "学得会：\(reason(outlook.reason))"
    case .no: "学不会：\(reason(outlook.reason))"
    case .unsure: "学不学得会还不确定：\(reason(outlook.reason))"
    }
  }

  private static func reason(_ reason: RunOutlook.Reason) -> String {
    switch reason {
    case .notFinite(let step): "从第 \(step) 步起出现非有限的数。"
    case .falls(let course):
      "损失从 \(figure(course.beginning)) 降到 \(figure(course.last))\(noise(course))。"
    case .fallsToConstant(let course):
      "损失从 \(figure(course.beginning)) 降到 \(figure(course.last)) 就停在那里，输出对每个样本几乎一样。"
    case .fallsInPart(let course):
      "损失从 \(figure(course.beginning)) 降到 \(figure(course.last)) 就停在那里，前面几层几乎得不到误差。"
    case .fallsAtFirst(let course):
      "损失一开始从 \(figure(course.beginning)) 降到 \(figure(course.last))，之后停在那里\(noise(course))。"
    case .creeps(let course):
      "损失只从 \(figure(course.beginning)) 降到 \(figure(course.last))\(noise(course))。"
    case .stays(let course):
      "损失不降（开头 \(figure(course.beginning))，最后 \(figure(course.last))\(noise(course))）。"
    case .rises(let course):
      "损失从 \(figure(course.first)) 升到 \(figure(course.last))\(noise(course))。"
    case .tooFew(let count):
      "目前只有 \(count) 个损失，要有 \(LossCourse.fewest) 个才看得出降没降。"
    case .noLoss:
      "训练记录里没有损失。backward 在单个数上调用，gradlab_watch 才看得到它。"
    }
  }

  private static func noise(_ course: LossCourse) -> String {
    course.noise > 0 ? "；噪声是 \(figure(course.noise, digits: 2))" : ""
  }
}

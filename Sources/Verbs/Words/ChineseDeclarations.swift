import CommandKit

/// Chinese for what help says of the verbs.
enum ChineseDeclarations {
  static let verbs = seeing.merging(measuring) { $1 }.merging(training) { $1 }.merging(session) { $1 }

  // What several verbs take.
  static let network = "网络"
  static let networkOrRun = "网络，或者监视过的训练记录"
  static let on = "数据集"
  static let loss = "损失函数；不写则看网络的输出和标签来定"
  static let seeds = "一个种子，或者几个种子作为变体：seed=1..10"
  static let overwrite = "直接覆盖已有的文件，不再询问"

  /// The verbs that look into a network.
  private static let seeing: [String: DeclaredWords] = [
    "probe": DeclaredWords(
      "把数据往前送一遍、把梯度往回送一遍，显示每一层收到了什么。",
      [
        "网络能靠梯度一步步训练，要每一层都满足三个条件；表里的各列量的就是它们。",
        "→ 样本还分得开吗？size 是一层输出的均方根；spread 是样本在这一层彼此相隔多远，除以 size（它的平方是 1 − 所有样本的共同部分）；nudge 是输入的一个小变化到这里成了多大，除以 size，在输入处为 1；distinct 是按这里的精度还能区分多少个样本。",
        "← 误差传得到吗？signal 是误差信号 δ：每个样本自己的损失对这一层预激活值的梯度，在各单元上取范数，在各样本上取均方根；×/层 是往回经过这一层时它乘上的数。factor 是各隐藏层 ×/层 的几何平均，拆成激活函数的斜率和权重两部分，旁边是平均场理论预测的因子。",
        "这一层动了吗？权重梯度是优化器看到的：误差信号乘以传进来的输入，在样本上取平均。step 是在副本上用 with= 真走一步，权重移动了多少，除以自身的幅度：通常约为 0.001，低于 1e−6 等于没动，高于 0.1 这一层就乱跳。",
        "终端窄的时候，只显示判断提到的列，其余的列只报名称。这些词各有一页：help nudge。",
      ],
      parameters: [
        "net": networkOrRun, "on": on, "with": "量哪个优化器的一步",
        "mode": "train：batchnorm 用这一批自己的统计量，dropout 照常失活；eval：用滑动统计量，全部放行", "loss": loss,
        "seed": seeds, "step": "训练记录专用：显示哪一步的数值；不写则为最后一步",
      ],
      fields: [
        "size": "逐层：输出的均方根", "spread": "逐层：样本彼此还相隔多远，除以输出的幅度",
        "step_spread": "给出序列的层，逐层：各时间步彼此还相隔多远，除以输出的幅度",
        "nudge": "逐层：输入的一个小变化到这里成了多大，除以输出的幅度；在输入处为 1", "distinct": "逐层：按这里的精度还能区分多少个样本",
        "signal": "逐层：误差信号 δ，在各单元上取范数，在各样本上取均方根",
        "factors": "逐层：误差信号与下一个带权重的层的误差信号之比", "factor": "误差信号往回走时隐藏层乘上的数，各隐藏层的几何平均",
        "gradient": "逐层：权重梯度各项的均方根", "ratio": "权重梯度：gradient[1] / gradient[last]",
        "step": "逐层：with= 的一步让权重移动了多少，除以权重的幅度", "slope": "逐层：激活函数斜率 φ′(z) 的均方根",
        "saturated": "逐层：斜率低于最大斜率二十分之一的比例，从 0 到 1", "dead": "逐层：有多少个单元没有一个样本能激活",
        "norm": "所有梯度合在一起的范数", "loss": "这一遍的损失", "theory": "平均场理论的预测：factor 和 forward",
        "forward": "样本之间的差别往前走时，隐藏层乘上的数", "time": "循环层，逐时间步：状态的误差信号",
        "time_size": "循环层，逐时间步：状态的均方根", "time_nudge": "循环层，逐时间步：输入的一个小变化在状态里成了多大",
        "time_back": "bidirectional=true 的层：反着读的那个方向的 time，按读的顺序：[1] 是序列的最后一步",
        "time_size_back": "time_size 的同一个量", "time_nudge_back": "time_nudge 的同一个量",
      ]),
    "spectrum": DeclaredWords(
      "显示网络把输入的各个方向拉伸多少：雅可比矩阵的奇异值。",
      [
        "两个离得很近的样本，相差的是某个方向上的一小步。经过一段层，它变成另一小步，或长或短：奇异值说的就是倍数，每个方向一个；误差信号往回走时，也按同样的倍数拉伸。各奇异值彼此相近、又都接近 1，网络就训得动。如果一个很大而其余都小，不管什么进来，都沿一个方向出去，梯度也一样：平均大小也许没变，内容却几乎丢光了。",
        "在几个样本上取，从输入直到最后一个带权重的层的输入；from= 和 to= 指从哪一层之后开始、到哪一层之后结束，0 是输入：from=1 略去第一层，它把输入的几个方向变成许多个。网络里有 rnn 或 gru 时，从第一个时间步之后的状态取到最后一个，from= 和 to= 指时间步；bidirectional=true 时取正着读的方向。",
        "始终用 float64，256 个方向以内是精确的：J 由反向传播逐行建成，奇异值用雅可比旋转求。再多时，largest 由块幂迭代求，mean_square 和 directions 由乘以 64 个随机向量来估计；median 和 smallest 就没有了。不计 dropout。batchnorm 的统计量取自全部数据（mode=train），或者用滑动统计量（mode=eval），都当作固定的。",
      ],
      formula: "J = ∂h(to)/∂h(from) = Π D W，directions = (Σσ²)² / Σσ⁴",
      parameters: [
        "net": network, "on": on, "samples": "在多少个样本上取，均匀散布在数据里",
        "from": "从哪一层之后开始，0 是输入；有循环层时是时间步", "to": "到哪一层之后结束；有循环层时是时间步",
        "mode": "train：batchnorm 用数据的统计量；eval：用它的滑动统计量", "seed": seeds,
      ],
      fields: [
        "values": "所有样本的所有奇异值，从大到小", "largest": "一个样本上最大的奇异值，取各样本的中位数",
        "median": "一个样本上居中的奇异值，取各样本的中位数", "smallest": "一个样本上最小的奇异值，取各样本的中位数",
        "condition": "一个样本上最大与最小之比，取各样本的中位数；float64 分辨不了的一律写作 1e14",
        "mean_square": "奇异值平方的均值，所有样本一起算",
        "directions": "还剩几个方向在传递内容，即一个样本上的 (Σσ²)² / Σσ⁴，取各样本的中位数",
        "theory": "理论预测的多次抽样的均值：mean_square 和 directions",
      ]),
    "inspect": DeclaredWords(
      "只看 safetensors 文件里的权重本身，不问属于哪个网络。",
      [
        "每个矩阵或卷积都读作“输出 × 输入”，即 [out, in · kernel]；从偏置看出它是反着放的（转置卷积、按 [in, out] 存放的层），就反着读。查表用的（嵌入）只有 size，没有 scale。向量只计数，不显示；有异常就说出来。",
        "scale 是均方根乘以 √fan-in：输入各分量独立时，这一层把信号的大小乘上多少。它若与某种已知的初始权重相符，就报出名称：pytorch 1/√3（nn.Linear 的默认值）、lecun 1、he √2、he (fan-out)、glorot、normal 0.02、orthogonal；有几种相符时取最接近的。",
        "最大奇异值在 128 个方向以内是精确的，再多就由块 Krylov 迭代从下方逼近；directions 在再多时由乘以 8 个随机向量来估计。",
        "几个层的名称只差一个数字时，合成一行，写明从哪里到哪里；all=true 则每个一行。文件是逐个张量读的。",
      ],
      formula: "scale = rms(W) · √fan-in，directions = (Σσ²)² / Σσ⁴",
      parameters: ["file": "文件名，写在引号里", "all": "每个张量一行"],
      fields: [
        "cause": "最异常的是什么；没有异常则为 \"none\"", "size": "每个矩阵的均方根", "scale": "均方根乘以 √fan-in",
        "norm": "每个矩阵的最大奇异值", "directions": "每个矩阵有多少个方向在传递内容，占全部的比例",
        "not_finite": "所有张量里有多少个数不是有限数", "parameters": "一共有多少个数",
      ]),
  ]
}

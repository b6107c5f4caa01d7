import Engine

/// What remedies do, in Chinese.
enum ChineseRemedies: ChineseFigures {
  static func words(_ action: Remedy.Action) -> String {
    switch action {
    case .activation(let name): "隐藏层换成 \(name)，并用它自己的初始化方法"
    case .criticalWeights: "抽取权重时让理论的每层因子等于 1"
    case .orthogonalWeights: "正交权重，方差取让理论的每层因子等于 1 的值"
    case .normalization(let name, let isBehind): "每个激活函数\(isBehind ? "后面" : "前面")加 \(name)"
    case .waysAround: "加旁路：residual(activation -> weights)，各层不变，顺序不变"
    case .smallBranches: "每条残差分支最后的权重除以分支数的平方根"
    case .units(let factor): "每个隐藏层的单元数\(times(Double(factor)))"
    case .forgetBias: "遗忘门一开始敞开，足以保持一个序列那么久"
    case .recurrent(let name): "每个循环层都换成 \(name)"
    case .standardizedInputs: "standardize(data)：每个输入特征的均值为 0，标准差为 1"
    case .optimizer(let name, let rate): "改用 \(name)(\(literal(rate)))"
    case .epsilon(let epsilon): "Adam 取 epsilon=\(literal(epsilon))"
    case .momentum(let momentum): "梯度下降加 momentum=\(literal(momentum))"
    case .layerwiseSteps(let rate, let norm):
      "各层步长一样：sgd(\(literal(rate))), clip=by_layer(\(literal(norm)))"
    case .rate(let factor): "学习率\(times(factor))"
    case .warmup: "前十分之一的步数预热，之后余弦退火"
    case .clip(let norm): "所有梯度一起裁剪到范数 \(figure(norm))"
    }
  }

  /// "改为 4 倍", "降到十分之一"
  private static func times(_ factor: Double) -> String {
    factor == 0.1 ? "降到十分之一" : "改为 \(figure(factor)) 倍"
  }
}

enum ChineseArguments {
  static func words(_ message: ArgumentMessage) -> String {
    switch message {
    case .nesterovWithoutMomentum:
      "nesterov=true 需要动量：sgd(0.1, momentum=0.9, nesterov=true)。"
    case .boundariesMustRise(let boundary): "边界要一个比一个大；\(boundary) 不比前一个大。"
    case .rateMissing(let boundary): "少了从 \(boundary) 开始的学习率。"
    case .activationWithParameters(let layer):
      "\(layer) 接受自己没有参数的激活函数，例如 tanh 或 relu。"
    case .withoutBias(let parameter): "\(parameter) 是偏置，而 bias=false 让这一层没有偏置。"
    case .shareOrWholeNumber(let given):
      "留出部分要么是小于 1 的比例，要么是整数个样本，不能是 \(literal(given))。"
    case .emptySide(let given, let most):
      "留出部分要么是 0 到 1 之间的比例，要么是 1 到 \(most) 个样本；\(literal(given)) 会让一边什么都不剩。"
    }
  }

  static func noun(_ kind: EngineKindMessage) -> String {
    switch kind {
    case .activation: "激活函数"
    case .initializer: "初始化方法"
    case .loss: "损失"
    case .optimizer: "优化器"
    case .schedule: "学习率调度"
    case .clip: "梯度裁剪"
    case .network: "网络"
    case .data: "数据集"
    case .classWeights: "类别权重"
    }
  }
}

/// What a probe's remarks say, in Chinese.
enum ChineseProbe: ChineseFigures {
  static func words(_ remark: ProbeRemark) -> String {
    switch remark {
    case .gradientsUnlikeSignals(let signals, let gradients, let inputs):
      "从最后一层回到第一层，误差信号变化 ×\(figure(signals))，权重梯度变化 ×\(figure(gradients))：权重梯度是误差信号乘以传进这一层的值"
        + (inputs.map { "，而后者的幅度在第一层是 \(figure($0.first))，在最后一层是 \(figure($0.last))" } ?? "") + "。"
    }
  }
}

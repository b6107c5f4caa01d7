/// Whether a network trains, in Chinese.
enum ChineseOutlook: ChineseFigures {
  static func words(_ outlook: Outlook) -> String {
    let training = "用 \(outlook.optimizer) 走 \(outlook.total) 步"
    let verdict =
      switch outlook.answer {
      case .yes: "健康：\(training)，学得会。"
      case .no: "\(training)，学不会。"
      case .unsure: "\(training)，学不学得会还不确定。"
      }
    return "\(verdict)\(reason(outlook))"
  }

  private static func reason(_ outlook: Outlook) -> String {
    let seen = outlook.steps.count
    let looked = seen >= outlook.total ? "在副本上走完这些步" : "在副本上走到第 \(seen) 步"
    let share = share(outlook.explained)
    let loss = figure(outlook.steps.last?.loss ?? .nan)
    let entropy = "只知道各标签出现频率的人得到 \(figure(outlook.entropy))"
    let rest =
      switch outlook.reason {
      case .explains: "\(share)。"
      case .grows(let forecast): "\(share)，正在好转：照这个速度，最后能解释\(forecast >= 1 ? "全部" : part(forecast))。"
      case .still: "\(share)，而且没有起色。"
      case .moves: "\(share)，眼下没有起色，不过各层在动，样本也分得开。"
      case .unsteady: "\(share)，而且忽高忽低。"
      case .settles: "输出对错误的答案很有把握，不过把握在一步步减小。"
      case .isWrong: "输出对错误的答案很有把握，而且没有好转。"
      case .isStuckFarOff: "损失是 \(loss)，\(entropy)，而且输出对每个样本都一样。"
      case .isFarOff: "损失是 \(loss)，\(entropy)。"
      case .gradientsExplode(let ratio):
        "\(share)。第一层的权重梯度是最后一层的 \(figure(ratio)) 倍：步长合适这一层，就不合适那一层。"
      case .explodesThroughTime(let ratio):
        "\(share)，正在好转。但第一个时间步的梯度是最后一个的 \(figure(ratio)) 倍：步长合适这一步，就不合适那一步。"
      case .labelsDoNotVary: "没有可以判断的依据：标签全都一样。"
      case .isNotFinite: "损失或某个梯度变成无穷，或者不再是数。"
      }
    return "\(looked)，\(rest)"
  }

  private static func share(_ share: Double) -> String {
    if share.magnitude < 0.001 { return "输出完全解释不了标签" }
    return share < 0 ? "输出还不如不看样本的回答" : "输出解释了标签的\(part(share))"
  }

  private static func part(_ share: Double) -> String {
    let percent = share * 100
    return " \(percent < 10 ? figure(percent, digits: 2) : figure(percent.rounded())) %"
  }
}

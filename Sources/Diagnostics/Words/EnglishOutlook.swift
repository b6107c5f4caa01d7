/// Whether a network trains, in English.
enum EnglishOutlook: EnglishFigures {
  static func words(_ outlook: Outlook) -> String {
    let training = "with \(outlook.optimizer) in \(counted(outlook.total, "step"))"
    let verdict =
      switch outlook.answer {
      case .yes: "Healthy: \(training) it trains."
      case .no: "Does not train \(training)."
      case .unsure: "Unsure whether it trains \(training)."
      }
    return "\(verdict) \(reason(outlook))"
  }

  private static func reason(_ outlook: Outlook) -> String {
    let seen = outlook.steps.count
    let looked = seen >= outlook.total ? "By the end of them" : "By the \(ordinal(seen)) of them"
    let share = "the outputs explain \(percent(outlook.explained)) of the labels"
    let loss = figure(outlook.steps.last?.loss ?? .nan)
    let entropy = "where someone who knows only how often each label occurs has \(figure(outlook.entropy))"
    let rest =
      switch outlook.reason {
      case .explains: "\(share)."
      case .grows(let forecast):
        "\(share), and that grows: at this pace it is \(forecast >= 1 ? "all" : percent(forecast)) at the end."
      case .still: "\(share), and that does not grow."
      case .moves:
        "\(share), and that does not grow yet, though the layers move and tell the samples apart."
      case .unsteady: "\(share), and that goes up and down."
      case .settles: "the outputs are sure of what is wrong, less from step to step."
      case .isWrong: "the outputs are sure of what is wrong, and that does not get better."
      case .isStuckFarOff:
        "the loss comes to \(loss), \(entropy), and the outputs are the same for every sample."
      case .isFarOff: "the loss comes to \(loss), \(entropy)."
      case .gradientsExplode(let ratio):
        "\(share). The first layer's weight gradient is \(figure(ratio)) times the last one's: steps that fit the "
          + "one do not fit the other."
      case .explodesThroughTime(let ratio):
        "\(share), and that grows. But the gradient at the first time step is \(figure(ratio)) times the last one's: "
          + "steps that fit the one do not fit the other."
      case .labelsDoNotVary: "there is nothing to tell it by: all labels are the same."
      case .isNotFinite: "the loss or a gradient becomes infinite or no number."
      }
    return "\(looked), taken on a copy, \(rest)"
  }

  private static func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (1, let tens) where tens != 11: "\(number)st"
    case (2, let tens) where tens != 12: "\(number)nd"
    case (3, let tens) where tens != 13: "\(number)rd"
    default: "\(number)th"
    }
  }

  private static func percent(_ share: Double) -> String {
    let percent = share * 100
    if percent.magnitude < 0.1 { return "nothing" }
    if percent < 0 { return "less than nothing" }
    return "\(percent < 10 ? figure(percent, digits: 2) : figure(percent.rounded())) %"
  }
}

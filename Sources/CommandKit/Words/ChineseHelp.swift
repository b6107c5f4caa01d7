/// Chinese for what is said where help is asked for.
enum ChineseHelp {
  static func words(_ message: HelpMessage) -> String {
    switch message {
    case .nothing(let subject, let closest):
      "There is no help on \(subject)." + (closest.map { " Closest: \($0)." } ?? "")
    }
  }
}

import Messages

/// What is said of claims, in English.
enum EnglishExpect {
  static func words(_ message: ExpectMessage) -> String {
    switch message {
    case .doesNotHold(let claim, let otherwise):
      let failed = claim.checks.filter { !$0.holds }
      var lines = failed.prefix(6).map { check in
        (check.label.map { "\($0.string): " } ?? "") + "✗ " + check.statement.string
      }
      if failed.count > 6 { lines.append("… and \(failed.count - 6) more") }
      let others = claim.checks.count - failed.count
      if others > 0 { lines.append("It holds for the other \(others).") }
      if let hint = failed.first?.message { lines.append(hint.string) }
      if let otherwise { lines.append(otherwise) }
      return lines.joined(separator: "\n")
    case .cannotBeComputed(let failure, let otherwise):
      return "\(failure.reason.words(in: .english).shortened)\n\(otherwise)"
    case .noComparison(let expression):
      return "A claim compares: \(expression) < …, or == … +- a tolerance."
    case .noRange: return "The claim has no range to search along: write one, as in tower(2..60, sigmoid)."
    case .severalRanges(let count): return "The claim has \(count) ranges; boundary searches along one."
    case .rangeOfTwoNumbersWanted: return "A range of at least two numbers is wanted."
    }
  }
}

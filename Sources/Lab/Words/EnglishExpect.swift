/// Claims that do not hold, in English.
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
    }
  }
}

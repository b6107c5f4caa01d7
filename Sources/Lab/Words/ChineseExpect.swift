import Messages

/// What is said of claims, in Chinese.
enum ChineseExpect {
  static func words(_ message: ExpectMessage) -> String {
    switch message {
    case .doesNotHold(let claim, let otherwise):
      let failed = claim.checks.filter { !$0.holds }
      var lines = failed.prefix(6).map { check in
        (check.label.map { "\($0.string)：" } ?? "") + "✗ " + check.statement.string
      }
      if failed.count > 6 { lines.append("……还有 \(failed.count - 6) 个") }
      let others = claim.checks.count - failed.count
      if others > 0 { lines.append("其余 \(others) 个成立。") }
      if let hint = failed.first?.message { lines.append(hint.string) }
      if let otherwise { lines.append(otherwise) }
      return lines.joined(separator: "\n")
    case .cannotBeComputed(let failure, let otherwise):
      return "\(failure.reason.words(in: .chinese).shortened)\n\(otherwise)"
    case .noComparison(let expression):
      return "论断要作比较：\(expression) < …，或者 == … +- 容差。"
    case .noRange: return "论断里没有可以沿着搜索的区间：写一个，例如 tower(2..60, sigmoid)。"
    case .severalRanges(let count): return "论断里有 \(count) 个区间；boundary 只沿一个搜索。"
    case .rangeOfTwoNumbersWanted: return "这里要一个至少有两个数的区间。"
    }
  }
}

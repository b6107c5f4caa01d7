import CommandKit
import Messages
import Testing

/// What someone typed, where the caret stands, what is said, and the line that is offered.
struct Mistake: Sendable, CustomTestStringConvertible {
  var text: String
  var place: String
  /// The case, and its arguments in brackets.
  var message: String
  var correction: String?

  var testDescription: String { text }
}

/// Two lines a mistake: what was typed, then place | message | offered line. ⏎ stands for a newline.
func mistakes(_ table: String) -> [Mistake] {
  func typed(_ text: some StringProtocol) -> String {
    text.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
  }
  let lines = table.split(separator: "\n")
  return stride(from: 0, to: lines.count, by: 2).map { index in
    let answer = lines[index + 1].dropFirst(4).split(separator: " | ", omittingEmptySubsequences: false)
    return Mistake(
      text: typed(lines[index]), place: typed(answer[0]), message: String(answer[1]),
      correction: answer.count > 2 ? typed(answer[2]) : nil)
  }
}

/// A message as the tables have it: `keyTakesAssign(epochs, 100)`.
func shown(_ message: any Message) -> String {
  let values = message.arguments.map { shown($0.value) }
  return values.isEmpty ? message.code : "\(message.code)(\(values.joined(separator: ", ")))"
}

private func shown(_ value: MessageArgument) -> String {
  switch value {
  case .none: "nil"
  case .flag(let flag): "\(flag)"
  case .number(let number): Literal.number(number)
  case .text(let text): text
  case .list(let values): "[\(values.map(shown).joined(separator: ", "))]"
  case .parts(let fields): "[\(fields.map { shown($0.value) }.joined(separator: ", "))]"
  case .message(_, let code, _): code
  }
}

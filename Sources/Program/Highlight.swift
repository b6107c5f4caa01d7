import CommandKit
import Documents
import LineEditor

extension Lexeme {
  /// The stretch in its colour: verbs, the words of the language, texts, numbers and comments each have theirs.
  func highlight(_ style: TerminalStyle) -> Highlight? {
    let role: ColorRole =
      switch kind {
      case .verb: .verb
      case .builtIn: .builtIn
      case .reserved: .reserved
      case .text: .text
      case .number: .number
      case .comment: .comment
      }
    return style.attributes(role).map { Highlight(span.start..<span.end, $0) }
  }
}

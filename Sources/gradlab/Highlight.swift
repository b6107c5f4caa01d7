import CommandKit
import LineEditor

extension Lexeme {
  /// The stretch in its colour: verbs, the words of the language, texts, numbers and comments each have theirs.
  var highlight: Highlight {
    let color =
      switch kind {
      case .verb: "1;34"
      case .builtIn: "36"
      case .reserved: "35"
      case .text: "32"
      case .number: "33"
      case .comment: "90"
      }
    return Highlight(span.start..<span.end, color)
  }
}

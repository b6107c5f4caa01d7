/// A stretch of the whole text and what would stand there.
struct Edit {
  let span: Span
  let text: String

  static func replace(_ span: Span, _ text: String) -> Edit { Edit(span: span, text: text) }
  static func replace(_ token: Token, _ text: String) -> Edit { replace(token.span, text) }
  static func remove(_ span: Span) -> Edit { replace(span, "") }
  static func insert(_ text: String, at place: Int) -> Edit { replace(Span(place, place), text) }
}

extension Lexer {
  /// A stretch of the text as it reads after the edits in it.
  func text(_ source: Span, after edits: [Edit]) -> String {
    var text = ""
    var place = source.start
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      guard edit.span.start >= place, edit.span.end <= source.end else { continue }
      text += self.text(Span(place, edit.span.start)) + edit.text
      place = edit.span.end
    }
    return text + self.text(Span(place, source.end))
  }
}

/// A stretch of the whole text and what would stand there.
struct Edit {
  var span: Span
  var text: String

  init(_ span: Span, _ text: String) {
    self.span = span
    self.text = text
  }

  init(insert text: String, at place: Int) { self.init(Span(place, place), text) }
}

extension Reader {
  /// A failure at a stretch of the whole text, with the statement as it would read after the edits.
  func fail(_ message: String, at place: Span, edits: [Edit]? = nil, end: Int? = nil) -> Failure {
    let end = max(end ?? endOfStatement(), place.start, lastEnd)
    let source = Span(base, max(base, end))
    let correction = edits.map { edited(source, $0) }
    return Failure(
      message, at: Span(max(0, place.start - base), max(0, min(place.end, max(end, place.start)) - base)),
      in: lexer.text(source), correction: correction, line: line, kind: .syntax)
  }

  /// Where the last token of the statement ends.
  func endOfStatement() -> Int {
    var end = lastEnd
    var token = current
    var scan = lexer
    while !token.endsStatement {
      end = token.span.end
      token = scan.next()
    }
    return end
  }

  private func edited(_ source: Span, _ edits: [Edit]) -> String {
    var text = ""
    var place = source.start
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      guard edit.span.start >= place, edit.span.end <= source.end else { continue }
      text += lexer.text(Span(place, edit.span.start)) + edit.text
      place = edit.span.end
    }
    return text + lexer.text(Span(place, source.end))
  }
}

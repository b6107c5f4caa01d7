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
    let end = max(end ?? endOfStatement(), place.start, end == nil ? lastEnd : 0)
    let source = Span(base, max(base, end))
    let correction = edits.map { edited(source, $0) }
    return Failure(
      message, at: Span(max(0, place.start - base), max(0, min(place.end, max(end, place.start)) - base)),
      in: lexer.text(source), correction: correction, line: line, kind: .syntax)
  }

  /// The same, where the corrected statement is known as a whole.
  func fail(_ message: String, at place: Span, correction: String?) -> Failure {
    var failure = fail(message, at: place)
    failure.correction = correction
    return failure
  }

  /// Where the last token of the statement ends.
  func endOfStatement() -> Int { max(lastEnd, remaining().last?.span.end ?? lastEnd) }

  /// The tokens from the one at hand to the end of the statement.
  func remaining() -> [Token] {
    var tokens: [Token] = []
    var token = current
    var scan = lexer
    while !token.endsStatement {
      tokens.append(token)
      token = scan.next()
    }
    return tokens
  }

  func edited(_ source: Span, _ edits: [Edit]) -> String {
    var text = ""
    var place = source.start
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      guard edit.span.start >= place, edit.span.end <= source.end else { continue }
      text += lexer.text(Span(place, edit.span.start)) + edit.text
      place = edit.span.end
    }
    return text + lexer.text(Span(place, source.end))
  }

  /// A stretch of the statement, as counted in the whole text.
  func absolute(_ span: Span) -> Span { Span(span.start + base, span.end + base) }

  func written(_ expression: Syntax.Expression) -> String { lexer.text(absolute(expression.span)) }

  /// The statement up to the token at hand, without the blanks before that.
  var written: String { lexer.text(Span(base, max(base, lastEnd))) }

  /// The text from the token at hand to the end of the statement.
  var rest: String { lexer.text(Span(current.span.start, max(current.span.start, endOfStatement()))) }

  func written(_ token: Token) -> String { lexer.text(token.span) }

  /// The blanks between the last token and the one at hand.
  var gap: Span { Span(lastEnd, max(lastEnd, current.span.start)) }
}

extension Token {
  /// Whether a value can begin with it.
  var beginsValue: Bool {
    switch kind {
    case .number, .text, .name, .blank: true
    case .symbol(.open), .symbol(.openSquare): true
    case .symbol, .newline, .end, .stray: false
    }
  }

  var isNumber: Bool { if case .number = kind { true } else { false } }
  var isText: Bool { if case .text = kind { true } else { false } }

  var sign: String? { if case .stray(.sign(let sign)) = kind { sign } else { nil } }
}

extension Syntax.Expression {
  var isNumber: Bool { if case .number = kind { true } else { false } }

  var isNameOrField: Bool {
    switch kind {
    case .name, .field: true
    default: false
    }
  }

  var isCall: Bool {
    switch kind {
    case .call, .verb: true
    default: false
    }
  }
}

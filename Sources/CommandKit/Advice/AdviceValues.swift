/// What is wrong inside a value.
extension Reader {
  // MARK: A value is missing

  func explainMissingValue() -> Failure {
    if case .stray = current.kind { return explainStray(after: nil) }
    if current.endsStatement { return explainEarlyEnd() }
    if current.span.start == base { return explainOperatorAtStart() }
    let last = lastSign
    switch current.kind {
    case .name("by"):
      return fail("by belongs to a range, as in 2..60 by 2.", at: current.span)
    case .symbol(.plus) where following.beginsValue:
      return fail("A number has no sign + before it.", at: current.span, edits: [Edit(current.span, "")])
    case .symbol(.assign) where last == "=" || last == "==":
      return fail(
        "Equality is \"==\", and a name is bound with one \"=\".", at: current.span,
        edits: [Edit(Span(lastEnd, current.span.end), last == "=" && current.touches ? "=" : "")])
    case .symbol(.close), .symbol(.closeSquare):
      if let last, last != "(", last != "[" {
        let edits = last == "," ? [Edit(Span(lastEnd - 1, lastEnd), "")] : nil
        return fail("A value is missing after \(last).", at: current.span, edits: edits)
      }
      return explainUnopened()
    case .symbol(.comma):
      return fail("A value is missing before this comma.", at: current.span, edits: [Edit(current.span, "")])
    case .symbol(let symbol):
      return fail(
        "A value is missing\(last.map { " between \($0) and \(symbol.rawValue)" } ?? " before \(symbol.rawValue)").",
        at: current.span, edits: [Edit(Span(lastEnd, current.span.end), "")])
    default:
      return fail("A value is missing here.", at: current.span)
    }
  }

  /// The sign before the token at hand, as typed.
  var lastSign: String? {
    var start = lastEnd
    while start > base, let byte = lexer[start - 1], byte > 0x20, byte < 0x7F, !isNameOrQuote(byte) {
      start -= 1
    }
    let sign = lexer.text(Span(start, lastEnd))
    if sign.hasSuffix(",") { return "," }
    return sign.isEmpty ? nil : sign
  }

  func isNameOrQuote(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F
      || byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D
  }

  /// The text or the line ends where a value should stand.
  func explainEarlyEnd() -> Failure {
    let place = Span(lastEnd, lastEnd)
    guard let opening = opened.last else {
      let sign = lastSign.map { " after \($0)" } ?? ""
      return fail("A value is missing\(sign).", at: place)
    }
    return explainUnclosed(opening)
  }

  /// The bracket that is still open where the statement ends.
  func explainUnclosed(_ opening: Token) -> Failure {
    let closing = opened.reversed().map { $0.is(.openSquare) ? "]" : ")" }.joined()
    let hasComma = lastSign == ","
    return fail(
      "This bracket is not closed.", at: opening.span,
      edits: [Edit(Span(hasComma ? lastEnd - 1 : lastEnd, lastEnd), closing)], end: lastEnd)
  }

  func explainOperatorAtStart() -> Failure {
    let sign = written(current)
    switch current.kind {
    case .symbol(.arrow):
      let previous = statements.last.map { "\($0.text) \(rest)" }
      return fail(
        "A line can't begin with \"->\": end the line before with it.", at: current.span, correction: previous
      )
    case .symbol(.close), .symbol(.closeSquare):
      return explainUnopened()
    case .symbol(.plus):
      return fail("A number has no sign + before it.", at: current.span, edits: [Edit(current.span, "")])
    case .symbol(.dots):
      return fail("A range has a start: 1\(rest).", at: current.span, edits: [Edit(insert: "1", at: base)])
    case .symbol(.dot) where following.name != nil && vocabulary.isReserved("it"):
      return fail(
        "A field follows a value: it\(rest).", at: current.span, edits: [Edit(insert: "it", at: base)])
    case .symbol(.assign):
      return fail("A name stands before \"=\".", at: current.span)
    case .symbol(.greater):
      return fail("A line can't begin with \(sign).", at: current.span, correction: rest(after: current))
    case .name("by"):
      return fail("by belongs to a range, as in 2..60 by 2.", at: current.span)
    default:
      return fail("A line can't begin with \(sign): a value stands before it.", at: current.span)
    }
  }

  func rest(after token: Token) -> String? {
    let next = following
    return next.endsStatement ? nil : lexer.text(Span(next.span.start, endOfStatement()))
  }

  // MARK: Arguments

  func explainTwice(_ key: Syntax.Name) -> Failure { fail("\(key.text) is given twice.", at: current.span) }

  /// A value without a key after one with a key; the correction puts it first.
  func explainOrder(
    _ arguments: [Syntax.Argument], _ operand: Syntax.Operand, _ start: Span, _ closing: Token.Symbol
  ) -> Failure {
    let keyed = arguments.filter { $0.key != nil }
    guard let first = keyed.first else { return fail("Values without a key come first.", at: start) }
    var values = [lexer.text(absolute(operand.span))]
    var keys = keyed.map { lexer.text(absolute($0.span)) }
    var copy = self
    while copy.take(.comma), !copy.current.is(closing) {
      let isKeyed = copy.current.name != nil && copy.following.is(.assign)
      let begin = copy.current.span.start
      if isKeyed {
        copy.advance()
        copy.advance()
      }
      guard (try? copy.operand(for: nil, inBrackets: true)) != nil else { break }
      let text = lexer.text(Span(begin, copy.lastEnd))
      if isKeyed { keys.append(text) } else { values.append(text) }
    }
    let whole = Span(absolute(first.span).start, copy.lastEnd)
    return fail(
      "Values without a key come first.", at: start,
      edits: copy.current.is(closing) ? [Edit(whole, (values + keys).joined(separator: ", "))] : nil)
  }

  // MARK: Signs between values

  func explainTolerance() -> Failure {
    if following.beginsValue && following.touches {
      return fail(
        "A tolerance \"+-\" belongs to \"==\"; in a sum a blank parts the two signs.", at: current.span,
        edits: [Edit(current.span, "+ -")])
    }
    return fail(
      "A tolerance \"+-\" belongs to \"==\", as in it.loss == 0.5 +- 0.01.", at: current.span)
  }

  func explainMixedComparison() -> Failure {
    fail("\"==\" and \"!=\" compare two values; only \"<\" and its kind chain.", at: current.span)
  }

  func explainRange(_ lower: Syntax.Expression, _ upper: Syntax.Expression) -> Failure? {
    guard case .binary(.multiply, let end, let factor) = upper.kind else { return nil }
    var name: String?
    switch factor.kind {
    case .name(let plain): name = plain
    case .call(let callee, _): name = callee.calleeName
    default: break
    }
    guard let name, vocabulary[name]?.role == .constructor else { return nil }
    let start = absolute(lower.span).start
    let range = Span(start, absolute(end.span).end)
    return fail(
      "A range of depths stands in brackets: (\(lexer.text(range))) * \(written(factor)).",
      at: Span(start, absolute(upper.span).end),
      edits: [Edit(insert: "(", at: range.start), Edit(insert: ")", at: range.end)])
  }

  /// `3(4)`: a number with a bracket that touches it.
  func explainMissingSign(after value: Syntax.Expression) -> Failure {
    fail(
      "A sign is missing: \(written(value)) * \(rest).", at: current.span,
      edits: [Edit(insert: " * ", at: lastEnd)])
  }
}

/// Brackets that are not closed, closed by the wrong one, empty, or in the wrong place.
extension Reader {
  func explainUnopened() -> Failure {
    guard let opening = opened.last else {
      return fail(
        "No bracket is open that this one closes.", at: current.span, edits: [Edit(current.span, "")])
    }
    let right = opening.is(.openSquare) ? "]" : ")"
    return fail(
      "\"\(written(opening))\" is closed by \"\(right)\".", at: current.span,
      edits: [Edit(current.span, right)])
  }

  /// Inside a bracket, after a value, stands neither a comma nor the end of the bracket.
  func explainInBrackets(_ opening: Token, after arguments: [Syntax.Argument]) -> Failure {
    let isGroup = !opening.is(.openSquare) && arguments.isEmpty && !isCall(opening)
    let previous = arguments.last?.operand.value
    if current.endsStatement || beginsStatement { return explainUnclosed(opening) }
    switch current.kind {
    case .symbol(.close), .symbol(.closeSquare):
      return explainUnopened()
    case .symbol(.comma) where isGroup:
      return explainGroupComma(opening)
    case .symbol(.assign):
      return fail("Equality is \"==\"; a key is a name.", at: current.span, edits: [Edit(current.span, "==")])
    case .stray(.sign(":")) where previous?.calleeName != nil && following.beginsValue:
      return fail(
        "A key takes \"=\".", at: current.span, edits: [Edit(Span(lastEnd, following.span.start), "=")])
    case .stray(.sign(";")):
      return fail("Values are separated by commas.", at: current.span, edits: [Edit(current.span, ",")])
    case .stray:
      return explainStray(after: previous)
    case .name("by"), .name("and"), .name("or"), .name("for"), .name("if"), .name("else"), .name("to"):
      return explainStop(after: previous)
    default: break
    }
    guard current.beginsValue else { return explainStop(after: previous) }
    if current.touches, lexer[lastEnd - 1].map(isDigit) ?? false {
      return explainSideBySide(after: Syntax.Expression(.number(0), relative(lastEnd - 1, lastEnd)))
    }
    if isFieldLike(current), let previous { return explainSideBySide(after: previous) }
    if isGroup {
      let endsInNumber = lexer[lastEnd - 1].map(isDigit) ?? false
      return fail(
        "A sign is missing between two values.", at: current.span,
        edits: endsInNumber ? [Edit(gap, " * ")] : nil)
    }
    if current.is(.open), previous?.isNameOrField == true, let previous {
      return explainLooseBracket(after: written(previous), verb: nil)
    }
    let corrected = "\(lexer.text(Span(lastEnd - lastLength, lastEnd))), \(written(current))"
    return fail("A comma is missing: \(corrected).", at: current.span, edits: [Edit(gap, ", ")])
  }

  func isDigit(_ byte: UInt8) -> Bool { 0x30 <= byte && byte <= 0x39 }

  /// How long the word or number before the token at hand is.
  var lastLength: Int {
    var start = lastEnd
    while start > base, let byte = lexer[start - 1],
      byte >= 0x80 || byte == 0x5F || byte == 0x2E || isDigit(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    {
      start -= 1
    }
    return max(start == lastEnd ? 1 : lastEnd - start, 0)
  }

  func isCall(_ opening: Token) -> Bool { opening.touches && opening.span.start > base }

  /// Whether the token at hand begins a line that reads as a statement of its own.
  var beginsStatement: Bool {
    guard current.beginsLine, let name = current.name else { return false }
    let next = following
    if let declaration = vocabulary[name], declaration.role == .verb {
      return !(next.is(.open) && next.touches)
    }
    return next.is(.assign) && opened.last?.is(.openSquare) == true
  }

  /// `(20, relu)`: a list in round brackets, or brackets that a blank parts from their name.
  func explainGroupComma(_ opening: Token) -> Failure {
    var end = opening.span.start
    while end > base, lexer[end - 1] == 0x20 || lexer[end - 1] == 0x09 { end -= 1 }
    var start = end
    while start > base, let byte = lexer[start - 1],
      byte >= 0x80 || byte == 0x5F || byte != 0x20 && isNameOrQuote(byte)
    {
      start -= 1
    }
    let name = lexer.text(Span(start, end))
    let tokens = remaining()
    if end < opening.span.start, !name.isEmpty, let first = name.unicodeScalars.first,
      first.properties.isAlphabetic
    {
      return fail(
        "A bracket touches what it follows: \(name)(…).", at: opening.span,
        edits: [Edit(Span(end, opening.span.start), "")])
    }
    var depth = 1
    for token in tokens {
      if token.is(.open) || token.is(.openSquare) { depth += 1 }
      if token.is(.close) || token.is(.closeSquare) { depth -= 1 }
      if depth == 0 {
        return fail(
          "A list stands in square brackets.", at: opening.span,
          edits: [Edit(opening.span, "["), Edit(token.span, "]")])
      }
    }
    return fail("A list stands in square brackets.", at: opening.span)
  }

  func explainEmptyPlace() -> Failure {
    fail("A value is missing before this comma.", at: current.span, edits: [Edit(current.span, "")])
  }

  func explainEmptyPick() -> Failure {
    fail("Square brackets pick: say which, as in [1] or [relu].", at: current.span)
  }

  func explainEmptyBrackets(_ opening: Token) -> Failure {
    fail("These brackets are empty.", at: Span(opening.span.start, current.span.end))
  }

  func explainEmptyList(_ opening: Token) -> Failure {
    fail("A list has at least one value.", at: Span(opening.span.start, current.span.end))
  }

  func explainPick(_ value: Syntax.Expression) -> Failure? {
    guard let name = value.calleeName, let declaration = vocabulary[name] else { return nil }
    let tokens = remaining()
    var depth = 0
    for token in tokens {
      if token.is(.open) || token.is(.openSquare) { depth += 1 }
      if token.is(.close) || token.is(.closeSquare) { depth -= 1 }
      if depth == 0 {
        let inner = lexer.text(Span(current.span.end, token.span.start))
        return fail(
          "Round brackets give arguments, square brackets pick: \(declaration.name)(\(inner)).",
          at: current.span,
          edits: [Edit(current.span, "("), Edit(token.span, ")")])
      }
    }
    return fail("Round brackets give arguments, square brackets pick.", at: current.span)
  }

  func explainField() -> Failure {
    if current.isNumber {
      return fail(
        "A field is a name; square brackets pick: [\(written(current))].", at: current.span,
        edits: [Edit(Span(lastEnd - 1, current.span.end), "[\(written(current))]")])
    }
    return fail(
      "A field's name follows a dot.", at: current.endsStatement ? Span(lastEnd - 1, lastEnd) : current.span)
  }

  func explainParameter(_ family: Syntax.Name, _ parameters: [Syntax.Parameter]) -> Failure {
    if parameters.isEmpty, current.is(.close) {
      let rest = lexer.text(Span(following.span.start, endOfStatement()))
      return fail(
        "A family has a parameter; without one it is a name: \(family.text) \(rest).", at: current.span,
        edits: [Edit(Span(family.span.end + base, current.span.end), "")])
    }
    if current.sign == ":" || current.sign == ";" {
      return fail("A family's parameters are names, separated by commas.", at: current.span)
    }
    if current.name != nil, !parameters.isEmpty {
      return fail("A comma is missing.", at: current.span, edits: [Edit(gap, ", ")])
    }
    return fail("A family's parameters are names.", at: current.span)
  }
}

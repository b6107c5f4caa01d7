/// What is wrong where a value is complete and the next token can't go on, whatever the place.
extension Reader {
  func explainStop(after previous: Syntax.Expression?) -> Failure {
    switch current.kind {
    case .stray: return explainStray(after: previous)
    case .symbol(.close), .symbol(.closeSquare):
      return fail(
        "No bracket is open that this one closes.", at: current.span, edits: [Edit(current.span, "")])
    case .symbol(.dots):
      return fail("A range has two ends; its step follows by, as in 2..60 by 2.", at: current.span)
    case .name(let name):
      if let failure = explainConnective(name, after: previous) { return failure }
    default: break
    }
    guard current.beginsValue else {
      return fail("\(written(current)) can't stand here.", at: current.span)
    }
    return explainSideBySide(after: previous)
  }

  // MARK: Two values side by side

  func explainSideBySide(after previous: Syntax.Expression?) -> Failure {
    let endsInNumber = previous?.lastAtom.isNumber ?? false
    if endsInNumber, let failure = explainAfterNumber() { return failure }
    guard let previous else { return fail("\(written(current)) can't stand here.", at: current.span) }
    let last = previous.lastAtom
    if last.calleeName == "not" {
      return fail(
        "There is no not: a claim is turned round, as in a >= b for not a < b.", at: absolute(last.span))
    }
    if last.calleeName == "lambda" {
      return fail("A family is written with =, as in tower(depth) = value.", at: absolute(last.span))
    }
    if case .text = last.kind, let failure = explainInnerQuote(last) { return failure }
    if isFieldLike(current) {
      let place = written(current).dropFirst()
      return fail(
        "A field is a name; square brackets pick: \(written(last))[\(place)].", at: current.span,
        edits: [Edit(current.span, "[\(place)]")])
    }
    if last.isNameOrField, current.is(.open) || current.isNumber {
      return explainLooseBracket(after: written(last), verb: nil)
    }
    if last.isCall, isConstructor(last), current.name.map({ vocabulary[$0]?.role == .constructor }) ?? false {
      return fail(
        "An arrow is missing between two layers.", at: current.span, edits: [Edit(gap, " -> ")])
    }
    if case .name(let prefix) = last.kind, current.isText, current.touches {
      return fail(
        "A text has nothing before its quotes.", at: absolute(last.span),
        edits: [Edit(absolute(last.span), "")].filter { _ in prefix.count <= 2 })
    }
    return fail(
      "Two values stand side by side: a sign is missing between them, or the line ends before the second.",
      at: current.span)
  }

  func isConstructor(_ value: Syntax.Expression) -> Bool {
    if case .call(let callee, _) = value.kind, let name = callee.calleeName {
      return vocabulary[name]?.role == .constructor
    }
    return false
  }

  private static let units: [String: Int] = ["k": 1000, "K": 1000, "M": 1_000_000]

  /// The token before is a number, and a value follows it.
  func explainAfterNumber() -> Failure? {
    let digits = lastDigits
    let number = lexer.text(digits)
    switch current.kind {
    case .number where current.touches && written(current).hasPrefix("."):
      return fail("A number has one dot.", at: current.span)
    case .number where written(current).utf8.count == 3 && !number.contains("."):
      return fail(
        "A number has no blanks in it: \(number)_\(written(current)).",
        at: Span(digits.start, current.span.end),
        edits: [Edit(gap, "_")])
    case .number:
      return fail("Two numbers stand side by side: a sign or a comma is missing.", at: current.span)
    case .name(let name) where current.touches:
      if let factor = Self.units[name], let value = Double(number) {
        let whole = Literal.number(value * Double(factor))
        return fail(
          "A number is written out: \(whole).", at: Span(digits.start, current.span.end),
          edits: [Edit(Span(digits.start, current.span.end), whole)])
      }
      if name == "x", following.beginsValue {
        return fail(
          "Times is \"*\": \(number) * \(thing(from: following)).", at: current.span,
          edits: [Edit(Span(current.span.start, following.span.start), " * ")])
      }
      return fail(
        "A sign is missing, or a name begins with a digit: \(number) * \(rest).", at: current.span,
        edits: [Edit(insert: " * ", at: lastEnd)])
    case .name("x") where following.beginsValue:
      return fail("Times is \"*\".", at: current.span, edits: [Edit(current.span, "*")])
    default:
      return fail("A sign is missing: \(number) * \(rest).", at: current.span, edits: [Edit(gap, " * ")])
    }
  }

  var lastDigits: Span {
    var start = lastEnd
    while start > base, let byte = lexer[start - 1],
      (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x5F
    {
      if byte == 0x2E, start - 2 >= base, lexer[start - 2] == 0x2E { break }
      start -= 1
    }
    return Span(start, lastEnd)
  }

  // MARK: Words of other languages between values

  func explainConnective(_ name: String, after previous: Syntax.Expression?) -> Failure? {
    switch name {
    case "and", "or": return explainAndOr(after: previous)
    case "to", "until", "upto":
      return fail(
        "A range is written with two dots.", at: current.span,
        edits: [Edit(Span(lastEnd, following.span.start), "..")])
    case "step":
      return fail(
        "A range's step follows by, as in 2..60 by 2.", at: current.span, edits: [Edit(current.span, "by")])
    case "by":
      return fail("by belongs to a range, as in 2..60 by 2.", at: current.span)
    case "is", "equals", "eq":
      return fail("Equality is \"==\".", at: current.span, edits: [Edit(current.span, "==")])
    case "mod", "div", "xor", "in", "not":
      return fail("There is no \(name) between values.", at: current.span)
    case "for":
      return fail("There are no loops. A range or a list stands for all its values.", at: current.span)
    case "if", "else", "then", "where", "unless":
      return fail("There is no \(name): one statement computes one thing.", at: current.span)
    case "between": return explainBetween(after: previous)
    case "times":
      return fail("Times is \"*\".", at: current.span, edits: [Edit(current.span, "*")])
    case "plusminus", "pm":
      return fail("A tolerance is written \"+-\".", at: current.span, edits: [Edit(current.span, "+-")])
    default: return nil
    }
  }

  /// `x between 0 and 1`
  func explainBetween(after previous: Syntax.Expression?) -> Failure {
    let tokens = remaining()
    guard let previous, let middle = tokens.firstIndex(where: { $0.name == "and" }), middle > 1,
      middle + 1 < tokens.count
    else { return fail("Between is a chain, as in 0 < x < 1.", at: current.span) }
    let low = lexer.text(Span(tokens[1].span.start, tokens[middle - 1].span.end))
    let high = lexer.text(Span(tokens[middle + 1].span.start, endOfStatement()))
    let chain = "\(low) <= \(written(previous)) <= \(high)"
    return fail(
      "Between is a chain: \(chain).", at: current.span,
      edits: [Edit(Span(absolute(previous.span).start, endOfStatement()), chain)])
  }

  /// `'it's'`
  func explainInnerQuote(_ text: Syntax.Expression) -> Failure? {
    let whole = Span(absolute(text.span).start, endOfStatement())
    let typed = lexer.text(whole)
    guard current.touches, let quote = typed.first, typed.count > 1, typed.last == quote else { return nil }
    let inner = String(typed.dropFirst().dropLast())
    let other = quote == "'" ? "\"" : "'"
    guard inner.contains(quote), !inner.contains(other) else { return nil }
    return fail(
      "A text with \(quote) in it stands in \(other)…\(other).", at: whole,
      edits: [Edit(whole, other + inner + other)])
  }

  /// `a > 1 and b < 2`, with the token at hand between the two.
  func explainAndOr(after previous: Syntax.Expression?) -> Failure {
    let message = "No and, no or: one claim a line"
    guard let previous, case .comparison(let left, let signs, nil) = previous.kind, left.count == 2 else {
      return fail("\(message).", at: current.span)
    }
    var copy = self
    copy.advance()
    let begin = copy.current.span.start
    let isOr = ["or", "||", "|"].contains(written(current))
    guard let right = try? copy.value().expression,
      case .comparison(let others, let otherSigns, nil) = right.kind,
      others.count == 2
    else { return fail("\(message).", at: current.span) }
    if !isOr, let chain = chained(left, signs[0], others, otherSigns[0]) {
      return fail(
        "\(message), or a chain: \(chain).", at: current.span,
        edits: [Edit(Span(absolute(previous.span).start, copy.lastEnd), chain)])
    }
    if isOr { return fail("\(message).", at: current.span) }
    let verb = command.map { "\($0.name) " } ?? ""
    return fail(
      "\(message).", at: current.span, edits: [Edit(Span(lastEnd, begin), "\n\(verb)")])
  }

  /// `1 < a` and `a < 2` as `1 < a < 2`.
  func chained(
    _ left: [Syntax.Expression], _ sign: Syntax.Comparison, _ right: [Syntax.Expression],
    _ other: Syntax.Comparison
  ) -> String? {
    func ascending(
      _ pair: [Syntax.Expression], _ sign: Syntax.Comparison
    ) -> (low: String, sign: String, high: String)? {
      switch sign {
      case .less, .lessOrEqual: (written(pair[0]), sign.rawValue, written(pair[1]))
      case .greater: (written(pair[1]), "<", written(pair[0]))
      case .greaterOrEqual: (written(pair[1]), "<=", written(pair[0]))
      case .equal, .unequal: nil
      }
    }
    guard let first = ascending(left, sign), let second = ascending(right, other) else { return nil }
    if first.high == second.low {
      return "\(first.low) \(first.sign) \(first.high) \(second.sign) \(second.high)"
    }
    if second.high == first.low {
      return "\(second.low) \(second.sign) \(second.high) \(first.sign) \(first.high)"
    }
    return nil
  }
}

extension Syntax.Expression {
  /// What is written last: the number of `2 * 3`, the call of `2 * dense(64)`.
  var lastAtom: Syntax.Expression {
    switch kind {
    case .range, .chain, .negate, .binary, .comparison:
      guard let last = children.last, last.span.end == span.end else { return self }
      return last.lastAtom
    default: return self
    }
  }
}

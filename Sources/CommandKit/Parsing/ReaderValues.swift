/// An expression with the depth of its tree.
struct Parsed {
  var expression: Syntax.Expression
  var depth: Int
}

extension Reader {
  private func node(_ kind: Syntax.Expression.Kind, from start: Int, depth: Int) throws(Failure) -> Parsed {
    guard depth <= 2 * Self.deepest else { throw tooDeep(at: current.span) }
    return Parsed(expression: Syntax.Expression(kind, spanSince(start)), depth: depth)
  }

  mutating func value() throws(Failure) -> Parsed {
    let start = current.span.start
    let first = try chain()
    guard case .symbol(let symbol) = current.kind else { return first }
    if symbol == .tolerance { throw failure(.tolerance) }
    guard let comparison = symbol.comparison else { return first }
    var operands = [first.expression]
    var comparisons = [comparison]
    var depth = first.depth
    var tolerance: Parsed?
    let isEquality = comparison == .equal || comparison == .unequal
    advance()
    repeat {
      let operand = try chain()
      operands.append(operand.expression)
      depth = max(depth, operand.depth)
      guard case .symbol(let symbol) = current.kind else { break }
      if symbol == .tolerance {
        guard isEquality else { throw failure(.tolerance) }
        advance()
        tolerance = try chain()
        depth = max(depth, tolerance?.depth ?? 0)
        if case .symbol(let symbol) = current.kind, symbol.comparison != nil {
          throw mixedComparison
        }
        break
      }
      guard let comparison = symbol.comparison else { break }
      guard !isEquality, comparison != .equal, comparison != .unequal else { throw mixedComparison }
      comparisons.append(comparison)
      advance()
    } while true
    return try node(
      .comparison(operands, comparisons, tolerance: tolerance?.expression), from: start, depth: depth + 1)
  }

  private mutating func chain() throws(Failure) -> Parsed {
    let start = current.span.start
    let first = try range()
    guard current.is(.arrow) else { return first }
    var parts = [first.expression]
    var depth = first.depth
    while take(.arrow) {
      wanted = .link
      let part = try range()
      parts.append(part.expression)
      depth = max(depth, part.depth)
    }
    return try node(.chain(parts), from: start, depth: depth + 1)
  }

  private mutating func range() throws(Failure) -> Parsed {
    let start = current.span.start
    let lower = try sum()
    guard take(.dots) else { return lower }
    let upper = try sum()
    var depth = max(lower.depth, upper.depth)
    var step: Syntax.Step?
    if current.name == "by" {
      advance()
      let isFactor = take(.times)
      let size = try sum()
      step = Syntax.Step(isFactor: isFactor, size.expression)
      depth = max(depth, size.depth)
    }
    let range = try node(
      .range(lower.expression, upper.expression, step: step), from: start, depth: depth + 1)
    if !isUnfinished, case .binary(.multiply, _, _) = upper.expression.kind,
      let failure = mistake(.range, after: range.expression)
    {
      throw failure
    }
    return range
  }

  private mutating func sum() throws(Failure) -> Parsed {
    let start = current.span.start
    var left = try product()
    while true {
      let sign: Syntax.Operator
      switch current.kind {
      case .symbol(.plus): sign = .add
      case .symbol(.minus): sign = .subtract
      default: return left
      }
      advance()
      let right = try product()
      left = try node(
        .binary(sign, left.expression, right.expression), from: start, depth: max(left.depth, right.depth) + 1
      )
    }
  }

  private mutating func product() throws(Failure) -> Parsed {
    let start = current.span.start
    var left = try unary()
    while true {
      let sign: Syntax.Operator
      switch current.kind {
      case .symbol(.times): sign = .multiply
      case .symbol(.over): sign = .divide
      default: return left
      }
      advance()
      let right = try unary()
      left = try node(
        .binary(sign, left.expression, right.expression), from: start, depth: max(left.depth, right.depth) + 1
      )
    }
  }

  private mutating func unary() throws(Failure) -> Parsed {
    let start = current.span.start
    guard current.is(.minus) else { return try power() }
    advance()
    nesting += 1
    guard nesting <= Self.deepest else { throw tooDeep(at: current.span) }
    let operand = try unary()
    nesting -= 1
    return try node(.negate(operand.expression), from: start, depth: operand.depth + 1)
  }

  private mutating func power() throws(Failure) -> Parsed {
    let start = current.span.start
    let base = try postfix()
    guard take(.power) else { return base }
    nesting += 1
    guard nesting <= Self.deepest else { throw tooDeep(at: current.span) }
    let exponent = try unary()
    nesting -= 1
    return try node(
      .binary(.power, base.expression, exponent.expression), from: start,
      depth: max(base.depth, exponent.depth) + 1)
  }

  private mutating func postfix() throws(Failure) -> Parsed {
    let start = current.span.start
    var value = try atom()
    while true {
      switch current.kind {
      case .symbol(.open) where current.touches:
        if case .number = value.expression.kind { throw failure(.value, after: value.expression) }
        let declaration = value.expression.calleeName.flatMap { vocabulary[$0] }
        let (arguments, depth) = try self.arguments(of: declaration, callee: value.expression)
        value = try node(
          .call(value.expression, arguments), from: start, depth: max(value.depth, depth) + 1)
      case .symbol(.openSquare) where current.touches:
        if vocabulary[value.expression.calleeName ?? ""] != nil,
          let failure = mistake(.pick, after: value.expression)
        {
          throw failure
        }
        let (arguments, depth) = try self.arguments(of: nil, callee: value.expression)
        value = try node(
          .pick(value.expression, arguments), from: start, depth: max(value.depth, depth) + 1)
      case .symbol(.dot):
        advance()
        note(.field(of: value.expression))
        guard let field = current.name else { throw failure(.field) }
        let name = Syntax.Name(field, relative(current.span))
        advance()
        value = try node(.field(value.expression, name), from: start, depth: value.depth + 1)
      default:
        return value
      }
    }
  }

  /// The arguments in the bracket at hand, and how deep the deepest is.
  mutating func arguments(
    of declaration: Declaration?, callee: Syntax.Expression?
  ) throws(Failure) -> ([Syntax.Argument], Int) {
    let opening = current
    let closing: Token.Symbol = opening.is(.openSquare) ? .closeSquare : .close
    try open()
    var arguments: [Syntax.Argument] = []
    var keys: Set<String> = []
    var depth = 0
    var positional = 0
    while !current.is(closing) {
      if let name = current.name, following.is(.assign) {
        let key = Syntax.Name(name, relative(current.span))
        guard keys.insert(name).inserted else { throw givenTwice(key) }
        advance()
        advance()
        let parameter = declaration?.parameters.first { $0.name == name }
        if closing == .closeSquare, let callee {
          wanted = .pick(from: callee, axis: name)
        } else {
          want(parameter, of: declaration)
        }
        let operand = try self.operand(for: parameter, inBrackets: true)
        depth = max(depth, operand.depth)
        arguments.append(Syntax.Argument(key: key, operand.operand))
      } else {
        let parameter = declaration.flatMap { $0.parameter(at: positional) }
        if closing == .closeSquare, let callee {
          wanted = .pick(from: callee, axis: nil)
        } else if let declaration, !keys.isEmpty {
          wanted = .keys(declaration.keys(besides: keys, after: positional))
        } else {
          want(parameter, of: declaration, or: declaration?.keys(besides: [], after: positional))
        }
        let operand = try self.operand(for: parameter, inBrackets: true)
        depth = max(depth, operand.depth)
        positional += 1
        arguments.append(Syntax.Argument(operand.operand))
        guard keys.isEmpty || isUnfinished else { throw failure(.order, arguments: arguments) }
      }
      if current.is(.comma) {
        if let failure = splitNumber(after: arguments.last?.operand.value) { throw failure }
        advance()
        if current.is(.comma) { throw failure(.value) }
      } else if !current.is(closing) {
        throw failure(.brackets, after: arguments.last?.operand.value, arguments: arguments, in: opening)
      }
    }
    if closing == .closeSquare && arguments.isEmpty { throw fail(SyntaxMessage.emptyPick, at: current.span) }
    close()
    return (arguments, depth)
  }

  mutating func operand(
    for parameter: Parameter?, inBrackets: Bool
  ) throws(Failure) -> (operand: Syntax.Operand, depth: Int) {
    if let parameter, parameter.isWord, let word = takeWord(inBrackets: inBrackets) { return (word, 1) }
    if parameter?.takesOnlyText == true, !current.isText, let failure = mistake(.text) { throw failure }
    // An axis may be named after a key that is also a verb: `over=seed`.
    if parameter?.takes(.axis) == true, let name = current.name, !following.is(.open) {
      let span = relative(current.span)
      advance()
      return (.value(Syntax.Expression(.name(name), span)), 1)
    }
    let value = try self.value()
    return (.value(value.expression), value.depth)
  }

  /// The characters up to the next blank, in brackets also up to a comma or the end of the bracket; a text in
  /// quotes is the word inside them.
  mutating func takeWord(inBrackets: Bool) -> Syntax.Operand? {
    if current.endsStatement { return nil }
    if case .text(let text) = current.kind {
      let span = relative(current.span)
      advance()
      return .word(text, span)
    }
    let start = current.span.start
    var end = start
    while let character = lexer.character(at: end), !character.isBlank, !character.isNewline {
      if inBrackets, character.is(",") || character.is(")") || character.is("]") { break }
      end += character.length
    }
    guard end > start else { return nil }
    let span = Span(start, end)
    note(wanted)
    if end == lexer.count { note(wanted, for: span) }
    wanted = .anyValue
    lastOpensPlace = false
    lexer = beforeCurrent
    lexer.move(to: end)
    lastEnd = end
    beforeCurrent = lexer
    current = lexer.next()
    return .word(lexer.text(span), relative(span))
  }

  private mutating func atom() throws(Failure) -> Parsed {
    let start = current.span.start
    note(wanted)
    switch current.kind {
    case .number(let number):
      advance()
      return try node(.number(number), from: start, depth: 1)
    case .text(let text):
      advance()
      return try node(.text(text), from: start, depth: 1)
    case .blank:
      advance()
      return try node(.blank, from: start, depth: 1)
    case .name(let name):
      return try nameOrVerb(name)
    case .symbol(.open):
      let opening = current
      let wantedInside = wanted.inside
      try open()
      wanted = wantedInside
      if current.is(.close) {
        throw fail(SyntaxMessage.emptyBrackets, at: opening.span.union(current.span))
      }
      let inner = try value()
      guard current.is(.close) else { throw failure(.group, after: inner.expression, in: opening) }
      close()
      var expression = inner.expression
      expression.span = spanSince(start)
      return Parsed(expression: expression, depth: inner.depth)
    case .symbol(.openSquare):
      return try list()
    default:
      throw failure(.value)
    }
  }

  private mutating func nameOrVerb(_ name: String) throws(Failure) -> Parsed {
    let start = current.span.start
    if name == "by" { throw failure(.value) }
    guard let declaration = vocabulary[name], declaration.role == .verb else {
      advance()
      return try node(.name(name), from: start, depth: 1)
    }
    let next = following
    guard next.is(.open), next.touches else { throw failure(.innerVerb) }
    let verb = relative(current.span)
    advance()
    let (arguments, depth) = try self.arguments(of: declaration, callee: nil)
    return try node(
      .verb(Syntax.Command(declaration, at: verb, arguments, isBracketed: true, spanSince(start))),
      from: start, depth: depth + 1)
  }

  private mutating func list() throws(Failure) -> Parsed {
    let start = current.span.start
    let opening = current
    let wantedElement = wanted.inside
    try open()
    var elements: [Syntax.Expression] = []
    var depth = 0
    while !current.is(.closeSquare) {
      if current.is(.comma) { throw failure(.value) }
      wanted = wantedElement
      let element = try value()
      elements.append(element.expression)
      depth = max(depth, element.depth)
      if let failure = splitNumber(after: element.expression) { throw failure }
      if !take(.comma) {
        guard current.is(.closeSquare) else {
          throw failure(.brackets, after: element.expression, in: opening)
        }
      }
    }
    guard !elements.isEmpty else {
      throw fail(SyntaxMessage.emptyList, at: opening.span.union(current.span))
    }
    close()
    return try node(.list(elements), from: start, depth: depth + 1)
  }
}

extension Reader {
  private var mixedComparison: Failure { fail(SyntaxMessage.mixedComparison, at: current.span) }

  func givenTwice(_ key: Syntax.Name) -> Failure {
    fail(SyntaxMessage.givenTwice(key: key.text), at: absolute(key.span))
  }

  /// `adam(0,01)`: two values for the grammar, of which the second would begin with a 0 that says nothing.
  private func splitNumber(after value: Syntax.Expression?) -> Failure? {
    guard current.is(.comma), current.touches, let value, value.lastAtom.isWholeNumber,
      let zero = lexer[current.span.end],
      let digit = lexer[current.span.end + 1], zero == ascii("0"), digit.isDigit
    else { return nil }
    return mistake(.comma, after: value)
  }
}

extension Syntax.Expression {
  fileprivate var isWholeNumber: Bool {
    if case .number(let number) = kind { number == number.rounded() } else { false }
  }

  var calleeName: String? {
    if case .name(let name) = kind { name } else { nil }
  }
}

extension Declaration {
  /// The parameter that takes the value at a place without a key.
  public func parameter(at place: Int) -> Parameter? {
    if let variadic = parameters.firstIndex(where: \.isVariadic), place >= variadic {
      return parameters[variadic]
    }
    return place < parameters.count ? parameters[place] : nil
  }
}

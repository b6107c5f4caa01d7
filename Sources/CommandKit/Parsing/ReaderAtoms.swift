/// What operators stand between: numbers, texts, names, lists, what is in brackets, and what follows each.
extension Reader {
  mutating func postfix() throws(Failure) -> Parsed {
    let start = current.span.start
    var value = try atom()
    while true {
      switch current.kind {
      case .symbol(.open) where current.touches:
        if case .number = value.expression.kind { throw failure(.value, after: value.expression) }
        let declaration = value.expression.calleeName.flatMap { vocabulary.called($0) }
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

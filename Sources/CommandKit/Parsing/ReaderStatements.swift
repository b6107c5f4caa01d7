/// Statements: what is bound, commands, values that are shown.
extension Reader {
  mutating func nextStatement() throws(Failure) -> Syntax.Statement? {
    // Behind a statement that is whole no other begins.
    var isStart = lastEnd == 0
    while current.kind == .newline {
      advance()
      isStart = true
    }
    if isStart { note(.statement) }
    guard current.kind != .end else { return nil }
    opened = []
    nesting = 0
    command = nil
    familyParameters = []
    dropPrompt()
    note(.statement)
    try begin()
    let prefix = try prefix()
    let kind = try statementKind()
    guard current.endsStatement else { throw unfinished(kind) }
    let span = Span(base, lastEnd)
    return Syntax.Statement(kind, prefix: prefix, text: lexer.text(span), span: span, line: line)
  }

  /// A verb that takes the statement behind it.
  private mutating func prefix() throws(Failure) -> Syntax.Statement.Prefix? {
    guard let verb = prefixVerb, !following.is(.assign) else { return nil }
    let name = Syntax.Name(verb.name, relative(current.span))
    advance()
    note(.statement)
    guard !current.endsStatement else {
      throw fail(SyntaxMessage.missingStatement(verb: verb.name), at: Span(lastEnd, lastEnd))
    }
    if prefixVerb != nil {
      throw fail(
        SyntaxMessage.prefixTwice(verb: verb.name), at: current.span,
        [.remove(Span(current.span.start, following.span.start))])
    }
    return Syntax.Statement.Prefix(verb: name, declaration: verb)
  }

  private var prefixVerb: Declaration? {
    current.name.flatMap { vocabulary[$0] }.flatMap { $0.subject?.takes(.statement) == true ? $0 : nil }
  }

  mutating func onlyExpression() throws(Failure) -> Syntax.Expression {
    while current.kind == .newline { advance() }
    base = 0
    let start = current.span.start
    base = start
    let value = try self.value()
    while current.kind == .newline { advance() }
    guard current.kind == .end else { throw failure(.shown, after: value.expression) }
    base = 0
    return value.expression.shifted(by: start)
  }

  private mutating func begin() throws(Failure) {
    base = current.span.start
    line += lexer.newlines(in: Span(countedTo, base))
    countedTo = base
    guard lexer.count - base > Self.longest else { return }
    var scan = lexer
    var token = current
    while !token.endsStatement {
      guard token.span.end - base <= Self.longest else {
        // Of what is too long to be read no more is looked at than that.
        throw fail(
          SyntaxMessage.tooLong(limit: Self.longest), at: Span(base, base + 1),
          in: Span(base, base + Self.longest))
      }
      token = scan.next()
    }
  }

  private mutating func statementKind() throws(Failure) -> Syntax.Statement.Kind {
    if let name = current.name {
      let next = following
      if next.is(.assign) { return try binding(name) }
      if next.is(.open) && next.touches && isFamily() { return try family(name) }
      if let declaration = vocabulary[name], declaration.role == .verb {
        if !next.touches || next.endsStatement { return try commandStatement(declaration) }
        if !next.is(.open) { throw touching(declaration) }
      }
      if let failure = mistake(.start) { throw failure }
    }
    let value = try self.value().expression
    if case .verb(let command) = value.kind { return .command(command) }
    return .value(value)
  }

  /// What is wrong where a statement could end and does not.
  private func unfinished(_ kind: Syntax.Statement.Kind) -> Failure {
    switch kind {
    case .value(let value): failure(.shown, after: value)
    case .bind(_, let value), .family(_, _, let value): failure(.bound, after: value)
    case .command(let command): failure(.called, arguments: command.arguments)
    }
  }

  /// What is wrong where something touches a verb.
  private mutating func touching(_ declaration: Declaration) -> Failure {
    let verb = Syntax.Expression(.name(declaration.name), relative(current.span))
    command = declaration
    advance()
    return failure(.verb, after: verb)
  }

  private mutating func binding(_ name: String) throws(Failure) -> Syntax.Statement.Kind {
    guard !vocabulary.isReserved(name) else { throw failure(.binding) }
    let target = Syntax.Name(name, relative(current.span))
    advance()
    advance()
    return .bind(target, try value().expression)
  }

  /// Whether the bracket after the name at hand is closed and followed by "=".
  private func isFamily() -> Bool {
    var scan = lexer
    var depth = 0
    while true {
      let token = scan.next()
      switch token.kind {
      case .symbol(.open), .symbol(.openSquare): depth += 1
      case .symbol(.close), .symbol(.closeSquare):
        depth -= 1
        if depth == 0 { return scan.next().is(.assign) }
      case .newline, .end: return false
      default: break
      }
    }
  }

  private mutating func family(_ name: String) throws(Failure) -> Syntax.Statement.Kind {
    guard !vocabulary.isReserved(name) else { throw failure(.binding) }
    let target = Syntax.Name(name, relative(current.span))
    advance()
    try open()
    var parameters: [Syntax.Parameter] = []
    repeat {
      guard let parameter = current.name else {
        throw failure(
          .parameter, after: parameters.isEmpty ? Syntax.Expression(.name(name), target.span) : nil)
      }
      guard !vocabulary.isReserved(parameter) else { throw failure(.binding) }
      guard !parameters.contains(where: { $0.name.text == parameter }) else {
        throw fail(SyntaxMessage.parameterTwice(family: name, parameter: parameter), at: current.span)
      }
      let written = Syntax.Name(parameter, relative(current.span))
      advance()
      var fallback: Syntax.Expression?
      if current.is(.assign) {
        advance()
        fallback = try value().expression
      }
      parameters.append(Syntax.Parameter(written, default: fallback))
    } while take(.comma)
    guard current.is(.close) else { throw failure(.parameter) }
    close()
    advance()
    familyParameters = parameters.map(\.name.text)
    return .family(target, parameters, try value().expression)
  }
}

/// What is given to a verb, a constructor or a function.
extension Reader {
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
    if let parameter, parameter.isWord, let word = takeWord(inBrackets: inBrackets) {
      return (parameter.takes(.topic) && !inBrackets ? takeTerm(from: word) : word, 1)
    }
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

  /// A term of several words, none of which means anything by itself: `learning rate`.
  private mutating func takeTerm(from word: Syntax.Operand) -> Syntax.Operand {
    let rest = remaining().map(\.name)
    guard case .word(var term, var span) = word, ([term] + rest).allSatisfy(isFree) else { return word }
    while let next = current.name {
      term += " " + next
      span = span.union(relative(current.span))
      advance()
    }
    return .word(term, span)
  }

  private func isFree(_ word: String?) -> Bool {
    word.map { !vocabulary.isReserved($0) && !$0.contains(".") } ?? false
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
    return .word(lexer.text(span).withASCIILookalikes, relative(span))
  }

  func givenTwice(_ key: Syntax.Name) -> Failure {
    fail(SyntaxMessage.givenTwice(key: key.text), at: absolute(key.span))
  }

  /// `adam(0,01)`: two values for the grammar, of which the second would begin with a 0 that says nothing.
  func splitNumber(after value: Syntax.Expression?) -> Failure? {
    guard current.is(.comma), current.touches, let value, value.lastAtom.isWholeNumber,
      let zero = lexer[current.span.end],
      let digit = lexer[current.span.end + 1], zero == ascii("0"), digit.isDigit
    else { return nil }
    return mistake(.comma, after: value)
  }
}

extension Declaration {
  /// The parameter that takes the value at a place without a key.
  package func parameter(at place: Int) -> Parameter? {
    if let variadic = parameters.firstIndex(where: \.isVariadic), place >= variadic {
      return parameters[variadic]
    }
    return place < parameters.count ? parameters[place] : nil
  }
}

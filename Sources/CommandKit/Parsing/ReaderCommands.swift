extension Reader {
  /// `VERB [ value | WORD ] { KEY "=" ( value | WORD ) }`, the verb being the token at hand.
  mutating func commandStatement(_ declaration: Declaration) throws(Failure) -> Syntax.Statement.Kind {
    command = declaration
    let start = current.span.start
    let verb = relative(current.span)
    advance()
    var arguments: [Syntax.Argument] = []
    var keys: Set<String> = []
    func others() -> Expectation.Kind {
      guard isUnfinished else { return .anyValue }
      return .keys(
        declaration.keys(besides: keys, after: arguments.count - keys.count).filter { !$0.isSubject })
    }
    if let subject = declaration.subject {
      want(subject, of: declaration, or: declaration.keys(besides: [], after: subject.isRequired ? nil : 1))
      note(wanted)
    } else {
      note(others())
    }
    if !current.endsStatement && !startsKey(of: declaration) {
      let operand = try self.operand(for: declaration.subject, inBrackets: false)
      arguments.append(Syntax.Argument(operand.operand))
    }
    note(others())
    while !current.endsStatement {
      guard let name = current.name, following.is(.assign) else {
        throw failure(.command, after: arguments.last?.operand.value, arguments: arguments)
      }
      let key = Syntax.Name(name, relative(current.span))
      let parameter = declaration.parameters.first { $0.name == name }
      if parameter == nil, declaration.subject?.isClaim == true, arguments.isEmpty { throw failure(.command) }
      guard keys.insert(name).inserted else { throw givenTwice(key) }
      advance()
      advance()
      want(parameter, of: declaration)
      let operand = try self.operand(for: parameter, inBrackets: false)
      arguments.append(Syntax.Argument(key: key, operand.operand))
      note(others())
    }
    return .command(
      Syntax.Command(declaration, at: verb, arguments, isBracketed: false, spanSince(start)))
  }

  private func startsKey(of declaration: Declaration) -> Bool {
    guard let name = current.name, following.is(.assign) else { return false }
    guard declaration.subject?.isWord == true else { return true }
    return declaration.parameters.contains { $0.name == name }
  }
}

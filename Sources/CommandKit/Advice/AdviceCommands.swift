/// What is wrong inside a command.
extension Reader {
  /// After the verb's subject or a key's value, the token at hand begins no key.
  func explainInCommand(_ declaration: Declaration, _ arguments: [Syntax.Argument]) -> Failure {
    let subject = arguments.first { $0.key == nil }?.operand
    let previous = arguments.last?.operand.value
    let isClaim = declaration.subject?.isClaim ?? false
    let keys = declaration.parameters.filter { !$0.isSubject }.map(\.name)

    if let failure = explainDashes(keys, after: previous) { return failure }
    switch current.kind {
    case .symbol(.comma):
      return explainCommandComma(declaration, arguments, isClaim: isClaim)
    case .symbol(.assign) where isClaim && arguments.count == 1:
      return fail("Equality is \"==\".", at: current.span, edits: [Edit(current.span, "==")])
    case .symbol(.assign):
      return fail("A key stands before \"=\": \(Suggestions.listed(keys)).", at: current.span)
    case .name(let name):
      if keys.contains(name) { return explainKeyWithoutSign(name, declaration) }
      if ["for", "using", "while"].contains(name), previous != nil {
        return fail(
          "A key and its value stand here: \(example(of: keys, in: declaration)).", at: current.span,
          edits: [Edit(Span(current.span.start, following.span.start), "")])
      }
    case .number:
      if let key = following.name, keys.contains(key) {
        return fail(
          "A key takes \"=\": \(key)=\(written(current)).", at: current.span,
          edits: [Edit(Span(current.span.start, following.span.end), "\(key)=\(written(current))")])
      }
    case .text:
      let messages = declaration.parameters.filter { !$0.isSubject && $0.takesOnlyText }
      if let key = messages.first?.name, messages.count == 1,
        !arguments.contains(where: { $0.key?.text == key })
      {
        return fail(
          "A text stands here with its key: \(key)=\(written(current)).", at: current.span,
          edits: [Edit(insert: "\(key)=", at: current.span.start)])
      }
    default: break
    }
    if current.beginsValue && !isConnective {
      if declaration.subject == nil, keys.isEmpty {
        return fail(
          "\(declaration.name) takes nothing.", at: current.span,
          edits: [Edit(Span(lastEnd, endOfStatement()), "")])
      }
      if let failure = explainKeylessFile(declaration, arguments) { return failure }
      if let failure = explainKeyedText(declaration, arguments) { return failure }
      if subject == nil { return explainSubjectAfterKeys(declaration, arguments) }
      if let failure = explainKeylessDefault(declaration, arguments) { return failure }
      if case .word = subject, arguments.count == 1 {
        return fail("\(declaration.name) takes one word.", at: current.span)
      }
      if isClaim { return explainStop(after: previous) }
      if let failure = explainSecondSubject(declaration, previous, arguments) { return failure }
      if arguments.last?.key != nil, current.name != nil, previous?.isNumber == true, !current.touches {
        let free = keys.filter { key in !arguments.contains { $0.key?.text == key } }
        return fail("A key with \"=\" stands here: \(Suggestions.listed(free)).", at: current.span)
      }
    }
    return explainStop(after: previous)
  }

  var isConnective: Bool { ["and", "or"].contains(current.name ?? "") }

  func example(of keys: [String], in declaration: Declaration) -> String {
    let parameter = declaration.parameters.first { keys.contains($0.name) }
    guard let parameter else { return "key=value" }
    return "\(parameter.name)=\(parameter.default.written ?? parameter.choices.first ?? "…")"
  }

  /// `epochs 100`, `epochs: 100`, `epochs == 100`, `epochs`
  func explainKeyWithoutSign(_ key: String, _ declaration: Declaration) -> Failure {
    let next = following
    let example = declaration.parameters.first { $0.name == key }.flatMap {
      $0.default.written ?? $0.choices.first
    }
    if next.endsStatement {
      return fail(
        "\(key) wants a value\(example.map { ": \(key)=\($0)" } ?? "").", at: current.span,
        edits: example.map { [Edit(insert: "=\($0)", at: current.span.end)] })
    }
    let isSign = next.sign != nil || next.is(.equal) || next.is(.arrow)
    var scan = lexer
    if isSign { _ = scan.next() }
    let value = isSign ? scan.next() : next
    let shown = value.endsStatement ? key : "\(key)=\(thing(from: value))"
    return fail(
      "A key takes \"=\": \(shown).", at: isSign ? next.span : current.span,
      edits: value.endsStatement ? nil : [Edit(Span(current.span.end, value.span.start), "=")])
  }

  /// A value with the brackets that touch it, for a sentence.
  func thing(from token: Token) -> String {
    var copy = self
    while copy.current.span.start < token.span.start, !copy.current.endsStatement { copy.advance() }
    return copy.endOfThing().map { lexer.text(Span(token.span.start, $0)) } ?? written(token)
  }

  /// `train deep --epochs 100`, as options are written in a shell.
  func explainDashes(_ keys: [String], after previous: Syntax.Expression?) -> Failure? {
    guard let previous else { return nil }
    var start = absolute(previous.span).start
    var name: Syntax.Expression?
    switch previous.kind {
    case .binary(.subtract, let left, let right):
      start = absolute(left.span).end
      name = right
    case .negate(let value): name = value
    default: return nil
    }
    while case .negate(let inner) = name?.kind { name = inner }
    guard let key = name?.calleeName, keys.contains(key) else { return nil }
    let isAssign = current.is(.assign)
    guard isAssign || current.beginsValue else { return nil }
    let end = isAssign ? current.span.end : current.span.start
    var dashes = start
    while lexer.character(at: dashes)?.isBlank == true { dashes += 1 }
    return fail(
      "A key stands without dashes: \(key)=.", at: Span(dashes, lastEnd),
      edits: [Edit(Span(start, end), start == absolute(previous.span).start ? "\(key)=" : " \(key)=")])
  }

  func explainCommandComma(
    _ declaration: Declaration, _ arguments: [Syntax.Argument], isClaim: Bool
  ) -> Failure {
    let tokens = remaining()
    let previous = arguments.last?.operand.value
    if let failure = explainDecimalComma(after: previous) { return failure }
    if tokens.count == 1 {
      return fail("Nothing follows this comma.", at: current.span, edits: [Edit(current.span, "")])
    }
    let isKey = tokens.count > 2 && tokens[1].name != nil && tokens[2].is(.assign)
    if isKey || tokens[1].name.map({ name in declaration.parameters.contains { $0.name == name } }) == true {
      let gap = tokens[1].span.start > current.span.end ? "" : " "
      return fail("Keys are separated by blanks.", at: current.span, edits: [Edit(current.span, gap)])
    }
    if isClaim, tokens[1].isText {
      return fail("Keys are separated by blanks.", at: current.span, edits: [Edit(current.span, "")])
    }
    if isClaim {
      return fail(
        "One claim a line.", at: current.span,
        edits: [Edit(Span(current.span.start, tokens[1].span.start), "\n\(declaration.name) ")])
    }
    guard let last = arguments.last, last.operand.value != nil else {
      return fail("\(declaration.name) takes one word.", at: current.span)
    }
    let start = absolute(last.operand.span).start
    let end = endOfOperands(tokens)
    return fail(
      "\(last.key?.text ?? declaration.name) takes one thing; a list, in square brackets, stands for several.",
      at: current.span, edits: [Edit(insert: "[", at: start), Edit(insert: "]", at: end)])
  }

  /// Where the values end that stand before the next key.
  func endOfOperands(_ tokens: [Token]) -> Int {
    var depth = 0
    var end = lastEnd
    for (index, token) in tokens.enumerated() {
      if token.is(.open) || token.is(.openSquare) { depth += 1 }
      if token.is(.close) || token.is(.closeSquare) { depth -= 1 }
      if depth == 0, token.name != nil, index + 1 < tokens.count, tokens[index + 1].is(.assign) { break }
      end = token.span.end
    }
    return end
  }

  /// `train epochs=100 deep`
  func explainSubjectAfterKeys(_ declaration: Declaration, _ arguments: [Syntax.Argument]) -> Failure {
    let tokens = remaining()
    let subject = lexer.text(Span(current.span.start, endOfOperands(tokens)))
    guard let first = arguments.first else { return explainStop(after: nil) }
    return fail(
      "What \(declaration.name) takes without a key comes first: \(declaration.name) \(subject).",
      at: current.span,
      edits: [
        Edit(insert: "\(subject) ", at: absolute(first.span).start),
        Edit(Span(lastEnd, endOfOperands(tokens)), ""),
      ])
  }

  /// `probe tower 20`, `probe tower (20, relu)`, `probe deep wide`
  func explainSecondSubject(
    _ declaration: Declaration, _ previous: Syntax.Expression?, _ arguments: [Syntax.Argument]
  ) -> Failure? {
    guard let previous else { return nil }
    if previous.isNumber { return nil }
    let takesBracket = current.is(.open) || current.isNumber || vocabulary.takesArguments(previous)
    if previous.isNameOrField, takesBracket {
      return explainLooseBracket(
        after: written(previous), verb: arguments.count == 1 ? declaration.name : nil)
    }
    guard arguments.count == 1, previous.isNameOrField || previous.isCall, current.name != nil else {
      return nil
    }
    let tokens = remaining()
    let end = endOfOperands(tokens)
    return fail(
      "\(declaration.name) takes one thing; a list, in square brackets, stands for several.",
      at: current.span,
      edits: [
        Edit(insert: "[", at: absolute(previous.span).start), Edit(gap, ", "), Edit(insert: "]", at: end),
      ])
  }

  /// The token at hand belongs in brackets after the last one.
  func explainLooseBracket(after name: String, verb: String?) -> Failure {
    let takes =
      verb.map { "\($0) takes one thing, and its bracket touches it" } ?? "A bracket touches what it follows"
    if current.is(.open) {
      let tokens = remaining()
      let end =
        tokens.indices.first { depth(of: tokens[...$0]) == 0 }.map { tokens[$0].span.end } ?? endOfStatement()
      return fail(
        "\(takes): \(name)\(lexer.text(Span(current.span.start, end))).", at: current.span,
        edits: [Edit(gap, "")])
    }
    let tokens = remaining()
    var atoms: [Token] = []
    for (index, token) in tokens.enumerated() {
      guard token.isNumber || token.name != nil || token.is(.comma) else { break }
      if index + 1 < tokens.count, tokens[index + 1].is(.assign) { break }
      if !token.is(.comma) { atoms.append(token) }
    }
    guard let last = atoms.last else { return fail("\(takes).", at: current.span) }
    let inner = "(\(atoms.map { written($0) }.joined(separator: ", ")))"
    return fail(
      "\(takes): \(name)\(inner).", at: current.span, edits: [Edit(Span(lastEnd, last.span.end), inner)])
  }

  func depth(of tokens: ArraySlice<Token>) -> Int {
    tokens.reduce(0) { depth, token in
      if token.is(.open) || token.is(.openSquare) { return depth + 1 }
      return token.is(.close) || token.is(.closeSquare) ? depth - 1 : depth
    }
  }

  /// `expect loss = 0.5`, where "loss=" is no key.
  func explainClaimKey(
    _ declaration: Declaration, _ key: Syntax.Name, _ arguments: [Syntax.Argument]
  ) -> Failure? {
    guard declaration.subject?.isClaim == true, arguments.isEmpty,
      !declaration.parameters.contains(where: { $0.name == key.text })
    else { return nil }
    return fail("Equality is \"==\".", at: following.span, edits: [Edit(following.span, "==")])
  }
}

extension Syntax.Operand {
  var value: Syntax.Expression? { if case .value(let value) = self { value } else { nil } }
}

extension Parameter {
  /// Whether nothing but a text in quotes can stand there.
  var takesOnlyText: Bool {
    !isWord && !isClaim && !kinds.isEmpty && kinds.allSatisfy { [.text, .file].contains($0) }
  }
}

extension Vocabulary {
  fileprivate func takesArguments(_ value: Syntax.Expression) -> Bool {
    guard let name = value.calleeName, let declaration = self[name] else { return false }
    return !declaration.parameters.isEmpty
  }
}

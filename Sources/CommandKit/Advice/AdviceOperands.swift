/// Verbs in values, and file names and texts without quotes.
extension Reader {
  /// `x = train deep`: a verb in a value that is not followed by its brackets.
  func explainVerbInValue(_ declaration: Declaration, _ next: Token) -> Failure {
    let verb = written(current)
    guard next.beginsValue || (next.name != nil) else {
      if next.is(.dot) {
        return fail(
          "\(verb) is a verb; what it measured is it.", at: current.span, edits: [Edit(current.span, "it")])
      }
      return fail("\(verb) is a verb, and in a value it takes brackets: \(verb)(…).", at: current.span)
    }
    let wrapped = wrappedVerb(declaration, verb)
    let shown =
      wrapped.map { lexer.text(Span(current.span.start, current.span.end)) + $0.text } ?? "\(verb)(…)"
    return fail(
      "In a value a verb takes brackets: \(shown).", at: current.span,
      edits: wrapped.map { [Edit(Span(current.span.end, $0.span.end), $0.text)] })
  }

  /// What stands after the verb, in brackets: as a whole command where it is one, or else the first thing alone.
  func wrappedVerb(_ declaration: Declaration, _ verb: String) -> Edit? {
    var copy = self
    copy.advance()
    let start = current.span.end
    if let end = copy.endOfThing(), end < endOfStatement(), copy.goesOn(at: end),
      // Layers are joined and repeated; what else goes on does so with the verb's result.
      !opened.isEmpty || !copy.isNetwork(at: end)
    {
      return Edit(Span(start, end), "(\(lexer.text(Span(copy.current.span.start, end))))")
    }
    guard opened.isEmpty else {
      return copy.endOfThing().map {
        Edit(Span(start, $0), "(\(lexer.text(Span(copy.current.span.start, $0))))")
      }
    }
    var command = self
    guard case .command(let read)? = try? command.commandStatement(declaration), command.current.endsStatement
    else { return nil }
    let inner = read.arguments.map { lexer.text(absolute($0.span)) }.joined(separator: ", ")
    return Edit(Span(start, command.lastEnd), "(\(inner))")
  }

  /// Where the name at hand ends, with the brackets that touch it.
  func endOfThing() -> Int? {
    let tokens = remaining()
    guard let first = tokens.first, first.beginsValue else { return nil }
    var depth = first.is(.open) || first.is(.openSquare) ? 1 : 0
    var end = first.span.end
    for token in tokens.dropFirst() {
      let opens = token.is(.open) || token.is(.openSquare)
      if depth == 0 && !(opens && token.touches) { break }
      if opens { depth += 1 }
      if token.is(.close) || token.is(.closeSquare) { depth -= 1 }
      end = token.span.end
    }
    return depth == 0 ? end : nil
  }

  /// Whether an operator or a dot follows there.
  func goesOn(at end: Int) -> Bool {
    guard let next = remaining().first(where: { $0.span.start >= end }) else { return false }
    if case .symbol(let symbol) = next.kind { return symbol != .assign && symbol != .comma }
    return false
  }

  /// Whether the thing before is a part of a network: layers that are joined, or repeated.
  private func isNetwork(at end: Int) -> Bool {
    let tokens = remaining()
    let next = tokens.first { $0.span.start >= end }
    return next?.is(.arrow) == true || next?.is(.times) == true && tokens.contains { $0.is(.arrow) }
  }

  /// `save tuesday.md`: a file name without quotes, at the token at hand.
  func explainUnquoted(_ parameter: Parameter?) -> Failure? {
    guard let parameter, parameter.takesOnlyText, let (name, place) = unquotedFile() else { return nil }
    return fail("A file name stands in quotes: \"\(name)\".", at: place, edits: [Edit(place, "\"\(name)\"")])
  }

  /// The characters up to the next blank or comma, if these look like the name of a file.
  func unquotedFile() -> (String, Span)? {
    let start = current.span.start
    guard
      current.name != nil || current.isNumber || ["~", "\\"].contains(current.sign ?? "") || current.is(.over)
        || current.is(.dot) || current.is(.dots)
    else { return nil }
    var end = start
    while let character = lexer.character(at: end), !character.isBlank, !character.isNewline,
      !character.is(","), !character.is(")")
    {
      if character.is("\"") || character.is("(") || character.is("[") { return nil }
      end += character.length
    }
    let name = lexer.text(Span(start, max(start, end)))
    guard name.contains("/") || name.contains(".") || name.contains("\\"), !name.hasPrefix("it.") else {
      return nil
    }
    return (name, Span(start, end))
  }

  /// `export it x.csv`: the file name belongs to a key.
  func explainKeylessFile(_ declaration: Declaration, _ arguments: [Syntax.Argument]) -> Failure? {
    let free = declaration.parameters.filter { parameter in
      !parameter.isSubject && parameter.takesOnlyText
        && !arguments.contains { $0.key?.text == parameter.name }
    }
    guard let key = free.first?.name, free.count == 1, let (name, place) = unquotedFile() else { return nil }
    return fail(
      "A file name stands in quotes, here with its key: \(key)=\"\(name)\".", at: place,
      edits: [Edit(place, "\(key)=\"\(name)\"")])
  }

  /// `else=too much`: a text without quotes.
  func explainKeyedText(_ declaration: Declaration, _ arguments: [Syntax.Argument]) -> Failure? {
    guard let last = arguments.last, let key = last.key, last.operand.value?.calleeName != nil,
      let parameter = declaration.parameters.first(where: { $0.name == key.text }), parameter.takesOnlyText
    else { return nil }
    let place = Span(absolute(last.operand.span).start, endOfOperands(remaining()))
    let text = lexer.text(place)
    return fail(
      "A text stands in quotes: \(key.text)=\"\(text)\".", at: place, edits: [Edit(place, "\"\(text)\"")])
  }

  /// `predict deep data`, where a key has that name as its default.
  func explainKeylessDefault(_ declaration: Declaration, _ arguments: [Syntax.Argument]) -> Failure? {
    guard let name = current.name,
      let parameter = declaration.parameters.first(where: { !$0.isSubject && $0.default.written == name })
    else { return nil }
    return fail(
      "\(declaration.name) takes one thing without a key: \(parameter.name)=\(name).", at: current.span,
      edits: [Edit(insert: "\(parameter.name)=", at: current.span.start)])
  }
}

/// What is wrong at the start of a statement, and after its end.
extension Reader {
  // MARK: Words of the language

  func explainReserved(_ token: Token, bound: Bool) -> Failure {
    let name = token.name ?? ""
    let free = "my_\(name)"
    if bound, let verb = vocabulary[name], verb.role == .verb, verb.subject != nil, following.is(.assign) {
      let assign = following.span
      var scan = lexer
      _ = scan.next()
      let value = scan.next()
      if !value.endsStatement {
        return fail(
          "\(name) is a verb: \(name) \(lexer.text(Span(value.span.start, endOfStatement()))).",
          at: token.span,
          edits: [Edit(Span(token.span.end, max(assign.end, value.span.start)), " ")])
      }
    }
    return fail(
      "\(name) is a word of the language; free: \(free).", at: token.span, edits: [Edit(token.span, free)])
  }

  func explainVerbTouching(_ name: String, _ next: Token) -> Failure {
    switch next.kind {
    case .symbol(.dot):
      return fail(
        "\(name) is a verb; what it measured is it: it\(lexer.text(Span(next.span.start, endOfStatement()))).",
        at: current.span, edits: [Edit(current.span, "it")])
    case .stray(.sign(";")):
      return fail(
        "A statement ends with its line, not with \";\".", at: next.span, edits: [Edit(next.span, "")])
    case .stray(.sign(":")):
      return fail(
        "A blank stands between a verb and what it takes.", at: next.span, edits: [Edit(next.span, "")])
    case .stray(.sign("?")) where vocabulary.isVerb("help"):
      return fail(
        "help explains a word: help \(name).", at: next.span, correction: "help \(name)")
    case .stray:
      var copy = self
      copy.advance()
      return copy.explainStray(after: nil)
    default:
      return fail(
        "A blank stands between a verb and what it takes.", at: next.span,
        edits: [Edit(insert: " ", at: next.span.start)])
    }
  }

  // MARK: The start of a statement

  /// A first token that no statement of this language begins with.
  func explainForeignStart() -> Failure? {
    guard let sign = current.sign, let word = following.name, vocabulary.isVerb("help") else { return nil }
    guard [":", "?", "\\", "!", "%", "@"].contains(sign) else { return nil }
    let after = following.span.start
    let isVerb = vocabulary.isVerb(word)
    if sign == "?" {
      return fail("help explains a word: help \(word).", at: current.span, correction: "help \(word)")
    }
    if sign == ":", word == "q", vocabulary.isVerb("quit") {
      return fail("A verb stands by itself: quit.", at: current.span, correction: "quit")
    }
    return fail(
      "A verb stands by itself, without \"\(sign)\".", at: current.span,
      edits: isVerb ? [Edit(Span(current.span.start, after), "")] : nil)
  }

  /// A first name that no statement begins with: a keyword of another language, or a verb mistyped.
  func explainForeignStart(_ name: String, _ next: Token) -> Failure? {
    let isFollowedByValue = next.beginsValue && !(next.touches && (next.is(.open) || next.is(.openSquare)))
    guard isFollowedByValue || next.sign != nil, !(next.isText && next.touches) else { return nil }
    if let failure = explainKeyword(name, next) { return failure }
    if let sign = next.sign {
      return sign == "?" && vocabulary.isVerb("help")
        ? fail("help explains a word: help \(name).", at: next.span, correction: "help \(name)") : nil
    }
    if next.name == "and" || next.name == "or" || next.name == "by" || next.name == "in" { return nil }
    if let factor = explainFactor(name, next) { return factor }
    if let second = next.name, vocabulary.isVerb(name + second) {
      return fail(
        "\(name + second) is one word.", at: Span(current.span.start, next.span.end),
        edits: [Edit(Span(current.span.end, next.span.start), "")])
    }
    if vocabulary[name] == nil, let verb = Suggestions.closest(name, among: verbNames) {
      let message =
        verb.lowercased() == name.lowercased()
        ? "Capitals count: \(verb)." : "No verb is called \(name). Closest: \(verb)."
      return fail(message, at: current.span, edits: [Edit(current.span, verb)])
    }
    if let failure = explainKeyAtStart(name, next) { return failure }
    if let failure = explainBareCall(name, next) { return failure }
    if isFieldLike(next) { return nil }
    if let failure = explainLooseBracket(at: current, next) { return failure }
    return fail(
      "No verb is called \(name); a line is a verb with what it takes, a name with = and a value, or a value.",
      at: current.span)
  }

  /// `epochs 100`: a key without its verb.
  private func explainKeyAtStart(_ name: String, _ next: Token) -> Failure? {
    guard vocabulary[name] == nil, next.isNumber || next.name != nil,
      let verb = vocabulary.verbs.first(where: { $0.parameters.contains { $0.name == name && !$0.isSubject } }
      )
    else { return nil }
    return fail(
      "A key takes \"=\", after its verb: \(verb.name) … \(name)=\(thing(from: next)).", at: current.span)
  }

  /// `csv "a.csv" target="y"`: what is no verb, with its arguments as a verb takes them.
  private func explainBareCall(_ name: String, _ next: Token) -> Failure? {
    guard let declaration = vocabulary[name], declaration.role != .verb, !next.isNumber, !next.is(.open)
    else { return nil }
    let end = endOfStatement()
    var edits = [Edit(Span(current.span.end, next.span.start), "("), Edit(insert: ")", at: end)]
    let tokens = Array(remaining().dropFirst())
    for (before, (key, sign)) in zip(tokens, zip(tokens.dropFirst(), tokens.dropFirst(2)))
    where key.name != nil && sign.is(.assign) && !before.is(.comma) && !before.is(.open) {
      edits.append(Edit(insert: ",", at: before.span.end))
    }
    let meant = edited(Span(current.span.start, end), edits)
    return fail("\(name) is no verb and takes brackets: \(meant).", at: current.span, edits: edits)
  }

  /// `.5` where it touches a name.
  func isFieldLike(_ token: Token) -> Bool {
    token.isNumber && token.touches && written(token).hasPrefix(".")
  }

  var verbNames: [String] { vocabulary.verbs.map(\.name) }

  /// `x20 dense(64)`, where 20 times was meant.
  private func explainFactor(_ name: String, _ next: Token) -> Failure? {
    guard name.first == "x" || name.first == "X", name.count > 1, name.dropFirst().allSatisfy(\.isNumber)
    else { return nil }
    return fail(
      "A sign is missing: \(name.dropFirst()) * \(lexer.text(Span(next.span.start, endOfStatement()))).",
      at: current.span, edits: [Edit(current.span, "\(name.dropFirst()) *")])
  }

  /// `tower 20` and `tower (20, relu)`, the name being the token at hand.
  private func explainLooseBracket(at name: Token, _ next: Token) -> Failure? {
    guard next.is(.open) || next.isNumber else { return nil }
    var copy = self
    copy.advance()
    return copy.explainLooseBracket(after: written(name), verb: nil)
  }

  private func explainKeyword(_ name: String, _ next: Token) -> Failure? {
    let rest = lexer.text(Span(next.span.start, endOfStatement()))
    switch name {
    case "let", "var", "const", "set", "local", "global", "val", "auto":
      return fail(
        "A name is bound without \(name): \(rest).", at: current.span, correction: rest)
    case "def", "function", "func", "fn", "fun", "lambda", "define":
      return fail(
        "A family is written with =, as in tower(depth) = value.", at: current.span,
        correction: familyFromDefinition())
    case "for", "foreach", "while":
      let (line, hint) = lineFromLoop()
      let advice = hint.map { ": \($0)" } ?? ", as in 2..60"
      return fail("There are no loops. A range is the loop\(advice).", at: current.span, correction: line)
    case "if", "unless", "when", "else", "elif", "elseif", "switch", "match", "try", "class", "do", "begin":
      return fail(
        "There is no \(name): a line computes or measures, and expect says whether a claim holds.",
        at: current.span)
    case "end", "endif", "pass", "done":
      return fail("There is no \(name): a statement ends with its line.", at: current.span)
    case "import", "from", "using", "include", "require", "library", "pip", "install", "conda":
      return fail("Nothing is imported: every word is there, and help lists them.", at: current.span)
    case "return":
      return fail("A value is shown by writing it: \(rest).", at: current.span, correction: rest)
    case "print", "println", "show", "echo", "display", "disp", "puts", "cat", "printf", "say", "type":
      guard vocabulary[name] == nil else { return nil }
      return fail("A value is shown by writing it: \(rest).", at: current.span, correction: rest)
    case "assert", "check", "test", "require_that", "verify":
      guard vocabulary[name] == nil, vocabulary.isVerb("expect") else { return nil }
      return fail("A claim is made with expect.", at: current.span, edits: [Edit(current.span, "expect")])
    case "del", "delete", "rm", "unset", "clear", "forget":
      guard vocabulary[name] == nil else { return nil }
      return fail("A name is bound anew or kept; reset begins a new session.", at: current.span)
    case "open", "load", "source", "read":
      guard vocabulary[name] == nil, next.isText, vocabulary.isVerb("run") else { return nil }
      return fail("A file of statements is run: run \(rest).", at: current.span, correction: "run \(rest)")
    case "man", "info", "doc":
      guard vocabulary[name] == nil, vocabulary.isVerb("help") else { return nil }
      return fail("help explains a word: help \(rest).", at: current.span, correction: "help \(rest)")
    case "exit", "quit", "q", "bye", "logout":
      guard vocabulary[name] == nil, vocabulary.isVerb("quit") else { return nil }
      return fail("To leave: quit.", at: current.span, correction: "quit")
    default:
      return nil
    }
  }

  /// `def f(x): return x + 1` as `f(x) = x + 1`.
  private func familyFromDefinition() -> String? {
    var tokens = remaining().dropFirst()
    guard let name = tokens.first, name.name != nil else { return nil }
    guard let colon = tokens.firstIndex(where: { $0.sign == ":" }) else { return nil }
    let head = lexer.text(Span(name.span.start, tokens[colon - 1].span.end))
    tokens = tokens[(colon + 1)...]
    if tokens.first?.name == "return" { tokens = tokens.dropFirst() }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return "\(head) = \(lexer.text(Span(first.span.start, last.span.end)))"
  }

  /// `for d in 2..60: probe tower(d, relu)` as `probe tower(2..60, relu)`: the line, and what to show of it.
  private func lineFromLoop() -> (String?, String?) {
    let tokens = remaining()
    guard tokens.count > 4, let variable = tokens[1].name, tokens[2].name == "in" || tokens[2].is(.assign),
      let colon = tokens.lastIndex(where: { $0.sign == ":" }), colon > 3, colon + 1 < tokens.count
    else { return (nil, nil) }
    let over = range(from: Array(tokens[3..<colon]))
    let body = tokens[(colon + 1)...]
    guard let first = body.first, let last = body.last else { return (nil, nil) }
    var edits: [Edit] = []
    for index in body.indices where body[index].name == variable {
      let before = index > body.startIndex ? body[index - 1] : nil
      let after = index + 1 < body.endIndex ? body[index + 1] : nil
      if before?.is(.dot) == true || after?.is(.assign) == true { continue }
      let isAlone =
        [Token.Symbol.open, .openSquare, .comma, .assign].contains { before?.is($0) ?? false }
        && [Token.Symbol.close, .closeSquare, .comma].contains { after?.is($0) ?? false }
      edits.append(Edit(body[index].span, isAlone ? over : "(\(over))"))
    }
    guard !edits.isEmpty else { return (nil, nil) }
    let line = edited(Span(first.span.start, last.span.end), edits)
    return (line, line)
  }

  /// What a loop runs over, `range(2, 60)` of Python included.
  private func range(from tokens: [Token]) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    let text = lexer.text(Span(first.span.start, last.span.end))
    guard first.name == "range", tokens.count > 3 else { return text }
    let numbers = tokens.compactMap { if case .number(let number) = $0.kind { number } else { nil } }
    switch (tokens.count, numbers.count) {
    case (4, 1): return "0..\(Literal.number(numbers[0] - 1))"
    case (6, 2): return "\(Literal.number(numbers[0]))..\(Literal.number(numbers[1] - 1))"
    default: return text
    }
  }

  // MARK: The end of a statement

  /// The token at hand can't go on after a complete value, binding or family.
  func explainTrailing(_ kind: Syntax.Statement.Kind) -> Failure {
    var value: Syntax.Expression?
    switch kind {
    case .value(let shown): value = shown
    case .bind(_, let bound), .family(_, _, let bound): value = bound
    case .command(let command):
      if current.name != nil, following.is(.assign) { return explainKeysAfterBrackets(command) }
    }
    switch current.kind {
    case .symbol(.assign): return explainAssign(kind, value)
    case .symbol(.comma): return explainComma(kind, value)
    default: return explainStop(after: value)
    }
  }

  /// `train(deep) epochs=100`
  private func explainKeysAfterBrackets(_ command: Syntax.Command) -> Failure {
    let end = endOfStatement()
    let closing = Span(lastEnd - 1, lastEnd)
    let separator = command.arguments.isEmpty ? "" : ", "
    return fail(
      "A verb has all it takes inside its brackets, or no brackets.", at: current.span,
      edits: [Edit(Span(closing.start, current.span.start), separator), Edit(insert: ")", at: end)])
  }

  private func explainAssign(_ kind: Syntax.Statement.Kind, _ value: Syntax.Expression?) -> Failure {
    let equality = Edit(current.span, "==")
    switch (kind, value?.kind) {
    case (.bind, _), (.family, _):
      return fail("One = a line: bind each name on its own; equality is \"==\".", at: current.span)
    case (_, .pick):
      return fail("Names hold values, and a part of a value can't be bound.", at: current.span)
    case (_, .number) where following.name != nil:
      var copy = self
      copy.advance()
      let name = copy.written(copy.current)
      let swapped = copy.following.endsStatement ? value.map { "\(name) = \(written($0))" } : nil
      return fail("A name stands before \"=\".", at: current.span, correction: swapped)
    case (_, .name), (_, .call):
      return fail("A name stands before \"=\", and a value after it.", at: current.span)
    default:
      return fail("Only a name can be bound; equality is \"==\".", at: current.span, edits: [equality])
    }
  }

  private func explainComma(_ kind: Syntax.Statement.Kind, _ value: Syntax.Expression?) -> Failure {
    if let failure = explainDecimalComma(after: value) { return failure }
    let tokens = remaining()
    if tokens.count == 1 {
      return fail("Nothing follows this comma.", at: current.span, edits: [Edit(current.span, "")])
    }
    if case .value = kind, tokens.contains(where: { $0.is(.assign) }) {
      return fail("One name a line: each is bound on its own.", at: current.span)
    }
    guard let value else { return explainStop(after: nil) }
    let start = absolute(value.span).start
    return fail(
      "Several values stand in a list, in square brackets.", at: current.span,
      edits: [Edit(insert: "[", at: start), Edit(insert: "]", at: endOfStatement())])
  }

  /// `adam(0,01)` and `[0,05, 0,1]`: two values for the grammar, and the second would begin with a 0 that says nothing.
  func explainSplitNumber(after value: Syntax.Expression?) -> Failure? {
    guard current.is(.comma) else { return nil }
    let digits = written(following).utf8.prefix(2)
    guard digits.count == 2, digits.first == 0x30, let second = digits.last, 0x30 <= second, second <= 0x39
    else { return nil }
    return explainDecimalComma(after: value)
  }

  /// `0,5`, with the comma of many languages.
  func explainDecimalComma(after value: Syntax.Expression?) -> Failure? {
    guard current.is(.comma), current.touches, let value, value.endsInInteger(in: written(value)) else {
      return nil
    }
    let next = following
    guard next.touches, next.isNumber,
      written(next).utf8.allSatisfy({ 0x30 <= $0 && $0 <= 0x39 || $0 == 0x65 || $0 == 0x2D })
    else { return nil }
    var start = current.span.start
    while start > base, let byte = lexer[start - 1], 0x30 <= byte, byte <= 0x39 { start -= 1 }
    let number = lexer.text(Span(start, current.span.start)) + "." + written(next)
    return fail(
      "A number has a dot, not a comma: \(number).", at: current.span, edits: [Edit(current.span, ".")])
  }
}

extension Syntax.Expression {
  fileprivate func endsInInteger(in text: String) -> Bool {
    guard text.utf8.last.map({ 0x30 <= $0 && $0 <= 0x39 }) ?? false else { return false }
    var last = self
    while let child = last.children.last { last = child }
    if case .number(let number) = last.kind { return number == number.rounded() }
    return false
  }
}

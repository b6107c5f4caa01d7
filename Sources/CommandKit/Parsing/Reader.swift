/// The state of one reading: a token ahead, and the statement that is being read.
struct Reader {
  let vocabulary: Vocabulary
  var lexer: Lexer
  /// The lexer as it was before `current`, for words that are taken as typed.
  var beforeCurrent: Lexer
  var current: Token
  /// The end of the token before `current`.
  var lastEnd = 0
  /// Where the statement that is being read begins.
  var base = 0
  var line = 1
  private var countedTo = 0
  /// How deep the brackets nest at this point of reading.
  var nesting = 0
  /// The brackets that are open, innermost last.
  var opened: [Token] = []
  /// The text ended where a statement could go on.
  var ranOut: Bool { current.kind == .end && (!opened.isEmpty || beforeCurrent.wantsMore) }
  /// The statements before this one.
  var statements: [Syntax.Statement] = []
  /// The command that is being read, for advice that depends on the verb.
  var command: Declaration?
  /// Whether the text is still being typed at its end: what stands there is noted, and what is wrong before it is let
  /// pass where reading can go on.
  let isUnfinished: Bool
  /// What may stand at the end of an unfinished text, once the reading is there.
  private(set) var expectation: Expectation?
  /// What the next value is for.
  var wanted = Expectation.Kind.anyValue
  /// Whether a word that touches the last token would be a token of its own.
  var lastOpensPlace = true
  /// The parameters of the family that is being read.
  private var familyParameters: [String] = []

  /// Brackets nest at most this deep, and trees at most twice as deep, so that those who walk them need no more
  /// stack than there is.
  static let deepest = 100

  init(_ text: String, _ vocabulary: Vocabulary) {
    self.init(Array(text.utf8), vocabulary, isUnfinished: false)
  }

  init(_ text: [UInt8], _ vocabulary: Vocabulary, isUnfinished: Bool) {
    self.vocabulary = vocabulary
    self.isUnfinished = isUnfinished
    lexer = Lexer(text, collectsComments: isUnfinished)
    beforeCurrent = lexer
    current = lexer.next()
  }

  var openBrackets: Int { opened.count }

  mutating func advance() {
    lastEnd = current.span.end
    lastOpensPlace = current.opensPlace
    wanted = .anyValue
    beforeCurrent = lexer
    current = lexer.next()
  }

  /// The token after `current`.
  var following: Token {
    var copy = lexer
    return copy.next()
  }

  /// A stretch of the whole text, as counted from the start of the statement.
  func relative(_ start: Int, _ end: Int) -> Span { Span(start - base, end - base) }

  func relative(_ span: Span) -> Span { relative(span.start, span.end) }

  func spanSince(_ start: Int) -> Span { relative(start, max(start, lastEnd)) }

  // MARK: Statements

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
    begin()
    let kind = try statementKind()
    guard current.endsStatement else { throw unfinished(kind) }
    let span = Span(base, lastEnd)
    return Syntax.Statement(kind, text: lexer.text(span), span: span, line: line)
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

  private mutating func begin() {
    base = current.span.start
    line += lexer.newlines(in: Span(countedTo, base))
    countedTo = base
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

  // MARK: What is expected

  /// Notes what may stand at the token at hand, where that is the end of an unfinished text.
  mutating func note(_ kind: Expectation.Kind) {
    if isUnfinished, let word = unfinishedWord { note(kind, for: word) }
  }

  /// The first note holds: what is typed may be read as more than it is going to be.
  mutating func note(_ kind: Expectation.Kind, for word: Span) {
    guard isUnfinished, expectation == nil else { return }
    var kind = kind
    if case .stray(.unclosedText) = current.kind {
      guard let inText = kind.inText else { return }
      kind = inText
    }
    let isName = current.span == word
    expectation = Expectation(
      kind: kind, word: word, typed: isName ? current.name ?? "" : lexer.text(word),
      familyParameters: familyParameters)
  }

  /// What is typed of a word at the end of the text, nothing yet where one could begin; `nil` elsewhere and in comments.
  private var unfinishedWord: Span? {
    let span = current.span
    guard span.end == lexer.count else { return nil }
    switch current.kind {
    case .name: return span
    case .stray(.unclosedText): return Span(span.start + lexer.rawScalar(at: span.start).1, span.end)
    case .end where lexer.comments?.last?.end == span.end: return nil
    case .end: return current.touches && !lastOpensPlace ? nil : span
    default: return nil
    }
  }

  // MARK: Brackets

  mutating func open() throws(Failure) {
    nesting += 1
    guard nesting <= Self.deepest else { throw tooDeep(at: current.span) }
    opened.append(current)
    advance()
  }

  mutating func close() {
    nesting -= 1
    if !opened.isEmpty { opened.removeLast() }
    advance()
  }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.is(symbol) else { return false }
    advance()
    return true
  }

  func tooDeep(at span: Span) -> Failure {
    fail(SyntaxMessage.tooDeep(limit: Self.deepest), at: span)
  }

  // MARK: Pasted prompts

  /// Drops `[4] `, `$ `, `>>> ` or `In [4]: ` before a statement.
  private mutating func dropPrompt() {
    let start = current.span.start
    guard let end = lexer.endOfPrompt(at: start) else { return }
    lexer = beforeCurrent
    lexer.move(to: end)
    beforeCurrent = lexer
    current = lexer.next()
    lastEnd = end
  }
}

extension Lexer {
  func newlines(in span: Span) -> Int {
    var count = 0
    var place = span.start
    while place < span.end {
      if self[place] == 0x0A || (self[place] == 0x0D && self[place + 1] != 0x0A) { count += 1 }
      place += 1
    }
    return count
  }

  /// Where the statement after a prompt begins, if there is a prompt.
  func endOfPrompt(at start: Int) -> Int? {
    var place = start
    func take(_ text: String) -> Bool {
      for (distance, byte) in text.utf8.enumerated() where self[place + distance] != byte { return false }
      place += text.utf8.count
      return true
    }
    func digits() -> Bool {
      let before = place
      while let byte = self[place], 0x30 <= byte, byte <= 0x39 { place += 1 }
      return place > before
    }
    if take("$ ") || take(">>> ") { return place }
    if take("In [") { return digits() && take("]: ") ? place : nil }
    guard take("["), digits(), take("] ") else { return nil }
    while self[place] == 0x20 { place += 1 }
    guard let next = character(at: place) else { return nil }
    let beginsValue =
      next.startsName || next.isDigit || next.is("(") || next.is("[") || next.is("\"") || next.is("'")
      || (next.is(".") && (character(at: place + next.length)?.isDigit ?? false))
    return beginsValue ? place : nil
  }
}

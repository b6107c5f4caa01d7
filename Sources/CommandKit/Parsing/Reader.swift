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
  var countedTo = 0
  /// How deep the brackets nest at this point of reading.
  var nesting = 0
  /// The brackets that are open, innermost last.
  var opened: [Token] = []
  /// The text ended where a statement could go on.
  var ranOut: Bool { current.kind == .end && (!opened.isEmpty || beforeCurrent.wantsMore) }
  /// The text of the statement before this one.
  var textBefore: String?
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
  var familyParameters: [String] = []

  /// Brackets nest at most this deep, and trees at most twice as deep, so that those who walk them need no more
  /// stack than there is.
  static let deepest = 100
  /// More bytes than this no statement has; a list of all the variants that there may be has fewer.
  static let longest = 100_000

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

  // MARK: After a mistake

  /// Leaves out the line that a failure points at.
  mutating func skipLine(of failure: Failure) {
    var place = max(base, base + (failure.span?.start ?? 0))
    while let byte = lexer[place], byte != 0x0A, byte != 0x0D { place += 1 }
    lexer.restart(at: place)
    beforeCurrent = lexer
    current = lexer.next()
    lastEnd = place
  }

  // MARK: Pasted prompts

  /// Drops `[4] `, `$ `, `>>> ` or `In [4]: ` before a statement.
  mutating func dropPrompt() {
    let start = current.span.start
    guard let end = lexer.endOfPrompt(at: start) else { return }
    lexer = beforeCurrent
    lexer.move(to: end)
    beforeCurrent = lexer
    current = lexer.next()
    lastEnd = end
  }
}

/// What the grammar asks for at the end of an unfinished text.
struct CompletionPlace {
  enum Kind {
    /// Nothing can be said: a comment, a free text, a number.
    case nothing
    case statement
    case field(Syntax.Expression)
    case pick(Syntax.Expression)
    case word(Declaration, Parameter)
    /// A value for a parameter, or one of these keys.
    case argument(Parameter?, keys: [Parameter])
    case keys([Parameter])
    case file(String)
  }

  private(set) var kind: Kind = .nothing
  /// What is typed of the word at the end, and where it begins.
  private(set) var prefix = ""
  private(set) var start: Int
  private(set) var isFile = false

  /// A bracket that is open, or the command itself.
  private struct Frame {
    var declaration: Declaration?
    /// Where the tokens of its callee begin, for picks.
    var callee: Range<Int>?
    var isSquare = false
    var isCommand = false
    var positional = 0
    var keys: Set<String> = []
    /// The key whose value is being written.
    var key: String?
    /// Whether the value at this place has begun, and whether it could end here.
    var hasValue = false
    /// The token that the value begins with.
    var valueStart: Int?
    var valueIsComplete = false
  }

  init(_ head: [UInt8], _ vocabulary: Vocabulary) {
    start = head.count
    var lexer = Lexer(head)
    var tokens: [Token] = []
    var lastEnd = 0
    while true {
      let token = lexer.next()
      if token.kind == .end { break }
      if token.kind == .newline { tokens = [] } else { tokens.append(token) }
      lastEnd = token.span.end
    }
    guard !head[lastEnd...].contains(ascii("#")) else { return }
    var touches = lastEnd == head.count
    if let last = tokens.last, last.span.end == head.count {
      switch last.kind {
      case .name(let name):
        touches = last.touches
        prefix = name
        start = last.span.start
        tokens.removeLast()
      case .stray(.unclosedText):
        isFile = true
        start = last.span.start + 1
        prefix = lexer.text(Span(start, head.count))
        tokens.removeLast()
      case .number, .text, .blank, .stray: return
      case .symbol, .newline, .end: break
      }
    }
    kind = Self.kind(
      after: tokens, vocabulary, lexer, isFile: isFile, prefix: prefix, touches: touches)
    if case .word = kind {
      start = Self.wordStart(head, from: start)
      prefix = String(decoding: head[start...], as: UTF8.self)
    }
  }

  private static func wordStart(_ head: [UInt8], from start: Int) -> Int {
    var place = start
    while place > 0, head[place - 1] > 0x20, head[place - 1] != ascii("="), head[place - 1] != ascii("(") {
      place -= 1
    }
    return place
  }

  private static func kind(
    after tokens: [Token], _ vocabulary: Vocabulary, _ lexer: Lexer, isFile: Bool, prefix: String,
    touches: Bool
  ) -> Kind {
    guard let first = tokens.first else { return isFile ? .nothing : .statement }
    if tokens.last?.is(.dot) == true {
      guard let expression = expression(before: tokens.count - 1, of: tokens, vocabulary, lexer) else {
        return .nothing
      }
      return .field(expression)
    }
    let (frames, isStart) = frames(tokens, first, vocabulary)
    guard let frame = frames.last else { return isStart ? .statement : .nothing }
    if isFile {
      return parameter(of: frame)?.takes(.file) == true ? .file(prefix) : .nothing
    }
    if frame.hasValue, let parameter = parameter(of: frame), parameter.isWord, touches,
      let declaration = frame.declaration, let first = frame.valueStart,
      tokens[(first + 1)...].allSatisfy(\.touches)
    {
      return .word(declaration, parameter)
    }
    return kind(in: frame, tokens, vocabulary, lexer)
  }

  private static func parameter(of frame: Frame) -> Parameter? {
    if let key = frame.key { return frame.declaration?.parameters.first { $0.name == key } }
    if frame.isCommand { return frame.declaration?.subject }
    return frame.declaration?.parameter(at: frame.positional)
  }

  private static func kind(
    in frame: Frame, _ tokens: [Token], _ vocabulary: Vocabulary, _ lexer: Lexer
  ) -> Kind {
    let free = (frame.declaration?.parameters ?? []).filter {
      !frame.keys.contains($0.name) && !$0.isVariadic
    }
    if frame.hasValue {
      if frame.valueIsComplete { return frame.isCommand ? .keys(free.filter { !$0.isSubject }) : .nothing }
      return .argument(nil, keys: [])
    }
    let parameter = parameter(of: frame)
    if let parameter, let declaration = frame.declaration, parameter.isWord {
      return .word(declaration, parameter)
    }
    if frame.isSquare {
      if let callee = frame.callee,
        let expression = expression(before: callee.upperBound, of: tokens, vocabulary, lexer)
      {
        return .pick(expression)
      }
      return .argument(parameter, keys: [])
    }
    if frame.key != nil { return .argument(parameter, keys: []) }
    if frame.isCommand {
      guard let subject = frame.declaration?.subject else { return .keys(free) }
      return .argument(subject, keys: subject.isRequired ? [] : free.filter { !$0.isSubject })
    }
    return .argument(parameter, keys: free.filter { $0.name != parameter?.name || !$0.isRequired })
  }

  /// The brackets open after the tokens, outermost first, below them the command; and whether a statement begins.
  private static func frames(
    _ tokens: [Token], _ first: Token, _ vocabulary: Vocabulary
  ) -> (frames: [Frame], isStart: Bool) {
    var frames: [Frame] = []
    var index = 0
    let verb = first.name.flatMap { vocabulary[$0] }.flatMap { $0.role == .verb ? $0 : nil }
    if let verb, tokens.count == 1 || !tokens[1].touches {
      frames.append(Frame(declaration: verb, isCommand: true))
      index = 1
    } else {
      frames.append(Frame())
      if tokens.count > 1, first.name != nil, tokens[1].is(.assign) { index = 2 }
    }
    while index < tokens.count {
      let token = tokens[index]
      let current = frames.count - 1
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if !frames[current].hasValue { frames[current].valueStart = index }
      switch token.kind {
      case .symbol(.open), .symbol(.openSquare):
        var frame = Frame(isSquare: token.is(.openSquare))
        if token.touches, index > 0 {
          frame.declaration = token.is(.open) ? tokens[index - 1].name.flatMap { vocabulary[$0] } : nil
          frame.callee = 0..<index
        } else if token.is(.openSquare) {
          // A list stands for its elements: what the place takes, each of them may be.
          frame.declaration = frames[current].declaration
          frame.key = frames[current].key
          frame.positional = frames[current].positional
          frame.isCommand = false
          if frames[current].isCommand, frame.key == nil {
            frame.key = frames[current].declaration?.subject?.name
          }
        }
        frames[current].hasValue = true
        frames[current].valueIsComplete = false
        frames.append(frame)
      case .symbol(.close), .symbol(.closeSquare):
        if frames.count > 1 { frames.removeLast() }
        frames[frames.count - 1].hasValue = true
        frames[frames.count - 1].valueIsComplete = true
      case .symbol(.comma):
        if !frames[current].isSquare { frames[current].positional += 1 }
        if !(frames[current].isSquare && frames[current].callee == nil) { frames[current].key = nil }
        frames[current].hasValue = false
        frames[current].valueIsComplete = false
      case .name(let name) where next?.is(.assign) == true:
        frames[current].keys.insert(name)
        frames[current].key = name
        frames[current].hasValue = false
        frames[current].valueIsComplete = false
        index += 1
      case .symbol, .name("by"):
        frames[current].hasValue = true
        frames[current].valueIsComplete = false
      default:
        frames[current].hasValue = true
        frames[current].valueIsComplete = true
      }
      index += 1
    }
    return (frames, false)
  }

  /// The value that ends before a token: a name with its brackets and fields.
  private static func expression(
    before end: Int, of tokens: [Token], _ vocabulary: Vocabulary, _ lexer: Lexer
  ) -> Syntax.Expression? {
    var index = end - 1
    var depth = 0
    while index >= 0 {
      let token = tokens[index]
      if token.is(.close) || token.is(.closeSquare) {
        depth += 1
      } else if token.is(.open) || token.is(.openSquare) {
        depth -= 1
        if depth < 0 { return nil }
        if depth == 0 && !token.touches { break }
      } else if depth == 0 {
        guard token.name != nil || token.is(.dot) || token.isNumber else { return nil }
        let touchesBefore = token.is(.dot) || (index > 0 && tokens[index - 1].is(.dot))
        if !touchesBefore { break }
      }
      index -= 1
    }
    guard index >= 0, end > index else { return nil }
    let text = lexer.text(Span(tokens[index].span.start, tokens[end - 1].span.end))
    return try? Parser(vocabulary: vocabulary).parseExpression(text)
  }
}

/// Reads a text token by token, in time linear in its length.
///
/// Characters that look like ASCII ones are read as these, while spans stay those of the text as typed.
struct Lexer {
  let bytes: [UInt8]
  var offset: Int
  /// Brackets that are still open; a newline inside them is a blank.
  private(set) var openBrackets = 0
  /// The last token wants a value after it, so that a newline is a blank.
  private(set) var wantsMore = false
  private var followsDot = false
  /// The comments that were skipped; `nil` where nobody asks for them.
  private(set) var comments: [Span]?

  init(_ bytes: [UInt8], from offset: Int = 0, collectsComments: Bool = false) {
    self.bytes = bytes
    self.offset = offset
    comments = collectsComments ? [] : nil
  }

  /// Goes on at another place of the same text, outside any bracket.
  mutating func move(to offset: Int) {
    self.offset = offset
    wantsMore = false
    followsDot = false
  }

  /// Begins anew at another place of the same text.
  mutating func restart(at offset: Int) {
    move(to: offset)
    openBrackets = 0
  }

  func text(_ span: Span) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

  /// How long the text is.
  var count: Int { bytes.count }

  /// The byte at an offset, or `nil` outside the text.
  subscript(offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  // MARK: Characters

  /// The character at an offset, or `nil` outside the text.
  func character(at offset: Int) -> Character? {
    guard offset < bytes.count else { return nil }
    let (scalar, length) = rawScalar(at: offset)
    if scalar < 0x80 { return Character(scalar: scalar, second: 0, length: length) }
    guard let (first, second) = Confusables.lookalike(of: scalar) else {
      return Character(scalar: scalar, second: 0, length: length)
    }
    return Character(scalar: UInt32(first), second: second, length: length)
  }

  /// The scalar at an offset as typed, with its length in UTF-8.
  func rawScalar(at offset: Int) -> (UInt32, Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count else { return (0xFFFD, bytes.count - offset) }
    var scalar = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for byte in bytes[offset + 1..<offset + length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    return (scalar, length)
  }

  // MARK: Tokens

  mutating func next() -> Token {
    let before = offset
    var beginsLine = before == 0
    while let character = character(at: offset) {
      if character.isBlank {
        offset += character.length
      } else if character.is("#") {
        skipComment()
      } else if character.isNewline {
        if openBrackets == 0 && !wantsMore {
          return endOfStatement(touches: false)
        }
        let start = offset
        skipNewline()
        beginsLine = true
        if isEmptyLine() {
          offset = start
          return endOfStatement(touches: false)
        }
      } else {
        let token = read(character, touches: offset == before, beginsLine: beginsLine)
        remember(token)
        return token
      }
    }
    return Token(kind: .end, span: Span(offset, offset), touches: offset == before, beginsLine: beginsLine)
  }

  private mutating func remember(_ token: Token) {
    switch token.kind {
    case .symbol(let symbol):
      wantsMore = symbol.isOperator
      followsDot = symbol == .dot
      switch symbol {
      case .open, .openSquare: openBrackets += 1
      case .close, .closeSquare: openBrackets = max(0, openBrackets - 1)
      default: break
      }
    case .name("by"):
      wantsMore = !followsDot
      followsDot = false
    default:
      wantsMore = false
      followsDot = false
    }
  }

  private mutating func endOfStatement(touches: Bool) -> Token {
    let start = offset
    skipNewline()
    openBrackets = 0
    wantsMore = false
    followsDot = false
    return Token(kind: .newline, span: Span(start, offset), touches: touches, beginsLine: false)
  }

  private mutating func skipNewline() {
    let isReturn = bytes[offset] == 0x0D
    offset += 1
    if isReturn && offset < bytes.count && bytes[offset] == 0x0A { offset += 1 }
  }

  private mutating func skipComment() {
    let start = offset
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
    comments?.append(Span(start, offset))
  }

  /// Whether the line that begins here has nothing but blanks; the end of the text is no line.
  private func isEmptyLine() -> Bool {
    var place = offset
    while let character = character(at: place) {
      if character.isNewline { return true }
      if !character.isBlank { return false }
      place += character.length
    }
    return false
  }

  private mutating func read(_ character: Character, touches: Bool, beginsLine: Bool) -> Token {
    let start = offset
    let kind: Token.Kind
    if character.startsName {
      kind = readName()
    } else if character.isDigit || (character.is(".") && isDigit(at: offset + character.length)) {
      kind = readNumber()
    } else if character.is("\"") || character.is("'") {
      kind = readText(quote: character)
    } else {
      kind = readSign(character)
    }
    return Token(kind: kind, span: Span(start, offset), touches: touches, beginsLine: beginsLine)
  }

}

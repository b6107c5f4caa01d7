/// Reads a text token by token, in time linear in its length.
///
/// Twins of ASCII characters are read as these, while spans stay those of the text as typed.
struct Lexer {
  private let bytes: [UInt8]
  private(set) var offset: Int
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

  func text(_ span: Span) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

  /// How long the text is.
  var count: Int { bytes.count }

  /// The byte at an offset, or `nil` outside the text.
  subscript(offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  // MARK: Characters

  /// One character as the grammar sees it: its ASCII twins, or itself.
  struct Character {
    var scalar: UInt32
    /// The second character of a twin of two, or 0.
    var second: UInt8
    var length: Int

    func `is`(_ character: Unicode.Scalar) -> Bool { scalar == character.value && second == 0 }

    var isDigit: Bool { second == 0 && 0x30 <= scalar && scalar <= 0x39 }
    var isBlank: Bool { scalar == 0x20 || scalar == 0x09 || scalar == 0x0B || scalar == 0x0C }
    var isNewline: Bool { scalar == 0x0A || scalar == 0x0D }

    var startsName: Bool {
      if second != 0 { return false }
      if scalar < 0x80 { return isASCIILetter || scalar == 0x5F }
      return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }

    var continuesName: Bool {
      if second != 0 { return false }
      if scalar < 0x80 { return isASCIILetter || scalar == 0x5F || isDigit }
      guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return properties.isAlphabetic || properties.isXIDContinue
    }

    private var isASCIILetter: Bool {
      (0x41 <= scalar && scalar <= 0x5A) || (0x61 <= scalar && scalar <= 0x7A)
    }
  }

  /// The character at an offset, or `nil` outside the text.
  func character(at offset: Int) -> Character? {
    guard offset < bytes.count else { return nil }
    let (scalar, length) = rawScalar(at: offset)
    if scalar < 0x80 { return Character(scalar: scalar, second: 0, length: length) }
    guard let (first, second) = Confusables.twin(of: scalar) else {
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

  private mutating func readName() -> Token.Kind {
    let start = offset
    var isPlain = true
    var isBlank = true
    var scalars = String.UnicodeScalarView()
    while let character = character(at: offset), character.continuesName {
      if character.length > 1 && isPlain {
        isPlain = false
        scalars.append(contentsOf: text(Span(start, offset)).unicodeScalars)
      }
      if !isPlain, let scalar = Unicode.Scalar(character.scalar) { scalars.append(scalar) }
      if character.scalar != 0x5F { isBlank = false }
      offset += character.length
    }
    let name = isPlain ? text(Span(start, offset)) : String(scalars)
    return isBlank && offset - start > 1 ? .blank : .name(name)
  }

  private func isDigit(at offset: Int) -> Bool { character(at: offset)?.isDigit ?? false }

  private mutating func readNumber() -> Token.Kind {
    var literal = ""
    var isZero = true
    func append(_ character: Character) {
      if let scalar = Unicode.Scalar(character.scalar) { literal.unicodeScalars.append(scalar) }
    }
    func digits(countingForZero: Bool) {
      while let character = character(at: offset) {
        if character.isDigit {
          if countingForZero && character.scalar != 0x30 { isZero = false }
          append(character)
        } else if !(character.is("_") && isDigit(at: offset + character.length) && !literal.isEmpty) {
          return
        }
        offset += character.length
      }
    }
    digits(countingForZero: true)
    if let dot = character(at: offset), dot.is(".") {
      let after = offset + dot.length
      if isDigit(at: after) {
        append(dot)
        offset = after
        digits(countingForZero: true)
      } else if !(character(at: after).map { $0.is(".") || $0.startsName } ?? false) {
        offset = after
        return .stray(.numberEndsInDot)
      }
    }
    if let exponent = character(at: offset), exponent.is("e") || exponent.is("E") {
      var place = offset + exponent.length
      var sign: Character?
      if let character = character(at: place), character.is("+") || character.is("-") {
        sign = character
        place += character.length
      }
      if isDigit(at: place) {
        append(exponent)
        if let sign { append(sign) }
        offset = place
        digits(countingForZero: false)
      } else if !(character(at: offset + exponent.length)?.continuesName ?? false) {
        offset += exponent.length
        return .stray(.exponentIsMissing)
      }
    }
    guard let value = Double(literal.hasPrefix(".") ? "0" + literal : literal), value.isFinite else {
      return .stray(literal.contains("e-") || literal.contains("E-") ? .numberTooSmall : .numberTooLarge)
    }
    return value == 0 && !isZero ? .stray(.numberTooSmall) : .number(value)
  }

  /// A text ends at its own kind of quote, or else at a twin of it, on the same line.
  private mutating func readText(quote: Character) -> Token.Kind {
    let (opening, length) = rawScalar(at: offset)
    let start = offset + length
    let closing: UInt32 =
      switch opening {
      case 0x201C: 0x201D
      case 0x2018: 0x2019
      default: opening
      }
    var twin: Span?
    var place = start
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D {
      let (scalar, width) = rawScalar(at: place)
      if scalar == closing {
        offset = place + width
        return .text(text(Span(start, place)))
      }
      if twin == nil, let character = character(at: place), character.scalar == quote.scalar {
        twin = Span(place, place + width)
      }
      place += width
    }
    guard let twin else {
      offset = place
      return .stray(.unclosedText)
    }
    offset = twin.end
    return .text(text(Span(start, twin.start)))
  }

  private struct Sign {
    var bytes: [UInt8]
    var kind: Token.Kind
  }

  /// The signs that begin with each ASCII character, longest first: those of the language, and those of other
  /// languages that would otherwise be read as several of this one.
  private static let signs: [[Sign]] = {
    let own = [
      "->", "..", "+-", "==", "!=", "<=", ">=", "**", "+", "-", "*", "/", "^", ".", ",", "=", "<", ">", "(",
      ")",
      "[", "]",
    ]
    let foreign = [
      "-->", "===", "!==", "...", "+=", "-=", "*=", "/=", "^=", ":=", "=>", "=<", "<>", ">>", "<<", "++",
      "//",
      "&&", "||", "~=", "=~", ".*", "./", ".^", "|>", "::",
    ]
    var signs = [[Sign]](repeating: [], count: 128)
    for sign in (own + foreign).sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let bytes = Array(sign.utf8)
      signs[Int(bytes[0])].append(Sign(bytes: bytes, kind: kind(ofSign: sign)))
    }
    return signs
  }()

  private mutating func readSign(_ character: Character) -> Token.Kind {
    if character.second != 0 {
      offset += character.length
      let pair = String(
        decoding: [UInt8(truncatingIfNeeded: character.scalar), character.second], as: UTF8.self)
      return Self.kind(ofSign: pair)
    }
    if character.scalar < 128 {
      for sign in Self.signs[Int(character.scalar)] {
        if let end = end(of: sign.bytes) {
          offset = end
          return sign.kind
        }
      }
    }
    let start = offset
    offset += character.length
    return .stray(.sign(text(Span(start, offset))))
  }

  private static func kind(ofSign sign: String) -> Token.Kind {
    if sign == "**" { return .symbol(.power) }
    return Token.Symbol(rawValue: sign).map { .symbol($0) } ?? .stray(.sign(sign))
  }

  /// Where a sign that begins here ends, if it does.
  private func end(of sign: [UInt8]) -> Int? {
    var place = offset
    for byte in sign {
      guard let character = character(at: place), character.second == 0, character.scalar == UInt32(byte)
      else { return nil }
      place += character.length
    }
    return place
  }
}

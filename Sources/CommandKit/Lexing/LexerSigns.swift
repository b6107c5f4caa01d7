/// Signs: operators and brackets, and those of other languages.
extension Lexer {
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

  mutating func readSign(_ character: Character) -> Token.Kind {
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
    return .stray(.sign(text(Span(start, offset)).withASCIILookalikes))
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

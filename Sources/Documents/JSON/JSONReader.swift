/// Reads JSON as far as its caller knows what has to come, from bytes of strangers.
///
/// It keeps nothing by itself: no more is kept than the text is long. A name that comes twice in an object is seen.
package struct JSONReader {
  /// Why a text can't be read.
  package enum Problem: Error, Hashable {
    case isMalformed
    case twice(name: String)
  }

  private var rest: ArraySlice<UInt8>
  /// How deep values that are passed over may stand in one another.
  private static let deepest = 100

  package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether nothing but blanks follows.
  package var isAtEnd: Bool { rest.allSatisfy(Self.isBlank) }

  // MARK: Values

  /// An object; `member` reads the value of each key.
  package mutating func object(
    _ member: (inout JSONReader, String) throws(Problem) -> Void
  ) throws(Problem) {
    try expect("{")
    if take("}") { return }
    var names: Set<String> = []
    repeat {
      let name = try string()
      guard names.insert(name).inserted else { throw .twice(name: name) }
      try expect(":")
      try member(&self, name)
    } while take(",")
    try expect("}")
  }

  /// A list; `element` reads each of its values.
  package mutating func array(_ element: (inout JSONReader) throws(Problem) -> Void) throws(Problem) {
    try expect("[")
    if take("]") { return }
    repeat { try element(&self) } while take(",")
    try expect("]")
  }

  /// A whole number from 0 on, of 15 digits at most: no place in a file has more.
  package mutating func count() throws(Problem) -> Int {
    skipBlanks()
    let digits = rest.prefix { 0x30 <= $0 && $0 <= 0x39 }
    guard 1...15 ~= digits.count, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      throw .isMalformed
    }
    rest = rest.dropFirst(digits.count)
    return number
  }

  package mutating func string() throws(Problem) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = rest.popFirst(), byte >= 0x20 {
      if byte == UInt8(ascii: "\"") {
        guard let string = String(validating: text, as: UTF8.self) else { throw .isMalformed }
        return string
      }
      if byte == UInt8(ascii: "\\") {
        text += try escaped()
      } else {
        text.append(byte)
      }
    }
    throw .isMalformed
  }

  /// Passes over a value of any kind.
  package mutating func skip() throws(Problem) { try skip(depth: 0) }

  private mutating func skip(depth: Int) throws(Problem) {
    guard depth < Self.deepest else { throw .isMalformed }
    skipBlanks()
    switch rest.first {
    case UInt8(ascii: "{"): try object { (reader, _) throws(Problem) in try reader.skip(depth: depth + 1) }
    case UInt8(ascii: "["): try array { (reader) throws(Problem) in try reader.skip(depth: depth + 1) }
    case UInt8(ascii: "\""): _ = try string()
    default:
      // A number, or one of the three words: what is none of them has no sense that anybody asks for.
      let word = rest.prefix { !Self.isBlank($0) && !",]}".utf8.contains($0) }
      let text = String(decoding: word, as: UTF8.self)
      guard ["true", "false", "null"].contains(text) || Double(text) != nil else { throw .isMalformed }
      rest = rest.dropFirst(word.count)
    }
  }

  // MARK: Signs

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private mutating func skipBlanks() { rest = rest.drop(while: Self.isBlank) }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard let first = rest.first, first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
    guard take(character) else { throw .isMalformed }
  }

  /// What follows a backslash, in UTF-8.
  private mutating func escaped() throws(Problem) -> [UInt8] {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]), rest.starts(with: Array("\\u".utf8)) {
        rest = rest.dropFirst(2)
        units.append(try unit())
      }
      guard let text = String(validating: units, as: UTF16.self) else { throw .isMalformed }
      return Array(text.utf8)
    case let byte? where [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/")].contains(byte):
      return [byte]
    default: throw .isMalformed
    }
  }

  private mutating func unit() throws(Problem) -> UInt16 {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .isMalformed }
    rest = rest.dropFirst(4)
    return unit
  }
}

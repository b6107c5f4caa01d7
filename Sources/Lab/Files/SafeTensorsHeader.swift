/// What a file of tensors says of itself: for each tensor its type, its shape, and the bytes where it stands.
///
/// Read by hand: a name that comes twice has to be seen, nothing but this one form is taken, and no more is kept than the
/// header is long.
struct SafeTensorsHeader {
  struct Entry {
    var name: String
    var dtype: String
    var shape: [Int]
    var start: Int
    var end: Int
  }

  /// Why a header can't be read.
  enum Problem: Error {
    case isNoHeader
    case twice(name: String)
  }

  var entries: [Entry] = []
  var metadata: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    var reader = HeaderReader(rest: bytes)
    var names: Set<String> = []
    try reader.object { (reader, name) throws(Problem) in
      guard names.insert(name).inserted else { throw .twice(name: name) }
      if name == "__metadata__" {
        try reader.object { (reader, key) throws(Problem) in
          guard metadata.updateValue(try reader.string(), forKey: key) == nil else { throw .twice(name: key) }
        }
      } else {
        entries.append(try Self.entry(name, &reader))
      }
    }
    guard reader.isAtEnd else { throw .isNoHeader }
  }

  private static func entry(_ name: String, _ reader: inout HeaderReader) throws(Problem) -> Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try reader.object { (reader, key) throws(Problem) in
      switch key {
      case "dtype" where type == nil: type = try reader.string()
      case "shape" where shape == nil: shape = try reader.numbers()
      case "data_offsets" where offsets == nil: offsets = try reader.numbers()
      default: throw .isNoHeader
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .isNoHeader
    }
    return Entry(name: name, dtype: type, shape: shape, start: offsets[0], end: offsets[1])
  }
}

/// Reads the JSON of a header, as far as headers have it: objects, texts, and lists of whole numbers from 0 on.
private struct HeaderReader {
  typealias Problem = SafeTensorsHeader.Problem

  var rest: ArraySlice<UInt8>

  /// Whether nothing but blanks follows.
  var isAtEnd: Bool { rest.allSatisfy(Self.isBlank) }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private mutating func skipBlanks() { rest = rest.drop(while: Self.isBlank) }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard let first = rest.first, first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
    guard take(character) else { throw .isNoHeader }
  }

  /// An object; `member` reads the value of each key.
  mutating func object(_ member: (inout HeaderReader, String) throws(Problem) -> Void) throws(Problem) {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try member(&self, key)
    } while take(",")
    try expect("}")
  }

  /// No number has more digits than a place in a file can have.
  mutating func numbers() throws(Problem) -> [Int] {
    try expect("[")
    if take("]") { return [] }
    var numbers: [Int] = []
    repeat {
      skipBlanks()
      let digits = rest.prefix { 0x30 <= $0 && $0 <= 0x39 }
      guard 1...15 ~= digits.count, let number = Int(String(decoding: digits, as: UTF8.self)) else {
        throw .isNoHeader
      }
      numbers.append(number)
      rest = rest.dropFirst(digits.count)
    } while take(",")
    try expect("]")
    return numbers
  }

  mutating func string() throws(Problem) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = rest.popFirst(), byte >= 0x20 {
      if byte == UInt8(ascii: "\"") {
        guard let string = String(validating: text, as: UTF8.self) else { throw .isNoHeader }
        return string
      }
      if byte == UInt8(ascii: "\\") {
        text += try escaped()
      } else {
        text.append(byte)
      }
    }
    throw .isNoHeader
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
      guard let text = String(validating: units, as: UTF16.self) else { throw .isNoHeader }
      return Array(text.utf8)
    case let byte? where [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/")].contains(byte):
      return [byte]
    default: throw .isNoHeader
    }
  }

  private mutating func unit() throws(Problem) -> UInt16 {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .isNoHeader }
    rest = rest.dropFirst(4)
    return unit
  }
}

/// Reads JSON as far as its caller knows what has to come, from bytes of strangers.
///
/// It keeps nothing by itself: no more is kept than the text is long. A name that comes twice in an object is seen.
package struct JSONReader {
  /// Why a text can't be read.
  package enum Problem: Error, Hashable {
    case isMalformed
    case twice(name: String)
  }

  private let bytes: ArraySlice<UInt8>
  /// Of the first byte that is not read yet.
  private var place: Int
  /// How deep values that are passed over may stand in one another.
  private static let deepest = 100

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether nothing but blanks follows.
  package var isAtEnd: Bool { bytes[place...].allSatisfy(Self.isBlank) }

  private var first: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

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
    let start = place
    var number = 0
    while let byte = first, Self.isDigit(byte), place - start < 16 {
      number = number * 10 + Int(byte & 15)
      place += 1
    }
    guard 1...15 ~= place - start else { throw .isMalformed }
    return number
  }

  /// A number, which is finite; `nil` for `null`.
  package mutating func number() throws(Problem) -> Double? {
    skipBlanks()
    if first == UInt8(ascii: "n") {
      try word("null")
      return nil
    }
    let start = place
    let isNegative = pass("-")
    var digits: UInt64 = 0
    // What does not fit into 18 digits is read by the system.
    var (count, scale) = (0, 0)
    func add(_ byte: UInt8) {
      if count < 18 { digits = digits * 10 + UInt64(byte & 15) }
      if digits > 0 { count += 1 }
    }
    let whole = place
    while let byte = first, Self.isDigit(byte) {
      add(byte)
      place += 1
    }
    guard place > whole else { throw .isMalformed }
    if pass(".") {
      let fraction = place
      while let byte = first, Self.isDigit(byte) {
        add(byte)
        place += 1
      }
      guard place > fraction else { throw .isMalformed }
      scale = fraction - place
    }
    if first == UInt8(ascii: "e") || first == UInt8(ascii: "E") {
      place += 1
      let isSmall = pass("-")
      if !isSmall { _ = pass("+") }
      let exponent = place
      var power = 0
      while let byte = first, Self.isDigit(byte) {
        power = min(power * 10 + Int(byte & 15), 100_000)
        place += 1
      }
      guard place > exponent else { throw .isMalformed }
      scale += isSmall ? -power : power
    }
    if digits == 0 { return isNegative ? -0.0 : 0 }
    let number: Double
    // Both parts are exact, and so their product or quotient is the nearest number there is (Clinger 1990).
    if count <= 15, scale.magnitude <= 22 {
      number = scale < 0 ? Double(digits) / Self.powers[-scale] : Double(digits) * Self.powers[scale]
      return isNegative ? -number : number
    }
    guard let read = Double(String(decoding: bytes[start..<place], as: UTF8.self)), read.isFinite else {
      throw .isMalformed
    }
    return read
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  /// `true` or `false`.
  package mutating func flag() throws(Problem) -> Bool {
    skipBlanks()
    let isTrue = first == UInt8(ascii: "t")
    try word(isTrue ? "true" : "false")
    return isTrue
  }

  /// What sort of value comes next, by the sign that it begins with.
  package enum Kind { case object, array, string, number, flag, null }

  package mutating func kind() throws(Problem) -> Kind {
    skipBlanks()
    switch first {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .flag
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"): return .number
    case let byte? where Self.isDigit(byte): return .number
    default: throw .isMalformed
    }
  }

  package mutating func string() throws(Problem) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = first, byte >= 0x20 {
      place += 1
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
    switch try kind() {
    case .object: try object { (reader, _) throws(Problem) in try reader.skip(depth: depth + 1) }
    case .array: try array { (reader) throws(Problem) in try reader.skip(depth: depth + 1) }
    case .string: _ = try string()
    case .flag: _ = try flag()
    case .number, .null: _ = try number()
    }
  }

  // MARK: Signs

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private mutating func skipBlanks() {
    while let byte = first, Self.isBlank(byte) { place += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    return pass(character)
  }

  private mutating func pass(_ character: Unicode.Scalar) -> Bool {
    guard let first, first == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func word(_ word: StaticString) throws(Problem) {
    let length = word.utf8CodeUnitCount
    guard bytes.endIndex - place >= length,
      (0..<length).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] })
    else { throw .isMalformed }
    place += length
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
    guard take(character) else { throw .isMalformed }
  }

  /// What follows a backslash, in UTF-8.
  private mutating func escaped() throws(Problem) -> [UInt8] {
    guard let sign = first else { throw .isMalformed }
    place += 1
    switch sign {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      var units = [try unit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[place...].starts(with: "\\u".utf8) {
        place += 2
        units.append(try unit())
      }
      guard let text = String(validating: units, as: UTF16.self) else { throw .isMalformed }
      return Array(text.utf8)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [sign]
    default: throw .isMalformed
    }
  }

  private mutating func unit() throws(Problem) -> UInt16 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .isMalformed }
    place += 4
    return unit
  }
}

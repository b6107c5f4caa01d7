import CommandKit

/// An array of numbers in a file, in C's order: the last axis fastest.
struct NamedArray {
  let name: String
  let shape: [Int]
  let values: [Double]
}

/// The form of NumPy's files (NEP 1): what the array is, as a Python dictionary, and then its numbers.
struct NumPyHeader {
  let type: NumberType
  let isBigEndian: Bool
  /// Whether the first axis runs fastest.
  let isFortran: Bool
  let shape: [Int]
  /// Where the numbers begin.
  let start: Int

  /// So many bytes are enough to read one.
  static let longest = 12 + 65535

  /// How many numbers; `nil` where that is more than there can be.
  var count: Int? {
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= 1 << 40 else { return nil }
      count = product
    }
    return count
  }

  /// - Parameter bytes: the file's first ones.
  /// - Throws: where they are no such header, or one of what is no array of numbers.
  init(_ bytes: [UInt8], name: String, path: String) throws(Failure) {
    let isNone = Failure(ArrayMessage.isNoArray(file: path, array: name))
    guard bytes.count >= 12, bytes.starts(with: [0x93] + Array("NUMPY".utf8)), 1...3 ~= bytes[6] else {
      throw isNone
    }
    let length =
      Int(bytes[8]) | Int(bytes[9]) << 8 | (bytes[6] == 1 ? 0 : Int(bytes[10]) << 16 | Int(bytes[11]) << 24)
    let first = bytes[6] == 1 ? 10 : 12
    guard length <= bytes.count - first else { throw isNone }
    start = first + length
    var reader = PythonDictionary(bytes[first..<start])
    guard let entries = reader.read() else { throw isNone }
    guard case .text(let descr)? = entries["descr"], case .flag(let isFortran)? = entries["fortran_order"],
      case .shape(let shape)? = entries["shape"], entries.count == 3
    else {
      // A list in place of the text: records of several fields.
      if entries["descr"] == .other {
        throw Failure(ArrayMessage.isNotOfNumbers(file: path, array: name, type: "records"))
      }
      throw isNone
    }
    guard let order = descr.first, "<>|=".contains(order), let type = NumberType(numpy: descr.dropFirst())
    else {
      throw Failure(ArrayMessage.isNotOfNumbers(file: path, array: name, type: descr))
    }
    self.type = type
    isBigEndian = order == ">"
    self.isFortran = isFortran
    self.shape = shape
  }

  /// The array, of numbers as they stand in the file.
  func array(_ numbers: [Double], name: String) -> NamedArray {
    guard isFortran, shape.count > 1 else { return NamedArray(name: name, shape: shape, values: numbers) }
    var strides: [Int] = []
    var stride = 1
    for size in shape {
      strides.append(stride)
      stride *= size
    }
    var values: [Double] = []
    values.reserveCapacity(numbers.count)
    var (place, indices) = (0, [Int](repeating: 0, count: shape.count))
    for _ in numbers.indices {
      values.append(numbers[place])
      var axis = shape.count - 1
      while axis >= 0 {
        indices[axis] += 1
        place += strides[axis]
        if indices[axis] < shape[axis] { break }
        place -= strides[axis] * shape[axis]
        indices[axis] = 0
        axis -= 1
      }
    }
    return NamedArray(name: name, shape: shape, values: values)
  }
}

/// A Python dictionary as NumPy writes one: texts, True and False, and tuples of whole numbers.
private struct PythonDictionary {
  enum Item: Equatable {
    case text(String)
    case flag(Bool)
    case shape([Int])
    /// A list, which says that the array is not of numbers.
    case other
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The entries; `nil` where it is no such dictionary, or has a key twice.
  mutating func read() -> [String: Item]? {
    var entries: [String: Item] = [:]
    guard take("{") else { return nil }
    while !take("}") {
      guard let key = text(), entries[key] == nil, take(":"), let item = item() else { return nil }
      entries[key] = item
      // What a list holds is not read.
      if item == .other { return entries }
      guard take(",") || rest.first == UInt8(ascii: "}") else { return nil }
    }
    skipBlanks()
    return rest.isEmpty ? entries : nil
  }

  private mutating func item() -> Item? {
    skipBlanks()
    switch rest.first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return text().map(Item.text)
    case UInt8(ascii: "("): return shape().map(Item.shape)
    case UInt8(ascii: "["): return .other
    default: return take("True") ? .flag(true) : take("False") ? .flag(false) : nil
    }
  }

  private mutating func shape() -> [Int]? {
    var sizes: [Int] = []
    guard take("(") else { return nil }
    while !take(")") {
      skipBlanks()
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      // Python 2 marked long ones.
      guard digits.count <= 15, let size = Int(String(decoding: digits, as: UTF8.self)), sizes.count < 32
      else {
        return nil
      }
      rest.removeFirst(digits.count)
      sizes.append(size)
      _ = take("L")
      guard take(",") || rest.first == UInt8(ascii: ")") else { return nil }
    }
    return sizes
  }

  private mutating func text() -> String? {
    skipBlanks()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      return nil
    }
    rest.removeFirst()
    guard let end = rest.firstIndex(of: quote) else { return nil }
    let text = String(decoding: rest[..<end], as: UTF8.self)
    rest = rest[(end + 1)...]
    return text
  }

  private mutating func take(_ sign: String) -> Bool {
    skipBlanks()
    guard rest.starts(with: sign.utf8) else { return false }
    rest.removeFirst(sign.utf8.count)
    skipBlanks()
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }
}

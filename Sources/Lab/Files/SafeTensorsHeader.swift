import Files

/// What a file of tensors says of itself: for each tensor its type, its shape, and the bytes where it stands.
///
/// Nothing but this one form is taken, and no more is kept than the header is long.
struct SafeTensorsHeader {
  struct Entry {
    var name: String
    var dtype: String
    var shape: [Int]
    var start: Int
    var end: Int
  }

  typealias Problem = JSONReader.Problem

  var entries: [Entry] = []
  var metadata: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    var reader = JSONReader(bytes)
    try reader.object { (reader, name) throws(Problem) in
      if name == "__metadata__" {
        try reader.object { (reader, key) throws(Problem) in
          metadata[key] = try reader.string()
        }
      } else {
        entries.append(try Self.entry(name, &reader))
      }
    }
    guard reader.isAtEnd else { throw .isMalformed }
  }

  private static func entry(_ name: String, _ reader: inout JSONReader) throws(Problem) -> Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try reader.object { (reader, key) throws(Problem) in
      switch key {
      case "dtype": type = try reader.string()
      case "shape": shape = try numbers(&reader)
      case "data_offsets": offsets = try numbers(&reader)
      default: throw .isMalformed
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .isMalformed
    }
    return Entry(name: name, dtype: type, shape: shape, start: offsets[0], end: offsets[1])
  }

  private static func numbers(_ reader: inout JSONReader) throws(Problem) -> [Int] {
    var numbers: [Int] = []
    try reader.array { (reader) throws(Problem) in numbers.append(try reader.count()) }
    return numbers
  }
}

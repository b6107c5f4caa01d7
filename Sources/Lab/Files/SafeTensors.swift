import CommandKit

/// Files of named tensors, as PyTorch and others write them with `safetensors`.
///
/// The format: the length of the header as 8 bytes (little-endian), a header in JSON that gives each tensor's type, shape
/// and place, then the numbers. Everything that a file says of itself is checked against its size before it is used.
struct SafeTensors {
  struct Tensor {
    let name: String
    let shape: [Int]
    /// `nil` for whole numbers, such as a counter of batches.
    let values: [Double]?
  }

  /// In the order in which they stand in the file.
  var tensors: [Tensor]
  var metadata: [String: String]

  // MARK: Reading

  /// - Parameter wholeNumbers: whether these are given too.
  init(_ bytes: [UInt8], path: String, wholeNumbers: Bool = false) throws(Failure) {
    guard bytes.count >= 8 else {
      throw Failure(WeightsMessage.tooShort(file: path, bytes: bytes.count))
    }
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= 100_000_000, length <= UInt64(bytes.count - 8) else {
      throw Failure(
        WeightsMessage.headerLength(file: path, length: "\(length)", bytesThatFollow: bytes.count - 8))
    }
    let start = 8 + Int(length)
    let header: SafeTensorsHeader
    do throws(SafeTensorsHeader.Problem) { header = try SafeTensorsHeader(bytes[8..<start]) } catch {
      switch error {
      case .isMalformed: throw Failure(WeightsMessage.badHeader(file: path))
      case .twice(let name): throw Failure(WeightsMessage.nameTwice(file: path, name: name))
      }
    }
    metadata = header.metadata
    // Everything is checked before any number is taken.
    var places: [(entry: SafeTensorsHeader.Entry, type: NumberType)] = []
    var expected = 0
    for entry in header.entries.sorted(by: { ($0.start, $0.end, $0.name) < ($1.start, $1.end, $1.name) }) {
      let name = entry.name
      guard let type = NumberType(safetensors: entry.dtype) else {
        throw Failure(WeightsMessage.unknownType(file: path, tensor: name, type: entry.dtype))
      }
      var count = 1
      for size in entry.shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, product <= 1 << 40 else {
          throw Failure(WeightsMessage.badShape(file: path, tensor: name, shape: entry.shape))
        }
        count = product
      }
      guard entry.start == expected, entry.end - entry.start == count * type.size else {
        throw Failure(
          WeightsMessage.misplaced(
            file: path, tensor: name, shape: entry.shape, bytes: count * type.size, expected: expected,
            start: entry.start, end: entry.end))
      }
      guard start + entry.end <= bytes.count else {
        throw Failure(
          WeightsMessage.cutShort(file: path, tensor: name, end: start + entry.end, bytes: bytes.count))
      }
      places.append((entry, type))
      expected = entry.end
    }
    guard start + expected == bytes.count else {
      throw Failure(WeightsMessage.trailingBytes(file: path, count: bytes.count - start - expected))
    }
    try Limits.check(
      table: path,
      bytes: places.reduce(0) {
        $0
          + ($1.type.isWhole && !wholeNumbers
            ? 0 : Double(($1.entry.end - $1.entry.start) / $1.type.size) * 8)
      })
    tensors = places.map { entry, type in
      Tensor(
        name: entry.name, shape: entry.shape,
        values: type.isWhole && !wholeNumbers
          ? nil : type.numbers(bytes[(start + entry.start)..<(start + entry.end)]))
    }
  }

  // MARK: Writing

  /// The bytes of a file with these tensors.
  ///
  /// - Parameter isDouble: whether as 64-bit numbers, or as 32-bit ones.
  static func bytes(
    _ tensors: [(name: String, shape: [Int], values: [Double])], metadata: [String: String], isDouble: Bool
  ) -> [UInt8] {
    var offset = 0
    var parts: [String] = []
    let texts = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
    parts.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
    for tensor in tensors {
      let end = offset + tensor.values.count * (isDouble ? 8 : 4)
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      parts.append(
        "\(quoted(tensor.name)):{\"dtype\":\"\(isDouble ? "F64" : "F32")\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}"
      )
      offset = end
    }
    var header = Array("{\(parts.joined(separator: ","))}".utf8)
    // The numbers start at a multiple of 8 bytes, as the format advises.
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for tensor in tensors {
      if isDouble {
        append(tensor.values, to: &bytes) { $0.bitPattern }
      } else {
        append(tensor.values, to: &bytes) { Float($0).bitPattern }
      }
    }
    return bytes
  }

  /// A piece of the numbers at a time, since a call for each takes longer than all the rest of writing.
  private static func append<Word: FixedWidthInteger>(
    _ values: [Double], to bytes: inout [UInt8], _ word: (Double) -> Word
  ) {
    for first in stride(from: 0, to: values.count, by: 4096) {
      let words = values[first..<min(values.count, first + 4096)].map { word($0).littleEndian }
      words.withUnsafeBytes { bytes += $0 }
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{0}"..<"\u{20}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

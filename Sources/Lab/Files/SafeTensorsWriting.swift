extension SafeTensors {
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

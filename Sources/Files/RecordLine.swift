/// A record as a line of a file: a checksum, then its fields, between tabs.
package enum RecordLine {
  /// The line, with its end.
  package static func text(_ fields: [String]) -> String {
    let body = fields.map(\.escapedForLine).joined(separator: "\t")
    return "\(Checksum.of(body.utf8))\t\(body)\n"
  }

  /// The fields of each record, in order; what is damaged is left out.
  package static func records(in bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
        line[..<tab].elementsEqual(Checksum.of(line[(tab + 1)...]).utf8)
      else { return nil }
      return String(decoding: line[(tab + 1)...], as: UTF8.self)
        .split(separator: "\t", omittingEmptySubsequences: false).map { String($0).unescapedFromLine }
    }
  }
}

/// FNV-1a, 64 bits, in hexadecimal: tells damage, not malice. No change of a single byte leaves it as it was.
package enum Checksum {
  package static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    if bytes.withContiguousStorageIfAvailable(add) == nil { add(bytes) }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension String {
  private static let signs: [(plain: Unicode.Scalar, written: Unicode.Scalar)] = [
    ("\\", "\\"), ("\n", "n"), ("\r", "r"), ("\t", "t"),
  ]

  /// The text without line ends and tabs: they are written `\n`, `\r` and `\t`, and a backslash `\\`.
  package var escapedForLine: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let sign = Self.signs.first(where: { $0.plain == scalar }) {
        result.append("\\")
        result.append(sign.written)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  package var unescapedFromLine: String {
    var result = UnicodeScalarView()
    var scalars = unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar != "\\" {
        result.append(scalar)
      } else if let written = scalars.next() {
        result.append(Self.signs.first { $0.written == written }?.plain ?? written)
      }
    }
    return String(result)
  }
}

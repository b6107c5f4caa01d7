/// Where bytes stop being UTF-8: line and column, from 1.
package struct InvalidUTF8: Error, Hashable {
  package let line: Int
  package let column: Int
}

extension String {
  /// The text that bytes are in UTF-8, without a byte-order mark, its lines ended by "\n".
  package init(textOf bytes: [UInt8]) throws(InvalidUTF8) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    guard let text = String(validating: rest, as: UTF8.self) else { throw InvalidUTF8(in: rest) }
    self = text.withPlainLineEnds
  }

  /// The text with "\n" in place of "\r\n" and "\r".
  package var withPlainLineEnds: String {
    guard utf8.contains(UInt8(ascii: "\r")) else { return self }
    var scalars = UnicodeScalarView()
    var afterReturn = false
    for scalar in unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && afterReturn) {
        scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(scalars)
  }
}

extension InvalidUTF8 {
  fileprivate init(in bytes: ArraySlice<UInt8>) {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
    let lines = String(decoding: bytes.prefix(length), as: UTF8.self).withPlainLineEnds
      .split(separator: "\n", omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
  }
}

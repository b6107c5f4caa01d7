/// The text of a lesson's file as lines: UTF-8, without a byte order mark, every line end `\n`.
public struct SourceText: Sendable, Hashable {
  public let file: String
  /// Without their line ends.
  public let lines: [String]

  /// - Throws: a `Problem` with line and column where the bytes stop being UTF-8.
  public init(file: String, bytes: [UInt8]) throws(Problem) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let good = SourceText.validPrefix(of: bytes)
      let before = String(decoding: good, as: UTF8.self)
      let last = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
      throw Problem(
        "The file is not UTF-8 from here on. Save it as UTF-8 (in an editor: Save with encoding).",
        file: file, line: good.count { $0 == UInt8(ascii: "\n") } + 1, column: last.count + 1)
    }
    self.init(file: file, text: text)
  }

  public init(file: String, text: String) {
    self.file = file
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        // A NUL has no place in CommonMark.
        line.append(scalar == "\0" ? "\u{FFFD}" : scalar)
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    self.lines = lines
  }

  /// The line with this number, from 1; empty beyond the end.
  public subscript(line number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private static func validPrefix(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { length += scalar.count }
    return bytes.prefix(length)
  }
}

extension StringProtocol {
  /// Without blanks and tabs at either end.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}

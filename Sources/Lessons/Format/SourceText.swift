import Files

/// The text of a lesson's file as lines: UTF-8, without a byte order mark, every line end `\n`.
package struct SourceText: Sendable, Hashable {
  package let file: String
  /// Without their line ends.
  package let lines: [String]

  /// - Throws: a `Problem` with line and column where the bytes stop being UTF-8.
  package init(file: String, bytes: [UInt8]) throws(Problem) {
    let text: String
    do throws(InvalidUTF8) {
      text = try String(textOf: bytes)
    } catch {
      throw Problem(LibraryMessage.isNotUTF8, file: file, line: error.line, column: error.column)
    }
    self.init(file: file, text: text)
  }

  package init(file: String, text: String) {
    self.file = file
    // A NUL has no place in CommonMark.
    var lines = text.withPlainLineEnds.replacing("\0", with: "\u{FFFD}")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  /// The line with this number, from 1; empty beyond the end.
  package subscript(line number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// The CommonMark tree of what follows the front matter, which takes up the first lines.
  func tree(withoutFirst count: Int) -> MarkdownNode {
    // Blanked, not cut: the lines keep their numbers.
    let body = lines.enumerated().map { $0.offset < count ? "" : $0.element }
    return MarkdownTree.parse(body.joined(separator: "\n") + "\n")
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

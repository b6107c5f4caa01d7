/// What an HTML block of a lesson may hold: details, a summary, a pause, a note.
enum HTMLMark: Hashable {
  case openDetails
  case closeDetails
  case summary(String)
  case pause
  case note(String)
  /// A comment for the author alone.
  case comment
}

/// Reads the marks in a block of HTML, which CommonMark passes on as raw text.
struct HTMLMarkReader {
  let file: String
  private(set) var problems: [Problem] = []
  private(set) var marks: [(mark: HTMLMark, line: Int)] = []

  init(file: String) { self.file = file }

  mutating func read(_ html: String, firstLine: Int) {
    var rest = html[...]
    var line = firstLine
    func skip(_ count: Int) -> Substring {
      let taken = rest.prefix(count)
      line += taken.count { $0 == "\n" }
      rest = rest.dropFirst(count)
      return taken
    }
    var after = ""
    while let first = rest.first {
      if first.isWhitespace {
        _ = skip(1)
        continue
      }
      let start = line
      if rest.hasPrefix("<!--") {
        _ = skip(4)
        guard let length = HTMLMarkReader.distance(to: "-->", in: rest) else {
          report(.commentNotClosed, start)
          return
        }
        let text = skip(length).trimmed
        _ = skip(3)
        marks.append((HTMLMarkReader.mark(forComment: text), start))
        after = "-->"
        if rest.prefix(while: { $0 != "\n" }).contains(where: { !$0.isWhitespace }) {
          report(.textAfterComment, line)
          return
        }
      } else if let length = HTMLMarkReader.tag("details", in: rest) {
        _ = skip(length)
        marks.append((.openDetails, start))
        after = "<details>"
      } else if let length = HTMLMarkReader.tag("/details", in: rest) {
        _ = skip(length)
        marks.append((.closeDetails, start))
        after = "</details>"
      } else if let length = HTMLMarkReader.tag("summary", in: rest) {
        _ = skip(length)
        guard let length = HTMLMarkReader.distance(to: "</summary>", in: rest) else {
          report(.summaryNotClosed, start)
          return
        }
        marks.append((.summary(skip(length).trimmed), start))
        _ = skip("</summary>".count)
        after = "</summary>"
      } else {
        let text = rest.prefix { $0 != "\n" }
        report(
          after.isEmpty
            ? .unknownHTML(text: String(text.trimmed.prefix(40))) : .emptyLineMissing(after: after), line)
        return
      }
    }
  }

  private mutating func report(_ message: SectionMessage, _ line: Int) {
    problems.append(Problem(message, file: file, line: line))
  }

  private static func mark(forComment text: String) -> HTMLMark {
    if text == "pause" { return .pause }
    if text.hasPrefix("note:") { return .note(text.dropFirst(5).trimmed) }
    return .comment
  }

  /// The length of `<name>`, with blanks before the `>`, where `text` begins with it.
  private static func tag(_ name: String, in text: Substring) -> Int? {
    guard text.prefix(name.count + 1).lowercased() == "<" + name else { return nil }
    let rest = text.dropFirst(name.count + 1)
    let blanks = rest.prefix { $0.isWhitespace }.count
    guard rest.dropFirst(blanks).first == ">" else { return nil }
    return name.count + 1 + blanks + 1
  }

  private static func distance(to mark: String, in text: Substring) -> Int? {
    var rest = text
    var count = 0
    while !rest.isEmpty {
      if rest.hasPrefix(mark) { return count }
      rest = rest.dropFirst()
      count += 1
    }
    return nil
  }
}

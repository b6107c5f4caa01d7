/// The words of a lesson's file, line by line, without its code: what a reader is told.
struct LessonText {
  struct Line {
    /// In the file, from 1.
    var number: Int
    /// Without heading signs and tags.
    var text: String
    var isHeading = false
    /// Whether it goes on with the line before.
    var goesOn = false
  }

  private(set) var lines: [Line] = []
  /// What stands in fences that are no cell and no question: listings in other languages.
  private(set) var listings: [String] = []
  /// Where the front matter says what it requires.
  private(set) var requiresLine = 1

  init(_ source: SourceText) {
    var place = 0
    func isEnd(_ line: String) -> Bool { line == "---" }
    if source.lines.first.map(isEnd) == true {
      place = 1
      while place < source.lines.count, !isEnd(source.lines[place]) {
        if source.lines[place].hasPrefix("requires") { requiresLine = place + 1 }
        place += 1
      }
      place += 1
    }
    var fence: (mark: String, isListing: Bool)?
    var isComment = false
    var wasProse = false
    for (offset, raw) in source.lines.enumerated().dropFirst(place) {
      let line = raw.trimmed
      let before = wasProse
      wasProse = false
      if let open = fence {
        if line.hasPrefix(open.mark), line.allSatisfy({ $0 == open.mark.first }) {
          fence = nil
        } else if open.isListing {
          listings.append(raw)
        }
      } else if isComment || line.hasPrefix("<!--") {
        isComment = !line.contains("-->")
      } else if let mark = ["```", "~~~"].first(where: line.hasPrefix) {
        let signs = String(line.prefix { $0 == mark.first })
        let word = line.dropFirst(signs.count).drop { $0 == " " }.prefix { !$0.isWhitespace }
        fence = (signs, word != CellReader.cellWord && word != CellReader.questionWord)
      } else if !line.isEmpty {
        let isHeading = line.hasPrefix("#")
        // An item of a list or a row of a table is a sentence of its own.
        let begins = ["- ", "* ", "|", "<"].contains { line.hasPrefix($0) }
        wasProse = !isHeading && !line.hasSuffix("</summary>")
        let text = isHeading ? String(line.drop { $0 == "#" }).trimmed : Self.withoutTags(line)
        lines.append(
          Line(number: offset + 1, text: text, isHeading: isHeading, goesOn: before && wasProse && !begins))
      }
    }
  }

  private static func withoutTags(_ line: String) -> String {
    ["<details>", "</details>", "<summary>", "</summary>"].reduce(line) { $0.replacing($1, with: "") }
  }

  /// Headings and sentences, each with the line on which it begins.
  var sentences: [Line] {
    var found: [Line] = []
    var isOpen = false
    for line in lines {
      if !line.goesOn { isOpen = false }
      var text = ""
      for (word, isLast) in line.text.words {
        text = WrittenWords.joined(text, word)
        let ends = word.endsSentence
        guard ends || isLast else { continue }
        if isOpen, let last = found.indices.last {
          found[last].text = WrittenWords.joined(found[last].text, text)
        } else {
          found.append(Line(number: line.number, text: text, isHeading: line.isHeading))
        }
        isOpen = !ends
        text = ""
      }
    }
    return found
  }
}

extension String {
  /// What stands between blanks, cut behind the marks that end a sentence without one; and whether it is the last.
  fileprivate var words: [(word: String, isLast: Bool)] {
    var all: [String] = []
    for word in split(whereSeparator: \.isWhitespace) {
      var piece = ""
      for character in word {
        // A bracket or quote that closes belongs to what it closes.
        if piece.endsWide, !"”’）》」』".contains(character) {
          all.append(piece)
          piece = ""
        }
        piece.append(character)
      }
      all.append(piece)
    }
    return all.enumerated().map { ($1, $0 == all.count - 1) }
  }

  fileprivate var endsSentence: Bool { last.map { ".!?:;".contains($0) } == true || endsWide }

  private var endsWide: Bool {
    reversed().first { !"”’）》」』".contains($0) }.map { "。！？：；".contains($0) } == true
  }

  /// The text with blanks in place of what stands in backquotes, in quotes, and of the addresses of links.
  var withoutCode: String {
    var result = ""
    var closing: Character?
    var before: Character = " "
    for character in self {
      if let end = closing {
        if character == end { closing = nil }
        result.append(" ")
      } else {
        switch character {
        case "`": closing = "`"
        case "\"": closing = "\""
        case "“": closing = "”"
        case "「": closing = "」"
        case "(" where before == "]": closing = ")"
        default: break
        }
        result.append(closing == nil ? character : " ")
      }
      before = character
    }
    return result
  }
}

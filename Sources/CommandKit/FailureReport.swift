import Documents
import Messages

extension Failure {
  /// Line and column of the place at fault, both from 1, the column in characters; `nil` where no place is known.
  package var place: (line: Int, column: Int)? {
    guard let excerpt = excerpt else { return nil }
    return ((line ?? 1) + excerpt.linesBefore, excerpt.column)
  }

  /// The failure as lines of a terminal: the line at fault with a caret under the place, the message, and the line that
  /// would work:
  ///
  /// ```
  /// [4] train tower(20, rleu) epochs=10
  ///                     ^^^^
  ///     No activation is called rleu. Closest: relu.
  ///     train tower(20, relu) epochs=10        ↑ takes it
  /// ```
  ///
  /// - Parameters:
  ///   - prompt: what stood before the line as it was typed; its width is the indentation of what follows.
  ///   - showsSource: whether the line at fault is shown again; without it the caret points into the line above.
  ///   - offersCorrection: whether ↑ brings the corrected line, as it does at the prompt.
  package func lines(
    width: Int, prompt: String = "    ", showsSource: Bool = true, offersCorrection: Bool = true
  ) -> [Text] {
    var lines: [Text] = []
    let indent = String(repeating: " ", count: DisplayWidth.of(prompt))
    let room = max(20, width - indent.count)
    if let excerpt, kind != .interrupted {
      let fitted = showsSource ? excerpt.fitted(to: room) : excerpt
      if showsSource { lines.append(Text([.init(prompt, .dim), .init(fitted.line)])) }
      let caret = String(repeating: " ", count: fitted.caret) + String(repeating: "^", count: fitted.width)
      if showsSource || fitted.caret + fitted.width <= room {
        lines.append(Text([.init(indent), .init(caret, .bad)]))
      }
    }
    lines += message.showingHidden.wrapped(to: room).map { Text([.init(indent), .init($0, .bad)]) }
    if let correction = shownCorrection {
      let corrected = correction.showingHidden.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in corrected.enumerated() {
        var text = Text([.init(indent), .init(String(line), .code)])
        if index == corrected.count - 1, offersCorrection {
          text += Text("        \(ReportMessage.takesCorrection.words(in: .current))", .dim)
        }
        lines.append(text)
      }
    }
    return lines
  }

  /// The failure as a document: the place, the message, and what would work.
  package var document: Document {
    var blocks: [Block] = []
    if let excerpt = excerpt?.fitted(to: Self.mostOfLine), kind != .interrupted {
      let caret = String(repeating: " ", count: excerpt.caret) + String(repeating: "^", count: excerpt.width)
      blocks.append(.code("\(excerpt.line)\n\(caret)", language: nil))
    }
    blocks.append(.paragraph(Text(message, .bad)))
    if let correction = shownCorrection {
      blocks.append(.aside(.suggestion, [.code(correction, language: "gradlab")]))
    }
    return Document(blocks)
  }

  /// How many columns of a line are shown where nobody knows the width of the terminal.
  private static let mostOfLine = 400

  /// The line that would work, where it is another and one can read it.
  private var shownCorrection: String? {
    guard let correction, correction != source, correction.utf8.count <= 2 * Self.mostOfLine else {
      return nil
    }
    return correction
  }

  /// The line of the source that the place is in.
  private var excerpt: Excerpt? {
    guard let source, let span else { return nil }
    let bytes = Array(source.utf8)
    let start = min(span.start, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return Excerpt(
      before: text(lineStart..<start), at: text(start..<max(start, min(span.end, lineEnd))),
      after: text(max(start, min(span.end, lineEnd))..<lineEnd),
      linesBefore: bytes[..<lineStart].count { $0 == 0x0A })
  }
}

/// One line of a source, cut at the place at fault.
private struct Excerpt {
  var before: String
  var at: String
  var after: String
  var linesBefore: Int
  /// Of the place in the line as it was typed, from 1.
  let column: Int

  init(before: String, at: String, after: String, linesBefore: Int) {
    column = before.count + 1
    self.before = Self.plain(before)
    self.at = Self.plain(at)
    self.after = Self.plain(after)
    self.linesBefore = linesBefore
  }

  var line: String { before + at + after }
  /// The column that the place begins in, from 0.
  var caret: Int { DisplayWidth.of(before) }
  var width: Int { max(1, DisplayWidth.of(at)) }

  /// The same, so many columns of it that the place is seen.
  func fitted(to room: Int) -> Excerpt {
    guard DisplayWidth.of(line) > room else { return self }
    var fitted = self
    let kept = max(room / 2, room - min(width, room / 2) - 8)
    if DisplayWidth.of(before) > kept {
      fitted.before = "…" + String(Self.fitting(before.reversed(), in: kept - 1).reversed())
    }
    let rest = room - DisplayWidth.of(fitted.before)
    if DisplayWidth.of(fitted.at) >= rest {
      fitted.at = Self.cut(fitted.at, to: rest)
      fitted.after = ""
    } else if DisplayWidth.of(fitted.at + fitted.after) > rest {
      fitted.after = Self.cut(fitted.after, to: rest - DisplayWidth.of(fitted.at))
    }
    return fitted
  }

  private static func cut(_ text: String, to room: Int) -> String {
    String(fitting(text, in: max(0, room - 1))) + "…"
  }

  /// The first characters, as many as there is room for.
  private static func fitting(_ text: some Sequence<Character>, in room: Int) -> [Character] {
    var width = 0
    var kept: [Character] = []
    for character in text {
      width += DisplayWidth.of(String(character))
      if width > room { break }
      kept.append(character)
    }
    return kept
  }

  /// Tabs as blanks and hidden characters shown, so that carets stand under what they mean.
  private static func plain(_ text: String) -> String {
    String(text.showingHidden.map { $0 == "\t" ? " " : $0 })
  }
}

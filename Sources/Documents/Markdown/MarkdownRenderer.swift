import Messages

extension Document {
  /// Markdown that reads well on a Git forge: tables as tables, charts as their sentence with the drawing below. It
  /// reads well in a terminal too: hidden characters are shown.
  package var markdown: String { markdown() }

  /// The same, with pictures at addresses of their own.
  ///
  /// - Parameter address: of the picture in a file; `nil`: only its words stand there.
  package func markdown(picturesAt address: @escaping (String) -> String? = { Link.address($0) }) -> String {
    MarkdownRenderer(pictureAddress: address).text(titledBlocks).showingHidden + "\n"
  }
}

struct MarkdownRenderer {
  /// What a fenced drawing may take on a forge's page.
  private static let drawing = TerminalStyle(width: 88, height: 29)

  let pictureAddress: (String) -> String?

  func text(_ blocks: [Block]) -> String {
    blocks.map(text).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): paragraph(text)
    case .heading(let text, let level):
      String(repeating: "#", count: min(max(level, 1), 6)) + " " + inline(text).oneLine
    case .list(let items, let start): list(items, start)
    case .quote(let blocks): text(blocks).prefixingLines("> ")
    case .code(let code, let language): fenced(code, language ?? "text")
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart.content)
    case .verdict(let verdict): self.verdict(verdict)
    case .aside(let kind, let blocks): aside(kind, blocks)
    case .details(let summary, let blocks):
      "<details>\n<summary>\(HTML.escape(summary.string))</summary>\n\n\(text(blocks))\n\n</details>"
    case .rule: "---"
    case .gap: ""
    }
  }

  private func list(_ items: [[Block]], _ start: Int?) -> String {
    let isTight = items.allSatisfy(Block.isShort)
    return items.enumerated().map { index, item in
      let marker = start.map { "\($0 + index). " } ?? "- "
      let indent = String(repeating: " ", count: marker.count)
      let body = isTight ? item.map(text).joined(separator: "\n") : text(item)
      let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
      return marker + lines.joined(separator: "\n" + indent).replacingBlankLines
    }.joined(separator: isTight ? "\n" : "\n\n")
  }

  /// A fence longer than any in the text itself.
  func fenced(_ code: String, _ language: String) -> String {
    var longest = 2
    var run = 0
    for character in code {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let end = code.hasSuffix("\n") || code.isEmpty ? "" : "\n"
    return "\(fence)\(language)\n\(code)\(end)\(fence)"
  }

  private func aside(_ kind: Block.Aside, _ blocks: [Block]) -> String {
    let label = DocumentMessage.aside(kind).words(in: .current)
    let colon = DisplayLanguage.current.colon
    // A full-width mark inside would keep the stars from ending what is strong.
    let lead = !colon.hasSuffix(" ") ? "**\(label)**\(colon)" : "**\(label):** "
    return (lead + text(blocks)).prefixingLines("> ")
  }

  private func verdict(_ verdict: Verdict) -> String {
    let mark = verdict.outcome.mark
    let checks = verdict.checks.map { check in
      let label = check.label.map { "**\(inline($0))**" + DisplayLanguage.current.colon } ?? ""
      let message = check.message.map { "  \n  \(inline($0))" } ?? ""
      return "\(check.holds ? "✓" : "✗") \(label)\(inline(check.statement))\(message)"
    }
    if verdict.text.isEmpty {
      return checks.count == 1 ? checks[0] : checks.map { "- \($0)" }.joined(separator: "\n")
    }
    let head = "\(mark) **\(verdict.outcome.words(in: .current))**: \(inline(verdict.text))"
    return checks.isEmpty ? head : head + "\n\n" + checks.map { "- \($0)" }.joined(separator: "\n")
  }

  private func chart(_ content: any ChartContent) -> String {
    let drawing = Document([.chart(Chart(content))]).terminalText(Self.drawing)
    return escape(content.sentence) + "\n\n" + fenced(drawing, "text")
  }

  private func table(_ table: Table) -> String {
    var parts: [String] = []
    if let caption = table.caption, !caption.isEmpty { parts.append(paragraph(caption)) }
    if !table.columns.isEmpty {
      let rule = table.columns.map { column -> String in
        switch column.alignment {
        case .leading: ":---"
        case .trailing: "---:"
        case .center: ":---:"
        }
      }
      let maps = table.columns.indices.map { index in
        table.columns[index].axis.map { table.map(ofColumn: index, $0) }
      }
      var lines = [row(table.columns.indices.map { heading(table.columns[$0], maps[$0]) }), row(rule)]
      lines += table.rows.map { line in
        row(table.columns.indices.map { cell(line, $0, maps[$0]) })
      }
      parts.append(lines.joined(separator: "\n"))
    }
    parts += table.foot.map { paragraph($0) }
    return parts.joined(separator: "\n\n")
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|").oneLine }.joined(separator: " | ") + " |"
  }

  private func heading(_ column: Table.Column, _ map: AxisMap?) -> String {
    guard let map else { return inline(Text(column.heading)) }
    let ends = [0, 1].map { NumberFormat.compact(3).string(map.value($0)) }.joined(separator: " … ")
    let words = [column.heading, map.scale == .log10 ? "log" : "", ends].filter { !$0.isEmpty }
    return inline(Text(words.joined(separator: " ")))
  }

  private func cell(_ row: Table.Row, _ index: Int, _ map: AxisMap?) -> String {
    guard row.cells.indices.contains(index) else { return "" }
    let bars = Bars(unicode: true)
    let text: String
    switch row.cells[index] {
    case .text(let own): text = inline(own)
    case .number(let value, let format, let own): text = inline(Text(format.string(value), own))
    case .heat(let value, let format): text = format.string(value)
    case .bar(let value, let lower, let upper):
      guard let map else { return NumberFormat.significant(3).string(value) }
      text = bars.bar(value, lower: lower, upper: upper, map, width: 16, paint: Paint()).string
    case .sparkline(let values): text = bars.sparkline(values, width: 24, paint: Paint()).string
    case .empty: text = ""
    }
    return row.style.contains(.strong) && !text.isEmpty ? "**\(text)**" : text
  }

  // MARK: Text

  private func paragraph(_ text: Text) -> String {
    let words = inline(text)
    // What would begin a list, a heading or a quote stays text.
    guard let first = words.first else { return "" }
    if "#>+-=~".contains(first) { return "\\" + words }
    let digits = words.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = words.dropFirst(digits.count).first, next == "." || next == ")" {
      return digits + "\\" + words.dropFirst(digits.count)
    }
    return words
  }

  func inline(_ text: Text) -> String {
    let runs = text.runs.filter { !$0.string.isEmpty || $0.picture != nil }
    return runs.enumerated().map { index, run -> String in
      if let picture = run.picture { return self.picture(picture, run.string) }
      var words = run.style.contains(.code) ? code(run.string) : escape(run.string)
      let before = index > 0 ? runs[index - 1].string.last : nil
      let after = index + 1 < runs.count ? runs[index + 1].string.first : nil
      let tags = needsTags(run.string, before, after)
      if run.style.contains(.emphasis) { words = marked(words, tags ? "em" : "*", asTag: tags) }
      if run.style.contains(.strong) { words = marked(words, tags ? "strong" : "**", asTag: tags) }
      if let link = run.link, let address = Link.address(link) { words = "[\(words)](<\(address)>)" }
      return words
    }.joined()
  }

  private func picture(_ file: String, _ words: String) -> String {
    guard let address = pictureAddress(file) else {
      return escape(DocumentMessage.picture(shows: words).words(in: .current))
    }
    return "![\(escape(words).oneLine)](<\(address)>)"
  }

  /// Stars beside punctuation that touches a letter on the other side (`**注意：**这里`) stay stars: CommonMark's
  /// rule of flanking.
  private func needsTags(_ string: String, _ before: Character?, _ after: Character?) -> Bool {
    func touches(_ edge: Character?, _ neighbour: Character?) -> Bool {
      guard let edge, let neighbour else { return false }
      let isMark = edge.isPunctuation || edge.isSymbol
      return isMark && !neighbour.isWhitespace && !neighbour.isPunctuation && !neighbour.isSymbol
    }
    return touches(string.first, before) || touches(string.last, after)
  }

  /// Blanks stand outside of the marks, or the marks would stay text.
  private func marked(_ words: String, _ mark: String, asTag: Bool) -> String {
    let head = words.prefix { $0 == " " }
    let body = words.dropFirst(head.count)
    let tail = body.reversed().prefix { $0 == " " }
    let inner = body.dropLast(tail.count)
    if inner.isEmpty { return words }
    let (open, close) = asTag ? ("<\(mark)>", "</\(mark)>") : (mark, mark)
    return head + open + inner + close + String(tail)
  }

  private func code(_ string: String) -> String {
    guard string.contains("`") else { return "`\(string)`" }
    return "`` \(string) ``"
  }

  func escape(_ string: String) -> String {
    var out = ""
    var previous: Character?
    for character in string {
      switch character {
      case "\\", "`", "*", "[", "]", "<", "&": out += "\\\(character)"
      // An underscore within a word is harmless, and names have many.
      case "_" where previous.map { $0.isLetter || $0.isNumber } != true: out += "\\_"
      default: out.append(character)
      }
      previous = character
    }
    return out
  }
}

extension String {
  fileprivate var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }

  fileprivate var replacingBlankLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.allSatisfy { $0 == " " } ? "" : String($0) }.joined(separator: "\n")
  }

  fileprivate func prefixingLines(_ prefix: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? String(prefix.first ?? " ") : prefix + $0 }.joined(separator: "\n")
  }

  func replacing(_ character: Character, with replacement: String) -> String {
    reduce(into: "") { out, next in
      if next == character { out += replacement } else { out.append(next) }
    }
  }
}

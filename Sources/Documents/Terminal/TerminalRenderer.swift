import Messages

extension Document {
  /// The document as lines for a terminal, each ended by a newline.
  ///
  /// No line is wider than the style's width, but for a plain style, which keeps each row of a table on one line.
  package func terminalText(_ style: TerminalStyle) -> String {
    let encoding = Encoding(style: style)
    let indent = String(repeating: " ", count: style.usableIndent)
    return lines(style).map { line in
      let text = encoding.text(line)
      return (text.isEmpty ? "" : indent + text) + "\n"
    }.joined()
  }

  /// With as much of tables, charts and suggestions as the style's rows have room for.
  private func lines(_ style: TerminalStyle) -> [Line] {
    let whole = TerminalRenderer(style).lines(self)
    guard let limit = style.rows, whole.count > limit else { return whole }
    var shortest = whole
    // Five rows of a table tell more than what to try next, and than empty lines.
    for economy in TerminalStyle.Economy.allCases {
      for room in stride(from: max(limit, 5), through: economy == .terse ? 3 : 5, by: -1) {
        var style = style
        style.economy = economy
        style.most = room
        let lines = TerminalRenderer(style).lines(self)
        if lines.count <= limit { return lines }
        if economy < .terse, lines.count < shortest.count { shortest = lines }
      }
    }
    return shortest
  }
}

extension Text {
  /// The text as one line, with the blanks that it begins with.
  package func terminalLine(_ style: TerminalStyle) -> String {
    Encoding(style: style).text(Line(self, unicode: style.unicode))
  }
}

/// Blocks as lines.
struct TerminalRenderer {
  let style: TerminalStyle
  /// Of drawings and tables.
  let width: Int

  /// Prose in longer lines is hard to read.
  private static let proseWidth = 100

  init(_ style: TerminalStyle) {
    self.style = style
    width = max(style.width - style.usableIndent, 1)
  }

  private init(_ style: TerminalStyle, width: Int) {
    self.style = style
    self.width = max(width, 1)
  }

  func lines(_ document: Document) -> [Line] {
    lines(document.titledBlocks)
  }

  private func lines(_ blocks: [Block], tight: Bool = false) -> [Line] {
    var lines: [Line] = []
    for block in blocks {
      let next = self.lines(block)
      if case .gap = block {
        if style.economy < .terse { lines.append(Line()) }
        continue
      }
      guard !next.isEmpty else { continue }
      if !lines.isEmpty, !tight, style.economy < .terse { lines.append(Line()) }
      lines += next
    }
    return lines
  }

  /// With the addresses of links in words, where the terminal can't follow them.
  func line(_ text: Text) -> Line {
    guard !style.links else { return Line(text, unicode: style.unicode) }
    var runs: [Text.Run] = []
    for (index, run) in text.runs.enumerated() {
      runs.append(run)
      let ends = index + 1 == text.runs.count || text.runs[index + 1].link != run.link
      if ends, let address = run.link.flatMap(Link.absolute), address.contains("://"), address != run.string {
        runs.append(Text.Run(" (\(address))", .dim))
      }
    }
    return Line(Text(runs), unicode: style.unicode)
  }

  func line(_ string: String, _ textStyle: Text.Style = []) -> Line {
    Line(Characters.safe(string, unicode: style.unicode), textStyle)
  }

  func wrap(_ line: Line, hanging: Int = 0) -> [Line] {
    Wrapping.wrap(line, width: min(width, Self.proseWidth), hanging: hanging)
  }

  private func lines(_ block: Block) -> [Line] {
    switch block {
    case .paragraph(let text): text.isEmpty ? [] : wrap(line(text))
    case .heading(let text, let level): heading(text, level)
    case .list(let items, let start): list(items, start)
    case .quote(let blocks): prefixed(blocks, style.plain ? "  " : style.unicode ? "▌ " : "| ", .dim)
    case .code(let code, _): self.code(code)
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart.content)
    case .verdict(let verdict): self.verdict(verdict)
    case .aside(.suggestion, _) where style.economy > .none: []
    case .aside(let kind, let blocks): aside(kind, blocks)
    case .details(let summary, let blocks): wrap(line(summary.styled(.strong))) + prefixed(blocks, "  ", [])
    case .rule: style.plain ? [] : [line(String(repeating: "─", count: min(width, 40)), .dim)]
    case .gap: []
    }
  }

  private func heading(_ text: Text, _ level: Int) -> [Line] {
    let lines = wrap(line(text.styled(level <= 2 ? [.strong, .accent] : .strong)))
    guard !style.plain, level == 1 || (level == 2 && style.color == .none) else { return lines }
    let longest = lines.map(\.width).max() ?? 0
    let stroke = style.unicode ? (level == 1 ? "━" : "─") : (level == 1 ? "=" : "-")
    return lines + [Line(String(repeating: stroke, count: longest), level == 1 ? .accent : .dim)]
  }

  private func list(_ items: [[Block]], _ start: Int?) -> [Line] {
    let isTight = items.allSatisfy(Block.isShort)
    let bullet = style.plain || !style.unicode ? "-" : "•"
    let markers = items.indices.map { index in start.map { "\($0 + index). " } ?? "\(bullet) " }
    let indent = markers.map { DisplayWidth.of($0) }.max() ?? 0
    var lines: [Line] = []
    for (marker, item) in zip(markers, items) {
      if !lines.isEmpty, !isTight { lines.append(Line()) }
      lines += led(by: line(marker, .dim), indent: indent, item, tight: isTight)
    }
    return lines
  }

  /// Blocks moved in by `room`, the first line behind a marker.
  private func led(by marker: Line, indent: Int, _ blocks: [Block], tight: Bool) -> [Line] {
    guard indent < width else { return [marker] + lines(blocks) }
    let inner = TerminalRenderer(style, width: width - indent).lines(blocks, tight: tight)
    return (inner.isEmpty ? [Line()] : inner).enumerated().map { index, content in
      var line = index == 0 ? marker : Line()
      if !content.stretches.isEmpty || index == 0 { line.pad(to: indent) }
      line.append(content)
      return line
    }
  }

  private func prefixed(_ blocks: [Block], _ prefix: String, _ textStyle: Text.Style) -> [Line] {
    let indent = DisplayWidth.of(prefix)
    guard indent < width else { return lines(blocks) }
    return TerminalRenderer(style, width: width - indent).lines(blocks).map { content in
      var line = Line(prefix, textStyle)
      line.append(content)
      return line
    }
  }

  /// Lines too long for the screen go on in the next, so that nothing of the code is lost.
  private func code(_ code: String) -> [Line] {
    let indent = width > 8 ? 2 : 0
    var source = code.split(separator: "\n", omittingEmptySubsequences: false)
    while source.last?.isEmpty == true { source.removeLast() }
    return source.flatMap { text -> [Line] in
      let lead = Line(String(repeating: " ", count: indent))
      var rest = Array(Characters.safe(String(text), unicode: style.unicode))
      var result: [Line] = []
      repeat {
        // Where the line goes on is moved in, so that it isn't taken for one of its own.
        var line = lead
        if !result.isEmpty, width > 20 { line.append("    ") }
        let count = Self.fitting(rest, in: width - line.width)
        line.append(String(rest.prefix(count)), Paint(.code))
        rest.removeFirst(count)
        result.append(line)
      } while !rest.isEmpty
      return result
    }
  }

  /// How many characters go on a line: up to a blank, where one is near enough to the end.
  private static func fitting(_ characters: [Character], in width: Int) -> Int {
    var taken = 0
    var count = 0
    while count < characters.count, taken + DisplayWidth.of(characters[count]) <= width {
      taken += DisplayWidth.of(characters[count])
      count += 1
    }
    if count == characters.count { return count }
    if let blank = characters.prefix(count).lastIndex(of: " "), blank + 1 > count / 2 { return blank + 1 }
    return max(count, 1)
  }

  private func aside(_ kind: Block.Aside, _ blocks: [Block]) -> [Line] {
    let label = DocumentMessage.aside(kind).words(in: .current) + colon
    let labelStyle: Text.Style =
      switch kind {
      case .note: .strong
      case .hint, .suggestion: [.strong, .accent]
      case .warning: [.strong, .warning]
      }
    guard case .paragraph(let text)? = blocks.first else {
      return [Line(label.trimmingBlanks, labelStyle)] + prefixed(blocks, "  ", [])
    }
    var first = Line(label, labelStyle)
    first.append(line(text))
    let rest = lines(Array(blocks.dropFirst()))
    return wrap(first, hanging: DisplayWidth.of(label)) + (rest.isEmpty ? [] : [Line()] + rest)
  }

  // MARK: Results

  private func verdict(_ verdict: Verdict) -> [Line] {
    let mark = self.mark(verdict.outcome)
    if verdict.text.isEmpty {
      let checks = verdict.checks.flatMap { check($0) }
      return checks.isEmpty ? [mark] : checks
    }
    var first = mark
    first.append(gap)
    first.append(line(verdict.text))
    return wrap(first, hanging: style.plain ? 0 : mark.width + 1)
      + verdict.checks.flatMap { check($0) }.map { content in
        guard width > 20 else { return content }
        var line = Line("  ")
        line.append(content)
        return line.width > width ? line.truncated(to: width, ellipsis: "") : line
      }
  }

  private var colon: String { DisplayLanguage.current.colon }

  /// What stands behind a mark, which in words ends in a colon.
  private var gap: String { style.plain ? String(colon.dropFirst()) : " " }

  private func mark(_ outcome: Verdict.Outcome) -> Line {
    if style.plain { return Line(outcome.words(in: .current) + colon.prefix(1)) }
    return switch outcome {
    case .holds: Line(style.unicode ? "✓" : "ok", [.strong, .good])
    case .holdsIf: Line(style.unicode ? "◐" : "if", [.strong, .warning])
    case .doesNotHold: Line(style.unicode ? "✗" : "no", [.strong, .bad])
    case .implied: Line(style.unicode ? "→" : "->", [.strong, .accent])
    case .undecided: Line("?", [.strong, .dim])
    }
  }

  private func check(_ check: Check) -> [Line] {
    var first = mark(check.holds ? .holds : .doesNotHold)
    let hanging = style.plain ? 0 : first.width + 1
    first.append(gap)
    if let label = check.label {
      first.append(line(label.styled(.strong)))
      first.append(colon)
    }
    first.append(line(check.statement))
    var lines = Wrapping.wrap(first, width: max(min(width, Self.proseWidth) - 2, 1), hanging: hanging)
    if let message = check.message {
      let indent = String(repeating: " ", count: hanging < width / 2 ? hanging : 0)
      lines += Wrapping.wrap(line(message), width: max(min(width, Self.proseWidth) - indent.count - 2, 1)).map
      {
        var line = Line(indent)
        line.append($0)
        return line
      }
    }
    return lines
  }

  func table(_ table: Table) -> [Line] {
    var lines: [Line] = []
    if let caption = table.caption, !caption.isEmpty {
      lines += wrap(line(caption))
      if !table.rows.isEmpty { lines.append(Line()) }
    }
    lines += body(table)
    for text in table.foot { lines += wrap(line(text.styled(.dim))) }
    return lines
  }

  func body(_ table: Table) -> [Line] {
    let spoken = SpokenTable(table)
    if style.plain { return spoken.rows.map { line($0) } }
    let layout = TableLayout(table, style, width: width)
    if layout.fits { return layout.lines() }
    return spoken.records.enumerated().flatMap { index, record in
      (index == 0 ? [] : [Line()]) + record.flatMap { wrap(line($0), hanging: min(2, width / 4)) }
    }
  }
}

extension HeatGrid {
  var isEmpty: Bool { !values.contains { $0.contains(where: \.isFinite) } }
}

extension String {
  fileprivate var trimmingBlanks: String { String(reversed().drop { $0 == " " }.reversed()) }
}

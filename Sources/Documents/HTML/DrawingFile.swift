import Messages

extension Document {
  /// Its charts below each other as one drawing in SVG, that needs no other file; where there is none, its tables under
  /// their headings; `nil` where there are none either.
  ///
  /// The same document gives the same bytes.
  package var drawing: String? {
    let charts = blocks.filter { if case .chart = $0 { true } else { false } }
    var file = DrawingFile()
    for block in charts.isEmpty ? blocks : charts { file.add(block) }
    return file.isEmpty ? nil : file.text
  }
}

/// Drawings below each other.
private struct DrawingFile {
  private var body = ""
  private var bottom = 12.0
  private var width = SVGFrame.wide
  private var titles: [String] = []
  private var sentences: [String] = []
  private(set) var isEmpty = true

  mutating func add(_ block: Block) {
    switch block {
    case .chart(let chart): add(chart.content)
    case .heading(let text, _): line(text.string, "title", 26)
    case .table(let table):
      if let caption = table.caption { line(caption.string, "title", 26) }
      add(table)
    default: break
    }
  }

  private mutating func add(_ content: any ChartContent) {
    titles.append(content.title)
    sentences.append(content.sentence)
    if !content.title.isEmpty { line(content.title, "title", 26) }
    switch content.drawing {
    case .plot(let plot):
      let geometry = PlotGeometry(plot)
      if !geometry.isEmpty { add(HTMLPlot.frame(geometry)) }
      for note in geometry.notes { line(note, "dim", 18) }
    case .grid(let grid): if !grid.isEmpty { add(HTMLGrid(grid: grid).frame) }
    case .table(let table): add(table)
    }
    bottom += 12
  }

  private mutating func line(_ words: String, _ name: String, _ height: Double) {
    body += SVG.text(words, 4, bottom + height - 10, "class=\"\(name)\"")
    bottom += height
    widen(to: Double(DisplayWidth.of(words)) * (name == "title" ? 8 : 6.8) + 12)
  }

  private mutating func widen(to width: Double) { self.width = max(self.width, width.rounded(.up)) }

  private mutating func add(_ frame: SVGFrame) {
    isEmpty = false
    let (text, below) = frame.elements(from: bottom)
    body += text
    bottom = below
  }

  // MARK: Tables

  private mutating func add(_ table: Table) {
    guard !table.rows.isEmpty else { return }
    isEmpty = false
    let html = HTMLTable(html: HTML(prefix: ""), table: table)
    let widths = table.columns.indices.map { column -> Double in
      let cells = table.rows.map { $0.cells.indices.contains(column) ? $0.cells[column] : .empty }
      let letters = ([table.columns[column].heading] + cells.map(Self.words)).map { DisplayWidth.of($0) }
      let isDrawn = cells.contains { html.drawing($0, column, "") != nil }
      return max(Double(letters.max() ?? 0) * 7, isDrawn ? 160 : 0) + 18
    }
    let starts = widths.indices.map { widths[..<$0].reduce(4, +) }
    func place(_ words: String, _ column: Int, _ attributes: String) -> String {
      guard table.columns[column].alignment == .trailing else {
        return SVG.text(words, starts[column], bottom + 14, attributes)
      }
      return SVG.text(
        words, starts[column] + widths[column] - 18, bottom + 14, attributes + " text-anchor=\"end\"")
    }
    if table.columns.contains(where: { !$0.heading.isEmpty }) {
      for (index, column) in table.columns.enumerated() where !column.heading.isEmpty {
        body += place(column.heading, index, "class=\"caption\"")
      }
      bottom += 22
    }
    for row in table.rows {
      for (index, cell) in row.cells.enumerated() where table.columns.indices.contains(index) {
        let at = " x=\"\(SVG.number(starts[index]))\" y=\"\(SVG.number(bottom + 2))\""
        if let drawing = html.drawing(cell, index, at) {
          body += drawing
        } else if case .heat(let value, let format) = cell,
          let place = table.map(ofColumn: index, table.columns[index].axis ?? ChartAxis("")).place(value)
        {
          let color = Palette.heat(place)
          let middle = starts[index] + widths[index] / 2
          body += SVG.rectangle(
            starts[index], bottom, widths[index], 20, "class=\"field\" fill=\"\(color.hex)\"")
          body += SVG.text(
            format.string(value), middle, bottom + 14,
            "fill=\"\(Palette.ink(on: color).hex)\" text-anchor=\"middle\"")
        } else {
          body += place(Self.words(cell), index, "class=\"label\"")
        }
      }
      bottom += 20
    }
    for foot in table.foot { line(foot.string, "dim", 18) }
    widen(to: widths.reduce(8, +))
  }

  private static func words(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): text.string
    case .number(let value, let format, _), .heat(let value, let format): format.string(value)
    case .bar, .sparkline, .empty: ""
    }
  }

  // MARK: The file

  var text: String {
    let size = "width=\"\(SVG.number(width))\" height=\"\(SVG.number(bottom.rounded(.up)))\""
    let box = "viewBox=\"0 0 \(SVG.number(width)) \(SVG.number(bottom.rounded(.up)))\""
    let title = titles.filter { !$0.isEmpty }.joined(
      separator: DisplayLanguage.current.semicolon)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) \(box) role="img">
      <title>\(HTML.escape(title))</title>
      <desc>\(HTML.escape(sentences.joined(separator: DisplayLanguage.current.gap)))</desc>
      <style>
      \(HTML.drawingStyle)
      </style>
      <rect class="ground" width="100%" height="100%"/>
      \(body)
      </svg>

      """
  }
}

/// A table as HTML, its bars and curves as small drawings in the cells.
struct HTMLTable {
  let html: HTML
  let table: Table
  /// Where the values of each column stand.
  private let maps: [AxisMap]

  init(html: HTML, table: Table) {
    self.html = html
    self.table = table
    maps = table.columns.enumerated().map { table.map(ofColumn: $0, $1.axis ?? ChartAxis("")) }
  }

  var text: String {
    guard !table.columns.isEmpty else { return "" }
    var out = "<div class=\"table\" tabindex=\"0\" role=\"group\""
    out +=
      " aria-label=\"\(HTML.escape(table.caption?.string ?? DocumentMessage.table.words(in: .current)))\">\n<table>\n"
    if let caption = table.caption, !caption.isEmpty { out += "<caption>\(html.inline(caption))</caption>\n" }
    if table.columns.contains(where: { !$0.heading.isEmpty || $0.axis != nil }) {
      let cells = table.columns.indices.map { index -> String in
        let column = table.columns[index]
        var words = HTML.escape(column.heading)
        if let axis = column.axis, isDrawn(index) {
          let map = maps[index]
          let ends =
            [0, 1].map { NumberFormat.compact(3).string(map.value($0)) }.joined(separator: " … ")
          words +=
            (words.isEmpty ? "" : " ")
            + "<span class=\"dim\">\(axis.scale == .log10 ? "log " : "")\(ends)</span>"
        }
        // What heads nothing is no heading.
        return words.isEmpty ? "<td></td>" : "<th scope=\"col\"\(alignment(column))>\(words)</th>"
      }
      out += "<thead>\n<tr>\(cells.joined())</tr>\n</thead>\n"
    }
    out += "<tbody>\n"
    for row in table.rows {
      let names = HTML.classes(row.style) + (row.style.contains(.strong) ? " strong" : "")
      out += names.isEmpty ? "<tr>" : "<tr class=\"\(names)\">"
      for index in table.columns.indices {
        out += cell(row.cells.indices.contains(index) ? row.cells[index] : .empty, index)
      }
      out += "</tr>\n"
    }
    out += "</tbody>\n"
    if !table.foot.isEmpty {
      let lines = table.foot.map(html.inline).joined(separator: "<br>")
      out += "<tfoot>\n<tr><td colspan=\"\(table.columns.count)\"><div>\(lines)</div></td></tr>\n</tfoot>\n"
    }
    return out + "</table>\n</div>"
  }

  /// Whether it breaks into lines.
  private static func isLong(_ cell: Table.Cell) -> Bool {
    if case .text(let text) = cell { return DisplayWidth.of(text.string) > 32 }
    return false
  }

  private func isDrawn(_ index: Int) -> Bool {
    table.rows.contains { row in
      guard row.cells.indices.contains(index) else { return false }
      if case .bar = row.cells[index] { return true }
      return false
    }
  }

  private func alignment(_ column: Table.Column) -> String {
    switch column.alignment {
    case .leading: ""
    case .trailing: " class=\"number\""
    case .center: " class=\"center\""
    }
  }

  private func cell(_ cell: Table.Cell, _ index: Int) -> String {
    let column = table.columns[index]
    let opening = "<td\(alignment(column))>"
    switch cell {
    case .text(let text):
      let opening = Self.isLong(cell) ? "<td class=\"long\">" : opening
      return opening + html.inline(text).splitLines + "</td>"
    case .number(let value, let format, let style):
      return opening + html.inline(Text(format.string(value), style)) + "</td>"
    case .bar(let value, let lower, let upper):
      return opening + bar(value, lower, upper, maps[index]) + "</td>"
    case .sparkline(let values): return opening + sparkline(values) + "</td>"
    case .heat(let value, let format):
      guard column.axis != nil, let place = maps[index].place(value) else {
        return opening + HTML.escape(format.string(value)) + "</td>"
      }
      return "<td class=\"number heat h\(HTML.heatLevel(place))\">"
        + HTML.escape(format.string(value)) + "</td>"
    case .empty: return "<td></td>"
    }
  }

  /// What is drawn in a cell, as an element of its own with these attributes; `nil` for a cell of text.
  func drawing(_ cell: Table.Cell, _ index: Int, _ attributes: String) -> String? {
    switch cell {
    case .bar(let value, let lower, let upper):
      let map = maps[index]
      return value.isFinite && (map.scale == .linear || value > 0)
        ? bar(value, lower, upper, map, attributes) : nil
    case .sparkline(let values): return sparkline(values, attributes)
    default: return nil
    }
  }

  private func bar(
    _ value: Double, _ lower: Double?, _ upper: Double?, _ map: AxisMap, _ attributes: String = ""
  ) -> String {
    let words = NumberFormat.significant(3).string(value)
    guard value.isFinite, map.scale == .linear || value > 0 else { return HTML.escape(words) }
    func x(_ value: Double) -> Double {
      160 * min(max(map.scale == .log10 && value <= 0 ? 0 : map.place(value) ?? 0, 0), 1)
    }
    let zero = map.scale == .log10 ? 0 : x(0)
    let start = min(zero, x(value))
    var drawing = SVG.rectangle(start, 2, max(abs(x(value) - zero), 1), 10, "class=\"s0\"")
    if let lower, let upper, lower.isFinite, upper.isFinite {
      drawing += SVG.path([(x(lower), 7), (x(upper), 7)], "class=\"whisker\"")
      for end in [lower, upper] { drawing += SVG.path([(x(end), 4), (x(end), 10)], "class=\"whisker\"") }
    }
    return
      "<svg class=\"bar\" viewBox=\"0 0 160 14\" preserveAspectRatio=\"none\" width=\"160\" height=\"14\"\(attributes) role=\"img\" aria-label=\"\(words)\">"
      + drawing + "</svg>"
  }

  private func sparkline(_ values: [Double], _ attributes: String = "") -> String {
    let map = AxisMap(ChartAxis(""), extent: Extent(values, ChartAxis("")))
    let step = 160 / Double(max(values.count - 1, 1))
    var path: [[(Double, Double)]] = [[]]
    for (index, value) in values.enumerated() {
      if let place = map.place(value) {
        path[path.count - 1].append((Double(index) * step, 18 - 16 * place))
      } else {
        path.append([])
      }
    }
    let words = HTML.escape(ChartMessage.course(Course(values, scale: .linear)).words(in: .current))
    return
      "<svg class=\"bar\" viewBox=\"0 0 160 20\" width=\"160\" height=\"20\"\(attributes) role=\"img\" aria-label=\"\(words)\">"
      + path.filter { $0.count > 1 }.map { SVG.path($0, "class=\"line s0\"") }.joined() + "</svg>"
  }
}

extension String {
  fileprivate var splitLines: String { replacing("\n", with: "<br>") }
}

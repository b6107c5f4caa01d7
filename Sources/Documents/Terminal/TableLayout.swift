/// A table fitted to a width: which columns are shown, how wide each is, and the lines that come of it.
struct TableLayout {
  private struct Column {
    var index: Int
    /// What its widest cell takes.
    var natural: Int
    /// What it can do with while columns can still be dropped, and what at the worst.
    var least: Int
    var worst: Int
    var width: Int
    var map: AxisMap?
  }

  private static let gap = 2
  private static let barWidth = 24
  private static let leastBar = 14
  /// Text below this width is not wrapped while a column can be dropped instead.
  private static let leastText = 24

  let table: Table
  let style: TerminalStyle
  let width: Int
  private var columns: [Column] = []
  /// Whether the table fits side by side at all.
  private(set) var fits = true

  init(_ table: Table, _ style: TerminalStyle, width: Int) {
    self.table = table
    self.style = style
    self.width = width
    columns = table.columns.indices.map { measure($0) }
    fit()
  }

  private func safe(_ string: String) -> String { Characters.safe(string, unicode: style.unicode) }

  private var ellipsis: String { style.unicode ? "…" : "..." }

  private func cell(_ row: Table.Row, _ index: Int) -> Table.Cell {
    row.cells.indices.contains(index) ? row.cells[index] : .empty
  }

  private func measure(_ index: Int) -> Column {
    var natural = DisplayWidth.of(safe(table.columns[index].heading))
    var isText = false
    var isDrawn = false
    var isHeat = false
    for row in table.rows {
      switch cell(row, index) {
      case .text(let text):
        isText = true
        let lines = safe(text.string).split(separator: "\n", omittingEmptySubsequences: false)
        natural = max(natural, lines.map { DisplayWidth.of($0) }.max() ?? 0)
      case .number(let value, let format, _):
        natural = max(natural, DisplayWidth.of(safe(format.string(value))))
      case .heat(let value, let format):
        isHeat = true
        natural = max(natural, DisplayWidth.of(safe(format.string(value))) + 2)
      case .bar: isDrawn = true
      case .sparkline(let values):
        isDrawn = true
        natural = max(natural, min(values.count, 2 * Self.barWidth))
      case .empty: break
      }
    }
    let axis = table.columns[index].axis
    let map = isDrawn || isHeat ? axis.map { table.map(ofColumn: index, $0) } : nil
    if isDrawn {
      let most = max(natural, axis == nil ? 0 : Self.barWidth)
      return Column(
        index: index, natural: most, least: min(most, Self.leastBar), worst: min(most, Self.leastBar),
        width: most, map: map)
    }
    // Figures are not wrapped: a value and its range stand on one line.
    if table.columns[index].alignment == .trailing { isText = false }
    let least = isText ? min(natural, Self.leastText) : natural
    return Column(
      index: index, natural: natural, least: least, worst: isText ? min(natural, 8) : natural,
      width: natural, map: map)
  }

  private mutating func fit() {
    func total(_ part: KeyPath<Column, Int>) -> Int {
      columns.reduce(0) { $0 + $1[keyPath: part] } + Self.gap * max(columns.count - 1, 0)
    }
    while total(\.least) > width {
      let next = columns.indices.filter { table.columns[columns[$0].index].drop != nil }.min {
        (table.columns[columns[$0].index].drop ?? 0, -$0) < (table.columns[columns[$1].index].drop ?? 0, -$1)
      }
      guard let next else { break }
      columns.remove(at: next)
    }
    // Bars give way first, then the widest text.
    for part in [\Column.least, \Column.worst] {
      while total(\.width) > width {
        let candidates = columns.indices.filter { columns[$0].width > columns[$0][keyPath: part] }
        let drawn = candidates.filter { columns[$0].map != nil }
        guard
          let widest = (drawn.isEmpty ? candidates : drawn).max(by: { columns[$0].width < columns[$1].width })
        else { break }
        columns[widest].width -= 1
      }
    }
    fits = total(\.width) <= width
  }

  func lines() -> [Line] {
    var lines: [Line] = []
    if columns.contains(where: { !table.columns[$0.index].heading.isEmpty || hasAxis($0) }) {
      lines += joined(columns.map { heading($0) })
    }
    let rows = table.rows.map { row in
      joined(columns.map { content(cell(row, $0.index), $0, row.style) })
    }
    // Rows of several lines each would run into one another.
    let isLoose = rows.contains { $0.count > 1 }
    if isLoose, !lines.isEmpty { lines.append(Line()) }
    let shown = folding(rows.map { $0.count + (isLoose ? 1 : 0) })?.shown() ?? Array(rows.indices)
    var isTold = false
    for (position, index) in shown.enumerated() {
      if position > 0, index != shown[position - 1] + 1 {
        let count = index - shown[position - 1] - 1
        let words = DocumentMessage.moreRows(count: count, field: isTold ? nil : table.field)
          .words(in: .current)
        lines.append(Line(safe(words), .dim).truncated(to: width, ellipsis: ellipsis))
        isTold = true
      }
      if isLoose, position > 0 { lines.append(Line()) }
      lines += rows[index]
    }
    return lines + leftOut
  }

  /// What names the columns for which there is no room.
  private var leftOut: [Line] {
    let shown = Set(columns.map(\.index))
    let names = table.columns.indices.filter { !shown.contains($0) }.compactMap { index in
      let column = table.columns[index]
      return column.heading.isEmpty
        ? nil
        : LeftOutColumn(
          heading: column.heading, field: style.economy < .terse ? column.field : nil)
    }
    guard !names.isEmpty else { return [] }
    let words = DocumentMessage.columnsLeftOut(names).words(in: .current)
    return Wrapping.wrap(Line(safe(words), .dim), width: max(width, 1))
  }

  /// The rows that there is room for; `nil`: all of them.
  private func folding(_ heights: [Int]) -> Folding? {
    guard table.folds, let room = style.most else { return nil }
    return Folding(heights: heights, kept: table.rows.map(\.isKept), room: room)
  }

  private func hasAxis(_ column: Column) -> Bool {
    column.map != nil && table.columns[column.index].axis != nil && isDrawn(column)
  }

  private func isDrawn(_ column: Column) -> Bool {
    table.rows.contains { if case .bar = cell($0, column.index) { true } else { false } }
  }

  private func heading(_ column: Column) -> [Line] {
    let declared = table.columns[column.index]
    if let map = column.map, hasAxis(column) {
      return [Line(axis(declared, map, column.width), .dim).truncated(to: column.width, ellipsis: "")]
    }
    let line = Line(safe(declared.heading), .dim)
    return Wrapping.wrap(line, width: max(column.width, 1)).map {
      $0.aligned(declared.alignment, in: column.width)
    }
  }

  /// `log10 −14 ───────── −1`
  private func axis(_ column: Table.Column, _ map: AxisMap, _ width: Int) -> String {
    let format = NumberFormat.compact(3)
    let isLog = map.scale == .log10
    let (low, high) = isLog ? (map.lower, map.upper) : (map.value(0), map.value(1))
    let ends = [low, high].map { safe(format.string($0)) }
    let name = [safe(column.title.string), isLog ? "log10" : ""].filter { !$0.isEmpty }
    for lead in [name.joined(separator: " ") + " ", isLog ? "log10 " : "", ""] {
      let text = (lead == " " ? "" : lead) + ends[0] + " "
      let dashes = width - DisplayWidth.of(text) - DisplayWidth.of(ends[1]) - 1
      if dashes >= 1 {
        return text + String(repeating: style.unicode ? "─" : "-", count: dashes) + " " + ends[1]
      }
    }
    return ""
  }

  private func content(_ cell: Table.Cell, _ column: Column, _ style: Text.Style) -> [Line] {
    let width = max(column.width, 1)
    let alignment = table.columns[column.index].alignment
    let paint =
      style.isDisjoint(with: [.good, .bad, .warning, .accent])
      ? Paint(style, foreground: .series(0)) : Paint(style)
    let bars = Bars(unicode: self.style.unicode)
    switch cell {
    case .text(let text):
      return Wrapping.wrap(Line(text, unicode: self.style.unicode), width: width)
        .map { $0.adding(style).aligned(alignment, in: width) }
    case .number(let value, let format, let own):
      return [Line(safe(format.string(value)), own.union(style)).aligned(alignment, in: width)]
    case .bar(let value, let lower, let upper):
      guard let map = column.map else { return [Line(safe(NumberFormat.significant(3).string(value)))] }
      return [bars.bar(value, lower: lower, upper: upper, map, width: width, paint: paint)]
    case .sparkline(let values): return [bars.sparkline(values, width: width, paint: paint)]
    case .heat(let value, let format):
      let text = Line(safe(format.string(value)), style)
      let field = text.aligned(alignment, in: width - 1)
      guard self.style.color >= .indexed256, let place = column.map?.place(value) else { return [field] }
      return [Line(field.string + " ", Paint(style, background: .heat(min(max(place, 0), 1))))]
    case .empty: return [Line()]
    }
  }

  /// Cells of one row side by side, as many lines as the tallest takes.
  private func joined(_ cells: [[Line]]) -> [Line] {
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = Line()
      for (position, column) in columns.enumerated() {
        if position > 0 { line.append(String(repeating: " ", count: Self.gap)) }
        let start = line.width
        let cell = cells[position]
        if index < cell.count { line.append(cell[index].truncated(to: column.width, ellipsis: ellipsis)) }
        line.pad(to: start + column.width)
      }
      return line.trimmed
    }
  }
}

extension Table.Column {
  /// "time (ms)"
  var heading: String { unit.map { "\(title.string) (\($0))" } ?? title.string }
}

extension Line {
  /// A text with its styles, made safe for the terminal.
  init(_ text: Text, unicode: Bool) {
    self.init()
    for run in text.runs {
      let words =
        run.picture == nil ? run.string : DocumentMessage.picture(shows: run.string).words(in: .current)
      append(Characters.safe(words, unicode: unicode), Paint(run.style, link: run.link))
    }
  }
}

/// A grid of values in characters: coloured fields where there is colour, heights where there is none, of which more
/// can be told apart than of shades.
struct GridDrawing {
  let grid: HeatGrid
  let style: TerminalStyle
  let width: Int

  private static let heights: [Character] = ["·"] + Bars.upward.dropFirst()
  private static let letters: [Character] = [".", ":", "-", "=", "+", "*", "#", "%", "@"]

  private var levels: [Character] { style.unicode ? Self.heights : Self.letters }

  private var map: AxisMap { AxisMap(grid.axis, extent: Extent(grid.values.flatMap { $0 }, grid.axis)) }

  private func safe(_ string: String) -> String { Characters.safe(string, unicode: style.unicode) }

  func lines() -> [Line] {
    let map = self.map
    let labels = grid.rowLabels.map(safe)
    let gutter = min((labels.map { DisplayWidth.of($0) }.max() ?? 0) + 1, max(width / 3, 2))
    let count = max(grid.values.map(\.count).max() ?? 0, grid.columnLabels.count)
    let available = max(width - gutter, 1)
    guard count > 0, !grid.values.isEmpty else { return [] }
    // As wide as fits, so that few columns are still easy to see; more than fit are thinned out.
    let figures = figures(widest: available / count)
    let field = min(max(available / count, 1), max(figures ?? 0, 6))
    let shown = Thinning.spread(count, max(available / field, 1))
    let usual = style.height.map { max($0 - 9, 4) } ?? 60
    let limit = style.most.map { max(min($0, usual), 5) } ?? usual
    let rows = Thinning.spread(grid.values.count, limit)
    let over = curvePlaces(rows, shown)
    var lines: [Line] = []
    if !grid.rowTitle.isEmpty { lines.append(Line(safe(grid.rowTitle), .dim)) }
    for row in rows {
      let label = Line(row < labels.count ? labels[row] : "", .dim)
        .truncated(to: gutter - 1, ellipsis: "").aligned(.trailing, in: gutter - 1)
      var line = label
      line.append(" ")
      for column in shown {
        let values = grid.values[row]
        line.append(
          self.field(
            values.indices.contains(column) ? values[column] : nil, map, field, isPrinted: figures != nil,
            isOver: over.contains([row, column])))
      }
      lines.append(line)
    }
    lines += axis(shown, field, gutter, isTrailing: figures != nil)
    if figures == nil || style.color >= .indexed256 {
      lines.append(Line())
      lines.append(legend(map))
    }
    for curve in grid.curves { lines.append(Line("\(marker) \(safe(curve.label))")) }
    let thinned = rows.count < grid.values.count || shown.count < count
    if thinned {
      let shares = DocumentMessage.shownOfGrid(
        rows: rows.count, ofRows: grid.values.count, columns: shown.count, ofColumns: count)
      lines.append(Line(shares.words(in: .current), .dim))
    }
    return lines.map { $0.truncated(to: width, ellipsis: "") }
  }

  private var marker: Character { Canvas.marker(3, unicode: style.unicode) }

  /// How wide fields are in which the figures themselves stand; `nil` where there is no room for them.
  private func figures(widest: Int) -> Int? {
    guard let format = grid.format else { return nil }
    let longest = grid.values.joined().map { DisplayWidth.of(safe(format.string($0))) }.max() ?? 0
    // A blank before each, and the place of a curve behind it.
    return longest + 2 <= widest ? longest + 2 : nil
  }

  /// The fields that a curve goes through.
  private func curvePlaces(_ rows: [Int], _ columns: [Int]) -> Set<[Int]> {
    var places: Set<[Int]> = []
    func nearest(_ value: Double, _ shown: [Int]) -> Int? {
      shown.min { abs(Double($0) - value) < abs(Double($1) - value) }
    }
    for point in grid.curves.flatMap(\.points) {
      if let row = nearest(point.row, rows), let column = nearest(point.column, columns) {
        places.insert([row, column])
      }
    }
    return places
  }

  private func field(
    _ value: Double?, _ map: AxisMap, _ width: Int, isPrinted: Bool = false, isOver: Bool = false
  ) -> Line {
    guard let value else { return Line(String(repeating: " ", count: width)) }
    if value.isNaN || value == -.infinity || (map.scale == .log10 && value < 0) {
      return Line(String(repeating: "?", count: 1) + String(repeating: " ", count: width - 1), .warning)
    }
    let place = value == .infinity ? 1 : min(max(map.place(value) ?? 0, 0), 1)
    if isPrinted || isOver {
      let text = isPrinted ? grid.format.map { safe($0.string(value)) } ?? "" : ""
      let body = String(repeating: " ", count: max(0, width - 1 - DisplayWidth.of(text))) + text
      let background = style.color >= .indexed256 ? Paint.Color.heat(place) : nil
      if !isPrinted, background == nil {
        let level = levels[min(Int(clamping: place * Double(levels.count)), levels.count - 1)]
        return Line(String(marker) + String(repeating: level, count: width - 1))
      }
      return Line(body + (isOver ? String(marker) : " "), Paint(background: background))
    }
    if style.color >= .indexed256 {
      return Line(String(repeating: " ", count: width), Paint(background: .heat(place)))
    }
    let level = levels[min(Int(clamping: place * Double(levels.count)), levels.count - 1)]
    return Line(String(repeating: level, count: width))
  }

  /// - Parameter isTrailing: whether labels end where figures end.
  private func axis(_ shown: [Int], _ field: Int, _ gutter: Int, isTrailing: Bool) -> [Line] {
    let indent = String(repeating: " ", count: gutter)
    var line = indent
    var end = gutter
    for (index, column) in shown.enumerated() where column < grid.columnLabels.count {
      let text = safe(grid.columnLabels[column])
      let taken = DisplayWidth.of(text)
      let start = gutter + index * field + (isTrailing ? max(0, field - 1 - taken) : 0)
      guard start >= end + (index == 0 ? 0 : 1), start + taken <= gutter + shown.count * field else {
        continue
      }
      line += String(repeating: " ", count: start - end) + text
      end = start + taken
    }
    let caption = safe(grid.columnTitle)
    if DisplayWidth.of(line) + 2 + DisplayWidth.of(caption) <= width {
      return [Line(caption.isEmpty ? line : line + "  " + caption, .dim)]
    }
    return [Line(line, .dim), Line(indent + caption, .dim)]
  }

  private func legend(_ map: AxisMap) -> Line {
    let format = NumberFormat.compact(2)
    var line = Line(safe(grid.axis.caption.isEmpty ? "" : grid.axis.caption + "  "), .dim)
    line.append(safe(format.string(map.value(0))) + " ", Paint(.dim))
    let steps = style.color >= .indexed256 ? 16 : levels.count
    for step in 0..<steps {
      line.append(field(map.value((Double(step) + 0.5) / Double(steps)), map, steps == 16 ? 1 : 2))
    }
    line.append(" " + safe(format.string(map.value(1))), Paint(.dim))
    return line
  }
}

/// A plot in characters: axes with ticks, lines in braille, a marker and a colour for each series.
struct PlotDrawing {
  let geometry: PlotGeometry
  let style: TerminalStyle
  private let width: Int
  private let columns: Int
  private let rows: Int
  private let yTicks: [Tick]
  private let gutter: Int
  private let seriesCount: Int
  private let bandCount: Int
  /// `nil`: a legend stands below.
  let endLabels: EndLabels?

  static let leastWidth = 30

  init(_ plot: Plot, _ style: TerminalStyle, width: Int) {
    geometry = PlotGeometry(plot)
    self.style = style
    self.width = width
    rows = Self.rows(style)
    yTicks = geometry.y.ticks(rows < 10 ? 3 : 5)
    let labels = yTicks.map { DisplayWidth.of(Characters.safe($0.label, unicode: style.unicode)) }
    gutter = (labels.max() ?? 0) + 2
    let room = min(width, max(rows, 12) * 6) - gutter
    endLabels = EndLabels(geometry, rows: rows, width: room, unicode: style.unicode)
    columns = max(4, room - (endLabels?.width ?? 0))
    bandCount = plot.marks.count { if case .band = $0.shape { true } else { false } }
    seriesCount = Set(plot.marks.map(\.series)).count
  }

  private static func rows(_ style: TerminalStyle) -> Int {
    let usual = style.height.map { min(max($0 - 14, 5), 20) } ?? 14
    return style.most.map { max(min($0, usual), 5) } ?? usual
  }

  func lines() -> [Line] {
    var canvas = Canvas(columns: columns, rows: rows, unicode: style.unicode)
    for mark in geometry.plot.marks { draw(mark, on: &canvas) }
    var lines: [Line] = []
    let caption = geometry.plot.y.caption
    if !caption.isEmpty {
      lines.append(Line(String(repeating: " ", count: max(0, gutter - 1)) + safe(caption), .dim))
    }
    var tickRows: [Int: String] = [:]
    for tick in yTicks { tickRows[row(tick.place)] = tick.label }
    for row in 0..<rows {
      let label = safe(tickRows[row] ?? "")
      var line = Line(String(repeating: " ", count: max(0, gutter - 2 - DisplayWidth.of(label))))
      line.append(label, Paint(.dim))
      let isTick = tickRows[row] != nil
      line.append(style.unicode ? (isTick ? " ┤" : " │") : (isTick ? " +" : " |"), Paint(.dim))
      line.append(canvas.line(row))
      if let label = endLabels?.labels.first(where: { $0.row == row }) {
        line.append(" ")
        line.append(marker(label.entry), Paint(foreground: .series(label.entry.series)))
        line.append(" " + safe(label.entry.label))
      }
      lines.append(line)
    }
    lines += horizontalAxis()
    return lines.map { $0.trimmed.truncated(to: width, ellipsis: style.unicode ? "…" : "...") }
  }

  private func safe(_ string: String) -> String { Characters.safe(string, unicode: style.unicode) }

  private func marker(_ entry: PlotGeometry.LegendItem) -> String {
    if !style.unicode, entry.dashed { return "." }
    return String(Canvas.marker(entry.series, unicode: style.unicode, hollow: entry.dashed))
  }

  private func row(_ place: Double) -> Int {
    rows - 1 - min(max(Int(clamping: (place * Double(rows - 1)).rounded()), 0), rows - 1)
  }

  private func horizontalAxis() -> [Line] {
    var axis = Array(repeating: style.unicode ? Character("─") : "-", count: columns)
    var labels = Array(repeating: Character(" "), count: columns + gutter)
    var free = 0
    for tick in geometry.x.ticks(max(2, columns / 10), whole: geometry.isWhole) {
      let column = min(max(Int(clamping: (tick.place * Double(columns - 1)).rounded()), 0), columns - 1)
      let text = Array(safe(tick.label))
      // Labels stand centred below their tick, as far as the edges let them.
      let start = min(max(gutter + column - text.count / 2, 0), labels.count - text.count)
      guard start >= free, start >= 0 else { continue }
      axis[column] = style.unicode ? "┬" : "+"
      for (offset, character) in text.enumerated() { labels[start + offset] = character }
      free = start + text.count + 2
    }
    let corner = style.unicode ? "└" : "+"
    var lines = [
      Line(String(repeating: " ", count: gutter - 1) + corner + String(axis), .dim),
      Line(String(labels), .dim),
    ]
    let caption = safe(geometry.plot.x.caption)
    if !caption.isEmpty {
      let width = DisplayWidth.of(caption)
      let available = columns + gutter - width
      if labels.suffix(width + 2).allSatisfy({ $0 == " " }) {
        let kept = String(labels.prefix(max(0, available)))
        lines[1] = Line(kept + caption, .dim)
      } else {
        lines.append(
          Line(String(repeating: " ", count: max(0, gutter + (columns - width) / 2)) + caption, .dim))
      }
    }
    return lines
  }

  // MARK: Marks

  private func pixel(_ place: PlotGeometry.UnitPoint, _ canvas: Canvas) -> (Int, Int) {
    (
      Int(clamping: (place.x * Double(canvas.width - 1)).rounded()),
      Int(clamping: (place.y * Double(canvas.height - 1)).rounded())
    )
  }

  private func draw(_ mark: Plot.Mark, on canvas: inout Canvas) {
    switch mark.shape {
    case .line(let points, let dashed):
      for stretch in geometry.stretches(points) { line(stretch, mark.series, dashed: dashed, on: &canvas) }
    case .dots(let points):
      for place in geometry.inside(points) {
        let column = min(Int(clamping: place.x * Double(columns)), columns - 1)
        let row = min(Int(clamping: (1 - place.y) * Double(rows)), rows - 1)
        canvas.set(
          Canvas.marker(mark.series, unicode: style.unicode), column: max(column, 0), row: max(row, 0),
          series: mark.series, .marker)
      }
    case .band(let x, let lower, let upper): band(x, lower, upper, mark.series, on: &canvas)
    case .columns(let edges, let heights): blocks(edges, heights, mark.series, on: &canvas)
    case .regions(let across, let up, let series, let x, let y):
      regions(across, up, series, x, y, on: &canvas)
    }
  }

  private func line(_ places: [PlotGeometry.UnitPoint], _ series: Int, dashed: Bool, on canvas: inout Canvas)
  {
    var travelled = 0
    for (from, to) in zip(places, places.dropFirst().isEmpty ? places[...] : places.dropFirst()) {
      let (x0, y0) = pixel(from, canvas)
      let (x1, y1) = pixel(to, canvas)
      let steps = max(abs(x1 - x0), abs(y1 - y0), 1)
      for step in 0...steps {
        let x = x0 + Int(clamping: (Double(step * (x1 - x0)) / Double(steps)).rounded())
        let y = y0 + Int(clamping: (Double(step * (y1 - y0)) / Double(steps)).rounded())
        let period = style.unicode ? 6 : 3
        if !dashed || (travelled + step) % period < (style.unicode ? 3 : 1) {
          canvas.point(x, y, series: series, .line, letter: dashed ? "." : nil)
        }
      }
      travelled += steps
    }
    guard geometry.needsMarkers, style.unicode || dashed else { return }
    let (first, every) = markerColumns(series, dashed)
    let heights = Self.profile([places], columns)
    for column in stride(from: first, to: columns, by: every) {
      guard let y = heights[column] else { continue }
      canvas.set(
        Canvas.marker(series, unicode: style.unicode, hollow: dashed), column: column,
        row: min(max(Int(clamping: (1 - y) * Double(rows)), 0), rows - 1), series: series, .marker)
    }
  }

  /// A marker now and then tells the series apart without colour; each series has its own columns for them, and those of
  /// a dashed line lie between those of the line that it belongs to.
  private func markerColumns(_ series: Int, _ dashed: Bool) -> (first: Int, every: Int) {
    let every = max(columns / 5, 8)
    return ((series * every / max(seriesCount, 1) + (dashed ? 5 * every / 6 : every / 3)) % every, every)
  }

  /// How high the stretches run above each of `count` columns.
  private static func profile(_ stretches: [[PlotGeometry.UnitPoint]], _ count: Int) -> [Double?] {
    var heights = [Double?](repeating: nil, count: count)
    let last = Double(max(count - 1, 1))
    for places in stretches {
      for (a, b) in zip(places, places.count > 1 ? places[1...] : places[...]) {
        let (left, right) = a.x <= b.x ? (a, b) : (b, a)
        let first = Int(clamping: (left.x * last).rounded())
        let final = min(Int(clamping: (right.x * last).rounded()), count - 1)
        guard first <= final else { continue }
        for column in first...final {
          let share = right.x > left.x ? (Double(column) / last - left.x) / (right.x - left.x) : 0
          heights[column] = left.y + (right.y - left.y) * min(max(share, 0), 1)
        }
      }
    }
    return heights
  }

  private func band(
    _ x: [Double], _ lower: [Double], _ upper: [Double], _ series: Int, on canvas: inout Canvas
  ) {
    let count = min(x.count, lower.count, upper.count)
    let low = geometry.stretches((0..<count).map { Plot.Point(x[$0], lower[$0]) })
    let high = geometry.stretches((0..<count).map { Plot.Point(x[$0], upper[$0]) })
    if bandCount > 1 { return ranges(low, high, series, on: &canvas) }
    let bottoms = Self.profile(low, canvas.width)
    let tops = Self.profile(high, canvas.width)
    for column in 0..<canvas.width {
      guard let bottom = bottoms[column] else { continue }
      let top = tops[column] ?? 1
      let rows = [bottom, top].map { Int(clamping: ($0 * Double(canvas.height - 1)).rounded()) }.sorted()
      for y in rows[0]...rows[1] where !style.unicode || (column + 2 * y) % 4 == 0 {
        canvas.point(column, y, series: series, .band, letter: ":")
      }
    }
  }

  /// Several bands as ranges at the columns of the markers: laid over each other they would be noise.
  private func ranges(
    _ low: [[PlotGeometry.UnitPoint]], _ high: [[PlotGeometry.UnitPoint]], _ series: Int,
    on canvas: inout Canvas
  ) {
    let (bottoms, tops) = (Self.profile(low, columns), Self.profile(high, columns))
    let (first, every) = markerColumns(series, false)
    for column in stride(from: first, to: columns, by: every) {
      guard let bottom = bottoms[column] else { continue }
      let ends = [tops[column] ?? 1, bottom].map {
        min(max(Int(clamping: (1 - $0) * Double(rows)), 0), rows - 1)
      }
      guard ends[0] < ends[1] else { continue }
      for row in ends[0]...ends[1] {
        let place = row == ends[0] ? 0 : row == ends[1] ? 2 : 1
        let stroke = (style.unicode ? ["┬", "│", "┴"] : ["+", "|", "+"] as [Character])[place]
        canvas.set(stroke, column: column, row: row, series: series, .line)
      }
    }
  }

  private func blocks(_ edges: [Double], _ heights: [Double], _ series: Int, on canvas: inout Canvas) {
    for (index, height) in heights.enumerated() where edges.count > index + 1 {
      guard let from = geometry.place(edges[index], geometry.x),
        let to = geometry.place(edges[index + 1], geometry.x),
        let top = geometry.place(height, geometry.y), top > 0
      else { continue }
      let first = max(Int(clamping: (from * Double(columns)).rounded()), 0)
      let last = min(max(Int(clamping: (to * Double(columns)).rounded()), first + 1), columns)
      let eighths = max(Int(clamping: (min(top, 1) * Double(rows * 8)).rounded()), 1)
      guard first < last else { continue }
      for column in first..<last {
        for row in 0..<rows {
          let filled = min(max(eighths - 8 * row, 0), 8)
          guard filled > 0 else { break }
          let block = style.unicode ? Bars.upward[filled] : (filled >= 4 || row == 0 ? "#" : " ")
          canvas.set(block, column: column, row: rows - 1 - row, series: series, .line)
        }
      }
    }
  }

  private func regions(
    _ across: Int, _ up: Int, _ series: [Int], _ x: ClosedRange<Double>, _ y: ClosedRange<Double>,
    on canvas: inout Canvas
  ) {
    guard across > 0, up > 0, series.count == across * up else { return }
    func index(_ value: Double, _ range: ClosedRange<Double>, _ count: Int) -> Int? {
      guard range.contains(value), range.lowerBound < range.upperBound else { return nil }
      let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      return min(Int(clamping: share * Double(count)), count - 1)
    }
    let shades: [Character] =
      style.unicode ? ["·", "░", "▒", "╱", "╲", "┄"] : [".", ":", "-", "=", "/", "~"]
    for row in 0..<rows {
      let value = geometry.y.value(1 - (Double(row) + 0.5) / Double(rows))
      guard let line = index(value, y, up) else { continue }
      for column in 0..<columns {
        let value = geometry.x.value((Double(column) + 0.5) / Double(columns))
        guard let place = index(value, x, across) else { continue }
        let type = series[line * across + place]
        canvas.set(
          shades[((type % shades.count) + shades.count) % shades.count], column: column, row: row,
          series: type,
          .region)
      }
    }
  }
}

/// A chart as a figure: an SVG with its sentence as description, and the main figures to unfold.
struct HTMLChart {
  let html: HTML
  let id: String

  static func color(_ series: Int) -> Int {
    let count = Palette.onDark.count
    return ((series % count) + count) % count
  }

  func text(_ content: any ChartContent) -> String {
    let title = HTML.escape(content.title)
    let drawing: String
    var notes: [String] = []
    switch content.drawing {
    case .plot(let plot):
      let geometry = PlotGeometry(plot)
      notes = geometry.notes
      drawing = geometry.isEmpty ? "" : HTMLPlot(geometry: geometry).text(attributes(content))
    case .grid(let grid): drawing = grid.isEmpty ? "" : HTMLGrid(grid: grid).text(attributes(content))
    case .table(let table): drawing = table.rows.isEmpty ? "" : HTMLTable(html: html, table: table).text
    }
    var out = "<figure class=\"chart \(HTML.escape(type(of: content).kind))\">\n"
    out += title.isEmpty ? "" : "<p class=\"title\">\(title)</p>\n"
    out += drawing.isEmpty ? "" : drawing + "\n"
    out += notes.map { "<p class=\"dim\">\(HTML.escape($0))</p>\n" }.joined()
    out += "<figcaption>\(HTML.escape(content.sentence))</figcaption>\n"
    if case .table = content.drawing { return out + "</figure>" }
    let summary = content.summary
    if !summary.rows.isEmpty {
      out +=
        "<details>\n<summary>\(DocumentMessage.figures.words(in: .current))</summary>\n\(HTMLTable(html: html, table: summary).text)\n</details>\n"
    }
    return out + "</figure>"
  }

  private func attributes(_ content: any ChartContent) -> String {
    "role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\"><title id=\"\(id)-t\">\(HTML.escape(content.title))</title>"
      + "<desc id=\"\(id)-d\">\(HTML.escape(content.sentence))</desc>"
  }
}

/// A plot as SVG.
struct HTMLPlot {
  let geometry: PlotGeometry
  private let width = 640.0
  private let height = 300.0
  private let left = 62.0
  private let right = 14.0
  private let top = 22.0
  private let bottom = 40.0

  init(geometry: PlotGeometry) { self.geometry = geometry }

  private func x(_ place: Double) -> Double { left + place * (width - left - right) }

  private func y(_ place: Double) -> Double { height - bottom - place * (height - top - bottom) }

  func text(_ head: String) -> String {
    let rows = geometry.legend.count > 1 ? (geometry.legend.count + entriesPerRow - 1) / entriesPerRow : 0
    let total = height + Double(rows) * 20
    return "<svg viewBox=\"0 0 \(SVG.number(width)) \(SVG.number(total))\" \(head)"
      + axes() + geometry.plot.marks.map(mark).joined() + legend() + "</svg>"
  }

  private func axes() -> String {
    var out = ""
    for tick in geometry.y.ticks(5) {
      out += SVG.path([(left, y(tick.place)), (width - right, y(tick.place))], "class=\"grid\"")
      out += SVG.text(tick.label, left - 6, y(tick.place) + 4, "class=\"tick\" text-anchor=\"end\"")
    }
    for tick in geometry.x.ticks(8, whole: geometry.isWhole) {
      out += SVG.path([(x(tick.place), y(0)), (x(tick.place), y(0) + 5)], "class=\"axis\"")
      out += SVG.text(tick.label, x(tick.place), y(0) + 18, "class=\"tick\" text-anchor=\"middle\"")
    }
    out += SVG.path([(left, top), (left, y(0)), (width - right, y(0))], "class=\"axis\"")
    out += SVG.text(geometry.plot.y.caption, 4, 13, "class=\"label\"")
    out += SVG.text(
      geometry.plot.x.caption, (left + width - right) / 2, height - 6,
      "class=\"label\" text-anchor=\"middle\"")
    return out
  }

  private func mark(_ mark: Plot.Mark) -> String {
    let color = HTMLChart.color(mark.series)
    switch mark.shape {
    case .line(let points, let dashed): return line(points, mark.series, color, dashed)
    case .dots(let points):
      return geometry.inside(points).map { SVG.marker(mark.series, x($0.x), y($0.y), size: 3.2) }.joined()
    case .band(let across, let lower, let upper):
      let count = min(across.count, lower.count, upper.count)
      var outline: [(Double, Double)] = []
      var back: [(Double, Double)] = []
      for index in 0..<count {
        guard let place = geometry.place(across[index], geometry.x),
          let low = geometry.place(lower[index], geometry.y), (0...1).contains(place)
        else { continue }
        let high = geometry.place(upper[index], geometry.y) ?? 1
        outline.append((x(place), y(min(max(high, 0), 1))))
        back.append((x(place), y(min(max(low, 0), 1))))
      }
      return outline.isEmpty
        ? "" : SVG.path(outline + back.reversed(), "class=\"band s\(color)\"", closed: true)
    case .columns(let edges, let heights):
      return heights.indices.map { index -> String in
        guard edges.count > index + 1, let from = geometry.place(edges[index], geometry.x),
          let to = geometry.place(edges[index + 1], geometry.x),
          let top = geometry.place(heights[index], geometry.y), top > 0
        else { return "" }
        let high = min(top, 1)
        return SVG.rectangle(
          x(from), y(high), max(x(to) - x(from) - 0.5, 0.5), y(0) - y(high), "class=\"s\(color)\"")
      }.joined()
    case .regions(let columns, let rows, let series, let across, let up):
      return regions(columns, rows, series, across, up)
    }
  }

  private func line(_ points: [Plot.Point], _ series: Int, _ color: Int, _ dashed: Bool) -> String {
    let stretches = geometry.stretches(points)
    var out = stretches.map { places -> String in
      places.count == 1
        ? SVG.marker(series, x(places[0].x), y(places[0].y), size: 3)
        : SVG.path(
          places.map { (x($0.x), y($0.y)) }, "class=\"line s\(color)\(dashed ? " dashed" : "")\"")
    }.joined()
    if geometry.needsMarkers {
      for places in stretches {
        let every = max(places.count / 5, 1)
        for index in stride(
          from: (every * ((series % 5) + (dashed ? 4 : 1))) / 6 % every, to: places.count, by: every)
        {
          out += SVG.marker(series, x(places[index].x), y(places[index].y), size: 3.4, hollow: dashed)
        }
      }
    }
    return out
  }

  private func regions(
    _ columns: Int, _ rows: Int, _ series: [Int], _ across: ClosedRange<Double>, _ up: ClosedRange<Double>
  ) -> String {
    guard columns > 0, rows > 0, series.count == columns * rows,
      let x0 = geometry.x.place(across.lowerBound), let x1 = geometry.x.place(across.upperBound),
      let y0 = geometry.y.place(up.lowerBound), let y1 = geometry.y.place(up.upperBound)
    else { return "" }
    let stepX = (x(x1) - x(x0)) / Double(columns)
    let stepY = (y(y0) - y(y1)) / Double(rows)
    var out = ""
    for row in 0..<rows {
      var column = 0
      while column < columns {
        let type = series[row * columns + column]
        var end = column
        while end < columns, series[row * columns + end] == type { end += 1 }
        out += SVG.rectangle(
          x(x0) + Double(column) * stepX, y(y0) - Double(row + 1) * stepY, Double(end - column) * stepX,
          stepY, "class=\"region s\(HTMLChart.color(type))\"")
        column = end
      }
    }
    return out
  }

  /// As many as the longest label leaves room for.
  private var entriesPerRow: Int {
    let longest = geometry.legend.map { DisplayWidth.of($0.label) }.max() ?? 0
    return min(max(Int(clamping: (width - left) / (Double(longest) * 6.8 + 44)), 1), 4)
  }

  private func legend() -> String {
    guard geometry.legend.count > 1 else { return "" }
    let step = (width - left) / Double(entriesPerRow)
    return geometry.legend.enumerated().map { index, entry -> String in
      let across = left + Double(index % entriesPerRow) * step
      let down = height + 8 + Double(index / entriesPerRow) * 20
      let color = HTMLChart.color(entry.series)
      var out = ""
      if !entry.isDots {
        out += SVG.path(
          [(across, down), (across + 24, down)], "class=\"line s\(color)\(entry.dashed ? " dashed" : "")\"")
      }
      if entry.isDots || geometry.needsMarkers {
        out += SVG.marker(entry.series, across + 12, down, size: 3.4, hollow: entry.dashed)
      }
      return out + SVG.text(entry.label, across + 30, down + 4, "class=\"label\"")
    }.joined()
  }
}

/// A grid of values as SVG.
struct HTMLGrid {
  let grid: HeatGrid

  func text(_ head: String) -> String {
    let map = AxisMap(grid.axis, extent: Extent(grid.values.flatMap { $0 }, grid.axis))
    let columns = max(grid.values.map(\.count).max() ?? 0, 1)
    let rows = grid.values.count
    // About as wide as the longest name of a row: a letter of a tick is some six units.
    let longest = grid.rowLabels.map { DisplayWidth.of($0) }.max() ?? 0
    let (left, top) = (min(max(70, 12 + 6.2 * Double(longest)), 300), 18.0)
    let width = 630 - left
    let stepX = width / Double(columns)
    let stepY = min(max(260 / Double(rows), 4), 26)
    let height = stepY * Double(rows)
    let below = 78 + Double(grid.curves.count) * 18
    var out = "<svg viewBox=\"0 0 640 \(SVG.number(top + height + below))\" \(head)"
    for (row, values) in grid.values.enumerated() {
      for (column, value) in values.enumerated() {
        let box = (left + Double(column) * stepX, top + Double(row) * stepY)
        let place = value == 0 && map.scale == .log10 ? 0 : map.place(value)
        let fill = place.map { "class=\"field\" fill=\"\(Palette.heat($0).hex)\"" } ?? "class=\"missing\""
        out += SVG.rectangle(box.0, box.1, stepX, stepY, fill)
        if let place, let format = grid.format, stepX >= 34, stepY >= 14 {
          let ink = Palette.ink(on: Palette.heat(place)).hex
          out += SVG.text(
            format.string(value), box.0 + stepX / 2, box.1 + stepY / 2 + 4,
            "fill=\"\(ink)\" text-anchor=\"middle\"")
        }
        if place == nil, stepY >= 8 {
          out += SVG.text(
            "?", box.0 + stepX / 2, box.1 + stepY / 2 + 4, "class=\"tick\" text-anchor=\"middle\"")
        }
      }
    }
    for curve in grid.curves {
      let points = curve.points.map {
        (left + ($0.column + 0.5) * stepX, top + ($0.row + 0.5) * stepY)
      }
      if points.count > 1 {
        out += SVG.path(points, "class=\"halo\"") + SVG.path(points, "class=\"over\"")
      }
      for point in points { out += SVG.marker(0, point.0, point.1, size: 3.4) }
    }
    for row in Thinning.strided(min(rows, grid.rowLabels.count), max(Int(clamping: height / 13), 1)) {
      out += SVG.text(
        grid.rowLabels[row], left - 6, top + (Double(row) + 0.5) * stepY + 4,
        "class=\"tick\" text-anchor=\"end\"")
    }
    for column in Thinning.strided(min(columns, grid.columnLabels.count), 15) {
      out += SVG.text(
        grid.columnLabels[column], left + (Double(column) + 0.5) * stepX, top + height + 14,
        "class=\"tick\" text-anchor=\"middle\"")
    }
    out += SVG.text(grid.rowTitle, 4, 12, "class=\"label\"")
    out += SVG.text(
      grid.columnTitle, left + width / 2, top + height + 32, "class=\"label\" text-anchor=\"middle\"")
    for (index, curve) in grid.curves.enumerated() {
      let down = top + height + 86 + Double(index) * 18
      out += SVG.path([(left, down), (left + 24, down)], "class=\"over\"")
      out += SVG.marker(0, left + 12, down, size: 3.4)
      out += SVG.text(curve.label, left + 30, down + 4, "class=\"label\"")
    }
    return out + scale(map, left, top + height + 46) + "</svg>"
  }

  private func scale(_ map: AxisMap, _ left: Double, _ top: Double) -> String {
    let format = NumberFormat.compact(2)
    var out = ""
    for step in 0..<40 {
      out += SVG.rectangle(
        left + Double(step) * 5, top, 5.3, 10, "fill=\"\(Palette.heat(Double(step) / 39).hex)\"")
    }
    out += SVG.text(format.string(map.value(0)), left, top + 24, "class=\"tick\"")
    out += SVG.text(format.string(map.value(1)), left + 200, top + 24, "class=\"tick\" text-anchor=\"end\"")
    return out + SVG.text(grid.axis.caption, left + 210, top + 9, "class=\"label\"")
  }
}

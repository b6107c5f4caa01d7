/// A plot as SVG.
struct HTMLPlot {
  let geometry: PlotGeometry
  private var frame = SVGFrame()

  init(geometry: PlotGeometry) { self.geometry = geometry }

  private func x(_ place: Double) -> Double { place * 1000 }

  private func y(_ place: Double) -> Double { (1 - place) * frame.height }

  /// The drawing of marks over axes.
  ///
  /// - Parameters:
  ///   - marks: whether they are drawn, or the axes alone.
  ///   - height: between the axes' ends.
  static func frame(_ geometry: PlotGeometry, marks: Bool = true, height: Double = 238) -> SVGFrame {
    var plot = HTMLPlot(geometry: geometry)
    plot.frame.height = height
    plot.drawAxes()
    if marks { plot.drawMarks() }
    return plot.frame
  }

  private mutating func drawAxes() {
    let rows = geometry.y.ticks(Int(clamping: frame.height / 45))
    frame.left = max(SVGFrame.left(of: rows.map(\.label)), 40)
    frame.up = geometry.plot.y.caption
    frame.across = geometry.plot.x.caption
    for tick in rows {
      let down = SVG.number(y(tick.place), 10)
      frame.body += "<line x1=\"0\" x2=\"100%\" y1=\"\(down)\" y2=\"\(down)\" class=\"grid\"/>"
      frame.body += SVG.text(tick.label, -6, y(tick.place) + 4, "class=\"tick\" text-anchor=\"end\"")
    }
    frame.nameAcross(
      geometry.x.ticks(8, whole: geometry.isWhole).map { ($0.place, $0.label) }, ticks: true)
    let bottom = SVG.number(frame.height)
    frame.body += "<line x1=\"0\" x2=\"0\" y1=\"0\" y2=\"\(bottom)\" class=\"axis\"/>"
    frame.body += "<line x1=\"0\" x2=\"100%\" y1=\"\(bottom)\" y2=\"\(bottom)\" class=\"axis\"/>"
  }

  private mutating func drawMarks() {
    for mark in geometry.plot.marks { frame.body += drawing(mark) }
    if geometry.legend.count > 1 { frame.legend = geometry.legend.map(entry) }
    frame.values = PlotValues(geometry).json
  }

  private func drawing(_ mark: Plot.Mark) -> String {
    let color = HTMLChart.color(mark.series)
    switch mark.shape {
    case .line(let points, let dashed): return line(points, mark.series, color, dashed)
    case .dots(let points):
      return geometry.inside(points).map { marker(mark.series, $0, size: 3.2) }.joined()
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
        ? ""
        : frame.stretched(SVG.path(outline + back.reversed(), "class=\"band s\(color)\"", closed: true))
    case .columns(let edges, let heights):
      return frame.stretched(
        heights.indices.map { index -> String in
          guard edges.count > index + 1, let from = geometry.place(edges[index], geometry.x),
            let to = geometry.place(edges[index + 1], geometry.x),
            let top = geometry.place(heights[index], geometry.y), top > 0
          else { return "" }
          let high = min(top, 1)
          return SVG.rectangle(
            x(from), y(high), max(x(to) - x(from) - 0.8, 0.8), y(0) - y(high), "class=\"s\(color)\"")
        }.joined())
    case .regions(let columns, let rows, let series, let across, let up):
      return frame.stretched(regions(columns, rows, series, across, up))
    }
  }

  private func marker(
    _ series: Int, _ place: PlotGeometry.UnitPoint, size: Double, hollow: Bool = false
  ) -> String {
    SVG.marker(series, SVG.share(place.x), y(place.y), size: size, hollow: hollow)
  }

  private func line(_ points: [Plot.Point], _ series: Int, _ color: Int, _ dashed: Bool) -> String {
    let stretches = geometry.stretches(points)
    var out = frame.stretched(
      stretches.filter { $0.count > 1 }.map { places in
        SVG.path(
          places.map { (x($0.x), y($0.y)) }, "class=\"line s\(color)\(dashed ? " dashed" : "")\"")
      }.joined())
    for places in stretches where places.count == 1 { out += marker(series, places[0], size: 3) }
    if geometry.needsMarkers {
      for places in stretches {
        let every = max(places.count / 5, 1)
        for index in stride(
          from: (every * ((series % 5) + (dashed ? 4 : 1))) / 6 % every, to: places.count, by: every)
        {
          out += marker(series, places[index], size: 3.4, hollow: dashed)
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

  private func entry(_ item: PlotGeometry.LegendItem) -> SVGFrame.Entry {
    let color = HTMLChart.color(item.series)
    var key = ""
    if !item.isDots {
      key += SVG.path([(0, 6), (24, 6)], "class=\"line s\(color)\(item.dashed ? " dashed" : "")\"")
    }
    if item.isDots || geometry.needsMarkers {
      key += SVG.marker(item.series, "12", 6, size: 3.4, hollow: item.dashed)
    }
    return SVGFrame.Entry(key: key, label: item.label)
  }
}

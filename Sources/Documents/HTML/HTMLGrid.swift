/// A grid of values as SVG.
struct HTMLGrid {
  let grid: HeatGrid

  /// The drawing of fields with their names.
  var frame: SVGFrame {
    let map = AxisMap(grid.axis, extent: Extent(grid.values.flatMap { $0 }, grid.axis))
    let columns = max(grid.values.map(\.count).max() ?? 0, 1)
    let rows = grid.values.count
    var frame = SVGFrame()
    // A name that is too long is broken once, where there is room for two lines.
    let stepY = min(max(260 / Double(rows), 4), 28)
    let names = grid.rowLabels.map { Self.lines($0, stepY >= 24 ? 2 : 1) }
    frame.left = SVGFrame.left(of: names.flatMap { $0 })
    frame.height = stepY * Double(rows)
    frame.up = grid.rowTitle
    frame.across = grid.columnTitle
    let digits = grid.format.map { format in
      grid.values.flatMap { $0 }.map { DisplayWidth.of(format.string($0)) }
    }
    let width = Double(digits?.max() ?? 0) * SVGFrame.letter + 4
    func hasRoom(_ column: Double) -> Bool {
      stepY >= 14 && (column - frame.left - SVGFrame.right) / Double(columns) >= width
    }
    let figures = hasRoom(SVGFrame.narrow) ? "" : " class=\"wide\""
    for (row, values) in grid.values.enumerated() {
      for (column, value) in values.enumerated() {
        let from = Double(column) / Double(columns)
        let top = Double(row) * stepY
        let place = value == 0 && map.scale == .log10 ? 0 : map.place(value)
        let fill = place.map { "class=\"field\" fill=\"\(Palette.heat($0).hex)\"" } ?? "class=\"missing\""
        frame.body +=
          "<rect x=\"\(SVG.share(from))\" y=\"\(SVG.number(top))\" width=\"\(SVG.share(1 / Double(columns)))\" height=\"\(SVG.number(stepY))\" \(fill)/>"
        let middle = SVG.share((Double(column) + 0.5) / Double(columns))
        if let place, let format = grid.format, hasRoom(SVGFrame.wide) {
          let ink = Palette.ink(on: Palette.heat(place)).hex
          frame.body += SVG.text(
            format.string(value), middle, top + stepY / 2 + 4,
            "fill=\"\(ink)\" text-anchor=\"middle\"\(figures)")
        }
        if place == nil, stepY >= 8 {
          frame.body += SVG.text("?", middle, top + stepY / 2 + 4, "class=\"tick\" text-anchor=\"middle\"")
        }
      }
    }
    for curve in grid.curves {
      let points = curve.points.map {
        (($0.column + 0.5) / Double(columns), ($0.row + 0.5) * stepY)
      }
      if points.count > 1 {
        let stretched = points.map { ($0.0 * 1000, $0.1) }
        frame.body += frame.stretched(
          SVG.path(stretched, "class=\"halo\"") + SVG.path(stretched, "class=\"over\""))
      }
      for point in points { frame.body += SVG.marker(0, SVG.share(point.0), point.1, size: 3.4) }
    }
    for row in Thinning.strided(min(rows, names.count), max(Int(clamping: frame.height / 13), 1)) {
      let middle = (Double(row) + 0.5) * stepY + 4
      for (index, line) in names[row].enumerated() {
        frame.body += SVG.text(
          line, -6, middle + (Double(index) - Double(names[row].count - 1) / 2) * 12,
          "class=\"tick\" text-anchor=\"end\"")
      }
    }
    frame.nameAcross(
      grid.columnLabels.prefix(columns).enumerated().map {
        ((Double($0.offset) + 0.5) / Double(columns), $0.element)
      }, ticks: false)
    let format = NumberFormat.compact(2)
    frame.scale = (format.string(map.value(0)), format.string(map.value(1)), grid.axis.caption)
    frame.legend = grid.curves.map { curve in
      SVGFrame.Entry(
        key: SVG.path([(0, 6), (24, 6)], "class=\"over\"") + SVG.marker(0, "12", 6, size: 3.4),
        label: curve.label)
    }
    frame.values = [
      "axis": .string(grid.axis.label), "rows": [.string(grid.rowTitle), .strings(grid.rowLabels)],
      "columns": [.string(grid.columnTitle), .strings(grid.columnLabels)],
      "fields": .array(grid.values.map { .array($0.map(JSON.rounded)) }),
    ]
    return frame
  }

  /// A name in lines that fit beside the fields, broken at a blank; what has no room is left out.
  private static func lines(_ name: String, _ most: Int) -> [String] {
    let limit = Int(clamping: (SVGFrame.mostLeft - 12) / SVGFrame.letter)
    guard DisplayWidth.of(name) > limit else { return [name] }
    var lines = [""]
    for word in name.split(separator: " ") {
      let longer = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
      if DisplayWidth.of(longer) <= limit || lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    let isCut = lines.count > most || lines.prefix(most).contains { DisplayWidth.of($0) > limit }
    lines = lines.prefix(most).map { String($0.prefix(limit)) }
    if isCut { lines[lines.count - 1] = String(lines[lines.count - 1].prefix(limit - 1)) + "…" }
    return lines
  }
}

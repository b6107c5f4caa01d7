extension TerminalRenderer {
  /// A chart as it fits: drawn, or told with its main figures.
  func chart(_ content: any ChartContent) -> [Line] {
    var lines = content.title.isEmpty || style.plain ? [] : wrap(line(Text(content.title, .strong)))
    switch content.drawing {
    case .table(let table) where !style.plain: lines += self.table(table)
    case .plot(let plot) where !style.plain && width >= PlotDrawing.leastWidth && !PlotGeometry(plot).isEmpty:
      let drawing = PlotDrawing(plot, style, width: width)
      lines += drawing.lines() + (drawing.endLabels == nil ? legend(drawing.geometry) : [])
      lines += drawing.geometry.notes.flatMap { wrap(line($0, .dim)) }
    case .grid(let grid) where !style.plain && width >= PlotDrawing.leastWidth && !grid.isEmpty:
      lines += GridDrawing(grid: grid, style: style, width: width).lines()
    case .plot(let plot):
      lines += told(content)
      lines += PlotGeometry(plot).notes.flatMap { wrap(line($0, .dim)) }
    default: lines += told(content)
    }
    return lines
  }

  private func told(_ content: any ChartContent) -> [Line] {
    let table = content.summary
    return wrap(line(content.sentence)) + (table.rows.isEmpty ? [] : body(table))
  }

  private func legend(_ geometry: PlotGeometry) -> [Line] {
    guard geometry.legend.count > 1 else { return [] }
    var lines: [Line] = []
    var current = Line()
    for entry in geometry.legend {
      let several = geometry.needsMarkers
      let marker = String(Canvas.marker(entry.series, unicode: style.unicode, hollow: entry.dashed))
      let sign =
        switch (style.unicode, entry.dashed, entry.isDots) {
        case (_, _, true): marker
        case (true, true, _): several ? "╌\(marker)╌" : "╌╌╌"
        case (true, false, _): several ? "─\(marker)─" : "───"
        case (false, true, _): several ? ".\(marker)." : "..."
        case (false, false, _): "\(marker)\(marker)\(marker)"
        }
      var item = Line(sign, Paint(foreground: .series(entry.series)))
      item.append(" " + Characters.safe(entry.label, unicode: style.unicode))
      item = item.truncated(to: width, ellipsis: style.unicode ? "…" : "...")
      if current.width > 0, current.width + 3 + item.width > width {
        lines.append(current)
        current = Line()
      }
      if current.width > 0 { current.append("   ") }
      current.append(item)
    }
    return lines + [current]
  }
}

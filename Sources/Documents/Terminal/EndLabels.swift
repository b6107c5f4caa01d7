/// The names of lines beside their right ends, where there is room: found without a legend, and without colour.
struct EndLabels {
  struct Label: Hashable {
    let entry: PlotGeometry.LegendItem
    let row: Int
  }

  let labels: [Label]
  /// With the blank before each name and its marker.
  let width: Int

  /// `nil` where there is no room, or nothing to tell apart.
  init?(_ geometry: PlotGeometry, rows: Int, width: Int, unicode: Bool) {
    let entries = geometry.legend
    let longest = entries.map { DisplayWidth.of(Characters.safe($0.label, unicode: unicode)) }.max() ?? 0
    guard entries.count > 1, entries.count <= rows / 2, longest <= min(20, width / 4), width >= 56,
      !entries.contains(where: \.isDots)
    else { return nil }
    var wanted: [(entry: PlotGeometry.LegendItem, row: Int)] = []
    for entry in entries {
      let mark = geometry.plot.marks.first { $0.label == entry.label && $0.series == entry.series }
      guard case .line(let points, _)? = mark?.shape, let end = geometry.stretches(points).last?.last
      else { return nil }
      wanted.append((entry, rows - 1 - Int(clamping: (end.y * Double(rows - 1)).rounded())))
    }
    self.width = longest + 3
    labels = Self.apart(wanted, rows)
  }

  /// Each as near as possible to where its line ends, in a row of its own.
  private static func apart(
    _ wanted: [(entry: PlotGeometry.LegendItem, row: Int)], _ rows: Int
  ) -> [Label] {
    let sorted = wanted.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    var places: [Int] = []
    for (_, one) in sorted { places.append(max(one.row, (places.last ?? -1) + 1)) }
    var limit = rows - 1
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit)
      limit = places[index] - 1
    }
    return zip(sorted, places).map { Label(entry: $0.element.entry, row: $1) }
  }
}

extension Table {
  /// The axis that a column's bars or heat cells share, fitted to them.
  func map(ofColumn index: Int, _ axis: ChartAxis) -> AxisMap {
    var values: [Double] = []
    var isDrawn = false
    for row in rows where row.cells.indices.contains(index) {
      switch row.cells[index] {
      case .bar(let value, let lower, let upper):
        isDrawn = true
        values += [value] + [lower, upper].compactMap { $0 }
      case .heat(let value, _): values.append(value)
      default: break
      }
    }
    var extent = Extent(values, axis)
    // Lengths are compared, so a linear bar begins at zero.
    if isDrawn, axis.scale == .linear {
      extent.lower = min(extent.lower ?? 0, 0)
      extent.upper = max(extent.upper ?? 0, 0)
    }
    let map = AxisMap(axis, extent: extent)
    return isDrawn ? map.rounded(axis, wholeDecades: true) : map
  }
}

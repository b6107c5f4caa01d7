/// A value for each pair of two ranges: gradient by layer and epoch, loss by depth and rate.
package struct HeatMap: ChartContent {
  package static let kind = "heatMap"
  package var title: String
  package var rowTitle: String
  package var columnTitle: String
  package var rowLabels: [String]
  package var columnLabels: [String]
  /// Row by row, as many rows and columns as labels.
  package var values: [[Double]]
  /// What the values are, and on what scale.
  package var axis: ChartAxis
  package var format: NumberFormat
  /// Lines over the fields.
  package var curves: [HeatGrid.Curve] = []

  package init(
    _ title: String, rows: String, _ rowLabels: [String], columns: String, _ columnLabels: [String],
    values: [[Double]], axis: ChartAxis, format: NumberFormat = .significant(2)
  ) {
    self.title = title
    self.rowTitle = rows
    self.columnTitle = columns
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.values = values
    self.axis = axis
    self.format = format
  }

  package var sentence: String {
    var low: (Double, Int, Int)?
    var high: (Double, Int, Int)?
    for (row, line) in values.enumerated() where row < rowLabels.count {
      for (column, value) in line.enumerated() where column < columnLabels.count && value.isFinite {
        if low.map({ value < $0.0 }) ?? true { low = (value, row, column) }
        if high.map({ value > $0.0 }) ?? true { high = (value, row, column) }
      }
    }
    guard let low, let high else { return sentence([]) }
    func field(_ spot: (value: Double, row: Int, column: Int)) -> GridField {
      GridField(
        value: FormattedNumber(value: spot.value, format: format), rowTitle: rowTitle,
        row: rowLabels[spot.row], columnTitle: columnTitle, column: columnLabels[spot.column])
    }
    return sentence(
      [.extremes(name: axis.label, lowest: field(low), highest: field(high))] + curves.compactMap(over))
  }

  private func over(_ curve: HeatGrid.Curve) -> ChartMessage? {
    func place(_ point: HeatGrid.Curve.Point) -> GridPlace? {
      let (row, column) = (Int(clamping: point.row.rounded()), Int(clamping: point.column.rounded()))
      guard rowLabels.indices.contains(row), columnLabels.indices.contains(column) else { return nil }
      return GridPlace(
        rowTitle: rowTitle, row: rowLabels[row], columnTitle: columnTitle, column: columnLabels[column])
    }
    guard let first = curve.points.first.flatMap(place), let last = curve.points.last.flatMap(place) else {
      return nil
    }
    return .over(name: curve.label, from: first, to: last)
  }

  package var summary: Table {
    let rows = Thinning.spread(min(rowLabels.count, values.count), 8)
    let columns = Thinning.spread(columnLabels.count, 5)
    return Table(
      columns: [Table.Column(Text("\(rowTitle) \\ \(columnTitle)"))]
        + columns.map { .number(Text(columnLabels[$0])) },
      rows: rows.map { row in
        Table.Row(
          [.text(Text(rowLabels[row]))]
            + columns.map { values[row].indices.contains($0) ? .number(values[row][$0], format) : .empty })
      })
  }

  package var drawing: Drawing {
    .grid(
      HeatGrid(
        rowTitle: rowTitle, columnTitle: columnTitle, rowLabels: rowLabels, columnLabels: columnLabels,
        values: values, axis: axis, format: format, curves: curves))
  }
}

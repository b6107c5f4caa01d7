/// A value for each pair of two ranges: gradient by layer and epoch, loss by depth and rate.
public struct HeatMap: ChartContent {
  public static let kind = "heatMap"
  public var title: String
  public var rowTitle: String
  public var columnTitle: String
  public var rowLabels: [String]
  public var columnLabels: [String]
  /// Row by row, as many rows and columns as labels.
  public var values: [[Double]]
  /// What the values are, and on what scale.
  public var axis: Axis
  public var format: NumberFormat

  public init(
    _ title: String, rows: String, _ rowLabels: [String], columns: String, _ columnLabels: [String],
    values: [[Double]], axis: Axis, format: NumberFormat = .significant(2)
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

  public var sentence: String {
    var low: (Double, Int, Int)?
    var high: (Double, Int, Int)?
    for (row, line) in values.enumerated() where row < rowLabels.count {
      for (column, value) in line.enumerated() where column < columnLabels.count && value.isFinite {
        if low.map({ value < $0.0 }) ?? true { low = (value, row, column) }
        if high.map({ value > $0.0 }) ?? true { high = (value, row, column) }
      }
    }
    guard let low, let high else { return Sentence.about(title, []) }
    func place(_ spot: (Double, Int, Int)) -> String {
      "\(format.string(spot.0)) at \(rowTitle) \(rowLabels[spot.1]), \(columnTitle) \(columnLabels[spot.2])"
    }
    return Sentence.about(
      title, ["\(axis.label) goes from \(place(low))", "to \(place(high))"], separator: " ")
  }

  public var summary: Table {
    let rows = Sentence.spread(min(rowLabels.count, values.count), 8)
    let columns = Sentence.spread(columnLabels.count, 5)
    return Table(
      columns: [Table.Column(Text("\(rowTitle) \\ \(columnTitle)"))]
        + columns.map { .number(Text(columnLabels[$0])) },
      rows: rows.map { row in
        Table.Row(
          [.text(Text(rowLabels[row]))]
            + columns.map { values[row].indices.contains($0) ? .number(values[row][$0], format) : .empty })
      })
  }

  public var figure: Figure {
    .grid(
      Grid(
        rowTitle: rowTitle, columnTitle: columnTitle, rowLabels: rowLabels, columnLabels: columnLabels,
        values: values, axis: axis))
  }

  public var data: JSON {
    [
      "rows": ["title": .string(rowTitle), "labels": .strings(rowLabels)],
      "columns": ["title": .string(columnTitle), "labels": .strings(columnLabels)], "axis": axis.json,
      "values": .array(values.map { .numbers($0) }),
    ]
  }
}

/// One bar a name: a final loss by variant, the movement of each layer.
package struct BarChart: ChartContent {
  package struct Bar: Hashable, Sendable {
    package var label: String
    package var value: Double
    /// The range that the value stands for.
    package var lower: Double?
    package var upper: Double?

    package init(_ label: String, _ value: Double, lower: Double? = nil, upper: Double? = nil) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  package static let kind = "bars"
  package var title: String
  /// What the names are: "optimizer".
  package var category: String
  package var axis: ChartAxis
  package var bars: [Bar]
  package var format: NumberFormat

  package init(
    _ title: String, category: String, axis: ChartAxis, bars: [Bar], format: NumberFormat = .significant(3)
  ) {
    self.title = title
    self.category = category
    self.axis = axis
    self.bars = bars
    self.format = format
  }

  package var sentence: String {
    let finite = bars.filter { $0.value.isFinite }
    guard let low = finite.min(by: { $0.value < $1.value }),
      let high = finite.max(by: { $0.value < $1.value })
    else { return sentence([]) }
    func number(_ bar: Bar) -> FormattedNumber { FormattedNumber(value: bar.value, format: format) }
    if finite.count == 1 { return sentence([.bar(label: low.label, value: number(low))]) }
    return sentence([
      .lowestBar(label: low.label, value: number(low)), .highestBar(label: high.label, value: number(high)),
    ])
  }

  private var hasRange: Bool { bars.contains { $0.lower != nil || $0.upper != nil } }

  package var summary: Table { table(drawn: false) }

  package var drawing: Drawing { .table(table(drawn: true)) }

  private func table(drawn: Bool) -> Table {
    var columns: [Table.Column] = [Table.Column(Text(category)), .number(Text(axis.label))]
    if hasRange { columns.append(.number(Text(.range), drop: 1)) }
    if drawn { columns.append(.bars(ChartAxis("", axis.scale, lower: axis.lower, upper: axis.upper))) }
    let rows = bars.map { bar -> Table.Row in
      var cells: [Table.Cell] = [.text(Text(bar.label)), .number(bar.value, format)]
      if hasRange {
        let ends = [bar.lower, bar.upper].compactMap { $0.map(NumberFormat.compact(3).string) }
        let range = ends.count == 2 ? ends.joined(separator: "..") : ""
        cells.append(.text(Text(range)))
      }
      if drawn { cells.append(.bar(bar.value, lower: bar.lower, upper: bar.upper)) }
      return Table.Row(cells)
    }
    return Table(columns: columns, rows: rows)
  }
}

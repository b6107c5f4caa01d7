/// How many samples of each class were given to each class.
package struct ConfusionMatrix: ChartContent {
  package static let kind = "confusion"
  package var title: String
  package var classes: [String]
  /// Row by row: what they are; column by column: what they were taken for.
  package var counts: [[Int]]

  package init(_ title: String, classes: [String], counts: [[Int]]) {
    self.title = title
    self.classes = classes
    self.counts = counts
  }

  private var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  private var right: Int {
    counts.indices.reduce(0) { $0 + (counts[$1].indices.contains($1) ? counts[$1][$1] : 0) }
  }

  package var sentence: String {
    var parts: [ChartMessage] = [.correct(count: right, of: total)]
    var worst: (count: Int, row: Int, column: Int)?
    for (row, line) in counts.enumerated() where classes.indices.contains(row) {
      for (column, count) in line.enumerated() where column != row && classes.indices.contains(column) {
        if count > (worst?.count ?? 0) { worst = (count, row, column) }
      }
    }
    if let worst {
      parts.append(
        .commonestMistake(taken: classes[worst.row], for: classes[worst.column], times: worst.count))
    }
    return sentence(parts)
  }

  private func table(_ cell: (Int, Int) -> Table.Cell) -> Table {
    let top = Double(counts.flatMap { $0 }.max() ?? 0)
    return Table(
      columns: [Table.Column(Text(.confusion))]
        + classes.map {
          Table.Column(Text($0), .trailing, axis: ChartAxis("", lower: 0, upper: max(top, 1)))
        } + [.number(Text(.recall), drop: 1)],
      rows: counts.indices.map { row in
        let sum = counts[row].reduce(0, +)
        let hit = counts[row].indices.contains(row) ? counts[row][row] : 0
        return Table.Row(
          [.text(Text(classes.indices.contains(row) ? classes[row] : "\(row)"))]
            + counts[row].indices.map { cell(row, $0) }
            + [sum == 0 ? .empty : .number(Double(hit) / Double(sum), .fixed(3))])
      }, folds: false)
  }

  package var summary: Table { table { .number(counts[$0][$1]) } }

  package var drawing: Drawing { .table(table { .heat(Double(counts[$0][$1]), .exact) }) }
}

/// A table in words: `name: value`, for a screen reader and where there is no room for columns.
struct SpokenTable {
  let table: Table

  init(_ table: Table) { self.table = table }

  /// One line a row: "layer: 1 dense; spread: 0.23".
  var rows: [String] { records.map { $0.joined(separator: "; ") } }

  /// One line a cell, row by row. Bars without a name of their own repeat a number beside them and are left out.
  var records: [[String]] {
    table.rows.map { row in
      zip(table.columns, row.cells).compactMap { column, cell in
        let name = column.heading
        guard let value = Self.words(cell, isNamed: !name.isEmpty), !value.isEmpty else { return nil }
        return name.isEmpty ? value : "\(name): \(value)"
      }
    }
  }

  static func words(_ cell: Table.Cell, isNamed: Bool) -> String? {
    let format = NumberFormat.significant(3)
    switch cell {
    case .text(let text): return text.string
    case .number(let value, let format, _), .heat(let value, let format): return format.string(value)
    case .bar(let value, let lower, let upper):
      guard isNamed else { return nil }
      guard let lower, let upper else { return format.string(value) }
      return "\(format.string(value)), from \(format.string(lower)) to \(format.string(upper))"
    case .sparkline(let values): return Trend(values, scale: .linear).words
    case .empty: return nil
    }
  }
}

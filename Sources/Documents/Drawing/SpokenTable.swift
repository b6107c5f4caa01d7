import Messages

/// A table in words: `name: value`, for a screen reader and where there is no room for columns.
struct SpokenTable {
  let table: Table

  init(_ table: Table) { self.table = table }

  /// One line a row: "layer: 1 dense; spread: 0.23".
  var rows: [String] { records.map { $0.joined(separator: DisplayLanguage.current.semicolon) } }

  /// One line a cell, row by row. Bars without a name of their own repeat a number beside them and are left out.
  var records: [[String]] {
    table.rows.map { row in
      zip(table.columns, row.cells).compactMap { column, cell in
        let name = column.heading
        if Self.repeats(cell, row) { return nil }
        guard let value = Self.words(cell, isNamed: !name.isEmpty), !value.isEmpty else { return nil }
        return name.isEmpty ? value : name + DisplayLanguage.current.colon + value
      }
    }
  }

  /// Whether a bar only draws the number that stands beside it.
  private static func repeats(_ cell: Table.Cell, _ row: Table.Row) -> Bool {
    guard case .bar(let value, nil, nil) = cell else { return false }
    return row.cells.contains { if case .number(value, _, _) = $0 { true } else { false } }
  }

  static func words(_ cell: Table.Cell, isNamed: Bool) -> String? {
    let format = NumberFormat.significant(3)
    switch cell {
    case .text(let text): return text.string
    case .number(let value, let format, _), .heat(let value, let format): return format.string(value)
    case .bar(let value, let lower, let upper):
      guard isNamed else { return nil }
      guard let lower, let upper else { return format.string(value) }
      func number(_ value: Double) -> FormattedNumber { FormattedNumber(value: value, format: format) }
      return DocumentMessage.valueInRange(value: number(value), from: number(lower), to: number(upper))
        .words(in: .current)
    case .sparkline(let values):
      return ChartMessage.course(Course(values, scale: .linear)).words(in: .current)
    case .empty: return nil
    }
  }
}

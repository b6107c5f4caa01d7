enum EnglishDocuments {
  static func words(_ message: DocumentMessage) -> String {
    switch message {
    case .aside(.note): "Note"
    case .aside(.hint): "Hint"
    case .aside(.warning): "Warning"
    case .aside(.suggestion): "Try"
    case .moreRows(let count, let field):
      "⋮ \(count) more row\(count == 1 ? "" : "s")\(field.map { " (\($0))" } ?? "")"
    case .columnsLeftOut(let columns):
      "not shown here: \(columns.map { "\($0.heading)\($0.field.map { " (\($0))" } ?? "")" }.joined(separator: ", "))"
    case .shownOfGrid(let rows, let allRows, let columns, let allColumns):
      "shown: \(rows) of \(allRows) rows, \(columns) of \(allColumns) columns"
    case .valueInRange(let value, let lower, let upper):
      "\(string(value)), from \(string(lower)) to \(string(upper))"
    case .figures: "Figures"
    case .table: "table"
    case .picture(let words): words.isEmpty ? "[picture]" : "[picture: \(words)]"
    case .first: "first"
    case .lowest: "lowest"
    case .highest: "highest"
    case .last: "last"
    case .range: "range"
    case .theory: "theory"
    case .theoryOf(let curve): "\(curve), theory"
    case .lastOfTheory: "theory, last"
    case .slope: "slope"
    case .count: "count"
    case .values: "values"
    case .median: "median"
    case .recall: "recall"
    case .samples: "samples"
    case .quantile(let percent): "\(percent) %"
    case .mean(let name): "mean \(name)"
    case .class: "class"
    case .confusion: "is \\ taken for"
    case .inRegion: "in its region"
    case .logarithmic(let label): label.isEmpty ? "(log)" : "\(label) (log)"
    }
  }

  static func words(_ outcome: Verdict.Outcome) -> String {
    switch outcome {
    case .holds: "holds"
    case .holdsIf: "holds if"
    case .doesNotHold: "does not hold"
    case .implied: "implied"
    case .undecided: "undecided"
    }
  }

  private static func string(_ number: FormattedNumber) -> String { number.format.string(number.value) }
}

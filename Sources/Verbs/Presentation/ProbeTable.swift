import CommandKit
import Diagnostics
import Documents
import Engine
import Lab

/// The table of a probe: a row for each layer.
struct ProbeTable {
  /// What is measured at each layer, in the order in which it stands in the table: forward, back, the weights.
  enum Column: CaseIterable {
    case size, spread, stepSpread, nudge, distinct, signal, factor, bars, weightGradient, step, slope,
      saturated, dead

    /// Columns for which there is room first, whatever the verdict.
    static let byImportance: [Column] = [
      .signal, .factor, .size, .spread, .nudge, .step, .stepSpread, .weightGradient, .distinct, .dead, .bars,
      .slope, .saturated,
    ]

    /// What the verdict speaks of, and what a narrow table therefore keeps, the most important first.
    static func spokenOf(in cause: Finding.Cause) -> [Column] {
      switch cause {
      case .vanishing, .vanishingForward: [.signal, .factor, .spread, .distinct, .weightGradient]
      case .indistinguishable: [.spread, .distinct, .nudge]
      case .vanishingBackward, .exploding, .explodingForward, .explodingBackward:
        [.signal, .factor, .size, .weightGradient]
      case .underflow, .belowEpsilon, .rateTooSmall, .rateTooLarge:
        [.signal, .factor, .weightGradient, .step]
      case .dead: [.dead, .signal, .size]
      case .saturated: [.saturated, .slope, .signal]
      case .vanishingThroughTime, .explodingThroughTime, .notFinite, .learnsNothing, .unsure, .healthy: []
      }
    }

    /// The field of a result that it shows.
    var field: String? {
      switch self {
      case .size: "size"
      case .spread: "spread"
      case .stepSpread: "step_spread"
      case .nudge: "nudge"
      case .distinct: "distinct"
      case .signal: "signal"
      case .factor: "factors"
      case .bars: nil
      case .weightGradient: "gradient"
      case .step: "step"
      case .slope: "slope"
      case .saturated: "saturated"
      case .dead: "dead"
      }
    }
  }

  /// What tells a row from others: its number, its layer.
  let heads: [Table.Column]
  let names: [[Table.Cell]]
  /// By column a number for each row; a column that is missing is not shown.
  let values: [Column: [Double?]]
  /// What stands in place of some numbers.
  var cells: [Column: [Table.Cell]] = [:]
  var cause = Finding.Cause.healthy
  /// Rows that stay where middle ones are left out.
  var kept: Set<Int> = []
  var foot: [Text] = []
  /// What holds the numbers for who wants to see all; `nil` where nothing does.
  var result: String? = "it"

  var table: Table {
    let shown = Column.allCases.filter { values[$0] != nil }
    let spoken = Column.spokenOf(in: cause)
    let order = (spoken + Column.byImportance.filter { !spoken.contains($0) }).filter(shown.contains)
    var rows = names
    var columns = heads
    for column in shown {
      let place = order.firstIndex(of: column) ?? 0
      // Where not even two of them fit, a layer is told in lines of its own.
      var heading = heading(column)
      heading.drop = place < 2 ? nil : order.count - place
      columns.append(heading)
      for (index, cell) in (cells[column] ?? numbers(column)).enumerated() { rows[index].append(cell) }
    }
    return Table(
      columns: columns, rows: rows.enumerated().map { Table.Row($1, isKept: kept.contains($0)) }, foot: foot,
      field: result.map { "plot \($0).signal" })
  }

  private func heading(_ column: Column) -> Table.Column {
    let field = result.flatMap { result in column.field.map { "\(result).\($0)" } }
    return switch column {
    case .size: .number("→ size", field: field)
    case .spread: .number("spread", field: field)
    case .stepSpread: .number(Text(.stepsSpread), field: field)
    case .nudge: .number("nudge", field: field)
    case .distinct: .number("distinct", field: field)
    case .signal: .number("← signal", field: field)
    case .factor: .number(Text(.perLayer), field: field)
    case .bars: .bars(ChartAxis("", .log10))
    case .weightGradient: .number(Text(.weightGradient), field: field)
    case .step: .number("step", field: field)
    case .slope: .number(Text(.slope), field: field)
    case .saturated: .number("saturated", field: field)
    case .dead: .number("dead", field: field)
    }
  }

  private func numbers(_ column: Column) -> [Table.Cell] {
    let values = values[column] ?? []
    let format = format(column, values.compactMap { $0 })
    return values.map { value in
      guard let value else { return .empty }
      return column == .bars ? .bar(value) : .number(value, format)
    }
  }

  private func format(_ column: Column, _ values: [Double]) -> NumberFormat {
    switch column {
    case .distinct: .exact
    case .factor: .significant(3)
    case .slope: .fixed(3)
    case .saturated, .dead: .percent(0)
    // Figures of one order of magnitude are read without exponents; others line up with them.
    default: values.allSatisfy { $0 == 0 || 0.01..<1000 ~= $0 } ? .significant(3) : .scientific(2)
    }
  }
}

extension ProbeTable {
  /// The layers of a network, by one pass through it.
  init(_ probe: Diagnostics.Probe) {
    let layers = probe.layers
    let factors = probe.factors
    let columns = Column.allCases.compactMap { column -> (Column, [Double?])? in
      let values: [Double?] =
        switch column {
        case .size: layers.map(\.size)
        case .spread: layers.map(\.spread)
        case .stepSpread: layers.map(\.stepSpread)
        case .nudge: layers.map(\.nudge)
        case .distinct: layers.map { Double($0.distinct) }
        case .signal, .bars: layers.map(\.signal)
        case .factor: factors
        case .weightGradient: layers.map(\.weightGradient)
        case .step: layers.map(\.step)
        case .slope: layers.map(\.slope)
        case .saturated: layers.contains { ($0.saturated ?? 0) >= 0.005 } ? layers.map(\.saturated) : []
        case .dead: layers.contains { $0.deadUnits > 0 } ? layers.map { Double($0.deadUnits) } : []
        }
      return values.contains { $0 != nil } ? (column, values) : nil
    }
    let diagnosis = Diagnosis(probe)
    let names = probe.layerNames
    self.init(
      heads: [.number(""), .init(Text(.layer))],
      names: layers.map { [.number($0.number + 1), .text(Text(names[$0.number]))] },
      values: Dictionary(uniqueKeysWithValues: columns),
      cells: [
        .dead: layers.map {
          $0.deadUnits == 0 ? .empty : .text(Text(.deadOf(count: $0.deadUnits, of: $0.width)))
        }
      ],
      cause: diagnosis.cause,
      kept: Set(diagnosis.findings.compactMap(\.layer) + [probe.hidden.last?.number].compactMap { $0 }),
      foot: Self.hasBlanks(layers)
        ? [ProbeMessage.blanks.text] : [])
  }

  /// Whether layers without weights stand between those with.
  private static func hasBlanks(_ layers: [ProbedLayer]) -> Bool {
    guard let first = layers.firstIndex(where: \.hasWeights),
      let last = layers.lastIndex(where: \.hasWeights)
    else { return false }
    return layers[first...last].contains { !$0.hasWeights }
  }
}

extension Diagnostics.Probe: LayeredDetails {
  /// "dense 64 sigmoid"
  package var layerNames: [String] {
    layers.map { NetworkDescription([$0.layer]).layerNames.first ?? $0.layer.name }
  }
}

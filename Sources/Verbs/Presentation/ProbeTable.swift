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
  }

  private let probe: Diagnostics.Probe
  private let factors: [Double?]

  init(_ probe: Diagnostics.Probe) {
    self.probe = probe
    factors = probe.factors
  }

  var table: Table {
    let shown = Column.allCases.filter(hasFigures)
    let diagnosis = Diagnosis(probe)
    let spoken = Column.spokenOf(in: diagnosis.cause)
    let order = (spoken + Column.byImportance.filter { !spoken.contains($0) }).filter(shown.contains)
    let names = probe.layerNames
    var cells: [[Table.Cell]] = probe.layers.map { layer in
      [.number(layer.number + 1), .text(Text(names[layer.number]))]
    }
    var columns: [Table.Column] = [.number(""), .init("layer")]
    for column in shown {
      let place = order.firstIndex(of: column) ?? 0
      // Where not even two of them fit, a layer is told in lines of its own.
      var heading = heading(column)
      heading.drop = place < 2 ? nil : order.count - place
      columns.append(heading)
      for (index, cell) in self.cells(column).enumerated() { cells[index].append(cell) }
    }
    let told = Set(diagnosis.findings.compactMap(\.layer) + [probe.hidden.last?.number].compactMap { $0 })
    return Table(
      columns: columns, rows: cells.enumerated().map { Table.Row($1, isKept: told.contains($0)) },
      foot: hasBlanks ? ["×/layer: from one layer with weights to the next; the others have none"] : [],
      field: "plot it.signal")
  }

  /// Whether layers without weights stand between those with.
  private var hasBlanks: Bool {
    guard let first = probe.layers.firstIndex(where: \.hasWeights),
      let last = probe.layers.lastIndex(where: \.hasWeights)
    else { return false }
    return probe.layers[first...last].contains { !$0.hasWeights }
  }

  private func hasFigures(_ column: Column) -> Bool {
    switch column {
    case .saturated: probe.layers.contains { ($0.saturated ?? 0) >= 0.005 }
    case .dead: probe.layers.contains { $0.deadUnits > 0 }
    case .distinct: true
    case .bars: hasFigures(.signal)
    default: values(column).contains { $0 != nil }
    }
  }

  private func heading(_ column: Column) -> Table.Column {
    switch column {
    case .size: .number("→ size", field: "it.size")
    case .spread: .number("spread", field: "it.spread")
    case .stepSpread: .number("of steps", field: "it.step_spread")
    case .nudge: .number("nudge", field: "it.nudge")
    case .distinct: .number("distinct", field: "it.distinct")
    case .signal: .number("← signal", field: "it.signal")
    case .factor: .number("×/layer", field: "it.factors")
    case .bars: .bars(ChartAxis("", .log10))
    case .weightGradient: .number("weight grad", field: "it.gradient")
    case .step: .number("step", field: "it.step")
    case .slope: .number("slope φ′", field: "it.slope")
    case .saturated: .number("saturated", field: "it.saturated")
    case .dead: .number("dead", field: "it.dead")
    }
  }

  private func values(_ column: Column) -> [Double?] {
    switch column {
    case .size: probe.layers.map(\.size)
    case .spread: probe.layers.map(\.spread)
    case .stepSpread: probe.layers.map(\.stepSpread)
    case .nudge: probe.layers.map(\.nudge)
    case .distinct: probe.layers.map { Double($0.distinct) }
    case .signal, .bars: probe.layers.map(\.signal)
    case .factor: factors
    case .weightGradient: probe.layers.map(\.weightGradient)
    case .step: probe.layers.map(\.step)
    case .slope: probe.layers.map(\.slope)
    case .saturated: probe.layers.map(\.saturated)
    case .dead: probe.layers.map { Double($0.deadUnits) }
    }
  }

  private func cells(_ column: Column) -> [Table.Cell] {
    let values = values(column)
    if case .dead = column {
      return probe.layers.map {
        $0.deadUnits == 0 ? .empty : .text("\(String($0.deadUnits)) of \(String($0.width))")
      }
    }
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
    case .saturated: .percent(0)
    // Figures of one order of magnitude are read without exponents; others line up with them.
    default: values.allSatisfy { $0 == 0 || 0.01..<1000 ~= $0 } ? .significant(3) : .scientific(2)
    }
  }

}

extension Diagnostics.Probe: LayeredDetails {
  /// "dense 64 sigmoid"
  package var layerNames: [String] {
    layers.map { NetworkDescription([$0.layer]).layerNames.first ?? $0.layer.name }
  }
}

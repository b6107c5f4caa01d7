import Documents
import Lab

/// All results of a comparison, laid out for a reader who moves along its axes: what was measured at each place, and
/// nothing between places.
package struct Explorer {
  /// A list or range that the reader moves along.
  package struct Axis: Equatable {
    /// As the lesson writes it.
    package let name: String
    /// Of each place, told apart.
    package let labels: [String]
    /// Whether they are numbers in order, and no names.
    package let isNumeric: Bool
  }

  /// One number of each result: at each place the median over the seeds, and their range.
  package struct Figure {
    package let name: String
    package let scale: Scale
    package let medians: [Double]
    /// Empty where there are no seeds to range over.
    package let (smallest, largest): ([Double], [Double])
  }

  /// A row of numbers of each result: by layer, by epoch.
  package struct Row {
    package let name: String
    /// What it runs along.
    package let along: String
    package let scale: Scale
    /// Of each place, the numbers from 1 on that are shown: all, or some of many.
    package let steps: [[Int]]
    package let medians: [[Double]]
    package let (smallest, largest): ([[Double]], [[Double]])
  }

  package let axes: [Axis]
  package let seeds: Int
  package let figures: [Figure]
  package let rows: [Row]
  /// Where the reader begins, by axis.
  package let start: [Int]

  /// Numbers of a row that are shown at most: as many as a chart has room for.
  static let mostOfRow = 80
  /// Numbers that a page is given of one comparison.
  static let most = 60_000

  /// - Returns: `nil` where there is nothing to move along, or nothing to see.
  package init?(_ given: Value) {
    let value = given.unspliced
    let records = value.elements.compactMap { element in
      if case .record(let record) = element { record } else { nil }
    }
    guard records.count == value.elements.count, let verb = records.first?.verb else { return nil }
    let kept = value.axes.indices.filter { !value.axes[$0].isSeeds && value.axes[$0].count > 1 }
    guard !kept.isEmpty else { return nil }
    let names = value.axisNames
    axes = kept.map { index in
      let axis = value.axes[index]
      return Axis(
        name: names[index], labels: ShortLabels.of(axis.labels), isNumeric: axis.numbers != nil)
    }
    seeds = value.axes.filter(\.isSeeds).reduce(1) { $0 * $1.count }
    let groups = Self.groups(records, value, along: kept)
    start = axes.map { $0.isNumeric ? ($0.labels.count - 1) / 2 : 0 }
    let fields = Fields.of(verb, groups[0][0])
    figures = fields.numbers.compactMap { Figure($0, groups) }
    var budget = Self.most
    rows = fields.rows.compactMap { path in
      guard let row = Row(path, groups), row.count <= budget else { return nil }
      budget -= row.count
      return row
    }
    if figures.isEmpty, rows.isEmpty { return nil }
  }

  /// The results that differ in nothing but the seed, the last axis fastest.
  private static func groups(_ records: [Record], _ value: Value, along kept: [Int]) -> [[Record]] {
    let count = kept.reduce(1) { $0 * value.axes[$1].count }
    var groups = [[Record]](repeating: [], count: count)
    for (variant, record) in records.enumerated() {
      let places = value.coordinates(variant)
      groups[kept.reduce(0) { $0 * value.axes[$1].count + places[$1] }].append(record)
    }
    return groups
  }
}

/// Which fields of a verb's results are shown, by their paths.
private struct Fields {
  var numbers: [[String]]
  var rows: [[String]]

  /// Of the verbs that have many, those that their own pictures show; of any other all.
  static func of(_ verb: String, _ record: Record) -> Fields {
    let all = Fields(record, [])
    let wanted: Fields? =
      switch verb {
      case "probe":
        Fields(
          numbers: [["factor"], ["theory", "factor"], ["ratio"], ["loss"]],
          rows: [["size"], ["spread"], ["signal"], ["gradient"]])
      case "train":
        Fields(
          numbers: [["loss"], ["accuracy"], ["held_out", "loss"], ["held_out", "accuracy"]],
          rows: [["losses"], ["held_out", "losses"], ["movement"]])
      default: nil
      }
    guard let wanted else { return all }
    return Fields(
      numbers: wanted.numbers.filter(all.numbers.contains), rows: wanted.rows.filter(all.rows.contains))
  }

  init(numbers: [[String]], rows: [[String]]) { (self.numbers, self.rows) = (numbers, rows) }

  init(_ record: Record, _ path: [String]) {
    (numbers, rows) = ([], [])
    for (name, element) in record.fields {
      switch element {
      case .number: numbers.append(path + [name])
      case .series(let series) where series.axes.count == 1 && series.axes[0].labels == nil:
        rows.append(path + [name])
      case .record(let inner):
        let own = Fields(inner, path + [name])
        numbers += own.numbers
        rows += own.rows
      default: break
      }
    }
  }
}

extension Record {
  fileprivate func element(_ path: [String]) -> Element? {
    let element = path.first.flatMap { fields[$0] }
    guard path.count > 1 else { return element }
    guard case .record(let inner)? = element else { return nil }
    return inner.element(Array(path.dropFirst()))
  }
}

extension Explorer.Figure {
  fileprivate init?(_ path: [String], _ groups: [[Record]]) {
    let numbers = groups.map { group in group.compactMap { $0.element(path)?.number } }
    guard numbers.contains(where: { $0.contains(where: \.isFinite) }) else { return nil }
    name = path.joined(separator: ".")
    medians = numbers.map(SampleStatistics.median)
    let hasRange = groups[0].count > 1
    smallest = hasRange ? numbers.map { $0.min() ?? .nan } : []
    largest = hasRange ? numbers.map { $0.max() ?? .nan } : []
    scale = Scale.of(medians)
  }
}

extension Explorer.Row {
  fileprivate init?(_ path: [String], _ groups: [[Record]]) {
    let rows = groups.map { group in
      group.compactMap { record -> Series? in
        if case .series(let series)? = record.element(path) { series } else { nil }
      }
    }
    guard let first = rows.first(where: { !$0.isEmpty })?.first,
      rows.contains(where: { $0.contains { $0.values.count > 1 } })
    else { return nil }
    name = path.joined(separator: ".")
    along = first.axis
    // Of runs that ended early the others have more; what all have is compared.
    steps = rows.map { Thinning.spread($0.map(\.values.count).min() ?? 0, Explorer.mostOfRow).map { $0 + 1 } }
    let all = zip(rows, steps).map { group, steps in
      steps.map { step in group.map { $0.values[step - 1] } }
    }
    medians = all.map { $0.map(SampleStatistics.median) }
    let hasRange = groups[0].count > 1
    smallest = hasRange ? all.map { $0.map { $0.min() ?? .nan } } : []
    largest = hasRange ? all.map { $0.map { $0.max() ?? .nan } } : []
    scale = Scale.of(medians.flatMap { $0 })
    guard medians.contains(where: { $0.contains(where: \.isFinite) }) else { return nil }
  }

  fileprivate var count: Int {
    [medians, smallest, largest].reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
  }
}

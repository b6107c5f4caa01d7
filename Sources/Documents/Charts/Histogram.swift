/// How often values fall into each of a row of intervals; several distributions stand below each other.
public struct Histogram: ChartContent {
  public struct Series: Hashable, Sendable {
    public var label: String
    /// One for each interval.
    public var counts: [Double]

    public init(_ label: String, counts: [Double]) {
      self.label = label
      self.counts = counts
    }
  }

  public static let kind = "histogram"
  public var title: String
  /// What is counted: "activation".
  public var axis: Axis
  /// The limits of the intervals, rising; one more than counts.
  public var edges: [Double]
  public var series: [Series]
  /// How many values were not finite or lay outside.
  public var left: Int

  public init(_ title: String, axis: Axis, edges: [Double], series: [Series], left: Int = 0) {
    self.title = title
    self.axis = axis
    self.edges = edges
    self.series = series
    self.left = left
  }

  /// Counts the values of each distribution in `bins` equal intervals from the smallest to the largest of all (of
  /// their logarithms on a log axis, where what is not above zero is left out).
  public init(
    _ title: String, axis: Axis, of distributions: [(label: String, values: [Double])], bins: Int = 40
  ) {
    let extent = Extent(distributions.flatMap(\.values), axis)
    let count = max(bins, 1)
    let map = AxisMap(axis, extent: extent)
    self.init(title, axis: axis, edges: (0...count).map { map.value(Double($0) / Double(count)) }, series: [])
    for (label, values) in distributions {
      var counts = [Double](repeating: 0, count: count)
      for value in values {
        if let place = map.place(value), (0...1).contains(place) {
          counts[min(Int(place * Double(count)), count - 1)] += 1
        } else {
          left += 1
        }
      }
      series.append(Series(label, counts: counts))
    }
  }

  private func quantile(_ share: Double, _ counts: [Double]) -> Double? {
    let total = counts.reduce(0, +)
    guard total > 0, edges.count == counts.count + 1 else { return nil }
    var sum = 0.0
    for (index, count) in counts.enumerated() {
      sum += count
      if sum >= share * total { return edges[index] / 2 + edges[index + 1] / 2 }
    }
    return edges.last
  }

  public var sentence: String {
    let format = NumberFormat.compact(3)
    let parts = series.map { one -> String in
      let name = one.label.isEmpty ? axis.label : one.label
      guard let low = quantile(0.05, one.counts), let middle = quantile(0.5, one.counts),
        let high = quantile(0.95, one.counts)
      else { return "\(name) has no values" }
      return "\(name) has its median near \(format.string(middle)), nine tenths of it between "
        + "\(format.string(low)) and \(format.string(high))"
    }
    return Sentence.about(title, parts)
  }

  public var summary: Table {
    Table(
      columns: [Table.Column(""), .number("values"), .number("5 %"), .number("median"), .number("95 %")],
      rows: series.map { one in
        Table.Row(
          [
            .text(Text(one.label.isEmpty ? axis.label : one.label)),
            .number(one.counts.reduce(0, +), .exact),
          ] + [0.05, 0.5, 0.95].map { .optional(quantile($0, one.counts)) })
      })
  }

  private var notes: [String] { left == 0 ? [] : ["\(left) values can't be placed on this axis"] }

  public var figure: Figure {
    if series.count == 1 {
      let top = series[0].counts.filter(\.isFinite).max() ?? 1
      return .plot(
        Plot(
          x: axis, y: Axis("count", lower: 0, upper: top > 0 ? top : 1),
          marks: [
            Plot.Mark(series: 0, label: nil, .columns(edges: edges, heights: series[0].counts))
          ], notes: notes))
    }
    let format = NumberFormat.compact(2)
    let span = [edges.first, edges.last].map { $0.map(format.string) ?? "" }.joined(separator: " … ")
    return .table(
      Table(
        columns: [
          Table.Column(""), Table.Column(Text("\(axis.label) \(span)")), .number("median", drop: 1),
        ],
        rows: series.map {
          [.text(Text($0.label)), .sparkline($0.counts), .optional(quantile(0.5, $0.counts))]
        }, foot: notes.map { Text($0) }))
  }

  public var data: JSON {
    [
      "axis": axis.json, "edges": .numbers(edges),
      "series": .array(series.map { ["label": .string($0.label), "counts": .numbers($0.counts)] }),
      "left": .number(Double(left)),
    ]
  }
}

/// How often values fall into each of a row of intervals; several distributions stand below each other.
package struct Histogram: ChartContent {
  package struct Distribution: Hashable, Sendable {
    package var label: String
    /// One for each interval.
    package var counts: [Double]

    package init(_ label: String, counts: [Double]) {
      self.label = label
      self.counts = counts
    }
  }

  package static let kind = "histogram"
  package var title: String
  /// What is counted: "activation".
  package var axis: ChartAxis
  /// The limits of the intervals, rising; one more than counts.
  package var edges: [Double]
  package var series: [Distribution]
  /// How many values were not finite or lay outside.
  package var left: Int

  package init(_ title: String, axis: ChartAxis, edges: [Double], series: [Distribution], left: Int = 0) {
    self.title = title
    self.axis = axis
    self.edges = edges
    self.series = series
    self.left = left
  }

  /// Counts the values of each distribution in `bins` equal intervals from the smallest to the largest of all (of
  /// their logarithms on a log axis, where what is not above zero is left out).
  package init(
    _ title: String, axis: ChartAxis, of distributions: [(label: String, values: [Double])], bins: Int = 40
  ) {
    let extent = Extent(distributions.flatMap(\.values), axis)
    let count = max(bins, 1)
    let map = AxisMap(axis, extent: extent)
    self.init(title, axis: axis, edges: (0...count).map { map.value(Double($0) / Double(count)) }, series: [])
    for (label, values) in distributions {
      var counts = [Double](repeating: 0, count: count)
      for value in values {
        if let place = map.place(value), (0...1).contains(place) {
          counts[min(Int(clamping: place * Double(count)), count - 1)] += 1
        } else {
          left += 1
        }
      }
      series.append(Distribution(label, counts: counts))
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

  package var sentence: String {
    let parts = series.map { one -> ChartMessage in
      let name = one.label.isEmpty ? axis.label : one.label
      guard let low = quantile(0.05, one.counts), let middle = quantile(0.5, one.counts),
        let high = quantile(0.95, one.counts)
      else { return .noValues(name: name) }
      return .distribution(name: name, fifth: low, median: middle, ninetyFifth: high)
    }
    return sentence(parts)
  }

  package var summary: Table {
    Table(
      columns: [
        Table.Column(""), .number(Text(.values)), .number(Text(.quantile(percent: 5))),
        .number(Text(.median)), .number(Text(.quantile(percent: 95))),
      ],
      rows: series.map { one in
        Table.Row(
          [
            .text(Text(one.label.isEmpty ? axis.label : one.label)),
            .number(one.counts.reduce(0, +), .exact),
          ] + [0.05, 0.5, 0.95].map { .optional(quantile($0, one.counts)) })
      })
  }

  private var notes: [String] {
    left == 0 ? [] : [ChartMessage.outsideAxis(values: left).words(in: .current)]
  }

  package var drawing: Drawing {
    if series.count == 1 {
      let top = series[0].counts.filter(\.isFinite).max() ?? 1
      return .plot(
        Plot(
          x: axis,
          y: ChartAxis(DocumentMessage.count.words(in: .current), lower: 0, upper: top > 0 ? top : 1),
          marks: [
            Plot.Mark(series: 0, label: nil, .columns(edges: edges, heights: series[0].counts))
          ], notes: notes))
    }
    let format = NumberFormat.compact(2)
    let span = [edges.first, edges.last].map { $0.map(format.string) ?? "" }.joined(separator: " … ")
    return .table(
      Table(
        columns: [
          Table.Column(""), Table.Column(Text("\(axis.label) \(span)")), .number(Text(.median), drop: 1),
        ],
        rows: series.map {
          [.text(Text($0.label)), .sparkline($0.counts), .optional(quantile(0.5, $0.counts))]
        }, foot: notes.map { Text($0) }))
  }
}

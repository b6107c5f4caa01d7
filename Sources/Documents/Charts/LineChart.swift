/// Curves over a common axis: loss by epoch, factor by depth.
package struct LineChart: ChartContent {
  package struct Series: Hashable, Sendable {
    package var label: String
    package var x: [Double]
    package var y: [Double]
    /// The range that each `y` stands for, over the seeds: both or neither.
    package var lower: [Double]?
    package var upper: [Double]?
    /// What theory says, at the same `x`: drawn as a dashed line of the same colour.
    package var theory: [Double]?
    /// Whether it is drawn as a dashed line.
    package var isDashed = false
    /// The place of the series that it belongs to and shares the colour of, with which it comes in pairs.
    package var pair: Int?

    package init(
      _ label: String, x: [Double], y: [Double], lower: [Double]? = nil, upper: [Double]? = nil,
      theory: [Double]? = nil
    ) {
      self.label = label
      self.x = x
      self.y = y
      self.lower = lower
      self.upper = upper
      self.theory = theory
    }
  }

  package static let kind = "lines"
  package var title: String
  package var x: ChartAxis
  package var y: ChartAxis
  package var series: [Series]
  /// What to add below: "band: range over 5 seeds".
  package var notes: [String]

  package init(_ title: String, x: ChartAxis, y: ChartAxis, series: [Series], notes: [String] = []) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.notes = notes
  }

  package var sentence: String {
    let parts = series.map { one -> ChartMessage in
      .curve(
        name: one.label.isEmpty ? y.label : one.label, course: Course(one.y, scale: y.scale),
        theoryEnd: one.theory?.last(where: \.isFinite))
    }
    return sentence(parts, over: AxisRange(x, series.flatMap(\.x)))
  }

  package var summary: Table {
    let hasTheory = series.contains { $0.theory != nil }
    var columns: [Table.Column] = [
      Table.Column(""), .number(Text(.first)), .number(Text(.lowest)), .number(Text(.highest)),
      .number(Text(.last)),
    ]
    if hasTheory { columns.append(.number(Text(.lastOfTheory))) }
    let rows = series.map { one -> Table.Row in
      let finite = one.y.filter(\.isFinite)
      var cells: [Table.Cell] = [.text(Text(one.label.isEmpty ? y.label : one.label))]
      cells += [one.y.first, finite.min(), finite.max(), one.y.last].map(Table.Cell.optional)
      if hasTheory { cells.append(.optional(one.theory?.last)) }
      return Table.Row(cells)
    }
    return Table(columns: columns, rows: rows)
  }

  package var drawing: Drawing {
    var marks: [Plot.Mark] = []
    let colors = self.colors
    for (index, one) in series.enumerated() {
      if let lower = one.lower, let upper = one.upper {
        marks.append(Plot.Mark(series: colors[index], .band(x: one.x, lower: lower, upper: upper)))
      }
    }
    for (index, one) in series.enumerated() {
      if let theory = one.theory {
        let label: DocumentMessage = series.count == 1 ? .theory : .theoryOf(curve: one.label)
        marks.append(
          Plot.Mark(
            series: colors[index], label: label.words(in: .current),
            .line(Plot.points(one.x, theory), dashed: true)))
      }
    }
    for (index, one) in series.enumerated() {
      let points = Plot.points(one.x, one.y)
      marks.append(
        Plot.Mark(series: colors[index], label: one.label, .line(points, dashed: one.isDashed)))
    }
    return .plot(Plot(x: x, y: y, marks: marks, notes: notes))
  }

  /// Of each series, as numbers of the palette.
  private var colors: [Int] {
    var next = 0
    var colors: [Int] = []
    for one in series {
      if let pair = one.pair, colors.indices.contains(pair) {
        colors.append(colors[pair])
      } else {
        colors.append(next)
        next += 1
      }
    }
    return colors
  }
}

/// Curves over a common axis: loss by epoch, factor by depth.
public struct LineChart: ChartContent {
  public struct Series: Hashable, Sendable {
    public var label: String
    public var x: [Double]
    public var y: [Double]
    /// The range that each `y` stands for, over the seeds: both or neither.
    public var lower: [Double]?
    public var upper: [Double]?
    /// What theory says, at the same `x`: drawn as a dashed line of the same colour.
    public var theory: [Double]?

    public init(
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

  public static let kind = "lines"
  public var title: String
  public var x: Axis
  public var y: Axis
  public var series: [Series]
  /// What to add below: "band: range over 5 seeds".
  public var notes: [String]

  public init(_ title: String, x: Axis, y: Axis, series: [Series], notes: [String] = []) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.notes = notes
  }

  public var sentence: String {
    let parts = series.map { one -> String in
      let subject = one.label.isEmpty ? y.label : one.label
      return "\(subject) \(Trend(one.y, scale: y.scale).words)\(theoryWords(one))"
    }
    return Sentence.about(title, parts, over: Sentence.span(x, series.flatMap(\.x)))
  }

  private func theoryWords(_ one: Series) -> String {
    guard let theory = one.theory, let last = theory.last(where: \.isFinite) else { return "" }
    return " (theory ends at \(NumberFormat.compact(3).string(last)))"
  }

  public var summary: Table {
    let hasTheory = series.contains { $0.theory != nil }
    var columns: [Table.Column] = [
      Table.Column(""), .number("first"), .number("lowest"), .number("highest"), .number("last"),
    ]
    if hasTheory { columns.append(.number("theory, last")) }
    let rows = series.map { one -> Table.Row in
      let finite = one.y.filter(\.isFinite)
      var cells: [Table.Cell] = [.text(Text(one.label.isEmpty ? y.label : one.label))]
      cells += [one.y.first, finite.min(), finite.max(), one.y.last].map(Table.Cell.optional)
      if hasTheory { cells.append(.optional(one.theory?.last)) }
      return Table.Row(cells)
    }
    return Table(columns: columns, rows: rows)
  }

  public var figure: Figure {
    var marks: [Plot.Mark] = []
    for (index, one) in series.enumerated() {
      if let lower = one.lower, let upper = one.upper {
        marks.append(Plot.Mark(series: index, .band(x: one.x, lower: lower, upper: upper)))
      }
    }
    for (index, one) in series.enumerated() {
      if let theory = one.theory {
        let label = series.count == 1 ? "theory" : "\(one.label), theory"
        marks.append(
          Plot.Mark(series: index, label: label, .line(Plot.points(one.x, theory), dashed: true)))
      }
    }
    for (index, one) in series.enumerated() {
      let points = Plot.points(one.x, one.y)
      marks.append(Plot.Mark(series: index, label: one.label, .line(points, dashed: false)))
    }
    return .plot(Plot(x: x, y: y, marks: marks, notes: notes))
  }

  public var data: JSON {
    [
      "x": x.json, "y": y.json,
      "series": .array(
        series.map { one in
          var members: [JSON.Member] = [
            JSON.Member("label", .string(one.label)), JSON.Member("x", .numbers(one.x)),
            JSON.Member("y", .numbers(one.y)),
          ]
          let extra = [("lower", one.lower), ("upper", one.upper), ("theory", one.theory)]
          for (key, values) in extra {
            if let values { members.append(JSON.Member(key, .numbers(values))) }
          }
          return .object(members)
        }), "notes": .strings(notes),
    ]
  }
}

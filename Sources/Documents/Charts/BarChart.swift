/// One bar a name: a final loss by variant, the movement of each layer.
public struct BarChart: ChartContent {
  public struct Bar: Hashable, Sendable {
    public var label: String
    public var value: Double
    /// The range that the value stands for.
    public var lower: Double?
    public var upper: Double?

    public init(_ label: String, _ value: Double, lower: Double? = nil, upper: Double? = nil) {
      self.label = label
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  public static let kind = "bars"
  public var title: String
  /// What the names are: "optimizer".
  public var category: String
  public var axis: Axis
  public var bars: [Bar]
  public var format: NumberFormat

  public init(
    _ title: String, category: String, axis: Axis, bars: [Bar], format: NumberFormat = .significant(3)
  ) {
    self.title = title
    self.category = category
    self.axis = axis
    self.bars = bars
    self.format = format
  }

  public var sentence: String {
    let finite = bars.filter { $0.value.isFinite }
    guard let low = finite.min(by: { $0.value < $1.value }),
      let high = finite.max(by: { $0.value < $1.value })
    else { return Sentence.about(title, []) }
    if finite.count == 1 { return Sentence.about(title, ["\(low.label) \(format.string(low.value))"]) }
    return Sentence.about(
      title,
      [
        "lowest is \(low.label) with \(format.string(low.value))",
        "highest is \(high.label) with \(format.string(high.value))",
      ])
  }

  private var hasRange: Bool { bars.contains { $0.lower != nil || $0.upper != nil } }

  public var summary: Table { table(drawn: false) }

  public var figure: Figure { .table(table(drawn: true)) }

  private func table(drawn: Bool) -> Table {
    var columns: [Table.Column] = [Table.Column(Text(category)), .number(Text(axis.label))]
    if hasRange { columns.append(.number("range", drop: 1)) }
    if drawn { columns.append(.bars(Axis("", axis.scale, lower: axis.lower, upper: axis.upper))) }
    let rows = bars.map { bar -> Table.Row in
      var cells: [Table.Cell] = [.text(Text(bar.label)), .number(bar.value, format)]
      if hasRange {
        let ends = [bar.lower, bar.upper].compactMap { $0.map(NumberFormat.compact(3).string) }
        let range = ends.count == 2 ? ends.joined(separator: "..") : ""
        cells.append(.text(Text(range)))
      }
      if drawn { cells.append(.bar(bar.value, lower: bar.lower, upper: bar.upper)) }
      return Table.Row(cells)
    }
    return Table(columns: columns, rows: rows)
  }

  public var data: JSON {
    [
      "category": .string(category), "axis": axis.json,
      "bars": .array(
        bars.map { bar in
          var members: [JSON.Member] = [
            JSON.Member("label", .string(bar.label)), JSON.Member("value", .number(bar.value)),
          ]
          if let lower = bar.lower { members.append(JSON.Member("lower", .number(lower))) }
          if let upper = bar.upper { members.append(JSON.Member("upper", .number(upper))) }
          return .object(members)
        }),
    ]
  }
}

/// A curve in one line of text, without axes.
public struct Sparkline: ChartContent {
  public static let kind = "sparkline"
  public var title: String
  public var values: [Double]
  public var scale: Scale

  public init(_ title: String, _ values: [Double], scale: Scale = .linear) {
    self.title = title
    self.values = values
    self.scale = scale
  }

  public var sentence: String { Sentence.about("", ["\(title) \(Trend(values, scale: scale).words)"]) }

  public var summary: Table {
    let finite = values.filter(\.isFinite)
    return Table(
      columns: [
        Table.Column(""), .number("first"), .number("lowest"), .number("highest"), .number("last"),
      ],
      rows: [
        Table.Row(
          [.text(Text(title))]
            + [values.first, finite.min(), finite.max(), values.last].map(Table.Cell.optional))
      ])
  }

  public var figure: Figure {
    let shown = scale == .linear ? values : values.map { $0 > 0 ? log10($0) : .nan }
    return .table(
      Table(
        columns: [Table.Column(""), Table.Column(""), Table.Column("")],
        rows: [
          [
            .optional(values.first), .sparkline(shown), .optional(values.last),
          ]
        ]))
  }

  public var data: JSON { ["scale": .string(scale.rawValue), "values": .numbers(values)] }
}

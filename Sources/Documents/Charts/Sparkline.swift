/// A curve in one line of text, without axes.
package struct Sparkline: ChartContent {
  package static let kind = "sparkline"
  package var title: String
  package var values: [Double]
  package var scale: Scale

  package init(_ title: String, _ values: [Double], scale: Scale = .linear) {
    self.title = title
    self.values = values
    self.scale = scale
  }

  package var sentence: String {
    let curve = ChartMessage.curve(name: title, course: Course(values, scale: scale), theoryEnd: nil)
    return ChartMessage.sentence(title: "", over: nil, [curve]).words(in: .current)
  }

  package var summary: Table {
    let finite = values.filter(\.isFinite)
    return Table(
      columns: [
        Table.Column(""), .number(Text(.first)), .number(Text(.lowest)), .number(Text(.highest)),
        .number(Text(.last)),
      ],
      rows: [
        Table.Row(
          [.text(Text(title))]
            + [values.first, finite.min(), finite.max(), values.last].map(Table.Cell.optional))
      ])
  }

  package var drawing: Drawing {
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
}

/// A function with its slope: an activation as it is taught.
public struct FunctionPlot: ChartContent {
  public static let kind = "function"
  public var title: String
  /// "sigmoid"
  public var name: String
  public var x: [Double]
  public var values: [Double]
  public var slopes: [Double]

  public init(_ title: String, name: String, x: [Double], values: [Double], slopes: [Double]) {
    self.title = title
    self.name = name
    self.x = x
    self.values = values
    self.slopes = slopes
  }

  public var sentence: String {
    let format = NumberFormat.compact(3)
    var parts: [String] = []
    let finite = values.filter(\.isFinite)
    if let low = finite.min(), let high = finite.max() {
      parts.append("\(name) goes from \(format.string(low)) to \(format.string(high))")
    }
    let steep = zip(x, slopes).filter { $0.1.isFinite }
    if let top = steep.max(by: { $0.1 < $1.1 }), let least = steep.map(\.1).min() {
      let flat = steep.allSatisfy { $0.1 == top.1 }
      parts.append(
        flat
          ? "its slope is \(format.string(top.1)) throughout"
          : "its slope is at most \(format.string(top.1)), at z = \(format.string(top.0)), and at least "
            + format.string(least))
    }
    return Sentence.about(title, parts, over: Sentence.span(Axis("z"), x))
  }

  public var summary: Table {
    Table(
      columns: [.number("z"), .number(Text(name)), .number("slope")],
      rows: Sentence.spread(min(x.count, values.count, slopes.count), 7).map {
        [.number(x[$0]), .number(values[$0]), .number(slopes[$0])]
      })
  }

  public var figure: Figure {
    .plot(
      Plot(
        x: Axis("z"), y: Axis(""),
        marks: [
          Plot.Mark(series: 1, label: "slope", .line(Plot.points(x, slopes), dashed: true)),
          Plot.Mark(series: 0, label: name, .line(Plot.points(x, values), dashed: false)),
        ]))
  }

  public var data: JSON {
    [
      "name": .string(name), "x": .numbers(x), "values": .numbers(values), "slopes": .numbers(slopes),
    ]
  }
}

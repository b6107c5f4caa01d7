/// A function with its slope: an activation as it is taught.
package struct FunctionPlot: ChartContent {
  package static let kind = "function"
  package var title: String
  /// "sigmoid"
  package var name: String
  package var x: [Double]
  package var values: [Double]
  package var slopes: [Double]

  package init(_ title: String, name: String, x: [Double], values: [Double], slopes: [Double]) {
    self.title = title
    self.name = name
    self.x = x
    self.values = values
    self.slopes = slopes
  }

  package var sentence: String {
    var parts: [ChartMessage] = []
    let finite = values.filter(\.isFinite)
    if let low = finite.min(), let high = finite.max() {
      parts.append(.values(name: name, from: low, to: high))
    }
    let steep = zip(x, slopes).filter { $0.1.isFinite }
    if let top = steep.max(by: { $0.1 < $1.1 }), let least = steep.map(\.1).min() {
      let flat = steep.allSatisfy { $0.1 == top.1 }
      parts.append(
        flat
          ? .constantSlope(top.1) : .slopes(highest: top.1, at: top.0, lowest: least))
    }
    return sentence(parts, over: AxisRange(ChartAxis("z"), x))
  }

  package var summary: Table {
    Table(
      columns: [.number("z"), .number(Text(name)), .number(Text(.slope))],
      rows: Thinning.spread(min(x.count, values.count, slopes.count), 7).map {
        [.number(x[$0]), .number(values[$0]), .number(slopes[$0])]
      })
  }

  package var drawing: Drawing {
    .plot(
      Plot(
        x: ChartAxis("z"), y: ChartAxis(""),
        marks: [
          Plot.Mark(
            series: 1, label: DocumentMessage.slope.words(in: .current),
            .line(Plot.points(x, slopes), dashed: true)),
          Plot.Mark(series: 0, label: name, .line(Plot.points(x, values), dashed: false)),
        ]))
  }
}

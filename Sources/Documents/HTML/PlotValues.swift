/// The numbers of a plot for who points at it: its axes, and a row of points for each series.
struct PlotValues {
  let geometry: PlotGeometry

  /// So many points in all; of more a reader wants no single one.
  static let most = 3000

  init(_ geometry: PlotGeometry) { self.geometry = geometry }

  /// `null` where there is nothing to point at.
  ///
  /// An axis is its name, 1 where it is a logarithmic one, and its ends, there as exponents. A series is its name and
  /// colour, its places across (or, as a number, the series that has the same), the numbers, and their ranges. Instead
  /// of a place across, columns have two edges.
  var json: JSON {
    var rows: [[JSON.Member]] = []
    var across: [[JSON]] = []
    var count = 0
    for mark in geometry.plot.marks {
      guard let (x, y) = points(mark), !x.isEmpty else { continue }
      count += y.count
      let known = across.firstIndex(of: x)
      across.append(x)
      let label = mark.label ?? ""
      var members = [
        JSON.Member("n", .string(label)), JSON.Member("c", .number(Double(HTMLChart.color(mark.series)))),
        JSON.Member("x", known.map { .number(Double($0)) } ?? .array(x)),
        JSON.Member("y", .array(y.map(JSON.rounded))),
      ]
      if case .line(_, dashed: false) = mark.shape, let (lower, upper) = band(of: mark.series, count: y.count)
      {
        members.append(JSON.Member("l", .array(lower.map(JSON.rounded))))
        members.append(JSON.Member("u", .array(upper.map(JSON.rounded))))
      }
      rows.append(members)
    }
    guard !rows.isEmpty, count <= Self.most else { return .null }
    return [
      "x": Self.axis(geometry.plot.x, geometry.x), "y": Self.axis(geometry.plot.y, geometry.y),
      "series": .array(rows.map { .object($0) }),
    ]
  }

  private func points(_ mark: Plot.Mark) -> (x: [JSON], y: [Double])? {
    switch mark.shape {
    case .line(let points, _), .dots(let points): (points.map { .rounded($0.x) }, points.map(\.y))
    case .columns(let edges, let heights):
      edges.count <= heights.count
        ? nil
        : (heights.indices.map { .array([.rounded(edges[$0]), .rounded(edges[$0 + 1])]) }, heights)
    case .band, .regions: nil
    }
  }

  private func band(of series: Int, count: Int) -> ([Double], [Double])? {
    for mark in geometry.plot.marks where mark.series == series {
      if case .band(_, let lower, let upper) = mark.shape, lower.count == count, upper.count == count {
        return (lower, upper)
      }
    }
    return nil
  }

  /// An axis as the script of a page has it.
  static func axis(_ axis: ChartAxis, _ map: AxisMap) -> JSON {
    [.string(axis.label), map.scale == .log10 ? 1 : 0, .number(map.lower), .number(map.upper)]
  }
}

extension JSON {
  /// With four significant digits, one more than is shown.
  package static func rounded(_ value: Double) -> JSON {
    guard value.isFinite else { return .number(value) }
    return .number(Double("\(NumberFormat.compact(4).string(value).replacing("−", with: "-"))") ?? value)
  }

  /// As the text of an element `script`, which nothing in it can end.
  package var scriptText: String { text().replacing("<", with: "\\u003c") }
}

/// The few elements that charts are made of.
enum SVG {
  /// With a hundredth of a point, which no screen shows.
  static func number(_ value: Double, _ unit: Double = 100) -> String {
    let rounded = (value * unit).rounded() / unit
    guard rounded.isFinite else { return "0" }
    return rounded == rounded.rounded() && rounded.magnitude < 1e9
      ? String(Int(clamping: rounded)) : "\(rounded)"
  }

  /// A place from 0 to 1 as a share of the width of what it stands in.
  static func share(_ place: Double) -> String { number(100 * place) + "%" }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String)
    -> String
  {
    "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" \(attributes)/>"
  }

  static func path(_ points: [(Double, Double)], _ attributes: String, closed: Bool = false) -> String {
    let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(number($1.0, 10)) \(number($1.1, 10))" }
    return "<path d=\"\(steps.joined())\(closed ? "Z" : "")\" \(attributes)/>"
  }

  /// - Parameter x: a number, or a share.
  static func text(_ string: String, _ x: String, _ y: Double, _ attributes: String) -> String {
    "<text x=\"\(x)\" y=\"\(number(y))\" \(attributes)>\(HTML.escape(string))</text>"
  }

  static func text(_ string: String, _ x: Double, _ y: Double, _ attributes: String) -> String {
    text(string, number(x), y, attributes)
  }

  /// A shape of its own for each series, centred on a point.
  ///
  /// - Parameter x: a number, or a share.
  static func marker(_ series: Int, _ x: String, _ y: Double, size r: Double, hollow: Bool = false) -> String
  {
    let kind = "class=\"marker\(hollow ? " hollow" : "") s\(HTMLChart.color(series))\""
    let y = number(y, 10)
    func shape(_ points: [(Double, Double)]) -> String {
      "<svg x=\"\(x)\" y=\"\(y)\" overflow=\"visible\">\(path(points, kind, closed: true))</svg>"
    }
    switch ((series % 4) + 4) % 4 {
    case 0: return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(number(r))\" \(kind)/>"
    case 1:
      let d = r * 0.9
      return shape([(-d, -d), (d, -d), (d, d), (-d, d)])
    case 2: return shape([(0, -r * 1.2), (r * 1.1, r * 0.8), (-r * 1.1, r * 0.8)])
    default:
      let d = r * 1.3
      return shape([(0, -d), (d, 0), (0, d), (-d, 0)])
    }
  }
}

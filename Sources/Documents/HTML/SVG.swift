/// The few elements that charts are made of.
enum SVG {
  /// With a hundredth of a point, which no screen shows.
  static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    guard rounded.isFinite else { return "0" }
    return rounded == rounded.rounded() && rounded.magnitude < 1e9
      ? String(Int(clamping: rounded)) : "\(rounded)"
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String)
    -> String
  {
    "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" \(attributes)/>"
  }

  static func path(_ points: [(Double, Double)], _ attributes: String, closed: Bool = false) -> String {
    let steps = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(number($1.0)) \(number($1.1))" }
    return "<path d=\"\(steps.joined())\(closed ? "Z" : "")\" \(attributes)/>"
  }

  static func text(_ string: String, _ x: Double, _ y: Double, _ attributes: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" \(attributes)>\(HTML.escape(string))</text>"
  }

  /// A shape of its own for each series, centred on a point.
  static func marker(_ series: Int, _ x: Double, _ y: Double, size r: Double, hollow: Bool = false) -> String
  {
    let kind = "class=\"marker\(hollow ? " hollow" : "") s\(HTMLChart.color(series))\""
    switch ((series % 4) + 4) % 4 {
    case 0: return "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(r))\" \(kind)/>"
    case 1: return rectangle(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, kind)
    case 2:
      return path(
        [(x, y - r * 1.2), (x + r * 1.1, y + r * 0.8), (x - r * 1.1, y + r * 0.8)], kind, closed: true)
    default:
      let d = r * 1.3
      return path([(x, y - d), (x + d, y), (x, y + d), (x - d, y)], kind, closed: true)
    }
  }
}

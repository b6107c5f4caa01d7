/// A plot's axes fitted to its data, its marks as places between 0 and 1, and what could not be placed.
struct PlotGeometry {
  struct Place: Hashable {
    var x: Double
    var y: Double
  }

  struct Entry: Hashable {
    var label: String
    var series: Int
    var dashed: Bool
    var isDots: Bool
  }

  let plot: Plot
  let x: AxisMap
  let y: AxisMap
  let isEmpty: Bool
  let notes: [String]
  let legend: [Entry]

  init(_ plot: Plot) {
    self.plot = plot
    var xs: [Double] = []
    var ys: [Double] = []
    var bounds: [Double] = []
    for mark in plot.marks {
      switch mark.shape {
      case .line(let points, _), .dots(let points):
        xs += points.map(\.x)
        ys += points.map(\.y)
      case .band(_, let lower, let upper): bounds += lower + upper
      case .columns(let edges, let heights):
        xs += edges
        ys += heights
      case .regions(_, _, _, let across, let up):
        xs += [across.lowerBound, across.upperBound]
        ys += [up.lowerBound, up.upperBound]
      }
    }
    let xExtent = Extent(xs, plot.x)
    let yExtent = Extent(ys, plot.y)
    x = AxisMap(plot.x, extent: xExtent)
    y = AxisMap(plot.y, extent: Extent(ys + bounds.filter(\.isFinite), plot.y)).rounded(plot.y)
    isEmpty = xExtent.lower == nil || (yExtent.lower == nil && yExtent.zeros == 0)

    var notes = plot.notes
    let zeros = yExtent.zeros + xExtent.zeros
    if zeros > 0 {
      notes.append(
        zeros == 1
          ? "1 value is exactly 0 and lies on the edge: a log axis has no place for it"
          : "\(zeros) values are exactly 0 and lie on the edge: a log axis has no place for them")
    }
    let negatives = yExtent.negatives + xExtent.negatives
    if negatives > 0 {
      notes.append(
        "\(negatives) below 0 left out: a log axis has no place for \(negatives == 1 ? "it" : "them")")
    }
    let broken = yExtent.notFinite + xExtent.notFinite
    if broken > 0 { notes.append("\(broken) not finite (nan or inf), left out") }
    self.notes = notes

    var legend: [Entry] = []
    for mark in plot.marks {
      guard let label = mark.label, !label.isEmpty else { continue }
      switch mark.shape {
      case .line(_, let dashed):
        legend.append(Entry(label: label, series: mark.series, dashed: dashed, isDots: false))
      case .dots: legend.append(Entry(label: label, series: mark.series, dashed: false, isDots: true))
      default: legend.append(Entry(label: label, series: mark.series, dashed: false, isDots: false))
      }
    }
    self.legend = legend.sorted { ($0.series, $0.dashed ? 1 : 0) < ($1.series, $1.dashed ? 1 : 0) }
  }

  /// Whether markers have to tell several series apart, among the dashed lines or among the rest.
  func hasSeveralSeries(dashed wanted: Bool) -> Bool {
    var series: Set<Int> = []
    for mark in plot.marks {
      var isDashed = false
      if case .line(_, let dashed) = mark.shape { isDashed = dashed }
      if isDashed == wanted { series.insert(mark.series) }
    }
    return series.count > 1
  }

  /// Zero on a log axis lies on its lower end; what is negative or not finite has no place.
  func place(_ point: Plot.Point) -> Place? {
    guard let across = place(point.x, x), let up = place(point.y, y) else { return nil }
    return Place(x: across, y: up)
  }

  func place(_ value: Double, _ map: AxisMap) -> Double? {
    value == 0 && map.scale == .log10 ? 0 : map.place(value)
  }

  /// The stretches of a line without a gap, cut off at the edges.
  func stretches(_ points: [Plot.Point]) -> [[Place]] {
    var result: [[Place]] = []
    var current: [Place] = []
    var previous: Place?
    func close() {
      if !current.isEmpty { result.append(current) }
      current = []
    }
    for point in points {
      guard let next = place(point) else {
        close()
        previous = nil
        continue
      }
      if let last = previous {
        if let (from, to) = Self.clip(last, next) {
          if current.last != from {
            close()
            current = [from]
          }
          current.append(to)
        } else {
          close()
        }
      } else if Self.inside(next) {
        current = [next]
      }
      previous = next
    }
    close()
    return result
  }

  /// The points that lie within the axes.
  func inside(_ points: [Plot.Point]) -> [Place] { points.compactMap(place).filter(Self.inside) }

  private static func inside(_ place: Place) -> Bool {
    (-1e-9...1 + 1e-9).contains(place.x) && (-1e-9...1 + 1e-9).contains(place.y)
  }

  /// The part of a segment inside the unit square (Liang and Barsky 1984).
  private static func clip(_ a: Place, _ b: Place) -> (Place, Place)? {
    let dx = b.x - a.x
    let dy = b.y - a.y
    var from = 0.0
    var to = 1.0
    for (p, q) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
      if p == 0 {
        if q < 0 { return nil }
      } else {
        let t = q / p
        if p < 0 { from = max(from, t) } else { to = min(to, t) }
      }
    }
    guard from <= to, from.isFinite, to.isFinite else { return nil }
    func at(_ t: Double) -> Place {
      Place(x: min(max(a.x + t * dx, 0), 1), y: min(max(a.y + t * dy, 0), 1))
    }
    return (from == 0 ? a : at(from), to == 1 ? b : at(to))
  }
}

extension Axis {
  /// "loss (log)"
  var caption: String { scale == .log10 && !label.isEmpty ? "\(label) (log)" : label }
}

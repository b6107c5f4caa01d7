/// A plot's axes fitted to its data, its marks as places between 0 and 1, and what could not be placed.
struct PlotGeometry {
  struct UnitPoint: Hashable {
    var x: Double
    var y: Double
  }

  struct LegendItem: Hashable {
    var label: String
    var series: Int
    var dashed: Bool
    var isDots: Bool
  }

  let plot: Plot
  let x: AxisMap
  let y: AxisMap
  /// Whether all values across are whole numbers: epochs, layers.
  let isWhole: Bool
  let isEmpty: Bool
  let notes: [String]
  let legend: [LegendItem]

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
    isWhole = !xs.isEmpty && xs.allSatisfy { $0 == $0.rounded() }
    let xExtent = Extent(xs, plot.x)
    let yExtent = Extent(ys, plot.y)
    x = AxisMap(plot.x, extent: xExtent)
    y = AxisMap(plot.y, extent: Extent(ys + bounds.filter(\.isFinite), plot.y)).rounded(plot.y)
    isEmpty = xExtent.lower == nil || (yExtent.lower == nil && yExtent.zeros == 0)

    let zeros = yExtent.zeros + xExtent.zeros
    let negatives = yExtent.negatives + xExtent.negatives
    let notFinite = yExtent.notFinite + xExtent.notFinite
    let missing: [(count: Int, message: ChartMessage)] = [
      (zeros, .zerosOnLogAxis(count: zeros)), (negatives, .negativesOnLogAxis(count: negatives)),
      (notFinite, .notFinite(count: notFinite)),
    ]
    self.notes = plot.notes + missing.filter { $0.count > 0 }.map { $0.message.words(in: .current) }

    var legend: [LegendItem] = []
    for mark in plot.marks {
      guard let label = mark.label, !label.isEmpty else { continue }
      switch mark.shape {
      case .line(_, let dashed):
        legend.append(LegendItem(label: label, series: mark.series, dashed: dashed, isDots: false))
      case .dots: legend.append(LegendItem(label: label, series: mark.series, dashed: false, isDots: true))
      default: legend.append(LegendItem(label: label, series: mark.series, dashed: false, isDots: false))
      }
    }
    self.legend = legend.sorted { ($0.series, $0.dashed ? 1 : 0) < ($1.series, $1.dashed ? 1 : 0) }
  }

  /// Whether markers have to tell several lines apart.
  var needsMarkers: Bool { legend.count > 1 }

  /// Zero on a log axis lies on its lower end; what is negative or not finite has no place.
  func place(_ point: Plot.Point) -> UnitPoint? {
    guard let across = place(point.x, x), let up = place(point.y, y) else { return nil }
    return UnitPoint(x: across, y: up)
  }

  func place(_ value: Double, _ map: AxisMap) -> Double? {
    value == 0 && map.scale == .log10 ? 0 : map.place(value)
  }

  /// The stretches of a line without a gap, cut off at the edges.
  func stretches(_ points: [Plot.Point]) -> [[UnitPoint]] {
    var result: [[UnitPoint]] = []
    var current: [UnitPoint] = []
    var previous: UnitPoint?
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
  func inside(_ points: [Plot.Point]) -> [UnitPoint] { points.compactMap(place).filter(Self.inside) }

  private static func inside(_ place: UnitPoint) -> Bool {
    (-1e-9...1 + 1e-9).contains(place.x) && (-1e-9...1 + 1e-9).contains(place.y)
  }

  /// The part of a segment inside the unit square (Liang and Barsky 1984).
  private static func clip(_ a: UnitPoint, _ b: UnitPoint) -> (UnitPoint, UnitPoint)? {
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
    func at(_ t: Double) -> UnitPoint {
      UnitPoint(x: min(max(a.x + t * dx, 0), 1), y: min(max(a.y + t * dy, 0), 1))
    }
    return (from == 0 ? a : at(from), to == 1 ? b : at(to))
  }
}

import Documents
import Messages

/// Ranges that hold some numbers: decades, or equal parts. At most twelve; those at the ends take what lies beyond.
struct Bins {
  private static let most = 12
  /// The lower ends, and behind them the upper end of the last.
  private let edges: [Double]
  /// Whether something lies below the first, and above the last.
  private let goesBeyond: (below: Bool, above: Bool)
  private let inDecades: Bool

  /// - Parameter numbers: finite; above 0 where the bins are decades.
  init(_ numbers: [Double], inDecades: Bool) {
    self.inDecades = inDecades
    let sorted = numbers.sorted()
    guard let low = sorted.first, let high = sorted.last else {
      edges = []
      goesBeyond = (false, false)
      return
    }
    if inDecades {
      // Around the middle one where there are too many.
      let middle = Int(clamping: sorted[sorted.count / 2].logarithm.rounded(.down))
      let lowest = max(Int(clamping: low.logarithm.rounded(.down)), middle - Self.most / 2)
      let highest = min(Int(clamping: high.logarithm.rounded(.down)), lowest + Self.most - 1)
      edges = (lowest...(max(highest, lowest) + 1)).map { Double($0) }
    } else {
      let (from, to) = (sorted[sorted.count / 10], sorted[sorted.count - 1 - sorted.count / 10])
      // Where all say the same, a tenth of it tells where that is.
      let step = Self.step(to > from ? to / 8 - from / 8 : from.magnitude / 10)
      let start = (from / step).rounded(.down) * step
      let count = min(Int(clamping: ((to - start) / step).rounded(.down)) + 1, Self.most)
      edges = (0...count).map { start + Double($0) * step }
    }
    let ends = inDecades ? (low.logarithm, high.logarithm) : (low, high)
    goesBeyond = (ends.0 < (edges.first ?? ends.0), ends.1 >= (edges.last ?? .infinity))
  }

  /// 1, 2 or 5 times a power of ten, not below a number.
  private static func step(_ least: Double) -> Double {
    guard least.isFinite, least > 0 else { return 1 }
    let power = Double.powerOfTen(least.logarithm.rounded(.down))
    guard power > 0, power.isFinite else { return 1 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? 10 * power
  }

  var ranges: Range<Int> { 0..<max(edges.count - 1, 0) }

  /// Which range holds the number, or comes nearest.
  func place(_ number: Double) -> Int {
    let value = inDecades ? number.logarithm : number
    let place = (edges.firstIndex { value < $0 } ?? edges.count) - 1
    return min(max(place, 0), max(edges.count - 2, 0))
  }

  func label(_ index: Int) -> ClassroomMessage {
    func number(_ edge: Double) -> FormattedNumber {
      FormattedNumber(
        value: inDecades ? Double.powerOfTen(edge) : edge, format: .compact(6))
    }
    if index == 0, goesBeyond.below { return .below(number(edges[1])) }
    if index == edges.count - 2, goesBeyond.above { return .andMore(number(edges[index])) }
    return .range(number(edges[index]), number(edges[index + 1]))
  }
}

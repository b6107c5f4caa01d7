import Platform

func log10(_ value: Double) -> Double {
  Platform.log10(value)
}

func power10(_ exponent: Double) -> Double { pow(10, exponent) }

/// Values of an axis as places from 0 to 1, and back.
struct AxisMap: Hashable {
  let scale: Scale
  /// The ends, on a log axis as exponents of ten.
  let lower: Double
  let upper: Double

  init(_ axis: ChartAxis, extent: Extent) {
    scale = axis.scale
    func end(_ wanted: Double?, _ found: Double?) -> Double? {
      let usable = wanted.flatMap { $0.isFinite && (axis.scale == .linear || $0 > 0) ? $0 : nil }
      return (usable ?? found).map { axis.scale == .log10 ? log10($0) : $0 }
    }
    var low = end(axis.lower, extent.lower) ?? (axis.scale == .log10 ? -1 : 0)
    var high = end(axis.upper, extent.upper) ?? low + 1
    if low > high { swap(&low, &high) }
    if low == high {
      // A single value stands in the middle.
      let margin = axis.scale == .log10 ? 0.5 : max(low.magnitude * 0.1, 1e-300)
      low -= low == 0 ? 1 : margin
      high += high == 0 ? 1 : margin
    }
    lower = max(low, -Double.greatestFiniteMagnitude)
    upper = min(high, Double.greatestFiniteMagnitude)
  }

  init(scale: Scale, lower: Double, upper: Double) {
    self.scale = scale
    self.lower = lower
    self.upper = upper
  }

  /// 0 at the lower end, 1 at the upper, beyond outside; `nil` for what has no place.
  func place(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    if scale == .log10, value <= 0 { return nil }
    let coordinate = scale == .log10 ? log10(value) : value
    // Halves, so that the width of a span as large as Double allows stays finite.
    return (coordinate / 2 - lower / 2) / (upper / 2 - lower / 2)
  }

  func value(_ place: Double) -> Double {
    let coordinate = lower * (1 - place) + upper * place
    return scale == .log10 ? power10(coordinate) : coordinate
  }
}

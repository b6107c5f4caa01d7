/// A marked place on an axis.
struct Tick: Hashable {
  /// From 0 to 1.
  var place: Double
  var label: String
}

extension AxisMap {
  /// At most about `count` round values within the ends, but two where there is a round one more, with labels that tell
  /// them apart.
  ///
  /// - Parameter whole: whether values between whole numbers mean nothing.
  func ticks(_ count: Int, whole: Bool = false) -> [Tick] {
    for wanted in max(count, 2)...max(count, 2) + 3 {
      let ticks = ticks(about: wanted, whole)
      if ticks.count >= 2 { return ticks }
    }
    return ticks(about: max(count, 2), whole)
  }

  private func ticks(about count: Int, _ whole: Bool) -> [Tick] {
    if scale == .linear || upper - lower < 0.5 { return steps(count, whole) }
    return upper - lower < 3 ? parts(count) : decades(count)
  }

  private func decades(_ count: Int) -> [Tick] {
    let raw = (upper - lower) / Double(count)
    let step = [1.0, 2, 3, 5, 10, 20, 50, 100].first { raw <= $0 } ?? 200
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    return stride(from: first, through: last, by: 1).map { index in
      let exponent = index * step
      let label =
        (-3...4).contains(exponent)
        ? NumberFormat.exact.string(power10(exponent)) : "1e\(NumberFormat.exact.string(exponent))"
      return Tick(place: (exponent - lower) / (upper - lower), label: label)
    }
  }

  /// 1, 2 and 5 times each power of ten, or the powers alone where these are too many.
  private func parts(_ count: Int) -> [Tick] {
    for factors in [[1.0, 2, 5], [1.0, 3], [1.0]] {
      let exponents = stride(from: lower.rounded(.down), through: upper.rounded(.up), by: 1)
      var all: [Double] = []
      for exponent in exponents {
        for factor in factors {
          let place = log10(factor) + exponent
          if lower - 1e-9 <= place && place <= upper + 1e-9 { all.append(place) }
        }
      }
      if all.count <= count + 1 || factors.count == 1 {
        return all.map { exponent in
          Tick(
            place: min(max((exponent - lower) / (upper - lower), 0), 1),
            label: NumberFormat.compact(2).string(power10(exponent)))
        }
      }
    }
    return []
  }

  private func steps(_ count: Int, _ whole: Bool) -> [Tick] {
    let low = scale == .log10 ? power10(lower) : lower
    let high = scale == .log10 ? power10(upper) : upper
    let step = max(Self.step(low, high, count), whole ? 1 : 0)
    guard step > 0, step.isFinite else { return [] }
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard last >= first, last - first <= 1000 else { return [] }
    let top = max(low.magnitude, high.magnitude)
    let decimals = -Int(clamping: log10(step).rounded(.down))
    let format: NumberFormat =
      top < 1e6 && decimals <= 6
      ? .fixed(max(decimals, 0))
      : .significant(max(1, Int(clamping: log10(top).rounded(.down)) + decimals + 1))
    return stride(from: first, through: last, by: 1).compactMap { index in
      let value = index * step
      guard let place = place(value) else { return nil }
      return Tick(place: min(max(place, 0), 1), label: format.string(value))
    }
  }

  /// 1, 2 or 5 times a power of ten, so that about `count` steps span the ends.
  static func step(_ low: Double, _ high: Double, _ count: Int) -> Double {
    let raw = high / Double(count) - low / Double(count)
    guard raw > 0, raw.isFinite else { return 0 }
    let unit = power10(log10(raw).rounded(.down))
    guard unit > 0 else { return 0 }
    let factor = [1.0, 2, 5].first { raw <= $0 * unit * (1 + 1e-9) } ?? 10
    return factor * unit
  }

  /// The same axis with the ends that its data gave moved out to round values.
  func rounded(_ axis: ChartAxis, _ count: Int = 5, wholeDecades: Bool = false) -> AxisMap {
    var (low, high) = (lower, upper)
    if scale == .log10, !wholeDecades, upper - lower < 3 {
      // Fewer decades than three would be stretched too far by whole ones.
      let mantissas = [0, log10(2), log10(5), 1]
      let (floor, ceiling) = (lower.rounded(.down), upper.rounded(.down))
      if axis.lower == nil { low = floor + (mantissas.last { floor + $0 <= lower + 1e-9 } ?? 0) }
      if axis.upper == nil { high = ceiling + (mantissas.first { ceiling + $0 >= upper - 1e-9 } ?? 1) }
      return low < high ? AxisMap(scale: scale, lower: low, upper: high) : self
    }
    let step = scale == .log10 ? 1 : Self.step(lower, upper, count)
    if step > 0 {
      if axis.lower == nil { low = (low / step + 1e-9).rounded(.down) * step }
      if axis.upper == nil { high = (high / step - 1e-9).rounded(.up) * step }
    }
    guard low < high, low.isFinite, high.isFinite else { return self }
    return AxisMap(scale: scale, lower: low, upper: high)
  }
}

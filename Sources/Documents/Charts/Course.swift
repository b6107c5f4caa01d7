/// How a row of values goes: up or down, with the peaks and lows on the way.
struct Course: Hashable, Sendable {
  enum Shape: Hashable, Sendable {
    case empty
    case neverFinite
    case single(Double)
    /// Within 2 % of one value.
    case steady(Double)
    /// With the highest and the lowest value, where they lie well beyond both ends.
    case moving(from: Double, to: Double, peak: Double?, low: Double?)
  }

  let shape: Shape
  /// How many values were nan or infinite.
  let notFinite: Int

  init(_ values: [Double], scale: Scale) {
    let finite = values.filter(\.isFinite)
    guard let first = finite.first, let last = finite.last, let low = finite.min(), let high = finite.max()
    else {
      shape = values.isEmpty ? .empty : .neverFinite
      notFinite = 0
      return
    }
    notFinite = values.count - finite.count
    let size = max(low.magnitude, high.magnitude)
    let isSteady =
      scale == .log10 && low > 0 ? high / low < 1.02 : high - low <= 0.02 * size
    if finite.count == 1 {
      shape = .single(first)
    } else if isSteady {
      shape = .steady(last)
    } else {
      let span = high - low
      shape = .moving(
        from: first, to: last, peak: high - max(first, last) > 0.1 * span ? high : nil,
        low: min(first, last) - low > 0.1 * span ? low : nil)
    }
  }
}

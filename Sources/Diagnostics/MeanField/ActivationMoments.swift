import Engine

/// What an activation does to a normal pre-activation of the given mean and variance, in a layer without end.
struct ActivationMoments {
  /// E[φ]
  let mean: Double
  /// E[φ²]
  let square: Double
  /// E[φ′²]
  let slopeSquare: Double

  init(_ activation: Activation, mean: Double, variance: Double) {
    let rule = activation.product
    let deviation = max(variance, 1e-200).squareRoot()
    let expectation = Self.expectation(rule, mean: mean, deviation: deviation)
    (self.mean, square) = expectation.moments { rule.value(mean + deviation * $0) }
    slopeSquare = expectation.moments { rule.slope(mean + deviation * $0) }.square
  }

  /// E[φ²] alone.
  static func square(_ activation: Activation, mean: Double, variance: Double) -> Double {
    let rule = activation.product
    return expectation(of: { rule.value($0) * rule.value($0) }, rule, mean, variance)
  }

  /// E[φ′²] alone.
  static func slopeSquare(_ activation: Activation, mean: Double, variance: Double) -> Double {
    let rule = activation.product
    return expectation(of: { rule.slope($0) * rule.slope($0) }, rule, mean, variance)
  }

  private static func expectation(
    of function: (Double) -> Double, _ rule: any ActivationRule, _ mean: Double, _ variance: Double
  ) -> Double {
    let deviation = max(variance, 1e-200).squareRoot()
    return expectation(rule, mean: mean, deviation: deviation)({ function(mean + deviation * $0) })
  }

  static func expectation(
    _ rule: any ActivationRule, mean: Double, deviation: Double
  ) -> NormalExpectation {
    // In units of z; φ bends over about 1 near the origin and its kinks.
    NormalExpectation(
      breaks: (rule.kinks + [0]).map { ($0 - mean) / deviation }, finest: 1 / deviation)
  }

  /// The mean over everything else of the variance of φ over samples, where `own` of the pre-activation's `variance`
  /// is each sample's own and the rest common to all.
  static func variance(
    over own: Double, of activation: Activation, mean: Double, variance: Double
  ) -> Double {
    let rule = activation.product
    guard own > 1e-5 * variance else {
      // Samples are so alike that φ is straight between them.
      return own * ActivationMoments(activation, mean: mean, variance: variance).slopeSquare
    }
    let common = max(0, variance - own).squareRoot()
    let deviation = own.squareRoot()
    func within(_ center: Double) -> Double {
      let expectation = expectation(rule, mean: center, deviation: deviation)
      // From the value at the centre on, so that nothing cancels.
      let start = rule.value(center)
      let (mean, square) = expectation.moments { rule.value(center + deviation * $0) - start }
      return max(0, square - mean * mean)
    }
    guard common > 1e-9 * deviation else { return within(mean) }
    return Self.outer { within(mean + common * $0) }
  }

  /// Few nodes: the inner expectation has rounded every kink off.
  private static let outer = NormalExpectation(panels: [-6, 0, 6])
}

import Engine
import RealModule

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
  ///
  /// With φ = Σ aₖ hₖ in normalised Hermite polynomials, two samples of correlation c have E[φ φ̃] = Σ aₖ² cᵏ, so the
  /// variance is Σ aₖ² (1 − cᵏ); what lies beyond the last polynomial counts as if it lay at twice its degree.
  static func variance(
    over own: Double, of activation: Activation, mean: Double, variance: Double
  ) -> Double {
    let rule = activation.product
    let share = variance > 0 ? min(1, own / variance) : 0
    guard share > 1e-5 else {
      // Samples are so alike that φ is straight between them.
      return own * slopeSquare(activation, mean: mean, variance: variance)
    }
    let deviation = variance.squareRoot()
    let expectation = expectation(rule, mean: mean, deviation: deviation)
    let coefficients = expectation.hermiteCoefficients(degree: degree) { rule.value(mean + deviation * $0) }
    var rest = expectation.moments { rule.value(mean + deviation * $0) }.square
    var sum = 0.0
    var power = 1.0
    for coefficient in coefficients {
      let square = coefficient * coefficient
      sum += square * (1 - power)
      rest -= square
      power *= 1 - share
    }
    return sum + max(0, rest) * (1 - Double.pow(1 - share, Double(2 * degree)))
  }

  private static let degree = 40
}

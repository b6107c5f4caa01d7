import Engine
import RealModule

/// What an activation does to a normal pre-activation m + √q z of the given mean and variance, in a layer without end.
struct ActivationMoments {
  /// E[φ]
  private(set) var mean = 0.0
  /// E[φ²]
  private(set) var square = 0.0
  /// E[φ′²]
  private(set) var slopeSquare = 0.0
  /// E[φ′⁴]
  private(set) var slopeFourth = 0.0
  /// E[φ′ z]
  private(set) var slopeAlong = 0.0
  /// E[(φ − E[φ]) φ′ z]
  private(set) var ownAlong = 0.0
  /// E[(φ − E[φ])² φ′²]
  private(set) var ownSquare = 0.0

  /// E[φ′⁴] / E[φ′²]²: 1 for slopes that are all alike, 2 for relu.
  var slopeKurtosis: Double { slopeSquare > 0 ? slopeFourth / slopeSquare / slopeSquare : 1 }

  /// E[φ²] − E[φ]²
  var variance: Double { max(0, square - mean * mean) }

  init(_ activation: Activation, mean start: Double, variance: Double) {
    let rule = activation.product
    let deviation = max(variance, 1e-200).squareRoot()
    let expectation = Self.expectation(rule, mean: start, deviation: deviation)
    for (z, weight) in expectation.weightedNodes {
      let (value, slope) = (rule.value(start + deviation * z), rule.slope(start + deviation * z))
      mean += weight * value
      square += weight * value * value
      slopeSquare += weight * slope * slope
      slopeFourth += weight * slope * slope * slope * slope
      slopeAlong += weight * slope * z
      ownAlong += weight * value * slope * z
    }
    ownAlong -= mean * slopeAlong
    let mean = mean
    for (z, weight) in expectation.weightedNodes {
      let product = (rule.value(start + deviation * z) - mean) * rule.slope(start + deviation * z)
      ownSquare += weight * product * product
    }
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

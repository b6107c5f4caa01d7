import RealModule

/// How much the error signal differs from draw to draw of the weights: it is log-normal with a variance of the order of
/// depth over width (Hanin 2018), since each layer of n units multiplies ‖δ‖² by a sum of n random numbers.
///
/// Per layer ln ‖δ‖² has the variance (3 E[φ′⁴] / E[φ′²]² − 1) / n for independent weights: 5/n for relu, about 2/n for
/// slopes that are nearly alike; and 3 (E[φ′⁴] / E[φ′²]² − 1) / n for orthogonal ones.
public struct DrawScatter: Sendable {
  /// By what factor, one standard deviation, the error signal of the first hidden layer relative to the last one's
  /// differs from its middle.
  public let factor: Double
  /// How many units a layer would have to have for that factor to be 2.
  public let width: Double

  /// What a layer adds to the variance of ln ‖δ‖², times its units.
  static func share(kurtosis: Double, _ drawing: MeanFieldWeights.Drawing?) -> Double {
    3 * kurtosis - (drawing == .orthogonal ? 3 : 1)
  }

  /// The width for a variance of ln ‖δ‖² that adds up to `shares` over the layers' units: ½ √(shares / n) = ln 2.
  static func width(_ shares: Double) -> Double { shares / (4 * Double.log(2) * Double.log(2)) }

  /// - Returns: `nil` where there are ways around, or fewer than two hidden layers.
  init?(_ steps: [MeanFieldStep], from first: Int, to last: Int) {
    guard first < last, !steps.contains(where: \.isResidual) else { return nil }
    var (variance, shares) = (0.0, 0.0)
    var kurtosis = 1.0
    var below: MeanFieldWeights?
    for step in steps {
      switch step {
      case .slope(let slope): kurtosis = slope.moments.slopeKurtosis
      case .weights(let weights):
        if let below, weights.layer <= last {
          let share = Self.share(kurtosis: kurtosis, weights.drawing)
          shares += share
          variance += Double.log(1 + share / Double(below.units))
        }
        if weights.layer >= first { below = weights }
        kurtosis = 1
      case .scale, .residual: break
      }
    }
    factor = Double.exp(variance.squareRoot() / 2)
    width = Self.width(shares)
  }
}

/// What mean-field theory knows of a signal at one place of a wide random network: averages over units, samples and
/// weights. A layer says in `LayerRule.rescale` what it does to them.
public struct MeanFieldSignal: Sendable {
  /// The mean over units and samples.
  public var mean: Double
  /// The mean square.
  public var square: Double
  /// The variance over samples: the part of the mean square that tells them apart.
  public var own: Double
  /// Whether the values are normally distributed, as sums of many weighted inputs are.
  public var isNormal: Bool
  /// How many units there are.
  public var units: Int

  /// The variance over units and samples.
  public var variance: Double { max(0, square - mean * mean) }

  /// A signal of these averages.
  public init(mean: Double, square: Double, own: Double, isNormal: Bool, units: Int) {
    self.mean = mean
    self.square = square
    self.own = own
    self.isNormal = isNormal
    self.units = units
  }

  /// Takes the mean off and divides by the root of `kept`, the variance left, with `epsilon` added to it.
  ///
  /// - Returns: what that multiplies the square of a gradient by on its way back.
  mutating func normalize(keeping kept: Double, epsilon: Double) -> Double {
    let factor = 1 / (kept + epsilon)
    (mean, square, own) = (0, kept * factor, own * factor)
    return factor
  }
}

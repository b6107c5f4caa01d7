/// A function φ between a layer's pre-activations z and its outputs.
public protocol ActivationRule: Sendable {
  /// φ(z).
  func value(_ z: Double) -> Double
  /// φ′(z), from z itself: exact in the tails, where 1 − y² or y(1 − y) would cancel to 0. At a kink it is
  /// PyTorch's choice.
  func slope(_ z: Double) -> Double
  /// The largest value that φ′ takes anywhere: 1/4 for the sigmoid.
  var largestSlope: Double { get }
  /// Where φ′ jumps, in rising order.
  var kinks: [Double] { get }
  /// The name of the initialiser that a layer with this activation takes by default.
  var defaultInitializer: String { get }
  /// Whether the default initialiser is known to keep the gradient's size (none is for gelu, silu and mish).
  var hasExactInitializer: Bool { get }
  /// The name of the loss that fits a network which ends with it; `nil`: the labels decide.
  var impliedLoss: String? { get }
  /// Whether φ treats each value by itself; softmax, which looks at a whole row, does not.
  var isElementwise: Bool { get }
  /// Whether φ is constant over a range: where its slope is 0 nothing passes in reverse, not even an infinite gradient.
  var hasFlatParts: Bool { get }
  /// Whether φ leaves every value as it is.
  var isIdentity: Bool { get }
  /// Whether φ has a parameter of its own that training moves (prelu); its start is `learnableStart`.
  var learnableStart: Double? { get }
  /// The loop in C that computes φ and φ′ over many values; `nil`: `value` and `slope` are called one by one.
  var kernel: ActivationKernel? { get }
}

extension ActivationRule {
  /// By default searched for between −10 and 10.
  public var largestSlope: Double { largestSlopeBySearch(of: self) }
  /// By default none.
  public var kinks: [Double] { [] }
  /// By default glorot.
  public var defaultInitializer: String { "glorot" }
  /// By default so.
  public var hasExactInitializer: Bool { true }
  /// By default the labels decide.
  public var impliedLoss: String? { nil }
  /// By default so.
  public var isElementwise: Bool { true }
  /// By default not: a slope of 0 is one that underflowed.
  public var hasFlatParts: Bool { false }
  /// By default not.
  public var isIdentity: Bool { false }
  /// By default no such parameter.
  public var learnableStart: Double? { nil }
  /// By default none: `value` and `slope` are called one by one.
  public var kernel: ActivationKernel? { nil }
}

/// Coarse to fine: a grid over [−10, 10], then twice a finer one around its best point.
private func largestSlopeBySearch(of rule: some ActivationRule) -> Double {
  var center = 0.0
  var reach = 10.0
  var best = -Double.infinity
  for _ in 0..<6 {
    var bestPlace = center
    for step in -100...100 {
      let z = center + reach * Double(step) / 100
      let slope = rule.slope(z)
      if slope > best { (best, bestPlace) = (slope, z) }
    }
    center = bestPlace
    reach /= 50
  }
  return best
}

extension Configured where Product == any ActivationRule {
  /// φ(z).
  public func value(_ z: Double) -> Double { product.value(z) }
  /// φ′(z), exact in the tails.
  public func slope(_ z: Double) -> Double { product.slope(z) }
  /// The largest value that φ′ takes anywhere.
  public var largestSlope: Double { product.largestSlope }
}

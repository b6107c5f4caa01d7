extension Finding {
  /// What a finding comes down to. Its raw value is a name: what `it.cause` is, in whatever language the program speaks.
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    case notFinite = "not finite"
    case dead = "dead units"
    case underflow = "underflow"
    case vanishing = "vanishing"
    case vanishingForward = "vanishing forward"
    case vanishingBackward = "vanishing backward"
    case vanishingThroughTime = "vanishing through time"
    case exploding = "exploding"
    case explodingForward = "exploding forward"
    case explodingBackward = "exploding backward"
    case explodingThroughTime = "exploding through time"
    case indistinguishable = "samples alike"
    case saturated = "saturated"
    case learnsNothing = "learns nothing"
    case rateTooSmall = "learning rate too small"
    case rateTooLarge = "learning rate too large"
    case belowEpsilon = "update below epsilon"
    case unsure = "unsure"
    case healthy = "healthy"
  }

  /// What it comes down to.
  public var cause: Cause { row.cause }
  /// What aims at it, best first.
  public var remedies: [Remedy] { row.remedies }

  /// What each finding comes down to, and what aims at it.
  private var row: (cause: Cause, remedies: [Remedy]) {
    switch self {
    case .brokenParameters: (.notFinite, [.rateDown, .byNorm, .warmup])
    case .notFiniteForward, .notFiniteBackward: (.notFinite, [.batchnorm, .initialiser, .byNorm])
    case .notFiniteLoss: (.notFinite, [])
    case .deadLayer: (.dead, [.leakyRelu, .elu, .initialiser, .batchnorm, .wider])
    case .deadUnits: (.dead, [.leakyRelu, .elu, .initialiser, .batchnorm])
    case .saturated: (.saturated, [.standardize, .initialiser, .batchnorm, .relu])
    case .samplesAlike: (.indistinguishable, [.leakyRelu, .relu, .batchnorm, .wider])
    case .stepsAlike: (.indistinguishable, [.residual])
    case .underflow: (.underflow, [])
    case .vanishing: (.vanishing, Self.againstVanishing)
    case .vanishingForward: (.vanishingForward, Self.againstVanishing)
    case .vanishingBackward: (.vanishingBackward, Self.againstVanishing)
    case .exploding: (.exploding, Self.againstExploding)
    case .explodingForward: (.explodingForward, Self.againstExploding)
    case .explodingBackward: (.explodingBackward, Self.againstExploding)
    case .vanishingThroughTime: (.vanishingThroughTime, [.forgetBias, .gru, .lstm, .orthogonal])
    case .explodingThroughTime: (.explodingThroughTime, [.byNorm, .orthogonal])
    case .learnsNothing: (.learnsNothing, [.standardize, .relu, .batchnorm, .layernorm, .residual, .adam])
    case .belowEpsilon: (.belowEpsilon, [.adamEpsilon])
    case .stepsTooLong, .aboveStableRate: (.rateTooLarge, [.standardize, .rateDown, .byNorm, .warmup])
    case .stepsTooShort, .rateTooSmall: (.rateTooSmall, [.rateUp, .adam])
    case .passes: (.healthy, [])
    }
  }

  private static let againstVanishing: [Remedy] = [
    .relu, .tanh, .selu, .layernorm, .batchnorm, .residual, .initialiser, .orthogonal, .adamEpsilon, .byLayer,
  ]
  private static let againstExploding: [Remedy] = [
    .smallBranches, .initialiser, .orthogonal, .layernorm, .batchnorm, .residual, .byNorm,
  ]
}

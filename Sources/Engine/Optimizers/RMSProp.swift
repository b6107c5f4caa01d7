struct RMSProp: GradientTransform {
  let alpha: Double
  let epsilon: Double

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    @Remembered(step) var s: Vector
    s = alpha * s + (1 - alpha) * g * g
    return g / (.sqrt(s) + epsilon)
  }
}

extension Registries {
  static let rmsprop = Entry<OptimizerRule>(
    "rmsprop", summary: "Divides each step by the root mean square of the recent gradients.",
    formula: "s ← alpha · s + (1 − alpha) · g²;  w ← w − rate · g / (√s + epsilon)",
    source: "Tieleman & Hinton 2012",
    parameters: [.rate(0.01), .beta("alpha", 0.99, "memory of the mean square"), .epsilon(1e-8)],
    examples: ["rmsprop(0.01)"]
  ) {
    OptimizerRule(
      [RMSProp(alpha: $0.number("alpha"), epsilon: $0.number("epsilon"))], rate: $0.schedule("rate"))
  }
}

struct Lion: GradientTransform {
  let beta1: Double
  let beta2: Double

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    @Remembered(step) var m: Vector
    let direction = Vector.sign(beta1 * m + (1 - beta1) * g)
    m = beta2 * m + (1 - beta2) * g
    return direction
  }
}

extension Registries {
  static let lion = Entry<OptimizerRule>(
    "lion", summary: "Moves every weight by exactly the rate, in the direction of the sign alone.",
    formula: "w ← (1 − rate · decay) · w − rate · sign(β₁m + (1 − β₁)g);  m ← β₂m + (1 − β₂)g",
    source: "Chen et al. 2023",
    parameters: [
      .rate(0.0001), .beta("beta1", 0.9, "memory of the mean in the step"),
      .beta("beta2", 0.99, "memory of the mean that is kept"), .decay(0),
    ],
    examples: ["lion(0.001)"]
  ) {
    OptimizerRule(
      [Lion(beta1: $0.number("beta1"), beta2: $0.number("beta2")), WeightDecay($0.number("decay"))],
      rate: $0.schedule("rate"))
  }
}

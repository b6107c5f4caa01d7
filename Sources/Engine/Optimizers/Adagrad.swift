struct Adagrad: GradientTransform {
  let epsilon: Double

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    @Remembered(step) var s: Vector
    s = s + g * g
    return g / (.sqrt(s) + epsilon)
  }
}

extension Registries {
  static let adagrad = Entry<OptimizerRule>(
    "adagrad", summary: "Divides each step by the root of all squared gradients so far.",
    formula: "s ← s + g²;  w ← w − rate · g / (√s + epsilon)", source: "Duchi, Hazan & Singer 2011",
    parameters: [.rate(0.01), .epsilon(1e-10)], examples: ["adagrad(0.01)"]
  ) { OptimizerRule([Adagrad(epsilon: $0.number("epsilon"))], rate: $0.schedule("rate")) }
}

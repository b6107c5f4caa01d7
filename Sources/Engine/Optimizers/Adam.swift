import CKernels

/// Adam and AdamW: they differ in `decay` alone.
struct Adam: OptimizerRule {
  let rate: Schedule
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  /// Whether epsilon is added before the bias correction, as Keras does, rather than after it.
  let epsilonHat: Bool
  /// Weight decay that does not pass through the moments; 0: Adam.
  let decay: Double

  var momentEpsilon: Double? { epsilon }
  var slots: Int { 2 }

  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>
  ) {
    gradlab_adam(
      MemoryLayout<S>.size, parameters, gradients, slots[0], slots[1], count, rate, beta1, beta2, epsilon,
      epsilonHat, decay, step)
  }
}

extension Registries {
  private static let moments = [
    Parameter.beta("beta1", 0.9, "memory of the mean gradient"),
    Parameter.beta("beta2", 0.999, "memory of the mean squared gradient"),
  ]
  private static let epsilonHat = Parameter(
    "epsilon_hat", [.flag], default: false, isKeyed: true,
    "add epsilon before the bias correction, as Keras does")

  static let adam = Entry<any OptimizerRule>(
    "adam",
    summary: "Steps of about the rate in every weight, whatever the gradient's size, down to epsilon.",
    formula:
      "m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  w ← w − rate · m̂ / (√v̂ + epsilon), "
      + "m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)",
    source: "Kingma & Ba 2015", parameters: [.rate(0.001)] + moments + [.epsilon(1e-8), epsilonHat],
    examples: ["adam", "adam(0.01)", "adam(0.001, epsilon=1e-7, epsilon_hat=true)"]
  ) { adam($0, decay: 0) }

  static let adamw = Entry<any OptimizerRule>(
    "adamw", summary: "Adam, and every weight shrinks by rate · decay a step, apart from the gradient.",
    formula: "w ← (1 − rate · decay) · w, then as adam", source: "Loshchilov & Hutter 2019",
    parameters: [.rate(0.001)] + moments + [
      .epsilon(1e-8),
      Parameter(
        "decay", [.number], default: 0.01, range: .from(0), isKeyed: true,
        "weight decay"),
      epsilonHat,
    ],
    examples: ["adamw(0.001)", "adamw(0.01, decay=0.1)"]
  ) { adam($0, decay: $0.number("decay")) }

  private static func adam(_ arguments: Arguments, decay: Double) -> Adam {
    Adam(
      rate: arguments.schedule("rate"), beta1: arguments.number("beta1"), beta2: arguments.number("beta2"),
      epsilon: arguments.number("epsilon"), epsilonHat: arguments.flag("epsilon_hat"), decay: decay)
  }
}

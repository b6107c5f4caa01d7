import RealModule

/// Adam (Kingma & Ba 2015).
struct Adam: GradientTransform {
  let moments: Moments

  var momentEpsilon: Double? { moments.epsilon }

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    let (m, root) = moments.after(g, step)
    return (m / (1 - .pow(moments.beta1, step.number))) / root
  }
}

/// The running means of the gradient and of its square, which Adam and its kin divide by each other.
struct Moments {
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  /// Whether epsilon is added before the bias correction, as Keras does, rather than after it.
  var addsEpsilonFirst = false

  /// m and √v̂ + epsilon
  func after(_ g: Vector, _ step: OptimizerStep) -> (mean: Vector, root: Vector) {
    @Remembered(step) var m: Vector
    @Remembered(step) var v: Vector
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    let correction = 1 - Double.pow(beta2, step.number)
    let root = addsEpsilonFirst ? (.sqrt(v) + epsilon) / .sqrt(correction) : .sqrt(v / correction) + epsilon
    return (m, root)
  }
}

extension Moments {
  static let parameters = [
    Parameter.beta("beta1", 0.9, "memory of the mean gradient"),
    Parameter.beta("beta2", 0.999, "memory of the mean squared gradient"), .epsilon(1e-8),
  ]

  init(_ arguments: Arguments, addsEpsilonFirst: Bool = false) {
    self.init(
      beta1: arguments.number("beta1"), beta2: arguments.number("beta2"),
      epsilon: arguments.number("epsilon"), addsEpsilonFirst: addsEpsilonFirst)
  }
}

extension Registries {
  private static let epsilonHat = Parameter(
    "epsilon_hat", [.flag], default: false, isKeyed: true,
    "add epsilon before the bias correction, as Keras does")

  package static let adam = Entry<OptimizerRule>(
    "adam",
    summary: "Steps of about the rate in every weight, whatever the gradient's size, down to epsilon.",
    formula:
      "m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  w ← w − rate · m̂ / (√v̂ + epsilon), "
      + "m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)",
    source: "Kingma & Ba 2015", parameters: [.rate(0.001)] + Moments.parameters + [epsilonHat],
    examples: ["adam", "adam(0.01)", "adam(0.001, epsilon=1e-7, epsilon_hat=true)"]
  ) { OptimizerRule([adam($0)], rate: $0.schedule("rate")) }

  static let adamw = Entry<OptimizerRule>(
    "adamw", summary: "Adam, and every weight shrinks by rate · decay a step, apart from the gradient.",
    formula: "w ← (1 − rate · decay) · w, then as adam", source: "Loshchilov & Hutter 2019",
    parameters: [.rate(0.001)] + Moments.parameters + [.decay(0.01), epsilonHat],
    examples: ["adamw(0.001)", "adamw(0.01, decay=0.1)"]
  ) { OptimizerRule([adam($0), WeightDecay($0.number("decay"))], rate: $0.schedule("rate")) }

  private static func adam(_ arguments: Arguments) -> Adam {
    Adam(moments: Moments(arguments, addsEpsilonFirst: arguments.flag("epsilon_hat")))
  }
}

extension Configured where Product == OptimizerRule {
  /// `adam(rate, epsilon=…)`
  package static func adam(_ rate: Double, epsilon: Double = 1e-8) -> Optimizer {
    Registries.adam.made(["rate": .number(rate), "epsilon": .number(epsilon)])
  }
}

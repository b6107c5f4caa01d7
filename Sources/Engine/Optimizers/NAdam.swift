import RealModule

/// Adam with Nesterov momentum, whose momentum warms up: μₜ = β₁ · (1 − ½ · 0.96^(t · decay)).
struct NAdam: GradientTransform {
  let moments: Moments
  let momentumDecay: Double

  var momentEpsilon: Double? { moments.epsilon }

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    let (m, root) = moments.after(g, step)
    let (momentum, next) = (momentum(step.number), momentum(step.number + 1))
    @RememberedNumber(step, initially: 1) var product: Double
    // In float32, as PyTorch keeps this product whatever the parameters are: its figures differ by 1e−8 from those of
    // a product in float64.
    product = Double(Float(product) * Float(momentum))
    return ((1 - momentum) / (1 - product) * g + next / (1 - product * next) * m) / root
  }

  private func momentum(_ step: Int) -> Double {
    moments.beta1 * (1 - 0.5 * .pow(0.96, Double(step) * momentumDecay))
  }
}

extension Registries {
  static let nadam = Entry<OptimizerRule>(
    "nadam", summary: "Adam that looks ahead along its momentum.",
    formula:
      "w ← w − rate · [(1 − μₜ)/(1 − Πμ) · g + μₜ₊₁/(1 − Πμ · μₜ₊₁) · m] / (√v̂ + epsilon), "
      + "μₜ = β₁(1 − ½ · 0.96^(t · momentum_decay))",
    source: "Dozat 2016",
    parameters: [.rate(0.002)] + Moments.parameters + [
      Parameter(
        "momentum_decay", [.number], default: 0.004, range: .from(0, to: 1), isKeyed: true,
        "how fast the momentum reaches beta1")
    ],
    examples: ["nadam(0.002)"]
  ) {
    OptimizerRule(
      [NAdam(moments: Moments($0), momentumDecay: $0.number("momentum_decay"))], rate: $0.schedule("rate"))
  }
}

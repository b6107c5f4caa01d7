import CKernels
import RealModule

/// Adam with Nesterov momentum, whose momentum warms up: μₜ = β₁ · (1 − ½ · 0.96^(t · decay)).
struct NAdam: OptimizerRule {
  let rate: Schedule
  let beta1: Double
  let beta2: Double
  let epsilon: Double
  let momentumDecay: Double

  var momentEpsilon: Double? { epsilon }
  var slots: Int { 2 }
  /// The product of all μ so far.
  var initialScalars: [Double] { [1] }

  private func momentum(_ step: Int) -> Double {
    beta1 * (1 - 0.5 * Double.pow(0.96, Double(step) * momentumDecay))
  }

  /// In float32, as PyTorch keeps this product whatever the parameters are: its figures differ by 1e−8 from those of
  /// a product in float64.
  func advance(scalars: UnsafeMutablePointer<Double>, step: Int) {
    scalars[0] = Double(Float(scalars[0]) * Float(momentum(step)))
  }

  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>
  ) {
    let product = scalars[0]
    let next = momentum(step + 1)
    gradlab_nadam(
      MemoryLayout<S>.size, parameters, gradients, slots[0], slots[1], count,
      rate * (1 - momentum(step)) / (1 - product), rate * next / (1 - product * next), beta1, beta2,
      epsilon, step)
  }
}

extension Registries {
  static let nadam = Entry<any OptimizerRule>(
    "nadam", summary: "Adam that looks ahead along its momentum.",
    formula:
      "w ← w − rate · [(1 − μₜ)/(1 − Πμ) · g + μₜ₊₁/(1 − Πμ · μₜ₊₁) · m] / (√v̂ + epsilon), "
      + "μₜ = β₁(1 − ½ · 0.96^(t · momentum_decay))",
    source: "Dozat 2016",
    parameters: [
      .rate(0.002), .beta("beta1", 0.9, "memory of the mean gradient"),
      .beta("beta2", 0.999, "memory of the mean squared gradient"), .epsilon(1e-8),
      Parameter(
        "momentum_decay", [.number], default: 0.004, range: .from(0, to: 1), isKeyed: true,
        "how fast the momentum reaches beta1"),
    ],
    examples: ["nadam(0.002)"]
  ) {
    NAdam(
      rate: $0.schedule("rate"), beta1: $0.number("beta1"), beta2: $0.number("beta2"),
      epsilon: $0.number("epsilon"), momentumDecay: $0.number("momentum_decay"))
  }
}

import CKernels

struct Lion: OptimizerRule {
  let rate: Schedule
  let beta1: Double
  let beta2: Double
  let decay: Double

  var slots: Int { 1 }

  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>
  ) {
    gradlab_lion(
      MemoryLayout<S>.size, parameters, gradients, slots[0], count, rate, beta1, beta2, decay)
  }
}

extension Registries {
  static let lion = Entry<any OptimizerRule>(
    "lion", summary: "Moves every weight by exactly the rate, in the direction of the sign alone.",
    formula: "w ← (1 − rate · decay) · w − rate · sign(β₁m + (1 − β₁)g);  m ← β₂m + (1 − β₂)g",
    source: "Chen et al. 2023",
    parameters: [
      .rate(0.0001), .beta("beta1", 0.9, "memory of the mean in the step"),
      .beta("beta2", 0.99, "memory of the mean that is kept"),
      Parameter(
        "decay", [.number], default: 0, range: .from(0), isKeyed: true, "weight decay"
      ),
    ],
    examples: ["lion(0.001)"]
  ) {
    Lion(
      rate: $0.schedule("rate"), beta1: $0.number("beta1"), beta2: $0.number("beta2"),
      decay: $0.number("decay"))
  }
}

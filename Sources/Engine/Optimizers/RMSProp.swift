import CKernels

struct RMSProp: OptimizerRule {
  let rate: Schedule
  let alpha: Double
  let epsilon: Double

  var slots: Int { 1 }

  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>
  ) {
    gradlab_rmsprop(MemoryLayout<S>.size, parameters, gradients, slots[0], count, rate, alpha, epsilon)
  }
}

extension Registries {
  static let rmsprop = Entry<any OptimizerRule>(
    "rmsprop", summary: "Divides each step by the root mean square of the recent gradients.",
    formula: "s ← alpha · s + (1 − alpha) · g²;  w ← w − rate · g / (√s + epsilon)",
    source: "Tieleman & Hinton 2012",
    parameters: [.rate(0.01), .beta("alpha", 0.99, "memory of the mean square"), .epsilon(1e-8)],
    examples: ["rmsprop(0.01)"]
  ) {
    RMSProp(rate: $0.schedule("rate"), alpha: $0.number("alpha"), epsilon: $0.number("epsilon"))
  }
}

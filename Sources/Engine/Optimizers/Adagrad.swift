import CKernels

struct Adagrad: OptimizerRule {
  let rate: Schedule
  let epsilon: Double

  var slots: Int { 1 }

  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>
  ) {
    gradlab_adagrad(MemoryLayout<S>.size, parameters, gradients, slots[0], count, rate, epsilon)
  }
}

extension Registries {
  static let adagrad = Entry<any OptimizerRule>(
    "adagrad", summary: "Divides each step by the root of all squared gradients so far.",
    formula: "s ← s + g²;  w ← w − rate · g / (√s + epsilon)", source: "Duchi, Hazan & Singer 2011",
    parameters: [.rate(0.01), .epsilon(1e-10)], examples: ["adagrad(0.01)"]
  ) { Adagrad(rate: $0.schedule("rate"), epsilon: $0.number("epsilon")) }
}

import CKernels
import RealModule

struct Tanh: ActivationRule {
  func value(_ z: Double) -> Double { .tanh(z) }

  func slope(_ z: Double) -> Double {
    let e = Double.exp(-2 * abs(z))
    return 4 * e / ((1 + e) * (1 + e))
  }

  var largestSlope: Double { 1 }
  var kernel: ActivationKernel? { ActivationKernel(loop: .tanh) }
}

extension Registries {
  package static let tanh = Entry<any ActivationRule>(
    "tanh", summary: "Squeezes every value into the interval from −1 to 1, with slope 1 at zero.",
    formula: "(exp(z) − exp(−z)) / (exp(z) + exp(−z))", source: "LeCun, Bottou, Orr & Müller 1998",
    examples: ["tanh", "dense(64, tanh)"]
  ) { _ in Tanh() }
}

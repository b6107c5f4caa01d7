import CKernels
import RealModule

struct Sigmoid: ActivationRule {
  func value(_ z: Double) -> Double {
    let e = Double.exp(-abs(z))
    return (z >= 0 ? 1 : e) / (1 + e)
  }

  func slope(_ z: Double) -> Double {
    let e = Double.exp(-abs(z))
    return e / ((1 + e) * (1 + e))
  }

  var largestSlope: Double { 0.25 }
  var impliedLoss: String? { "bce" }
  var kernel: ActivationKernel? { ActivationKernel(loop: .sigmoid) }
}

extension Registries {
  static let sigmoid = Entry<any ActivationRule>(
    "sigmoid", summary: "Squeezes every value into the interval from 0 to 1; its slope is never above 1/4.",
    formula: "1 / (1 + exp(−z))", source: "Verhulst 1838; as a unit: Rumelhart, Hinton & Williams 1986",
    examples: ["sigmoid", "dense(64, sigmoid)"]
  ) { _ in Sigmoid() }
}

import CKernels
import RealModule

struct Softplus: ActivationRule {
  func value(_ z: Double) -> Double { max(z, 0) + .log(onePlus: .exp(-abs(z))) }
  func slope(_ z: Double) -> Double { Sigmoid().value(z) }

  var largestSlope: Double { 1 }
  var kernel: ActivationKernel? { ActivationKernel(loop: .softplus) }
}

extension Registries {
  static let softplus = Entry<any ActivationRule>(
    "softplus", summary: "A relu with its corner rounded off; its slope is the sigmoid.",
    formula: "ln(1 + exp(z))", source: "Dugas, Bengio, Bélisle, Nadeau & Garcia 2000", examples: ["softplus"]
  ) { _ in Softplus() }
}

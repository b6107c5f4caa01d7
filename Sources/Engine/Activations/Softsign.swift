import CKernels

struct Softsign: ActivationRule {
  func value(_ z: Double) -> Double { z / (1 + abs(z)) }
  func slope(_ z: Double) -> Double { 1 / ((1 + abs(z)) * (1 + abs(z))) }

  var largestSlope: Double { 1 }
  var kernel: ActivationKernel? { ActivationKernel(loop: .softsign) }
}

extension Registries {
  static let softsign = Entry<any ActivationRule>(
    "softsign", summary: "Squeezes every value between −1 and 1 like tanh, but with slowly thinning tails.",
    formula: "z / (1 + |z|)", source: "Bergstra, Desjardins, Lamblin & Bengio 2009", examples: ["softsign"]
  ) { _ in Softsign() }
}

import CKernels
import RealModule

struct Silu: ActivationRule {
  func value(_ z: Double) -> Double { z * Sigmoid().value(z) }
  func slope(_ z: Double) -> Double { Sigmoid().value(z) * (1 + z * Sigmoid().value(-z)) }

  var defaultInitializer: String { "he" }
  var hasExactInitializer: Bool { false }
  var kernel: ActivationKernel? { ActivationKernel(loop: .silu) }
}

extension Registries {
  static let silu = Entry<any ActivationRule>(
    "silu", summary: "Weighs each value with its own sigmoid; also known as swish.",
    formula: "z / (1 + exp(−z))", source: "Elfwing, Uchibe & Doya 2018",
    examples: ["silu", "dense(64, silu)"]
  ) { _ in Silu() }
}

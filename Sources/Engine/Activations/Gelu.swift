import CKernels
import RealModule

struct Gelu: ActivationRule {
  func value(_ z: Double) -> Double { z * normalDistribution(z) }

  func slope(_ z: Double) -> Double {
    normalDistribution(z) + z * .exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
  }

  var defaultInitializer: String { "he" }
  var hasExactInitializer: Bool { false }
  var kernel: ActivationKernel? { ActivationKernel(loop: .gelu) }

  private func normalDistribution(_ z: Double) -> Double { 0.5 * .erfc(-z / 2.0.squareRoot()) }
}

extension Registries {
  static let gelu = Entry<any ActivationRule>(
    "gelu", summary: "Weighs each value with the share of a normal distribution below it.",
    formula: "z · Φ(z), Φ the normal distribution", source: "Hendrycks & Gimpel 2016",
    examples: ["gelu", "dense(64, gelu)"]
  ) { _ in Gelu() }
}

import CKernels
import RealModule

/// The constants for which mean 0 and variance 1 are a fixed point of a wide layer.
struct Selu: ActivationRule {
  static let alpha = 1.6732632423543772848170429916717
  static let scale = 1.0507009873554804934193349852946

  func value(_ z: Double) -> Double { Self.scale * (z > 0 ? z : Self.alpha * .expMinusOne(z)) }
  func slope(_ z: Double) -> Double { Self.scale * (z > 0 ? 1 : Self.alpha * .exp(z)) }

  var largestSlope: Double { Self.scale * Self.alpha }
  var kinks: [Double] { [0] }
  var defaultInitializer: String { "lecun" }
  var kernel: ActivationKernel? { ActivationKernel(loop: .elu, alpha: Self.alpha, scale: Self.scale) }
}

extension Registries {
  package static let selu = Entry<any ActivationRule>(
    "selu", summary: "An elu scaled so that a deep stack drives its outputs to mean 0 and variance 1.",
    formula: "1.0507 · (z above 0, 1.6733 · (exp(z) − 1) below)",
    source: "Klambauer, Unterthiner, Mayr & Hochreiter 2017", examples: ["selu", "dense(64, selu)"]
  ) { _ in Selu() }
}

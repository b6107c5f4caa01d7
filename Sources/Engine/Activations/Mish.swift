import CKernels
import RealModule

struct Mish: ActivationRule {
  func value(_ z: Double) -> Double {
    let (numerator, denominator, _) = parts(z)
    return z * numerator / denominator
  }

  func slope(_ z: Double) -> Double {
    let (numerator, denominator, remainder) = parts(z)
    let t = numerator / denominator
    let oneMinusTSquared = remainder / denominator * ((numerator + denominator) / denominator)
    return t + z * oneMinusTSquared * Sigmoid().value(z)
  }

  /// tanh(softplus(z)) = numerator / denominator, and remainder = denominator − numerator without the
  /// cancellation; e = exp(−|z|) never overflows.
  private func parts(_ z: Double) -> (Double, Double, Double) {
    let e = Double.exp(-abs(z))
    let numerator = z >= 0 ? 1 + 2 * e : e * (e + 2)
    let remainder = z >= 0 ? 2 * e * e : 2
    return (numerator, numerator + remainder, remainder)
  }

  var defaultInitializer: String { "he" }
  var hasExactInitializer: Bool { false }
  var kernel: ActivationKernel? { ActivationKernel(loop: .mish) }
}

extension Registries {
  static let mish = Entry<any ActivationRule>(
    "mish", summary: "Weighs each value with the tanh of its softplus.", formula: "z · tanh(ln(1 + exp(z)))",
    source: "Misra 2019", examples: ["mish", "dense(64, mish)"]
  ) { _ in Mish() }
}

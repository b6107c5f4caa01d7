import CKernels
import RealModule

struct Elu: ActivationRule {
  let alpha: Double

  func value(_ z: Double) -> Double { z > 0 ? z : alpha * .expMinusOne(z) }
  func slope(_ z: Double) -> Double { z > 0 ? 1 : alpha * .exp(z) }

  var largestSlope: Double { max(1, alpha) }
  var kinks: [Double] { alpha == 1 ? [] : [0] }
  var defaultInitializer: String { "lecun" }
  var kernel: ActivationKernel? { ActivationKernel(loop: .elu, alpha: alpha) }
}

extension Registries {
  package static let elu = Entry<any ActivationRule>(
    "elu", summary: "Passes positive values on and bends negative ones smoothly towards −alpha.",
    formula: "z above 0, alpha · (exp(z) − 1) below", source: "Clevert, Unterthiner & Hochreiter 2016",
    parameters: [Parameter("alpha", [.number], default: 1, "how far below zero it reaches")],
    examples: ["elu", "elu(0.5)"]
  ) { arguments in Elu(alpha: arguments.number("alpha")) }
}

import CKernels

struct LeakyRelu: ActivationRule {
  let negativeSlope: Double

  func value(_ z: Double) -> Double { z > 0 ? z : negativeSlope * z }
  func slope(_ z: Double) -> Double { z > 0 ? 1 : negativeSlope }

  var largestSlope: Double { max(1, negativeSlope) }
  var kinks: [Double] { [0] }
  var hasFlatParts: Bool { negativeSlope == 0 }
  var defaultInitializer: String { "he" }
  var kernel: ActivationKernel? {
    negativeSlope == 0
      ? ActivationKernel(loop: .relu) : ActivationKernel(loop: .leaky_relu, alpha: negativeSlope)
  }
}

extension Registries {
  package static let leakyRelu = Entry<any ActivationRule>(
    "leaky_relu", summary: "Passes positive values on and shrinks negative ones, so that no unit dies.",
    formula: "max(z, 0) + slope · min(z, 0)", source: "Maas, Hannun & Ng 2013",
    parameters: [Parameter("slope", [.number], default: 0.01, "slope below zero")],
    examples: ["leaky_relu", "leaky_relu(0.2)"]
  ) { arguments in LeakyRelu(negativeSlope: arguments.number("slope")) }
}

import CKernels

struct Relu: ActivationRule {
  func value(_ z: Double) -> Double { z > 0 ? z : z.isNaN ? z : 0 }
  func slope(_ z: Double) -> Double { z > 0 ? 1 : 0 }

  var largestSlope: Double { 1 }
  var kinks: [Double] { [0] }
  var hasFlatParts: Bool { true }
  var defaultInitializer: String { "he" }
  var kernel: ActivationKernel? { ActivationKernel(loop: .relu) }
}

extension Registries {
  package static let relu = Entry<any ActivationRule>(
    "relu", summary: "Passes positive values on unchanged and stops the others, slope included.",
    formula: "max(z, 0)", source: "Nair & Hinton 2010", examples: ["relu", "dense(64, relu)"]
  ) { _ in Relu() }
}

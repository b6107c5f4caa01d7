import CKernels

struct Identity: ActivationRule {
  func value(_ z: Double) -> Double { z }
  func slope(_ z: Double) -> Double { 1 }

  var largestSlope: Double { 1 }
  var isIdentity: Bool { true }
  var kernel: ActivationKernel? { ActivationKernel(loop: .identity) }
}

extension Registries {
  package static let identity = Entry<any ActivationRule>(
    "identity", summary: "Leaves every value as it is: a layer without an activation.", formula: "z",
    source: "", examples: ["identity", "dense(1, identity)"]
  ) { _ in Identity() }
}

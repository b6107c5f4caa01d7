import CKernels

struct HardTanh: ActivationRule {
  func value(_ z: Double) -> Double { z.isNaN ? z : min(max(z, -1), 1) }
  func slope(_ z: Double) -> Double { -1 < z && z < 1 ? 1 : 0 }

  var largestSlope: Double { 1 }
  var kinks: [Double] { [-1, 1] }
  var hasFlatParts: Bool { true }
  var kernel: ActivationKernel? { ActivationKernel(loop: .hard_tanh) }
}

extension Registries {
  static let hardTanh = Entry<any ActivationRule>(
    "hard_tanh", summary: "Passes values between −1 and 1 on and cuts the others off there.",
    formula: "min(max(z, −1), 1)", source: "Collobert 2004", examples: ["hard_tanh"]
  ) { _ in HardTanh() }
}

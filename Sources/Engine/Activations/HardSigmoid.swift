import CKernels

struct HardSigmoid: ActivationRule {
  func value(_ z: Double) -> Double { z.isNaN ? z : min(max(z + 3, 0), 6) / 6 }
  func slope(_ z: Double) -> Double { -3 < z && z < 3 ? 1 / 6 : 0 }

  var largestSlope: Double { 1 / 6 }
  var kinks: [Double] { [-3, 3] }
  var hasFlatParts: Bool { true }
  var kernel: ActivationKernel? { ActivationKernel(loop: .hard_sigmoid) }
}

extension Registries {
  static let hardSigmoid = Entry<any ActivationRule>(
    "hard_sigmoid", summary: "A sigmoid made of three straight lines.", formula: "min(max(z + 3, 0), 6) / 6",
    source: "Courbariaux, Bengio & David 2015; these limits: PyTorch", examples: ["hard_sigmoid"]
  ) { _ in HardSigmoid() }
}

import CKernels

/// Cross-entropy that counts what is already right less: binary for one output, over classes for several.
struct Focal: LossRule {
  let gamma: Double
  let alpha: Double?

  var target: LossTarget { .valuesOrClasses }
  var fusesAfter: [String] { [Registries.sigmoid.name, Registries.softmax.name] }
  var takesLogits: Bool { true }

  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    if batch.width == 1 {
      S.Kernels.binaryFocal(
        batch.outputs, batch.targets, gradient: batch.gradients, count: batch.count, scale: batch.scale,
        gamma: gamma, alpha: alpha ?? -1)
    } else {
      S.Kernels.focal(
        batch.outputs, batch.classes, gradient: batch.gradients, rows: batch.rows, columns: batch.width,
        scale: batch.scale, gamma: gamma, weights: nil)
    }
  }

  func normalizer(classes: UnsafeBufferPointer<Int32>) -> Double? { Double(classes.count) }

  func objection(outputs: Int, classes: Int?) -> LossObjection? {
    if let classes, outputs < classes, !(outputs == 1 && classes == 2) {
      return .outputForEachClass(classes: classes)
    }
    return alpha == nil || outputs == 1 ? nil : .alphaForOutputs(outputs: outputs)
  }
}

extension Registries {
  static let focal = Entry<any LossRule>(
    "focal", summary: "Cross-entropy that counts what is already right less, from logits.",
    formula: "mean −α (1 − p)^γ ln p, p the probability of what is true",
    source: "Lin, Goyal, Girshick, He & Dollár 2017",
    parameters: [
      Parameter("gamma", [.number], default: 2, range: .from(0, to: 100), isKeyed: true, "how much less"),
      Parameter(
        "alpha", [.number], default: .none, range: .from(0, to: 1), isKeyed: true,
        "weight of the ones; zeros: 1 − alpha"),
    ],
    examples: ["focal", "focal(gamma=2, alpha=0.25)"]
  ) { Focal(gamma: $0.number("gamma"), alpha: $0.optionalNumber("alpha")) }
}

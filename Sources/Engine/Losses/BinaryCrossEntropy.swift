import CKernels

/// Of a sigmoid's probability: from the logit where the network ends with the sigmoid, else from the probability.
struct BinaryCrossEntropy: LossRule {
  let positiveWeight: Double
  let takesLogits: Bool

  /// PyTorch's bce cuts each logarithm off at −100; its form for logits does not.
  private var limit: Double { takesLogits ? .infinity : 100 }

  var fusesAfter: [String] { [Registries.sigmoid.name] }

  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    if takesLogits || batch.isFused {
      S.Kernels.binaryCrossEntropy(
        batch.outputs, batch.targets, gradient: batch.gradients, count: batch.count, scale: batch.scale,
        positiveWeight: positiveWeight, limit: limit)
    } else {
      S.Kernels.binaryCrossEntropy(
        ofProbabilities: batch.outputs, batch.targets, gradient: batch.gradients, count: batch.count,
        scale: batch.scale, positiveWeight: positiveWeight, limit: limit)
    }
  }

  func objection(outputs: Int, classes: Int?) -> LossObjection? {
    guard let classes, classes > 2, outputs == 1 else { return nil }
    return .twoClasses(given: classes)
  }
}

extension Registries {
  static let positiveWeight = Parameter(
    "positive_weight", [.number], default: 1, range: .from(0), isKeyed: true,
    "how much a one counts against a zero")

  static let bce = Entry<any LossRule>(
    "bce", summary: "Binary cross-entropy of probabilities, for a sigmoid output.",
    formula: "mean −(w t ln p + (1 − t) ln(1 − p))",
    source: "Good 1952; each ln cut off at −100 as in PyTorch",
    parameters: [positiveWeight], examples: ["bce", "bce(positive_weight=10)"]
  ) { BinaryCrossEntropy(positiveWeight: $0.number("positive_weight"), takesLogits: false) }

  static let bceLogits = Entry<any LossRule>(
    "bce_logits", summary: "Binary cross-entropy from logits, without a sigmoid at the end of the network.",
    formula: "mean of bce at p = sigmoid(z)", source: "Good 1952", parameters: [positiveWeight],
    examples: ["bce_logits", "bce_logits(positive_weight=10)"]
  ) { BinaryCrossEntropy(positiveWeight: $0.number("positive_weight"), takesLogits: true) }
}

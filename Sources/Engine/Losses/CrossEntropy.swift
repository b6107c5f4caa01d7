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
      gradlab_binary_cross_entropy(
        S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale, positiveWeight,
        limit)
    } else {
      gradlab_binary_cross_entropy_of(
        S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale, positiveWeight,
        limit)
    }
  }

  func objection(outputs: Int, classes: Int?) -> LossObjection? {
    guard let classes, classes > 2, outputs == 1 else { return nil }
    return .twoClasses(given: classes)
  }
}

/// Of a softmax's probabilities, from the logits; PyTorch's weighted mean.
struct CrossEntropy: LossRule {
  /// By class; empty: 1 each.
  let weights: [Double]
  let labelSmoothing: Double

  var target: LossTarget { .classes }
  var fusesAfter: [String] { [Registries.softmax.name] }
  var takesLogits: Bool { true }

  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    weights.withUnsafeBufferPointer { weights in
      gradlab_cross_entropy(
        S.width, batch.outputs, batch.classes, batch.gradients, batch.rows, batch.width, batch.scale,
        weights.isEmpty ? nil : weights.baseAddress, labelSmoothing)
    }
  }

  func normalizer(classes: UnsafeBufferPointer<Int32>) -> Double? {
    weights.isEmpty ? Double(classes.count) : classes.reduce(0) { $0 + weights[Int($1)] }
  }

  func objection(outputs: Int, classes: Int?) -> LossObjection? {
    if let classes, outputs < classes || outputs == 1 {
      return .outputForEachClass(classes: max(2, classes))
    }
    return weights.isEmpty || weights.count == outputs
      ? nil : .weightCount(weights: weights.count, outputs: outputs)
  }
}

/// Cross-entropy that counts what is already right less: binary for one output, over classes for several.
struct Focal: LossRule {
  let gamma: Double
  let alpha: Double?

  var target: LossTarget { .valuesOrClasses }
  var fusesAfter: [String] { [Registries.sigmoid.name, Registries.softmax.name] }
  var takesLogits: Bool { true }

  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    if batch.width == 1 {
      gradlab_binary_focal(
        S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale, gamma, alpha ?? -1)
    } else {
      gradlab_focal(
        S.width, batch.outputs, batch.classes, batch.gradients, batch.rows, batch.width, batch.scale, gamma,
        nil)
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
  private static let positiveWeight = Parameter(
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

  static let crossEntropy = Entry<any LossRule>(
    "cross_entropy", summary: "Cross-entropy over classes, from logits or after a softmax output.",
    formula: "Σ w_c (ln Σⱼ exp(zⱼ) − z_c) / Σ w_c, c each sample's class",
    source: "Bridle 1990; label smoothing: Szegedy et al. 2016",
    parameters: [
      Parameter(
        "weights", [.number, .classWeights], default: .none, isKeyed: true, "a weight for each class"),
      Parameter(
        "label_smoothing", [.number], default: 0, range: .from(0, to: 1), isKeyed: true,
        "share of the label spread evenly"),
    ],
    examples: [
      "cross_entropy", "cross_entropy(weights=by_class(1, 10))", "cross_entropy(label_smoothing=0.1)",
    ]
  ) { arguments in
    CrossEntropy(
      weights: arguments.classWeights("weights"), labelSmoothing: arguments.number("label_smoothing"))
  }

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

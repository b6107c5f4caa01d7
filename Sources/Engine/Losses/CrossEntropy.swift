import CKernels

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
      S.Kernels.crossEntropy(
        batch.outputs, batch.classes, gradient: batch.gradients, rows: batch.rows, columns: batch.width,
        scale: batch.scale, weights: weights.isEmpty ? nil : weights.baseAddress, smoothing: labelSmoothing)
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

extension Registries {
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
}

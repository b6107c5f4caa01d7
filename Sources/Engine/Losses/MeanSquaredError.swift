import CKernels

struct MeanSquaredError: LossRule {
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    gradlab_squared_error(
      S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale)
  }
}

extension Registries {
  static let mse = Entry<any LossRule>(
    "mse", summary: "The mean squared error over all entries.", formula: "mean (y − t)²",
    source: "Gauss 1809", examples: ["mse"]
  ) { _ in MeanSquaredError() }
}

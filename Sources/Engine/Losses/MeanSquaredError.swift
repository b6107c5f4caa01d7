import CKernels

struct MeanSquaredError: LossRule {
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    S.Kernels.squaredError(
      batch.outputs, batch.targets, gradient: batch.gradients, count: batch.count, scale: batch.scale)
  }
}

extension Registries {
  package static let mse = Entry<any LossRule>(
    "mse", summary: "The mean squared error over all entries.", formula: "mean (y − t)²",
    source: "Gauss 1809", examples: ["mse"]
  ) { _ in MeanSquaredError() }
}

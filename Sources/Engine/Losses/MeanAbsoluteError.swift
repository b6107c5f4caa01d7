import CKernels

struct MeanAbsoluteError: LossRule {
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    S.Kernels.absoluteError(
      batch.outputs, batch.targets, gradient: batch.gradients, count: batch.count, scale: batch.scale)
  }
}

extension Registries {
  static let mae = Entry<any LossRule>(
    "mae", summary: "The mean absolute error over all entries.", formula: "mean |y − t|",
    source: "Laplace 1774", examples: ["mae"]
  ) { _ in MeanAbsoluteError() }
}

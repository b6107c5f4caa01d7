import CKernels

struct MeanAbsoluteError: LossRule {
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    gradlab_absolute_error(
      S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale)
  }
}

extension Registries {
  static let mae = Entry<any LossRule>(
    "mae", summary: "The mean absolute error over all entries.", formula: "mean |y − t|",
    source: "Laplace 1774", examples: ["mae"]
  ) { _ in MeanAbsoluteError() }
}

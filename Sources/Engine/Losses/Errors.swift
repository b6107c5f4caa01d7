import CKernels

struct MeanSquaredError: LossRule {
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    gradlab_squared_error(
      S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale)
  }
}

struct MeanAbsoluteError: LossRule {
  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    gradlab_absolute_error(
      S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale)
  }
}

struct Huber: LossRule {
  let delta: Double

  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    gradlab_huber(
      S.width, batch.outputs, batch.targets, batch.gradients, batch.count, batch.scale, delta)
  }
}

extension Registries {
  static let mse = Entry<any LossRule>(
    "mse", summary: "The mean squared error over all entries.", formula: "mean (y − t)²",
    source: "Gauss 1809", examples: ["mse"]
  ) { _ in MeanSquaredError() }

  static let mae = Entry<any LossRule>(
    "mae", summary: "The mean absolute error over all entries.", formula: "mean |y − t|",
    source: "Laplace 1774", examples: ["mae"]
  ) { _ in MeanAbsoluteError() }

  static let huber = Entry<any LossRule>(
    "huber", summary: "Squared for small errors and absolute for large ones, so that outliers pull less.",
    formula: "mean of e²/2 up to |e| = delta, delta · (|e| − delta/2) beyond; e = y − t",
    source: "Huber 1964",
    parameters: [
      Parameter(
        "delta", [.number], default: 1, range: .above(0),
        "the error from which on it is absolute")
    ],
    examples: ["huber", "huber(0.5)"]
  ) { Huber(delta: $0.number("delta")) }
}

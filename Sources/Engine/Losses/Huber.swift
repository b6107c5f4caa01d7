import CKernels

struct Huber: LossRule {
  let delta: Double

  func evaluate<S: Scalar>(_ batch: LossBatch<S>) -> Double {
    S.Kernels.huber(
      batch.outputs, batch.targets, gradient: batch.gradients, count: batch.count, scale: batch.scale,
      delta: delta)
  }
}

extension Registries {
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

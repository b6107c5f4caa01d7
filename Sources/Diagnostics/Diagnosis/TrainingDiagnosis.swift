import Engine

/// What the training of a network says beyond what its first weights do.
public enum TrainingDiagnosis {
  /// Findings about a run that is over.
  ///
  /// - Parameters:
  ///   - probe: of the network before it.
  ///   - curvature: at its start; `nil`: the rate is not judged.
  public static func findings(
    _ history: TrainingHistory, probe: Probe, data: DataSet, optimizer: Optimizer, steps: Int,
    curvature: Curvature?
  ) -> [Finding] {
    [
      notFinite(history), atEntropy(history, data), belowEpsilon(probe, optimizer),
      rate(optimizer, curvature, steps: steps),
    ].compactMap { $0 }
  }

  /// Findings that need no run.
  public static func findings(
    probe: Probe, optimizer: Optimizer, steps: Int, curvature: Curvature?
  ) -> [Finding] {
    [belowEpsilon(probe, optimizer), rate(optimizer, curvature, steps: steps)].compactMap { $0 }
  }

  private static func notFinite(_ history: TrainingHistory) -> Finding? {
    history.nonFinite.map { .notFiniteInTraining(place: $0) }
  }

  private static func atEntropy(_ history: TrainingHistory, _ data: DataSet) -> Finding? {
    guard data.classCount != nil, history.losses.count > 1, data.entropy > 0,
      abs(history.loss - data.entropy) < 0.01 * data.entropy
    else { return nil }
    return .labelEntropy(loss: history.loss, entropy: data.entropy)
  }

  private static func belowEpsilon(_ probe: Probe, _ optimizer: Optimizer) -> Finding? {
    guard let epsilon = optimizer.product.momentEpsilon,
      let layer = probe.layers.first(where: { $0.weightGradient != nil }),
      let gradient = layer.weightGradient, gradient < epsilon, gradient > 0
    else { return nil }
    return .belowEpsilon(
      layer: layer.number, optimizer: optimizer.name, gradient: gradient, epsilon: epsilon,
      share: gradient / (gradient + epsilon))
  }

  private static func rate(
    _ optimizer: Optimizer, _ curvature: Curvature?, steps: Int
  ) -> Finding? {
    // The bound is that of gradient descent; rules that rescale each step have another.
    guard let momentum = optimizer.product.descentMomentum, let curvature, curvature.largest > 0 else {
      return nil
    }
    let rate = optimizer.product.rate.rate(at: 0)
    let bound = 2 * (1 + momentum) / curvature.largest
    if rate > bound { return .rateTooLarge(rate: rate, bound: bound, curvature: curvature.largest) }
    let effective = rate / max(1e-3, 1 - momentum)
    guard effective * curvature.largest * Double(steps) < 1 else { return nil }
    return .rateTooSmall(rate: rate, steps: steps, curvature: curvature.largest)
  }
}

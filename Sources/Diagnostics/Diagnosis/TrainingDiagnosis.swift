import Engine
import RealModule

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
      rate(optimizer, curvature, history, steps: steps),
    ].compactMap { $0 }
  }

  /// Findings that need no run.
  public static func findings(
    probe: Probe, optimizer: Optimizer, steps: Int, curvature: Curvature?
  ) -> [Finding] {
    [belowEpsilon(probe, optimizer), rate(optimizer, curvature, nil, steps: steps)].compactMap { $0 }
  }

  private static func notFinite(_ history: TrainingHistory) -> Finding? {
    guard let place = history.nonFinite else { return nil }
    let layer = place.layer.map { "layer \($0 + 1)" } ?? "the loss"
    let direction =
      switch place.direction {
      case .forward: "going forward"
      case .loss: "in the loss"
      case .backward: "going back"
      case .update: "in the update"
      }
    return Finding(
      .notFinite, layer: place.layer,
      "Not finite: in epoch \(place.epoch), step \(place.step), the first NaN or infinity appears \(direction), at "
        + "\(layer).", remedies: ["rate_down", "by_norm", "warmup"])
  }

  private static func atEntropy(_ history: TrainingHistory, _ data: DataSet) -> Finding? {
    guard data.classCount != nil, history.losses.count > 1, data.entropy > 0,
      abs(history.loss - data.entropy) < 0.01 * data.entropy
    else { return nil }
    return Finding(
      .labelEntropy,
      "The loss stays at the label entropy: \(figure(history.loss)), where someone who knows only how often each "
        + "label occurs has \(figure(data.entropy)). The network has learnt the labels' frequencies and nothing of "
        + "the samples.", remedies: ["relu", "batchnorm", "residual", "adam"])
  }

  private static func belowEpsilon(_ probe: Probe, _ optimizer: Optimizer) -> Finding? {
    guard case .number(let epsilon)? = optimizer["epsilon"], optimizer["beta2"] != nil,
      let layer = probe.layers.first(where: { $0.weightGradient != nil }),
      let gradient = layer.weightGradient,
      gradient < epsilon, gradient > 0
    else { return nil }
    let share = gradient / (gradient + epsilon)
    return Finding(
      .belowEpsilon, layer: layer.number,
      "Below epsilon: the gradient of layer \(layer.number + 1) is \(figure(gradient)), under \(optimizer.name)'s "
        + "epsilon of \(figure(epsilon)); its steps are \(figure(share)) of the rate instead of all of it.",
      remedies: ["adam_epsilon"])
  }

  private static func rate(
    _ optimizer: Optimizer, _ curvature: Curvature?, _ history: TrainingHistory?, steps: Int
  ) -> Finding? {
    // The bound is that of gradient descent; rules that rescale each step have another.
    guard optimizer["momentum"] != nil, case .number(let momentum)? = optimizer["momentum"], let curvature,
      curvature.largest > 0
    else { return nil }
    let rate = optimizer.product.rate.rate(at: 0)
    let bound = 2 * (1 + momentum) / curvature.largest
    if rate > bound {
      return Finding(
        .rateTooLarge,
        "Learning rate too large: where the loss curves most (λ = \(figure(curvature.largest))), steps stay stable "
          + "below a rate of \(figure(bound)); this one is \(figure(rate)).",
        remedies: ["rate_down", "by_norm", "warmup"])
    }
    let effective = rate / max(1e-3, 1 - momentum)
    guard effective * curvature.largest * Double(steps) < 1 else { return nil }
    return Finding(
      .rateTooSmall,
      "Learning rate too small: even where the loss curves most (λ = \(figure(curvature.largest))), \(steps) steps "
        + "of rate \(figure(rate)) go less than once the way to the bottom.", remedies: ["rate_up", "adam"])
  }
}

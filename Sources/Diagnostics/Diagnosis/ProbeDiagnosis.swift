import Engine
import RealModule

extension Probe {
  /// What the probe says of the network, as a verdict with its numbers.
  public var diagnosis: Diagnosis {
    if let finding = notFinite { return Diagnosis([finding]) }
    let causes = [dead, underflow, decay, throughTime, alike, saturation].compactMap { $0 }
    return Diagnosis(causes.isEmpty ? [healthy] : causes)
  }

  /// Below it a signal has vanished over the whole depth; above its inverse it has exploded.
  private static let lost = 1e-2

  private func name(_ layer: ProbedLayer) -> String { "layer \(layer.number + 1) (\(layer.layer))" }

  private var notFinite: Finding? {
    if let layer = layers.first(where: { !$0.isForwardFinite }) {
      if layer.hasBrokenParameters {
        return Finding(
          .notFinite, layer: layer.number,
          "Not finite: among the weights and biases of \(name(layer)) themselves are NaNs or infinities, as after a "
            + "training whose steps went too far. \"fresh\" draws them anew.",
          remedies: ["rate_down", "by_norm", "warmup"])
      }
      return Finding(
        .notFinite, layer: layer.number,
        "Not finite: going forward, \(name(layer)) is the first to give a NaN or an infinity; every number "
          + "after it is worthless.", remedies: ["batchnorm", "initialiser", "by_norm"])
    }
    if let layer = layers.last(where: { !$0.isBackwardFinite }) {
      return Finding(
        .notFinite, layer: layer.number,
        "Not finite: going forward all is well; going back, the error signal is no longer finite at "
          + "\(name(layer)).", remedies: ["batchnorm", "initialiser", "by_norm"])
    }
    guard !loss.isFinite else { return nil }
    return Finding(.notFinite, "Not finite: all outputs are, but the loss is \(figure(loss)).")
  }

  private var dead: Finding? {
    if let layer = layers.first(where: { $0.deadUnits > 0 && $0.deadUnits == $0.width }) {
      return Finding(
        .dead, layer: layer.number,
        "Dead: \(layer.width == 1 ? "the only unit" : "all \(layer.width) units") of \(name(layer)) \(layer.width == 1 ? "gives" : "give") 0 for "
          + "every sample, so nothing passes it in either direction, and no layer up to it can learn.",
        remedies: ["leaky_relu", "elu", "initialiser", "batchnorm", "wider"])
    }
    let most = layers.max { share($0) < share($1) }
    guard let layer = most, share(layer) > 0.5 else { return nil }
    return Finding(
      .dead, layer: layer.number,
      "Dead units: \(layer.deadUnits) of \(layer.width) in \(name(layer)) give 0 for every sample and no longer "
        + "learn.", remedies: ["leaky_relu", "elu", "initialiser", "batchnorm"])
  }

  private func share(_ layer: ProbedLayer) -> Double { Double(layer.deadUnits) / Double(max(1, layer.width)) }

  private var underflow: Finding? {
    guard dead == nil,
      let layer = layers.last(where: { $0.hasWeights && ($0.signal == 0 || $0.zeroGradients == 1) }),
      let next = layers.first(where: { $0.number > layer.number && ($0.signal ?? 0) > 0 })
    else { return nil }
    let isFloat = precision == .float32
    return Finding(
      .underflow, layer: layer.number,
      "Underflow: going back, the gradients fall below the smallest number of \(precision) "
        + "(\(isFloat ? "1.4e−45" : "4.9e−324")) at \(name(layer)), and are exactly 0 from there on; "
        + "\(name(next)) still sees an error signal of \(figure(next.signal ?? 0))."
        + (isFloat ? " \"precision float64\" shows what is left." : ""))
  }

  private var decay: Finding? {
    guard hidden.count > 1, let factor, let last = hidden.last?.signal, let first = hidden.first?.signal
    else { return nil }
    let back = first / last
    // Where no difference is left at all there is no factor either.
    let areAlike = layers.last.map { $0.distinct == 1 && $0.rows > 1 } ?? false
    let forward = areAlike ? 0 : forwardFactor.map { Double.pow($0, Double(hidden.count - 1)) } ?? 1
    let sizes = hidden.map(\.outputSize)
    let grown = (sizes.last ?? 1) / (sizes.first ?? 1)
    let (isLostBack, isLostForward) = (back < Self.lost, forward < Self.lost)
    let (isGrownBack, isGrownForward) = (back > 1 / Self.lost, grown > 1 / Self.lost)
    let going = backward(factor) + decomposition
    switch (isLostBack, isLostForward, isGrownBack, isGrownForward) {
    case (true, true, _, _):
      return Finding(
        .vanishing, layer: hidden[0].number,
        "Vanishing, both ways. \(going) \(forwardAlike)\(theorySentence)", remedies: Self.forVanishing)
    case (true, false, _, false):
      return Finding(
        .vanishingBackward, layer: hidden[0].number,
        "Vanishing, going back. \(going) Going forward, the samples stay apart\(told).\(theorySentence)",
        remedies: Self.forVanishing)
    case (true, false, _, true):
      return Finding(
        .vanishingBackward, layer: hidden[0].number, "Vanishing, going back. \(going)\(theorySentence)",
        remedies: Self.forVanishing)
    case (false, true, _, _):
      return Finding(
        .vanishingForward, layer: hidden[0].number,
        "Vanishing, going forward. \(forwardAlike) Going back, the error signal keeps its size "
          + "(×\(factorFigure(factor)) a layer).\(theorySentence)", remedies: Self.forVanishing)
    case (false, false, true, let both):
      return Finding(
        both ? .exploding : .explodingBackward, layer: hidden[0].number,
        "Exploding, \(both ? "both ways" : "going back"). \(going)"
          + (both ? " Going forward, the outputs grow \(figure(grown))-fold." : "") + theorySentence,
        remedies: Self.forExploding)
    case (false, false, false, true):
      return Finding(
        .explodingForward, layer: hidden[0].number,
        "Exploding, going forward. The outputs grow \(figure(grown))-fold from the first hidden layer to the "
          + "last, while the error signal keeps its size.\(theorySentence)", remedies: Self.forExploding)
    default: return nil
    }
  }

  private static let forVanishing = [
    "relu", "tanh", "selu", "batchnorm", "residual", "initialiser", "adam_epsilon",
  ]
  private static let forExploding = ["by_norm", "initialiser", "layernorm", "batchnorm", "warmup"]

  private func backward(_ factor: Double) -> String {
    "Going back, each layer multiplies the error signal by \(factorFigure(factor))"
  }

  /// How much of the factor is the slope's.
  private var decomposition: String {
    guard let slopePart, let weightsPart else { return "." }
    let names = Set(hidden.dropLast().compactMap { $0.activation?.name })
    let rescaled = layers.contains { !$0.hasWeights && $0.activation == nil && $0.weightGradient != nil }
    let rest =
      hasWaysAround
      ? "the weights and the ways around"
      : rescaled ? "the weights and what rescales between them" : "the weights"
    guard names.count == 1, let name = names.first,
      let largest = hidden.compactMap(\.activation).first?.largestSlope
    else {
      return
        ": of that the slopes contribute ×\(factorFigure(slopePart)) and \(rest) ×\(factorFigure(weightsPart))."
    }
    let bound = largest == 0.25 ? " (never above 1/4)" : largest == 1 ? " (never above 1)" : ""
    return ": of that the slope of \(name)\(bound) contributes ×\(factorFigure(slopePart)) and \(rest) "
      + "×\(factorFigure(weightsPart))."
  }

  private var forwardAlike: String {
    let factor = forwardFactor.map { " (×\(factorFigure($0)) a layer)" } ?? ""
    guard let last = layers.last else { return "" }
    let told =
      last.distinct == 1
      ? "in \(precision) the output is the same for all \(rows(last))"
      : "of \(rows(last)), \(precision)'s output tells \(last.distinct) apart"
    return "Going forward, the differences between samples shrink alike\(factor): \(told)."
  }

  private var told: String {
    guard let last = layers.last else { return "" }
    return " (\(last.distinct) of \(last.rows) are told apart at the output)"
  }

  private func rows(_ layer: ProbedLayer) -> String {
    layer.rows == samples ? counted(samples, "sample") : counted(layer.rows, "row")
  }

  private var theorySentence: String {
    guard case .success(let theory) = theory, let predicted = theory.factor else { return "" }
    return " Wide-network theory predicts \(factorFigure(predicted)) a layer."
  }

  private var throughTime: Finding? {
    for layer in layers {
      guard let total = timeRatio(layer), total < 1e-4 || total > 1e4 else { continue }
      let isLost = total < 1
      return Finding(
        isLost ? .vanishingThroughTime : .explodingThroughTime, layer: layer.number,
        "\(isLost ? "Vanishing" : "Exploding") through time. \(timeSentence(layer, total))",
        remedies: isLost ? ["gru", "lstm", "orthogonal"] : ["by_norm", "orthogonal"])
    }
    return nil
  }

  /// What of the gradient at the last step is left at the first.
  private func timeRatio(_ layer: ProbedLayer) -> Double? {
    guard layer.timeSignals.count > 1, let first = layer.timeSignals.first, let last = layer.timeSignals.last,
      last > 0
    else { return nil }
    return first / last
  }

  private func timeSentence(_ layer: ProbedLayer, _ total: Double) -> String {
    let steps = layer.timeSignals.count
    return "In \(name(layer)) each step back multiplies the gradient by "
      + "\(factorFigure(Double.pow(total, 1 / Double(steps - 1)))): of what reaches the last of \(steps) steps, "
      + "\(figure(total)) is left at the first."
  }

  /// Samples that can't be told apart, where the decay has not said so already.
  private var alike: Finding? {
    guard decay == nil, dead == nil,
      let layer = layers.dropLast().first(where: { $0.distinct * 2 < min($0.rows, samples) }),
      layer.width > 1
    else { return nil }
    return Finding(
      .indistinguishable, layer: layer.number,
      "Samples alike: after \(name(layer)) only \(layer.distinct) of \(rows(layer)) can be told apart in "
        + "\(precision).", remedies: ["leaky_relu", "relu", "batchnorm", "wider"])
  }

  private var saturation: Finding? {
    // Half of relu's units are off by design; its dead ones are found elsewhere.
    let steep = layers.filter { ($0.saturated ?? 0) > 0.9 && $0.deadUnits == 0 }
    guard let layer = steep.first, let activation = layer.activation, let share = layer.saturated else {
      return nil
    }
    return Finding(
      .saturated, layer: layer.number,
      "Saturated: in \(name(layer)) \(figure(share * 100, digits: 2)) % of the slopes are below a twentieth of "
        + "\(activation.name)'s largest\(steep.count > 1 ? ", and so it is in \(counted(steep.count - 1, "more layer"))" : "").",
      remedies: ["initialiser", "batchnorm", "relu"])
  }

  private var healthy: Finding {
    let times = layers.compactMap { layer in timeRatio(layer).map { timeSentence(layer, $0) } }
    guard let factor else {
      let said =
        times.isEmpty
        ? ["Healthy, as far as one can see: there are too few hidden layers for a factor."]
        : ["Healthy."] + times
      return Finding(.healthy, said.joined(separator: " "))
    }
    let forward =
      forwardFactor.map { ", and going forward the differences between samples by \(factorFigure($0))" } ?? ""
    // What does no harm over a few layers would over many.
    let isHarmless = 0.8...1.25 ~= factor
    let twenty = isHarmless ? "" : " Twenty such layers would leave ×\(figure(Double.pow(factor, 19)))."
    let verdict = isHarmless ? "Healthy." : "Healthy at this depth."
    let said = ["\(verdict) \(backward(factor))\(forward)\(told).\(twenty)\(theorySentence)"] + times
    return Finding(.healthy, said.joined(separator: " "))
  }
}

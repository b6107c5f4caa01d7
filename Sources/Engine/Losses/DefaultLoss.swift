/// The loss that fits a network's last activation and the labels.
///
/// A sigmoid output: bce; a softmax output, or several plain outputs on class labels: cross_entropy; one plain output
/// on two classes: bce_logits; else mse. `classWeights` weigh it by class where it can be.
///
/// - Throws: where weights are given for a loss without classes.
public func defaultLoss(
  for description: NetworkDescription, on labels: DataSet.Labels, classWeights: [Double]? = nil
) throws(EngineError) -> Loss {
  let end = lastActivation(of: description)
  let classes: Int? = if case .classes(_, let count) = labels { count } else { nil }
  let outputs = lastWidth(of: description)
  let isPlain = end?.product.isIdentity ?? true
  let entry: Entry<any LossRule> =
    if let name = end?.product.impliedLoss, let implied = Registries.losses[name] {
      implied
    } else if isPlain, let classes, outputs != 1 || classes == 2 {
      outputs == 1 ? Registries.bceLogits : Registries.crossEntropy
    } else {
      Registries.mse
    }
  let arguments = try classWeights.map { weights throws(EngineError) in
    try classWeightArguments(weights, of: entry)
  }
  do throws(InvalidArgument) { return try entry(arguments ?? [:]) } catch {
    throw .classWeightsRefused(loss: entry.name, weights: classWeights ?? [])
  }
}

/// What gives a loss its weights by class.
private func classWeightArguments(
  _ weights: [Double], of entry: Entry<any LossRule>
) throws(EngineError) -> [String: Argument] {
  guard !weights.isEmpty else { return [:] }
  if let byClass = entry.parameters.first(where: { $0.takes(.classWeights) }) {
    return [byClass.name: .classWeights(weights)]
  }
  guard let positive = entry.parameters.first(where: { $0.name == Registries.positiveWeight.name }) else {
    throw .classWeightsWithoutClasses(loss: entry.name)
  }
  guard weights.count <= 2, weights[0] > 0 else { throw .classWeightsForOneOutput(weights: weights) }
  return [positive.name: .number(weights.count == 1 ? weights[0] : weights[1] / weights[0])]
}

/// The loss that was chosen, or the one that fits.
func loss(
  _ chosen: Loss?, for description: NetworkDescription, on labels: DataSet.Labels,
  classWeights: [Double]? = nil
) throws(EngineError) -> Loss {
  if let chosen { return chosen }
  return try defaultLoss(for: description, on: labels, classWeights: classWeights)
}

/// The activation that the network ends with; `nil` where its last layer is not one that has any.
func lastActivation(of description: NetworkDescription) -> Activation? {
  description.layers.last?.product.activation
}

/// The number of outputs, where the description says it.
private func lastWidth(of description: NetworkDescription) -> Int? {
  for layer in description.layers.reversed() {
    if let units = layer.product.units { return units }
    if let inner = layer.product.inner, let width = lastWidth(of: inner) { return width }
  }
  return nil
}

/// The loss that fits a network's last activation and the labels.
///
/// A sigmoid output: bce; a softmax output, or several plain outputs on class labels: cross_entropy; one plain output
/// on two classes: bce_logits; else mse. `classWeights` weigh it by class where it can be.
///
/// - Throws: `TrainingError` where weights are given for a loss without classes.
public func defaultLoss(
  for description: NetworkDescription, on labels: DataSet.Labels, classWeights: [Double]? = nil
) throws(TrainingError) -> Loss {
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
  do {
    guard let classWeights, !classWeights.isEmpty else { return try entry() }
    if entry.parameters.contains(where: { $0.kind == .classWeights }) {
      return try entry(["weights": .classWeights(classWeights)])
    }
    guard let positive = entry.parameters.first(where: { $0.name == "positive_weight" }) else {
      throw TrainingError(
        reason: "Weights by class need a loss that knows classes, and for this network it is \(entry.name).")
    }
    guard classWeights.count == 2 || classWeights.count == 1, classWeights[0] > 0 else {
      throw TrainingError(
        reason: "A single output tells two classes apart: weights=by_class(1, 10), or the weight of the ones."
      )
    }
    let weight = classWeights.count == 1 ? classWeights[0] : classWeights[1] / classWeights[0]
    return try entry([positive.name: .number(weight)])
  } catch let error as TrainingError {
    throw error
  } catch {
    throw TrainingError(reason: "\(error)")
  }
}

/// The activation that the network ends with; `nil` where its last layer is not one that has any.
func lastActivation(of description: NetworkDescription) -> Activation? {
  description.layers.last?.product.activation
}

/// The number of outputs, where the description says it.
private func lastWidth(of description: NetworkDescription) -> Int? {
  for layer in description.layers.reversed() {
    if case .number(let units)? = layer["units"] { return Int(units) }
    if let inner = layer.product.inner, let width = lastWidth(of: inner) { return width }
  }
  return nil
}

enum ChineseArguments {
  static func words(_ message: ArgumentMessage) -> String {
    switch message {
    case .nesterovWithoutMomentum:
      "nesterov=true needs a momentum: sgd(0.1, momentum=0.9, nesterov=true)."
    case .boundariesMustRise(let boundary):
      "The boundaries must rise; \(boundary) does not come after the one before."
    case .rateMissing(let boundary): "The rate from \(boundary) on is missing."
    case .activationWithParameters(let layer):
      "\(layer) takes an activation without parameters of its own, such as tanh or relu."
    case .withoutBias(let parameter): "\(parameter) is a bias, and bias=false leaves the layer without any."
    case .shareOrWholeNumber(let given):
      "The held-out part is a share below 1 or a whole number of samples, not \(literal(given))."
    case .emptySide(let given, let most):
      "The held-out part is a share between 0 and 1 or a number of samples from 1 to \(most); \(literal(given)) leaves nothing on one side."
    }
  }

  static func noun(_ kind: EngineKindMessage) -> String {
    switch kind {
    case .activation: "an activation"
    case .initializer: "an initialiser"
    case .loss: "a loss"
    case .optimizer: "an optimizer"
    case .schedule: "a schedule"
    case .clip: "a clip"
    case .network: "a network"
    case .data: "a data set"
    case .classWeights: "class weights"
    }
  }
}

import Engine

/// What remedies do, in English.
enum EnglishRemedies: EnglishFigures {
  static func words(_ action: Remedy.Action) -> String {
    switch action {
    case .activation(let name): "\(name) in the hidden layers, with its own initialiser"
    case .criticalWeights: "weights drawn so that theory's factor is 1"
    case .orthogonalWeights: "orthogonal weights of the variance with which theory's factor is 1"
    case .normalization(let name, let isBehind): "\(name) \(isBehind ? "behind" : "before") every activation"
    case .waysAround: "ways around: residual(activation -> weights), the same layers in the same order"
    case .smallBranches:
      "the last weights of each residual branch divided by the root of the number of branches"
    case .units(let factor): "\(times(Double(factor))) the units in every hidden layer"
    case .forgetBias: "forget gates that are open, at first, for as long as a sequence is"
    case .recurrent(let name): "\(name) in place of every recurrent layer"
    case .standardizedInputs: "standardize(data): each input feature at mean 0 and deviation 1"
    case .optimizer(let name, let rate): "\(name)(\(literal(rate)))"
    case .epsilon(let epsilon): "Adam with epsilon=\(literal(epsilon))"
    case .momentum(let momentum): "descent with momentum=\(literal(momentum))"
    case .layerwiseSteps(let rate, let norm):
      "steps of one length in each layer: sgd(\(literal(rate))), clip=by_layer(\(literal(norm)))"
    case .rate(let factor): "\(times(factor)) the learning rate"
    case .warmup: "warm-up over a tenth of the steps, then cosine"
    case .clip(let norm): "all gradients together clipped to norm \(figure(norm))"
    }
  }

  /// "four times", "a tenth of"
  private static func times(_ factor: Double) -> String {
    switch factor {
    case 0.1: "a tenth of"
    case 4: "four times"
    case 10: "ten times"
    default: "\(figure(factor)) times"
    }
  }
}

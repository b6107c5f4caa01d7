import Engine

/// What is trained, on what, and how: what a remedy changes one thing of.
public struct TrainingSetup: Sendable {
  /// What is trained.
  public var network: NetworkDescription
  /// What it is trained on.
  public var data: DataSet
  /// How it is trained.
  public var options: TrainingOptions

  /// The training of a network on data.
  public init(_ network: NetworkDescription, on data: DataSet, _ options: TrainingOptions) {
    self.network = network
    self.data = data
    self.options = options
  }
}

extension Remedy {
  /// The setup with this one change; `nil` where there is no place for it, where it is there already, and where it
  /// can't act.
  public func applied(to setup: TrainingSetup) -> TrainingSetup? {
    var changed = setup
    switch action {
    case .standardizedInputs:
      guard setup.data.isFarFromStandard else { return nil }
      changed.data = Engine.standardize(setup.data)
    case .optimizer, .epsilon, .momentum, .layerwiseSteps, .rate, .warmup, .clip:
      guard let options = options(setup.options, steps: setup.options.steps(on: setup.data)) else {
        return nil
      }
      changed.options = options
    default:
      guard let network = network(setup.network, on: setup.data), network != setup.network else { return nil }
      changed.network = network
    }
    return changed
  }

  private func network(_ description: NetworkDescription, on data: DataSet) -> NetworkDescription? {
    switch action {
    case .activation(let name):
      Registries.activations[name].flatMap {
        description.withActivation($0.made())
      }
    case .criticalWeights: description.withCriticalWeights()
    case .orthogonalWeights: description.withOrthogonalWeights()
    case .normalization(let name, let isBehind):
      Registries.layers[name]
        .flatMap { description.normalized(by: $0.made(), behind: isBehind) }
    case .waysAround: description.withWaysAround()
    case .smallBranches: description.withSmallBranches()
    case .units(let factor): description.widened(by: factor)
    case .forgetBias:
      data.sampleShape.count == 2 ? description.rememberingFor(steps: data.sampleShape[0]) : nil
    case .recurrent(let name):
      Registries.layers[name].flatMap { description.recurrent($0) }
    default: nil
    }
  }

  private func options(_ options: TrainingOptions, steps: Int) -> TrainingOptions? {
    var changed = options
    let optimizer = options.optimizer
    switch action {
    case .optimizer(let name, let rate):
      // At another rate it is the same optimizer.
      guard optimizer.name != name,
        let entry = Registries.optimizers[name]
      else { return nil }
      changed.optimizer = entry.made(["rate": .number(rate)])
    case .epsilon(let epsilon):
      guard optimizer.product.momentEpsilon.map({ $0 > epsilon }) ?? true else { return nil }
      changed.optimizer =
        optimizer.replacing("epsilon", .number(epsilon)) ?? .adam(0.01, epsilon: epsilon)
    case .momentum(let momentum):
      guard optimizer.product.descentMomentum ?? 0 < momentum else { return nil }
      changed.optimizer =
        optimizer.name == Registries.sgd.name
        ? optimizer.replacing("momentum", .number(momentum)) ?? optimizer : .sgd(0.1, momentum: momentum)
    case .layerwiseSteps(let rate, let norm):
      guard options.clip == nil else { return nil }
      (changed.optimizer, changed.clip) = (.sgd(rate), .byLayer(norm))
    case .rate(let factor):
      guard let made = optimizer.withRate({ $0.number.map { .number($0 * factor) } }) else { return nil }
      changed.optimizer = made
    case .warmup:
      let warm = steps / 10
      guard warm > 0,
        let made = optimizer.withRate({ rate in
          rate.number.map { _ in .schedule(.warmup(.cosine(rate, steps: steps - warm), steps: warm)) }
        })
      else { return nil }
      changed.optimizer = made
    case .clip(let norm):
      // A rule that rescales each step undoes what shortens the gradient.
      guard options.clip == nil, optimizer.product.descentMomentum != nil else { return nil }
      changed.clip = .byNorm(norm)
    default: return nil
    }
    return changed
  }
}

extension Optimizer {
  /// The same optimizer with another rate, made from the one that it has; `nil` where there is none, or it is refused.
  fileprivate func withRate(_ change: (Argument) -> Argument?) -> Optimizer? {
    guard let rate = self[.schedule].flatMap(change) else { return nil }
    return try? Registries.optimizers[name]?(arguments(with: [.schedule: rate]))
  }

  /// The same optimizer with another argument; `nil` where it has no such parameter.
  fileprivate func replacing(_ parameter: String, _ argument: Argument) -> Optimizer? {
    guard self[parameter] != nil else { return nil }
    var all = arguments(with: [:])
    all[parameter] = argument
    return try? Registries.optimizers[name]?(all)
  }
}

extension DataSet {
  /// Whether the size of the inputs is far from what first weights are made for: a feature whose mean or deviation is
  /// large, or no feature that varies by more than a fifth.
  var isFarFromStandard: Bool {
    let width = sampleShape.last ?? 1
    let rows = Double(max(1, features.count / max(1, width)))
    var (means, squares) = ([Double](repeating: 0, count: width), [Double](repeating: 0, count: width))
    for (index, value) in features.enumerated() { means[index % width] += value / rows }
    for (index, value) in features.enumerated() {
      let difference = value - means[index % width]
      squares[index % width] += difference * difference / rows
    }
    let deviations = squares.map { $0.squareRoot() }
    return means.contains { abs($0) > 1 } || deviations.contains { $0 > 3 }
      || deviations.allSatisfy { $0 < 0.2 }
  }
}

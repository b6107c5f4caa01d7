import Engine

extension Remedy {
  /// The network with the change; `nil` where it has no place for it or changes nothing.
  public func network(_ description: NetworkDescription) -> NetworkDescription? {
    let changed: NetworkDescription? =
      switch self {
      case .relu: description.withActivation(Registries.relu.made())
      case .leakyRelu: description.withActivation(Registries.leakyRelu.made())
      case .elu: description.withActivation(Registries.elu.made())
      case .selu: description.withActivation(Registries.selu.made())
      case .tanh: description.withActivation(Registries.tanh.made())
      case .initialiser: description.withCriticalWeights()
      case .batchnorm: description.normalized(by: Registries.batchnorm.made())
      case .layernorm: description.normalized(by: Registries.layernorm.made())
      case .residual: description.withWaysAround()
      case .wider: if case .units(let factor) = action { description.widened(by: factor) } else { nil }
      case .orthogonal: description.orthogonal()
      case .gru: description.recurrent(Registries.gru)
      case .lstm: description.recurrent(Registries.lstm)
      case .adam, .adamEpsilon, .momentum, .rateUp, .rateDown, .warmup, .byNorm: nil
      }
    return changed == description ? nil : changed
  }

  /// The options with the change; `nil` where it has no place for it or changes nothing.
  ///
  /// - Parameter steps: the number of steps that training will take.
  public func options(_ options: TrainingOptions, steps: Int) -> TrainingOptions? {
    var changed = options
    switch action {
    case .optimizer(_, let rate, let epsilon, let momentum):
      let made: Optimizer =
        momentum.map { .sgd(rate, momentum: $0) } ?? epsilon.map { .adam(rate, epsilon: $0) } ?? .adam(rate)
      guard made != options.optimizer else { return nil }
      changed.optimizer = made
    case .rate(let factor): return options.withRate { $0.number.map { .number($0 * factor) } }
    case .warmup:
      let warm = max(1, steps / 10)
      return options.withRate {
        .schedule(.warmup(.cosine($0, steps: max(1, steps - warm)), steps: warm))
      }
    case .clip(let norm): changed.clip = .byNorm(norm)
    case .activation, .criticalWeights, .normalization, .waysAround, .units, .orthogonalWeights, .recurrent:
      return nil
    }
    return changed
  }

  /// Network and options with the change; `nil` where it has no place for it or changes nothing.
  public func applied(
    to description: NetworkDescription, _ options: TrainingOptions, steps: Int
  ) -> (NetworkDescription, TrainingOptions)? {
    if let changed = network(description) { return (changed, options) }
    return self.options(options, steps: steps).map { (description, $0) }
  }
}

extension TrainingOptions {
  /// The same with another rate in the same optimizer, made from the one that it has; `nil` where there is none, or the
  /// optimizer refuses it.
  fileprivate func withRate(_ change: (Argument) -> Argument?) -> TrainingOptions? {
    guard let rate = optimizer[.schedule].flatMap(change),
      let made = try? Registries.optimizers[optimizer.name]?(optimizer.arguments(with: [.schedule: rate]))
    else { return nil }
    var options = self
    options.optimizer = made
    return options
  }
}

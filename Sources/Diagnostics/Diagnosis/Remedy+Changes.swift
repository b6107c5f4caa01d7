import Engine

extension Remedy {
  /// The network with the change; `nil` where it has no place for it or changes nothing.
  public func network(_ description: NetworkDescription) -> NetworkDescription? {
    let changed: NetworkDescription? =
      switch action {
      case .activation(let name):
        (try? Registries.activations[name]?()).flatMap { description.withActivation($0) }
      case .criticalWeights: description.withCriticalWeights()
      case .normalization(let name): description.normalized(by: name)
      case .waysAround: description.withWaysAround()
      case .units(let factor): description.widened(by: factor)
      case .orthogonalWeights: description.orthogonal()
      case .recurrent(let name): description.recurrent(name)
      case .optimizer, .rate, .warmup, .clip: nil
      }
    return changed == description ? nil : changed
  }

  /// The options with the change; `nil` where it has no place for it or changes nothing.
  ///
  /// - Parameter steps: the number of steps that training will take.
  public func options(_ options: TrainingOptions, steps: Int) -> TrainingOptions? {
    var changed = options
    switch action {
    case .optimizer:
      guard let made = action.optimizer, made != options.optimizer else { return nil }
      changed.optimizer = made
    case .rate(let factor):
      return options.withRate { rate in
        guard case .number(let value) = rate else { return nil }
        return .constant(value * factor)
      }
    case .warmup: return options.withRate { warmup(to: $0, steps: steps) }
    case .clip(let norm): changed.clip = try? Registries.clips["by_norm"]?(["limit": .number(norm)])
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

  private func warmup(to rate: Argument, steps: Int) -> Schedule? {
    let warm = max(1, steps / 10)
    let cosine = try? Registries.schedules["cosine"]?([
      "start": rate, "steps": .number(Double(max(1, steps - warm))),
    ])
    return cosine.flatMap {
      try? Registries.schedules["warmup"]?(["peak": .schedule($0), "steps": .number(Double(warm))])
    }
  }
}

extension Remedy.Action {
  /// The optimizer that it brings.
  var optimizer: Optimizer? {
    guard case .optimizer(let name, let rate, let epsilon, let momentum) = self else { return nil }
    let arguments: [String: Argument?] = [
      "rate": .number(rate), "epsilon": epsilon.map { .number($0) }, "momentum": momentum.map { .number($0) },
    ]
    return try? Registries.optimizers[name]?(arguments.compactMapValues { $0 })
  }
}

extension TrainingOptions {
  /// The same with another rate in the same optimizer, made from the one that it has.
  fileprivate func withRate(_ change: (Argument) -> Schedule?) -> TrainingOptions? {
    guard let rate = optimizer["rate"], let changed = change(rate) else { return nil }
    var arguments = optimizer.argumentsByName
    arguments["rate"] = changed.isConstant ? changed["value"] ?? .schedule(changed) : .schedule(changed)
    guard let made = try? Registries.optimizers[optimizer.name]?(arguments) else { return nil }
    var options = self
    options.optimizer = made
    return options
  }
}

extension Configured {
  /// Its arguments, as an entry takes them.
  var argumentsByName: [String: Argument] {
    Dictionary(zip(parameters.map(\.name), arguments), uniquingKeysWith: { first, _ in first })
  }
}

import Engine

/// Something to try: a change of the network, or of how it is trained.
///
/// ```swift
/// Remedy.named("batchnorm")?.change(description)   // dense(64) -> batchnorm -> sigmoid -> …
/// ```
public struct Remedy: Sendable {
  public enum Change: Sendable {
    /// The network with the change, or `nil` where it has no place for it.
    case network(@Sendable (NetworkDescription) -> NetworkDescription?)
    /// The options with the change; the second argument is the number of steps that training will take.
    case training(@Sendable (TrainingOptions, Int) -> TrainingOptions?)
  }

  /// One word or two, for a table: "batchnorm".
  public let name: String
  /// What it does, in a few words: "batchnorm before every activation".
  public let summary: String
  public let change: Change

  /// The network with the change; `nil` where it has no place for it or changes nothing.
  public func network(_ description: NetworkDescription) -> NetworkDescription? {
    guard case .network(let change) = change, let changed = change(description), changed != description
    else { return nil }
    return changed
  }

  /// The options with the change; `nil` where it has no place for it.
  public func options(_ options: TrainingOptions, steps: Int) -> TrainingOptions? {
    guard case .training(let change) = change else { return nil }
    return change(options, steps)
  }

  /// Network and options with the change; `nil` where it has no place for it or changes nothing.
  public func applied(
    to description: NetworkDescription, _ options: TrainingOptions, steps: Int
  ) -> (NetworkDescription, TrainingOptions)? {
    if let changed = network(description) { return (changed, options) }
    return self.options(options, steps: steps).map { (description, $0) }
  }

  public static func named(_ name: String) -> Remedy? { all.first { $0.name == name } }

  /// Every remedy, in the order in which one would try them.
  public static let all: [Remedy] = [
    activation("relu"), activation("leaky_relu"), activation("elu"), activation("selu"), activation("tanh"),
    Remedy(
      name: "initialiser", summary: "weights drawn so that theory's factor is 1",
      change: .network { $0.withCriticalWeights() }),
    Remedy(
      name: "batchnorm", summary: "batchnorm before every activation",
      change: .network { $0.normalized(by: "batchnorm") }),
    Remedy(
      name: "layernorm", summary: "layernorm before every activation",
      change: .network { $0.normalized(by: "layernorm") }),
    Remedy(
      name: "residual", summary: "a way around every layer that keeps its shape",
      change: .network { $0.withWaysAround() }),
    Remedy(
      name: "wider", summary: "four times the units in every hidden layer",
      change: .network { $0.widened(by: 4) }),
    Remedy(
      name: "orthogonal", summary: "orthogonal weights", change: .network { $0.orthogonal() }),
    Remedy(
      name: "gru", summary: "gru in place of every recurrent layer", change: .network { $0.recurrent("gru") }),
    Remedy(
      name: "lstm", summary: "lstm in place of every recurrent layer",
      change: .network { $0.recurrent("lstm") }),
    optimizer("adam", "adam(0.01)", ["rate": 0.01]),
    optimizer("adam_epsilon", "adam(0.01, epsilon=1e-16)", ["rate": 0.01, "epsilon": 1e-16]),
    optimizer("momentum", "sgd(0.1, momentum=0.9)", ["rate": 0.1, "momentum": 0.9], of: "sgd"),
    rate("rate_up", "ten times the learning rate", factor: 10),
    rate("rate_down", "a tenth of the learning rate", factor: 0.1),
    Remedy(
      name: "warmup", summary: "warm-up over a tenth of the steps, then cosine",
      change: .training { options, steps in
        options.withRate { rate in
          let warm = max(1, steps / 10)
          guard
            let cosine = schedule(
              "cosine", ["start": rate, "steps": .number(Double(max(1, steps - warm)))])
          else { return nil }
          return schedule("warmup", ["peak": .schedule(cosine), "steps": .number(Double(warm))])
        }
      }),
    Remedy(
      name: "by_norm", summary: "all gradients together clipped to norm 1",
      change: .training { options, _ in
        var options = options
        options.clip = try? Registries.clips["by_norm"]?()
        return options
      }),
  ]

  private static func activation(_ name: String) -> Remedy {
    Remedy(
      name: name, summary: "\(name) in the hidden layers, with its own initialiser",
      change: .network { description in
        (try? Registries.activations[name]?()).flatMap { description.withActivation($0) }
      })
  }

  private static func optimizer(
    _ name: String, _ summary: String, _ arguments: [String: Argument], of optimizer: String = "adam"
  ) -> Remedy {
    Remedy(
      name: name, summary: summary,
      change: .training { options, _ in
        guard let made = try? Registries.optimizers[optimizer]?(arguments), made != options.optimizer else {
          return nil
        }
        var options = options
        options.optimizer = made
        return options
      })
  }

  private static func rate(_ name: String, _ summary: String, factor: Double) -> Remedy {
    Remedy(
      name: name, summary: summary,
      change: .training { options, _ in
        options.withRate { rate in
          guard case .number(let value) = rate else { return nil }
          return .constant(value * factor)
        }
      })
  }

  private static func schedule(_ name: String, _ arguments: [String: Argument]) -> Schedule? {
    try? Registries.schedules[name]?(arguments)
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

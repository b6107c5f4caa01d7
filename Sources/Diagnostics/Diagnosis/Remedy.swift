import Engine
import Messages

/// Something to try: a change of the network, or of how it is trained. Its raw value is a name: what `it.remedy` is, in
/// whatever language the program speaks.
///
/// ```swift
/// Remedy.batchnorm.network(description)   // dense(64) -> batchnorm -> sigmoid -> …
/// ```
public enum Remedy: String, Hashable, Sendable, CaseIterable {
  // In the order in which one would try them.
  case relu
  case leakyRelu = "leaky_relu"
  case elu, selu, tanh, initialiser, batchnorm, layernorm, residual, wider, orthogonal, gru, lstm, adam
  case adamEpsilon = "adam_epsilon"
  case momentum
  case rateUp = "rate_up"
  case rateDown = "rate_down"
  case warmup
  case byNorm = "by_norm"

  /// What it does.
  public enum Action: Message {
    /// The activation in every hidden layer.
    case activation(name: String)
    /// Weights with which theory's factor is 1.
    case criticalWeights
    /// A normalising layer before every activation.
    case normalization(name: String)
    /// `residual` around every layer that keeps its shape.
    case waysAround
    /// That many times the units in every hidden layer.
    case units(factor: Int)
    case orthogonalWeights
    /// Another recurrent layer in place of each.
    case recurrent(name: String)
    case optimizer(name: String, rate: Double, epsilon: Double? = nil, momentum: Double? = nil)
    case rate(factor: Double)
    /// A rate that rises over a tenth of the steps and falls to 0 over the others.
    case warmup
    /// All gradients together shortened to a norm.
    case clip(norm: Double)

    /// The sentence that says it.
    public func words(in language: DisplayLanguage) -> String {
      switch language {
      case .english: EnglishRemedies.words(self)
      }
    }
  }
}

extension Remedy {
  /// What it does, with the numbers that it does it with.
  public var action: Action {
    switch self {
    case .relu, .leakyRelu, .elu, .selu, .tanh: .activation(name: rawValue)
    case .initialiser: .criticalWeights
    case .batchnorm, .layernorm: .normalization(name: rawValue)
    case .residual: .waysAround
    case .wider: .units(factor: 4)
    case .orthogonal: .orthogonalWeights
    case .gru, .lstm: .recurrent(name: rawValue)
    case .adam: .optimizer(name: Registries.adam.name, rate: 0.01)
    case .adamEpsilon: .optimizer(name: Registries.adam.name, rate: 0.01, epsilon: 1e-16)
    case .momentum: .optimizer(name: Registries.sgd.name, rate: 0.1, momentum: 0.9)
    case .rateUp: .rate(factor: 10)
    case .rateDown: .rate(factor: 0.1)
    case .warmup: .warmup
    case .byNorm: .clip(norm: 1)
    }
  }

  /// Whether trying it takes many times the work of the network as it is.
  public var isCostly: Bool { self == .wider }
}

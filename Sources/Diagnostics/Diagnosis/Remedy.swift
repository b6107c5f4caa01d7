import Engine
import Messages

/// Something to try: a change of the network, of its inputs, or of how it is trained. Its raw value is a name: what `it.remedy` is, in
/// whatever language the program speaks.
///
/// ```swift
/// Remedy.batchnorm.applied(to: setup)?.network   // dense(64) -> batchnorm -> sigmoid -> …
/// ```
public enum Remedy: String, Hashable, Sendable, CaseIterable {
  // In the order in which one would try them.
  case relu
  case leakyRelu = "leaky_relu"
  case elu, selu, tanh, initialiser, orthogonal, batchnorm, layernorm, residual
  case smallBranches = "small_branches"
  case wider
  case forgetBias = "forget_bias"
  case gru, lstm, standardize, adam
  case adamEpsilon = "adam_epsilon"
  case momentum
  case byLayer = "by_layer"
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
    /// The same variances, from orthogonal matrices.
    case orthogonalWeights
    /// A normalising layer before or behind every activation.
    case normalization(name: String, isBehind: Bool)
    /// `residual` around every stretch of layers that keeps the shape.
    case waysAround
    /// The last weights of the branches beside ways around divided by the root of how many there are.
    case smallBranches
    /// That many times the units in every hidden layer.
    case units(factor: Int)
    /// A forget gate that is open for about as long as a sequence is.
    case forgetBias
    /// Another recurrent layer in place of each.
    case recurrent(name: String)
    /// Each input feature brought to mean 0 and deviation 1.
    case standardizedInputs
    case optimizer(name: String, rate: Double)
    /// Adam with another epsilon.
    case epsilon(Double)
    /// Gradient descent with momentum.
    case momentum(Double)
    /// Descent at a rate with each layer's gradient cut to a norm, so that all layers move alike.
    case layerwiseSteps(rate: Double, norm: Double)
    case rate(factor: Double)
    /// A rate that rises over a tenth of the steps and falls to 0 over the others.
    case warmup
    /// All gradients together shortened to a norm.
    case clip(norm: Double)

    /// The sentence that says it.
    public func words(in language: DisplayLanguage) -> String {
      switch language {
      case .english: EnglishRemedies.words(self)
      case .chinese: ChineseRemedies.words(self)
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
    case .orthogonal: .orthogonalWeights
    case .batchnorm: .normalization(name: rawValue, isBehind: false)
    case .layernorm: .normalization(name: rawValue, isBehind: true)
    case .residual: .waysAround
    case .smallBranches: .smallBranches
    case .wider: .units(factor: 4)
    case .forgetBias: .forgetBias
    case .gru, .lstm: .recurrent(name: rawValue)
    case .standardize: .standardizedInputs
    case .adam: .optimizer(name: Registries.adam.name, rate: 0.01)
    case .adamEpsilon: .epsilon(1e-16)
    case .momentum: .momentum(0.9)
    case .byLayer: .layerwiseSteps(rate: 1e5, norm: 1e-6)
    case .rateUp: .rate(factor: 10)
    case .rateDown: .rate(factor: 0.1)
    case .warmup: .warmup
    case .byNorm: .clip(norm: 1)
    }
  }

  /// Whether it does nothing but change the rate: the network as it is, at another one.
  public var isRate: Bool { self == .rateUp || self == .rateDown }

  /// Whether trying it takes many times the work of the network as it is.
  public var isCostly: Bool { self == .wider }
}

import Diagnostics
import Engine
import Messages
import RealModule

/// What mean-field theory says of a run's first step: for a plain stack of layers with weights and one activation that is
/// known, by the weights' own sizes.
///
/// That the stack is plain shows in the figures: what comes into each module has the size of what the one before it gave.
public struct RunTheory: Message, Hashable {
  /// PyTorch's name of the activation.
  public let activation: String
  /// How many layers with weights, the last one left out.
  public let layers: Int
  /// What theory says that a layer multiplies the error signal by, the geometric mean.
  public let predicted: Double
  /// What it does.
  public let measured: Double

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishRunFindings.words(self)
    case .chinese: ChineseRunFindings.words(self)
    }
  }

  init?(_ sight: RunSight) {
    guard let step = sight.steps.first, let stack = Stack(sight.list, step), stack.layers.count > 2,
      let activation = Self.activation(stack.activation), let first = step[.size, stack.layers[0]],
      let start = step[.signal, stack.layers[0]],
      let end = step[.signal, stack.layers[stack.layers.count - 2]], start > 0, end > 0
    else { return nil }
    var length = first * first
    var logarithm = 0.0
    let hops = stack.layers.dropFirst().dropLast()
    for module in hops {
      guard let layer = Self.layer(sight.list.modules[module], activation) else { return nil }
      logarithm += Double.log(layer.slopeFactor(at: length)) / 2
      length = layer.length(after: length)
    }
    self.activation = stack.activation.className
    layers = hops.count + 1
    predicted = Double.exp(logarithm / Double(hops.count))
    measured = Double.pow(start / end, 1 / Double(hops.count))
    guard predicted.isFinite, predicted > 0 else { return nil }
  }

  private static func layer(_ module: WatchedModule, _ activation: Activation) -> WideLayer? {
    guard let weight = module.weight, let fan = weight.fanIn, let deviation = weight.deviation,
      abs(weight.mean ?? 0) < deviation
    else { return nil }
    let bias = module.parameters.first { $0.shape.count == 1 }
    return WideLayer(
      activation: activation, weightVariance: Double(fan) * deviation * deviation,
      biasVariance: (bias?.deviation).map { $0 * $0 } ?? 0, biasMean: bias?.mean ?? 0)
  }

  /// The activation as the engine knows it.
  private static func activation(_ module: WatchedModule) -> Activation? {
    let names = [
      "ReLU": "relu", "Tanh": "tanh", "Sigmoid": "sigmoid", "GELU": "gelu", "SiLU": "silu", "ELU": "elu",
      "SELU": "selu", "LeakyReLU": "leaky_relu", "Softplus": "softplus", "Softsign": "softsign",
      "Mish": "mish",
    ]
    guard let entry = names[module.className].flatMap({ Registries.activations[$0] }) else { return nil }
    if let slope = module.settings["negative_slope"] { return try? entry(["slope": .number(slope)]) }
    return entry.made()
  }
}

/// Layers with weights, each with an activation behind it but for the last, one after the other.
private struct Stack {
  private(set) var layers: [Int] = []
  let activation: WatchedModule

  init?(_ list: ModuleList, _ step: WatchedStep) {
    var activations: [WatchedModule] = []
    var given: Double?
    for (place, module) in list.modules.enumerated() {
      let isFlatten = ["Flatten", "Unflatten", "Identity"].contains(module.className)
      guard let size = step[.size, place], let input = step[.inputSize, place] else { return nil }
      if let given, abs(given - input) > 1e-3 * given { return nil }
      given = size
      switch module.role {
      case .linear, .convolution:
        guard layers.count == activations.count else { return nil }
        layers.append(place)
      // What follows the last layer is no part of it.
      case .activation where layers.count == activations.count + 1: activations.append(module)
      case _ where isFlatten: continue
      default: return nil
      }
    }
    let hidden = activations.prefix(layers.count - 1)
    guard let first = hidden.first,
      hidden.allSatisfy({ $0.className == first.className && $0.settings == first.settings })
    else { return nil }
    activation = first
  }
}

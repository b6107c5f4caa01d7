import Engine

/// The chain rule through a chain of layers of one unit each, with the numbers in it.
///
/// For ŷ = φ_L(z_L), z_k = w_k · φ(z_{k−1}) + b_k: ∂ŷ/∂z_k = φ′(z_k) · w_{k+1} · ∂ŷ/∂z_{k+1}.
public struct ChainRule: Sendable {
  /// One layer of the chain.
  public struct Link: Sendable {
    /// The layer's number, from 0.
    public let layer: Int
    /// φ of the layer.
    public let activation: Activation
    /// w of this layer; `nil` for the first one where it has several inputs.
    public let weight: Double?
    /// z
    public let preactivation: Double
    /// φ(z)
    public let output: Double
    /// φ′(z)
    public let slope: Double
    /// The weight of the next layer; 1 for the last.
    public let nextWeight: Double
    /// φ′(z) times the next layer's weight: what this layer multiplies the gradient by.
    public var factor: Double { slope * nextWeight }
    /// ∂ŷ/∂z: the product of the factors from this layer to the last.
    public let product: Double
  }

  /// In the order in which the signal passes.
  public let links: [Link]
  /// The sample that was sent through.
  public let input: [Double]
  /// ŷ: what the last layer gives.
  public var output: Double { links.last?.output ?? .nan }
  /// φ′(z_k) · w_{k+1} for each layer.
  public var factors: [Double] { links.map(\.factor) }
  /// ∂ŷ/∂z of the first layer: the product of all factors.
  public var product: Double { links.first?.product ?? 1 }

  /// - Returns: `nil` unless every layer is a `dense` of one unit with an element-wise activation.
  public init?(_ description: NetworkDescription, _ state: NetworkState, sample: [Double]) {
    let isChain = description.layers.allSatisfy {
      $0.product.role == .dense && $0.product.units == 1
        && $0.product.activation?.product.isElementwise == true
    }
    guard isChain, !description.layers.isEmpty else { return nil }
    var signal = sample
    var passed: [(activation: Activation, weights: [Double], z: Double)] = []
    for (number, layer) in description.layers.enumerated() {
      guard let activation = layer.product.activation, let weights = state["\(number).weight"]?.values,
        weights.count == signal.count
      else { return nil }
      let bias = state["\(number).bias"]?.values.first ?? 0
      let z = zip(weights, signal).reduce(bias) { $0 + $1.0 * $1.1 }
      signal = [activation.value(z)]
      passed.append((activation, weights, z))
    }
    var product = 1.0
    var links: [Link] = []
    for (number, layer) in passed.enumerated().reversed() {
      let next = number + 1 < passed.count ? passed[number + 1].weights[0] : 1
      let slope = layer.activation.slope(layer.z)
      product *= slope * next
      links.append(
        Link(
          layer: number, activation: layer.activation,
          weight: layer.weights.count == 1 ? layer.weights[0] : nil, preactivation: layer.z,
          output: layer.activation.value(layer.z), slope: slope, nextWeight: next, product: product))
    }
    self.links = links.reversed()
    input = sample
  }
}

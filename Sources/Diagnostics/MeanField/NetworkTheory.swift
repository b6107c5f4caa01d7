import Engine
import RealModule

/// What mean-field theory predicts for a network, layer by layer, from the real input on.
///
/// Theory is exact for layers without end and independent weights; a layer of 64 units is within a few per cent of the
/// middle of many draws, of which `scatter` says how far they lie apart. It knows `dense` with element-wise
/// activations, `residual`, and layers that bring a rule of their own (`LayerRule.rescale`): `batchnorm`, `layernorm`,
/// `dropout`. Of weights that are trained or loaded it takes mean squares, as if they were independent.
public struct NetworkTheory: Sendable {
  /// What theory predicts at one layer.
  public struct Layer: Sendable {
    /// The layer's number, from 0.
    public let number: Int
    /// q: the variance of the pre-activations over units (and samples); `nil` for a layer without weights.
    public var length: Double?
    /// The RMS of φ′(z); `nil` for a layer without an activation.
    public var slope: Double?
    /// The standard deviation over the samples relative to the RMS of the layer's outputs.
    public var spread: Double?
    /// The error signal, relative to that of the last hidden layer; `nil` for a layer without weights.
    public var signal: Double?
    /// What the error signal is multiplied by on its way from the next layer with weights to this one.
    public var factor: Double?

    init(number: Int) { self.number = number }
  }

  /// The numbered layers in order, up to the last one with weights.
  public let layers: [Layer]
  /// Geometric mean of the error signal's ratio, hidden layer to hidden layer, the output hop left out; `nil` for
  /// fewer than two hidden layers.
  public let factor: Double?
  /// The same going forward: the ratio of the spreads.
  public let forwardFactor: Double?
  /// The hidden layer repeated for ever, where all are alike and plain and weights as they are drawn.
  public let repeated: WideLayer?
  /// Whether it is of weights that are trained or loaded, taken as if they were independent.
  public let isOfOwnWeights: Bool
  /// How far the error signals of different draws lie apart; `nil` for fewer than two hidden layers, or ways around.
  public let scatter: DrawScatter?

  /// The theory of a network, or why there is none.
  ///
  /// - Parameters:
  ///   - weights: the network's own; `nil`: as its initialisers draw them.
  ///   - isTraining: whether batchnorm and dropout behave as while training.
  public static func of(
    _ plan: NetworkPlan, on data: DataSet, weights: NetworkState? = nil, isTraining: Bool = true
  ) -> Result<NetworkTheory, NoTheory> {
    if let mixing = plan.numberedLayers.first(where: { $0.layer.product.role == .attention }) {
      return .failure(.attention(name: mixing.layer.name))
    }
    guard plan.input.steps == nil else { return .failure(.sequences) }
    let weighted = plan.numberedLayers.filter { $0.layer.product.role == .dense }.compactMap(\.number)
    guard let last = weighted.last else { return .failure(.noWeights) }
    // What is as it was drawn has the initialisers' variances.
    let own = weights.flatMap { $0.isInitial ? nil : $0 }
    var walk = MeanFieldWalk(
      plan, weights: own, isTraining: isTraining, from: MeanFieldSignal(data), last: last)
    do throws(NoTheory) { try walk.walk(plan.layers) } catch { return .failure(error) }
    return .success(NetworkTheory(walk, weighted: weighted, plan: plan))
  }

  private init(_ walk: MeanFieldWalk, weighted: [Int], plan: NetworkPlan) {
    let outputs = plan.numberedLayers.last { $0.number == weighted.last }?.output.width ?? 1
    var logarithms = ReturningGradient.signals(walk.steps, outputs: outputs)
    // What comes back is the square at one unit; the error signal is a norm over a layer's units.
    for layer in plan.numberedLayers {
      if let number = layer.number { logarithms[number]? += Double.log(Double(layer.output.width)) }
    }
    var layers = walk.layers
    let hidden = weighted.dropLast()
    let reference = hidden.last.flatMap { logarithms[$0] } ?? 0
    for number in weighted {
      layers[number]?.signal =
        reference.isFinite ? logarithms[number].map { Double.exp(($0 - reference) / 2) } : nil
    }
    for (number, next) in zip(weighted, weighted.dropFirst()) {
      // Where nothing is left of either there is no relation between them.
      if let own = logarithms[number], let above = logarithms[next], above.isFinite {
        layers[number]?.factor = Double.exp((own - above) / 2)
      }
    }
    self.layers = layers.values.sorted { $0.number < $1.number }
    let spreads = Self.spreads(self.layers, at: Array(hidden))
    if hidden.count > 1, let first = hidden.first.flatMap({ logarithms[$0] }), let start = spreads.first,
      let end = spreads.last
    {
      let hops = Double(hidden.count - 1)
      factor = reference.isFinite ? Double.exp((first - reference) / 2 / hops) : nil
      forwardFactor = Double.pow(end / start, 1 / hops)
    } else {
      (factor, forwardFactor) = (nil, nil)
    }
    isOfOwnWeights = walk.weights != nil
    repeated = walk.weights == nil ? Self.repeated(plan, hidden: Array(hidden)) : nil
    scatter = hidden.first.flatMap { first in
      hidden.last.flatMap { DrawScatter(walk.steps, from: first, to: $0) }
    }
  }

  /// The spread of what each of the layers hands to the next one, after the activations that follow it.
  private static func spreads(_ layers: [Layer], at numbers: [Int]) -> [Double] {
    // Both are in order, and deep networks have thousands of layers.
    var rest = layers[...]
    return numbers.enumerated().compactMap { index, number in
      let next = index + 1 < numbers.count ? numbers[index + 1] : Int.max
      rest = rest.drop { $0.number < number }
      let own = rest.prefix { $0.number < next }
      return own.last { $0.slope != nil }?.spread ?? own.first { $0.number == number }?.spread
    }
  }

  private static func repeated(_ plan: NetworkPlan, hidden: [Int]) -> WideLayer? {
    let layers = plan.numberedLayers
    // The first one takes the input, and has another fan.
    let wanted = Set(hidden.dropFirst())
    let inner = layers.filter { $0.number.map(wanted.contains) ?? false }
    guard let first = inner.first, layers.count == hidden.count + 1,
      plan.layers.allSatisfy({ $0.inner.isEmpty }),
      inner.allSatisfy({ $0.layer == first.layer && $0.input == first.input }),
      let activation = first.layer.product.activation, activation.product.isElementwise
    else { return nil }
    let (fanIn, fanOut) = (first.input.width, first.output.width)
    let beginnings = first.parameters.map { plan.beginnings[$0] }
    guard let weight = beginnings.first(where: { $0.shape.count == 2 })?.initializer?.product,
      weight.mean == 0
    else { return nil }
    let bias = beginnings.first { $0.shape.count == 1 }?.initializer?.product
    return WideLayer(
      activation: activation,
      weightVariance: Double(fanIn) * weight.variance(fanIn: fanIn, fanOut: fanOut),
      biasVariance: bias?.variance(fanIn: fanIn, fanOut: fanOut) ?? 0, biasMean: bias?.mean ?? 0)
  }
}

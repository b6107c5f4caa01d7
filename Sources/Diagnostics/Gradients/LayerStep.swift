import Engine

/// The chain rule at one unit of one layer for one sample: δᵢ = φ′(zᵢ) · Σⱼ wⱼᵢ δⱼ, with the numbers in it.
public struct LayerStep: Sendable {
  /// One product of the sum.
  public struct Term: Sendable {
    /// The unit of the next layer, from 0.
    public let unit: Int
    /// wⱼᵢ: from the unit of this layer to that one.
    public let weight: Double
    /// The error signal at that unit.
    public let signal: Double
    /// wⱼᵢ δⱼ
    public var product: Double { weight * signal }
  }

  /// The numbers of the layer and of the next one with weights, from 0.
  public let layer: Int
  /// The number of the next layer, from 0.
  public let next: Int
  /// φ of the layer.
  public let activation: Activation
  /// The sample and the unit, from 0: the one with the largest error signal.
  public let sample: Int
  /// The unit, from 0.
  public let unit: Int
  /// zᵢ
  public let preactivation: Double
  /// φ′(zᵢ)
  public let slope: Double
  /// One for each unit of the next layer, the largest product first.
  public let terms: [Term]
  /// Σⱼ wⱼᵢ δⱼ
  public var sum: Double { terms.reduce(0) { $0 + $1.product } }
  /// δᵢ as backpropagation computed it.
  public let signal: Double

  /// - Parameter layer: the number of a `dense` layer, from 0, that another one follows at once.
  /// - Returns: `nil` where the rule has another form (recurrent, normalised, residual).
  public init?(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet, layer number: Int,
    loss: Loss? = nil, sample: Int = 0
  ) throws(EngineError) {
    let isPlain =
      description.layers.indices.contains(number + 1)
      && description.layers.prefix(number + 2).allSatisfy { $0.product.inner == nil }
    guard isPlain, 0 <= number, description.layers[number].product.role == .dense,
      description.layers[number + 1].product.role == .dense, data.sampleShape.count == 1,
      let activation = description.layers[number].product.activation, activation.product.isElementwise,
      let weights = state["\(number + 1).weight"]?.values
    else { return nil }
    precondition(0 <= sample && sample < data.count, "sample \(sample) of \(data.count)")
    let model = try Model<Double>(description, state: state, data: data, loss: loss, keeping: .signals)
    model.forward()
    model.backward()
    let traces = model.layers
    guard let own = traces.first(where: { $0.number == number }),
      let above = traces.first(where: { $0.number == number + 1 }), let errors = own.errors,
      let signals = above.errors, let preactivations = own.preactivations
    else { return nil }
    // Each sample's own loss, not its share of the mean.
    let count = Double(data.count)
    let row = (0..<own.width).map { errors[sample * own.width + $0] * count }
    guard let unit = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }) else { return nil }
    layer = number
    next = number + 1
    self.activation = activation
    self.sample = sample
    self.unit = unit
    preactivation = preactivations[sample * own.width + unit]
    slope = activation.slope(preactivation)
    terms = (0..<above.width).map {
      Term(
        unit: $0, weight: weights[$0 * own.width + unit],
        signal: signals[sample * above.width + $0] * count)
    }.sorted { abs($0.product) > abs($1.product) }
    signal = row[unit]
  }
}

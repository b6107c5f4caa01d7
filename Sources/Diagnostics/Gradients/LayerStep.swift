import Engine

/// The chain rule at one unit of one layer for one sample, with the numbers in it: δᵢ is Σⱼ wⱼᵢ δⱼ over the next dense layer,
/// taken back through what stands between, an activation (times φ′(zᵢ)) and a normalisation.
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

  /// What the sum is taken back through.
  public enum Passage: Sendable {
    /// Times φ′(z): φ as an activation or at the end of a layer.
    case slope(Activation, preactivation: Double, slope: Double)
    /// Times `gain`, the scale over the deviation, and then `shared` is added: what is taken off since a value moves the
    /// mean and the variance that it is normalised by.
    case normalization(Layer, gain: Double, shared: Double)
  }

  /// The numbers of the layer and of the next one with weights, from 0.
  public let layer: Int
  /// The number of the next layer, from 0.
  public let next: Int
  /// The sample and the unit, from 0: the one with the largest error signal.
  public let sample: Int
  /// The unit, from 0.
  public let unit: Int
  /// In the order of the way back.
  public let passages: [Passage]
  /// One for each unit of the next layer, the largest product first.
  public let terms: [Term]
  /// Σⱼ wⱼᵢ δⱼ
  public var sum: Double { terms.reduce(0) { $0 + $1.product } }
  /// δᵢ as backpropagation computed it.
  public let signal: Double

  /// What the activations on the way multiply by together.
  public var slope: Double {
    passages.reduce(1) { if case .slope(_, _, let slope) = $1 { $0 * slope } else { $0 } }
  }

  /// - Parameter layer: the number of a `dense` layer, from 0, that another one follows, behind activations and at most
  ///   one normalisation.
  /// - Returns: `nil` where the rule has another form (recurrent, dropout, residual).
  public init?(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet, layer number: Int,
    loss: Loss? = nil, sample: Int = 0
  ) throws(EngineError) {
    let layers = description.layers
    guard layers.indices.contains(number), data.sampleShape.count == 1,
      let next = layers[(number + 1)...].firstIndex(where: { $0.product.role == .dense }),
      layers[...next].allSatisfy({ $0.product.inner == nil }), layers[number].product.role == .dense,
      let weights = state["\(next).weight"]?.values
    else { return nil }
    precondition(0 <= sample && sample < data.count, "sample \(sample) of \(data.count)")
    let model = try Model<Double>(description, state: state, data: data, loss: loss, keeping: .signals)
    model.forward()
    model.backward()
    let traces = model.layers
    guard let above = traces.first(where: { $0.number == next }), let signals = above.errors,
      let own = traces.first(where: { $0.number == number }), let errors = own.errors
    else { return nil }
    // Each sample's own loss, not its share of the mean.
    let count = Double(data.count)
    let row = (0..<own.width).map { errors[sample * own.width + $0] * count }
    guard let unit = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }) else { return nil }
    var passages: [Passage] = []
    for place in (number..<next).reversed() {
      guard let trace = traces.first(where: { $0.number == place }) else { return nil }
      if layers[place].isNormalization {
        guard place > number, !passages.contains(where: \.isNormalization),
          let before = traces.first(where: { $0.number == place - 1 })
        else { return nil }
        let passage = Passage(
          layers[place], trace, input: before.outputs, sample: sample, unit: unit, ownLoss: count)
        guard let passage else { return nil }
        passages.append(passage)
      } else if let activation = layers[place].product.activation, activation.product.isElementwise {
        guard !activation.product.isIdentity || place == number && passages.isEmpty else { continue }
        guard let z = trace.preactivations?[sample * trace.width + unit] else { return nil }
        passages.append(
          .slope(activation, preactivation: z, slope: trace.slopes()?[sample * trace.width + unit] ?? .nan))
      } else {
        return nil
      }
    }
    self.passages = passages
    (layer, self.next, self.sample, self.unit) = (number, next, sample, unit)
    terms = (0..<above.width).map {
      Term(
        unit: $0, weight: weights[$0 * own.width + unit],
        signal: signals[sample * above.width + $0] * count)
    }.sorted { abs($0.product) > abs($1.product) }
    signal = row[unit]
  }
}

extension LayerStep.Passage {
  fileprivate var isNormalization: Bool { if case .normalization = self { true } else { false } }

  /// Back through a normalisation of the columns (batchnorm, by the batch's own mean and variance) or of the rows
  /// (layernorm): dx = scale/σ · dy − the parts of it that mean and variance share out.
  ///
  /// - Parameters:
  ///   - trace: what passed through it, with dy for its errors.
  ///   - ownLoss: what the gradients are multiplied by.
  fileprivate init?(
    _ layer: Layer, _ trace: LayerTrace<Double>, input: UnsafeBufferPointer<Double>, sample: Int, unit: Int,
    ownLoss: Double
  ) {
    guard let dy = trace.errors, let scales = trace.parameters.first?.values,
      case .number(let epsilon)? = layer["epsilon"]
    else { return nil }
    let width = trace.width
    // The places of the numbers that are normalised together, and each one's scale.
    let places =
      layer.product.mixesSamples
      ? (0..<trace.rows).map { $0 * width + unit } : (0..<width).map { sample * width + $0 }
    let size = Double(places.count)
    let mean = places.reduce(0) { $0 + input[$1] } / size
    let variance = places.reduce(0) { $0 + (input[$1] - mean) * (input[$1] - mean) } / size
    let inverse = 1 / (variance + epsilon).squareRoot()
    func normal(_ place: Int) -> Double { (input[place] - mean) * inverse }
    func coming(_ place: Int) -> Double { dy[place] * scales[place % width] * ownLoss }
    let place = sample * width + unit
    let ofMean = places.reduce(0) { $0 + coming($1) } / size
    let ofVariance = places.reduce(0) { $0 + coming($1) * normal($1) } / size
    self = .normalization(
      layer, gain: scales[unit] * inverse, shared: -inverse * (ofMean + normal(place) * ofVariance))
  }
}

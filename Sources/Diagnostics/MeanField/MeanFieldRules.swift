import Engine

/// The way of a signal through the layers that theory knows.
struct MeanFieldWalk {
  let plan: NetworkPlan
  var signal: MeanFieldSignal
  var steps: [MeanFieldStep] = []
  /// What was met, by the layer's number.
  var layers: [Int: NetworkTheory.Layer] = [:]
  /// The layer whose weights come last: what follows it does not reach back.
  let last: Int

  /// Why theory stops, in half a sentence.
  struct Unknown: Error { let reason: String }

  private typealias Rule = @Sendable (inout MeanFieldWalk, PlannedLayer) throws -> Void

  private static let rules: [String: Rule] = [
    "dense": { try $0.dense($1) },
    "batchnorm": { try $0.normalize($1, variance: \.own) },
    "layernorm": { try $0.normalize($1, variance: \.variance) },
    "dropout": { try $0.drop($1) },
    "residual": { try $0.residual($1) },
  ]

  mutating func walk(_ planned: [PlannedLayer]) throws {
    for layer in planned {
      // What follows the last weights has no place in the factors.
      if layers[last] != nil { return }
      if let rule = Self.rules[layer.layer.name] {
        try rule(&self, layer)
      } else if let activation = layer.layer.product.activation, layer.parameters.count <= 1 {
        try activate(activation, layer.number ?? 0)
      } else {
        throw Unknown(reason: "there is no theory here for \(layer.layer.name)")
      }
      if let number = layer.number { note(number) }
    }
  }

  private mutating func note(_ number: Int) {
    layers[number, default: NetworkTheory.Layer(number: number)].spread =
      signal.square > 0 ? (signal.own / signal.square).squareRoot() : 0
  }

  private mutating func dense(_ planned: PlannedLayer) throws {
    let number = planned.number ?? 0
    let (fanIn, units) = (planned.input.width, planned.output.width)
    var weight = 0.0
    var (biasMean, biasVariance) = (0.0, 0.0)
    for index in planned.parameters {
      guard let initializer = plan.beginnings[index].initializer else { continue }
      let variance = initializer.product.variance(fanIn: fanIn, fanOut: units)
      if plan.beginnings[index].shape.count == 2 {
        guard initializer.product.mean == 0 else {
          throw Unknown(reason: "weights that are not drawn around 0 have no theory here")
        }
        weight = variance
      } else {
        (biasMean, biasVariance) = (initializer.product.mean, variance)
      }
    }
    let length = Double(fanIn) * weight * signal.square + biasVariance
    signal = MeanFieldSignal(
      mean: biasMean, square: length + biasMean * biasMean, own: Double(fanIn) * weight * signal.own,
      isNormal: true, units: units)
    steps.append(.weights(layer: number, units: units, variance: weight))
    var layer = NetworkTheory.Layer(number: number)
    layer.length = length
    layers[number] = layer
    if number != last, let activation = planned.layer.product.activation { try activate(activation, number) }
  }

  private mutating func activate(_ activation: Activation, _ number: Int) throws {
    guard activation.product.isElementwise else {
      throw Unknown(reason: "\(activation) looks at all units together")
    }
    guard !activation.product.isIdentity else { return }
    guard signal.isNormal else {
      throw Unknown(reason: "\(activation) meets a signal that no weights have mixed")
    }
    let moments = ActivationMoments(activation, mean: signal.mean, variance: signal.variance)
    let own = ActivationMoments.variance(
      over: min(signal.own, signal.variance), of: activation, mean: signal.mean, variance: signal.variance)
    signal = MeanFieldSignal(
      mean: moments.mean, square: moments.square, own: own, isNormal: false, units: signal.units)
    steps.append(.scale(moments.slopeSquare))
    layers[number, default: NetworkTheory.Layer(number: number)].slope = moments.slopeSquare.squareRoot()
  }

  /// Batchnorm divides by the deviation over samples, layernorm by that over units; each with its 10⁻⁵.
  private mutating func normalize(
    _ planned: PlannedLayer, variance: KeyPath<MeanFieldSignal, Double>
  ) throws {
    let factor = 1 / (signal[keyPath: variance] + 1e-5)
    let isOverSamples = variance == \MeanFieldSignal.own
    let kept = isOverSamples ? signal.own : signal.variance
    signal = MeanFieldSignal(
      mean: 0, square: kept * factor, own: signal.own * factor, isNormal: signal.isNormal,
      units: signal.units)
    steps.append(.scale(factor))
  }

  private mutating func drop(_ planned: PlannedLayer) throws {
    guard case .number(let rate) = planned.layer["rate"], rate < 1 else { return }
    let grown = 1 / (1 - rate)
    signal.own += signal.square * (grown - 1)
    signal.square *= grown
    signal.isNormal = signal.isNormal && rate == 0
    steps.append(.scale(grown))
  }

  private mutating func residual(_ planned: PlannedLayer) throws {
    let around = signal
    let before = steps
    steps = []
    try walk(planned.inner)
    let inner = steps
    // Fresh weights inside: the two parts are correlated through their means alone.
    signal = MeanFieldSignal(
      mean: around.mean + signal.mean, square: around.square + signal.square + 2 * around.mean * signal.mean,
      own: around.own + signal.own, isNormal: around.isNormal && signal.isNormal, units: signal.units)
    steps = before + [.residual(inner)]
  }
}

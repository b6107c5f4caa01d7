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

  mutating func walk(_ planned: [PlannedLayer]) throws(NoTheory) {
    for layer in planned {
      // What follows the last weights has no place in the factors.
      if layers[last] != nil { return }
      switch layer.layer.product.role {
      case .dense: try dense(layer)
      case .activation:
        if let activation = layer.layer.product.activation { try activate(activation, layer.number ?? 0) }
      case .residual: try residual(layer)
      case .recurrent, .other:
        guard let factor = layer.layer.product.rescale(&signal) else {
          throw .layer(name: layer.layer.name)
        }
        steps.append(.scale(factor))
      }
      if let number = layer.number { note(number) }
    }
  }

  private mutating func note(_ number: Int) {
    layers[number, default: NetworkTheory.Layer(number: number)].spread =
      signal.square > 0 ? (signal.own / signal.square).squareRoot() : 0
  }

  private mutating func dense(_ planned: PlannedLayer) throws(NoTheory) {
    let number = planned.number ?? 0
    let (fanIn, units) = (planned.input.width, planned.output.width)
    var weight = 0.0
    var (biasMean, biasVariance) = (0.0, 0.0)
    for index in planned.parameters {
      guard let initializer = plan.beginnings[index].initializer else { continue }
      let variance = initializer.product.variance(fanIn: fanIn, fanOut: units)
      if plan.beginnings[index].shape.count == 2 {
        guard initializer.product.mean == 0 else { throw .weightsOffZero }
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

  private mutating func activate(_ activation: Activation, _ number: Int) throws(NoTheory) {
    guard activation.product.isElementwise else { throw .unitsTogether(activation: activation.description) }
    guard !activation.product.isIdentity else { return }
    guard signal.isNormal else { throw .unmixedSignal(activation: activation.description) }
    let moments = ActivationMoments(activation, mean: signal.mean, variance: signal.variance)
    let own = ActivationMoments.variance(
      over: min(signal.own, signal.variance), of: activation, mean: signal.mean, variance: signal.variance)
    signal = MeanFieldSignal(
      mean: moments.mean, square: moments.square, own: own, isNormal: false, units: signal.units)
    steps.append(.scale(moments.slopeSquare))
    layers[number, default: NetworkTheory.Layer(number: number)].slope = moments.slopeSquare.squareRoot()
  }

  private mutating func residual(_ planned: PlannedLayer) throws(NoTheory) {
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

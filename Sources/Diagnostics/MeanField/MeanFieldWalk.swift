import Engine

/// The way of a signal through the layers that theory knows.
struct MeanFieldWalk {
  let plan: NetworkPlan
  /// The network's own numbers, by their names; `nil`: weights as its initialisers draw them.
  let weights: [String: NamedValues]?
  /// Whether layers behave as while training.
  let isTraining: Bool
  var signal: MeanFieldSignal
  var steps: [MeanFieldStep] = []
  /// What was met, by the layer's number.
  var layers: [Int: NetworkTheory.Layer] = [:]
  /// The layer whose weights come last: what follows it does not reach back; `nil`: all is walked.
  let last: Int?
  /// What went into the last weights, until something else than their activation follows.
  private var entered: MeanFieldSignal?

  init(
    _ plan: NetworkPlan, weights: NetworkState?, isTraining: Bool, from signal: MeanFieldSignal, last: Int?
  ) {
    self.plan = plan
    self.weights = weights.map { state in
      Dictionary(state.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    self.isTraining = isTraining
    self.signal = signal
    self.last = last
  }

  mutating func walk(_ planned: [PlannedLayer]) throws(NoTheory) {
    for layer in planned {
      // What follows the last weights has no place in the factors.
      if let last, layers[last] != nil { return }
      switch layer.layer.product.role {
      case .dense: try dense(layer)
      case .activation:
        if let activation = layer.layer.product.activation {
          try activate(activation, layer)
        }
      case .residual: try residual(layer)
      case .recurrent, .attention, .other: try rescale(layer)
      }
      guard signal.square.isFinite else { throw .tooLarge }
      if let number = layer.number { note(number) }
    }
  }

  private mutating func note(_ number: Int) {
    layers[number, default: NetworkTheory.Layer(number: number)].spread =
      signal.square > 0 ? (signal.own / signal.square).squareRoot() : 0
  }

  private mutating func rescale(_ planned: PlannedLayer) throws(NoTheory) {
    let rule = planned.layer.product
    entered = nil
    if rule.dependsOnMode, !isTraining {
      guard rule.mixesSamples else { return }
      throw .runningStatistics(name: planned.layer.name)
    }
    let hasMean = signal.mean != 0
    guard var factor = rule.rescale(&signal) else { throw .layer(name: planned.layer.name) }
    // Its own scale and shift, once they are no longer 1 and 0.
    if let scale = own("scale", of: planned) {
      factor *= scale.square
      signal.square *= scale.square
      signal.own *= scale.square
      signal.mean *= scale.mean
    }
    if let shift = own("shift", of: planned) {
      signal.square += shift.square + 2 * signal.mean * shift.mean
      signal.mean += shift.mean
    }
    steps.append(
      .scale(factor, units: planned.output.width, centers: hasMean && signal.mean == 0))
  }

  /// Mean and mean square of a parameter's own numbers.
  private func own(_ name: String, of planned: PlannedLayer) -> (mean: Double, square: Double)? {
    guard let number = planned.number, let values = weights?["\(number).\(name)"]?.values, !values.isEmpty
    else { return nil }
    let count = Double(values.count)
    return (values.reduce(0, +) / count, values.reduce(0) { $0 + $1 * $1 } / count)
  }

  private mutating func dense(_ planned: PlannedLayer) throws(NoTheory) {
    let number = planned.number ?? 0
    let (fanIn, units) = (planned.input.width, planned.output.width)
    var weight = 0.0
    var (biasMean, biasVariance) = (0.0, 0.0)
    var drawing: MeanFieldWeights.Drawing?
    if let own = own("weight", of: planned) {
      weight = own.square
      if let bias = self.own("bias", of: planned) {
        (biasMean, biasVariance) = (bias.mean, max(0, bias.square - bias.mean * bias.mean))
      }
    } else {
      for index in planned.parameters {
        guard let initializer = plan.beginnings[index].initializer else { continue }
        let variance = initializer.product.variance(fanIn: fanIn, fanOut: units)
        if plan.beginnings[index].shape.count == 2 {
          guard initializer.product.mean == 0 else { throw .weightsOffZero }
          weight = variance
          drawing = initializer.product.isOrthogonal ? .orthogonal : .independent
        } else {
          (biasMean, biasVariance) = (initializer.product.mean, variance)
        }
      }
    }
    entered = signal
    let length = Double(fanIn) * weight * signal.square + biasVariance
    signal = MeanFieldSignal(
      mean: biasMean, square: length + biasMean * biasMean, own: Double(fanIn) * weight * signal.own,
      isNormal: true, units: units)
    steps.append(
      .weights(
        MeanFieldWeights(layer: number, inputs: fanIn, units: units, variance: weight, drawing: drawing)))
    var layer = NetworkTheory.Layer(number: number)
    layer.length = length
    layers[number] = layer
    if number != last, let activation = planned.layer.product.activation { try activate(activation, planned) }
  }

  private mutating func activate(_ activation: Activation, _ planned: PlannedLayer) throws(NoTheory) {
    guard activation.product.isElementwise else { throw .unitsTogether(activation: activation.description) }
    guard !activation.product.isIdentity else { return }
    guard signal.isNormal else { throw .unmixedSignal(activation: activation.description) }
    let number = planned.number ?? 0
    if weights != nil, activation.product.learnableStart != nil {
      throw .ownSlope(activation: activation.description)
    }
    let moments = ActivationMoments(activation, mean: signal.mean, variance: signal.variance)
    let own = ActivationMoments.variance(
      over: min(signal.own, signal.variance), of: activation, mean: signal.mean, variance: signal.variance)
    steps.append(
      .slope(
        MeanFieldSlope(units: signal.units, moments: moments, entered: entered, length: signal.variance)))
    entered = nil
    signal = MeanFieldSignal(
      mean: moments.mean, square: moments.square, own: own, isNormal: false, units: signal.units)
    layers[number, default: NetworkTheory.Layer(number: number)].slope = moments.slopeSquare.squareRoot()
  }

  private mutating func residual(_ planned: PlannedLayer) throws(NoTheory) {
    let around = signal
    var outer = steps
    steps = []
    entered = nil
    try walk(planned.inner)
    entered = nil
    let inner = steps
    // Independent weights inside: going forward, the two parts are correlated through their means alone.
    signal = MeanFieldSignal(
      mean: around.mean + signal.mean, square: around.square + signal.square + 2 * around.mean * signal.mean,
      own: around.own + signal.own, isNormal: around.isNormal && signal.isNormal, units: signal.units)
    let kept = signal.variance > 0 ? min(1, (around.variance / signal.variance).squareRoot()) : 1
    outer.append(.residual(inner, kept: kept))
    steps = outer
  }
}

import Engine
import RealModule

/// What one forward and one backward pass show of a network, layer by layer: whether the samples stay apart on their way
/// forward, whether the error arrives on its way back, and whether the layers move.
public struct Probe: Sendable {
  /// How layers behave that do something else while training than afterwards.
  public enum Mode: String, Sendable, CaseIterable {
    /// Batchnorm uses the batch's own statistics, and dropout drops.
    case train
    /// Batchnorm uses its running statistics, and dropout lets all pass.
    case eval
  }

  /// The numbered layers in order; number k of the network's parameters is `layers[k]`.
  public let layers: [ProbedLayer]
  /// The number of samples that went through.
  public let samples: Int
  /// The number of all parameters together.
  public let parameterCount: Int
  /// In which everything was computed, but for nudges, which are in double.
  public let precision: Precision
  /// The mode of the passes.
  public let mode: Mode
  /// Whether any layer does something else in the other mode.
  public let dependsOnMode: Bool
  /// Whose step the layers' `step` is.
  public let optimizer: Optimizer?
  /// The RMS of the data's features.
  public let inputSize: Double
  /// For data that are sequences how far their steps are apart, as `ProbedLayer.stepSpread` is.
  public let inputStepSpread: Double?
  /// The mean loss.
  public let loss: Double
  /// √Σg² over all gradients of the mean loss together.
  public let norm: Double
  /// What theory predicts for the network: as its weights are drawn, or with its own, trained or loaded.
  public let theory: Result<NetworkTheory, NoTheory>
  /// Whether it has ways around layers (residual).
  public let hasWaysAround: Bool

  /// Measures a network on data.
  ///
  /// - Parameter optimizer: whose step is measured, on a copy of the weights; `nil`: none.
  /// - Throws: `EngineError.stopped` where `shouldStop` said so.
  public init(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet, loss: Loss? = nil,
    mode: Mode = .train, optimizer: Optimizer? = nil, precision: Precision = .float32, threads: Int = 1,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(EngineError) {
    let nudge = try InputNudge(
      description, state: state, on: data, training: mode == .train, shouldStop: shouldStop)
    switch precision {
    case .float32:
      try self.init(
        Model<Float>(
          description, state: state, data: data, loss: loss, keeping: .signals, threads: threads,
          shouldStop: shouldStop), on: data, mode, optimizer, nudge, weights: state, threads: threads)
    case .float64:
      try self.init(
        Model<Double>(
          description, state: state, data: data, loss: loss, keeping: .signals, threads: threads,
          shouldStop: shouldStop), on: data, mode, optimizer, nudge, weights: state, threads: threads)
    }
  }

  private init<S: Scalar>(
    _ model: Model<S>, on data: DataSet, _ mode: Mode, _ optimizer: Optimizer?, _ nudge: InputNudge,
    weights: NetworkState, threads: Int
  ) throws(EngineError) {
    guard model.forward(training: mode == .train), model.backward() else { throw .stopped }
    let samples = data.count
    self.samples = samples
    self.mode = mode
    self.optimizer = optimizer
    parameterCount = model.plan.parameterCount
    precision = MemoryLayout<S>.size == 4 ? .float32 : .float64
    inputSize =
      euclideanNorm(data.features, count: data.features.count)
      / Double(max(1, data.features.count)).squareRoot()
    inputStepSpread = model.plan.input.steps.flatMap { steps in
      steps > 1
        ? data.features.withUnsafeBufferPointer {
          Reductions.stepSpread($0, samples: samples, steps: steps)
        } : nil
    }
    loss = model.loss
    norm = model.gradients.baseAddress.map { euclideanNorm($0, count: model.gradients.count) } ?? 0
    let steps = optimizer.map { model.relativeSteps(of: $0, threads: threads) }
    layers = model.layers.enumerated().map { place, trace in
      ProbedLayer(
        trace, samples: samples, nudge: nudge.layers[place], timeNudges: nudge.states[place],
        step: steps?[place])
    }
    theory = NetworkTheory.of(
      model.plan, on: data, weights: weights, isTraining: mode == .train)
    hasWaysAround = model.plan.layers.contains { !$0.inner.isEmpty }
    dependsOnMode = model.plan.numberedLayers.contains { $0.layer.product.dependsOnMode }
  }

  /// The layers whose error signal the factor compares: those with weights, the output layer left out.
  public var hidden: [ProbedLayer] { layers.filter(\.hasWeights).dropLast() }

  /// The geometric mean of the error signal's ratio, hidden layer to hidden layer going back, the output hop left
  /// out; `nil` for fewer than two hidden layers.
  ///
  /// Layers at which the signal has fallen below what the precision holds in full are left out as well: they would say
  /// something of the arithmetic, not of the network.
  public var factor: Double? {
    let spanned = hidden[firstResolved...]
    guard spanned.count > 1, let first = spanned.first?.signal, let last = spanned.last?.signal, last != 0
    else { return nil }
    return Double.pow(first / last, 1 / Double(spanned.count - 1))
  }

  /// The part of `factor` that is the activations': the geometric mean of their RMS slopes over the layers that the
  /// factor spans.
  public var slopePart: Double? {
    let spanned = slopesByHiddenLayer[firstResolved...].dropLast()
    guard !spanned.isEmpty, spanned.allSatisfy({ $0 != nil }) else { return nil }
    let slopes = spanned.compactMap { $0 }
    return slopes.contains(0)
      ? 0 : Double.exp(slopes.reduce(0) { $0 + Double.log($1) } / Double(slopes.count))
  }

  /// The first hidden layer that the factor spans: past those where the signal has underflowed, but not past those
  /// that nothing reaches because a later layer stops it.
  private var firstResolved: Int {
    let smallest = precision == .float32 ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude
    let resolved = hidden.firstIndex { ($0.signal ?? 0) >= smallest } ?? 0
    let hasFaded = hidden[resolved...].first.map { ($0.signal ?? 0) < smallest * 1e6 } ?? false
    return hasFaded ? resolved : 0
  }

  /// The part of `factor` that is left for the weights, and for what rescales between them.
  public var weightsPart: Double? {
    guard let factor, let slopePart, slopePart > 0 else { return nil }
    return factor / slopePart
  }

  /// The geometric mean of the spread's ratio from hidden layer to hidden layer, going forward; taken as far as the
  /// precision still resolves the spread.
  public var forwardFactor: Double? {
    let floor = precision == .float32 ? 1e-6 : 1e-15
    let spreads = spreadsByHiddenLayer.prefix { $0 > floor }
    guard spreads.count > 1, let first = spreads.first, let last = spreads.last else { return nil }
    return Double.pow(last / first, 1 / Double(spreads.count - 1))
  }

  /// For each layer with weights but the last one what its error signal is relative to the next such layer's; over all of
  /// them the product is `signalRatio`.
  public var factors: [Double?] {
    var factors = [Double?](repeating: nil, count: layers.count)
    let weighted = layers.indices.filter { layers[$0].hasWeights }
    for (place, next) in zip(weighted, weighted.dropFirst()) {
      guard let signal = layers[place].signal, let later = layers[next].signal, later != 0 else { continue }
      factors[place] = signal / later
    }
    return factors
  }

  /// The error signal of the first layer with weights relative to the last one's.
  public var signalRatio: Double? {
    let signals = layers.filter(\.hasWeights).compactMap(\.signal)
    guard signals.count > 1, let first = signals.first, let last = signals.last, last != 0 else { return nil }
    return first / last
  }

  /// The weight gradient of the first layer with weights relative to the last one's.
  public var ratio: Double? {
    let gradients = layers.filter(\.hasWeights).compactMap(\.weightGradient)
    guard gradients.count > 1, let first = gradients.first, let last = gradients.last, last != 0 else {
      return nil
    }
    return first / last
  }

  /// For each hidden layer the RMS slope of the activation that its outputs pass, its own or of a layer after it.
  var slopesByHiddenLayer: [Double?] { afterEachHidden { $0.compactMap(\.slope).last } }

  /// For each hidden layer the spread of what it hands to the next one.
  var spreadsByHiddenLayer: [Double] {
    afterEachHidden { layers in
      layers.last { $0.slope != nil }?.spread ?? layers.first?.spread
    }.compactMap { $0 }
  }

  private func afterEachHidden(_ read: (ArraySlice<ProbedLayer>) -> Double?) -> [Double?] {
    let weighted = layers.indices.filter { layers[$0].hasWeights }
    return zip(weighted, weighted.dropFirst()).map { read(layers[$0..<$1]) }
  }
}

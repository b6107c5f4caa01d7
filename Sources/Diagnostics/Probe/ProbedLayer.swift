import Engine

/// One layer in a probe.
public struct ProbedLayer: Sendable {
  /// The layer's number, from 0; one shows it from 1.
  public let number: Int
  /// As one would type it: `dense(64, sigmoid)`.
  public let layer: Layer
  /// The initialiser that drew its weights.
  public let initializer: Initializer?
  /// The number of units.
  public let width: Int
  /// The shape of one sample's output.
  public let output: SampleShape
  /// Whether it has a weight matrix, whose pre-activations the error signal is measured at.
  public let hasWeights: Bool
  /// δ: the gradient of each sample's own loss with respect to the pre-activations (the outputs, for a layer
  /// without): its norm over the layer's units, those of all time steps where it gives a sequence, RMS over samples.
  public let signal: Double?
  /// The RMS over the entries of its weights' gradient (the scales', for a normalisation); `nil` without parameters.
  public let weightGradient: Double?
  /// The RMS of φ′(z) over samples and units; `nil` for a layer without an element-wise activation.
  public let slope: Double?
  /// The share of slopes below a twentieth of the activation's largest.
  public let saturated: Double?
  /// How many units give 0 or less for every sample, where the activation's slope is 0 there.
  public let deadUnits: Int
  /// The standard deviation over the samples, RMS over units, divided by the RMS of the outputs.
  public let spread: Double
  /// For a layer that gives a sequence how far its steps are apart: their deviation from the sequence's own mean, RMS,
  /// divided by the RMS of the outputs; 0 where all steps are alike (a matrix of rank one, in the terms of Dong, Cordonnier
  /// & Loukas 2021).
  public let stepSpread: Double?
  /// How many different rows the output has over the samples, in the precision in use.
  public let distinct: Int
  /// The rows that `distinct` counts: samples, times steps for a sequence.
  public let rows: Int
  /// The RMS of the outputs over samples and units.
  public let size: Double
  /// What a small change of the input has become here, relative to the outputs' size: 1 at the input
  /// (`InputNudge`); `nil` where the data or the outputs give it no meaning.
  public let nudge: Double?
  /// How far one step of the optimizer moves the weights that `weightGradient` is of: RMS of the change over RMS of the
  /// weights; `nil` without weights or without an optimizer.
  public let step: Double?
  /// The share of weight gradients that are exactly 0.
  public let zeroGradients: Double
  /// The RMS over the weights themselves.
  public let weightSize: Double?
  /// Whether its outputs, and whether its error signal, are finite throughout.
  public let isForwardFinite: Bool
  /// Whether the error signal and all gradients are finite.
  public let isBackwardFinite: Bool
  /// Whether outputs that are not finite come of weights or biases that are not either.
  public let hasBrokenParameters: Bool
  /// What the state of a recurrent layer shows step by step, for each direction in which it reads, forwards first.
  public let throughTime: [TimeCourse]

  /// The activation that the layer ends with, unless it is the identity.
  public var activation: Activation? {
    layer.product.activation.flatMap { slope == nil ? nil : $0 }
  }

  init<S: Scalar>(
    _ trace: LayerTrace<S>, samples: Int, nudge: Double?, timeNudges: [[Double?]], step: Double?
  ) {
    // Of each sample's own loss, not of the mean: N times; RMS over N samples: 1/√N times.
    let ofOwnLoss = Double(samples).squareRoot()
    number = trace.number
    layer = trace.plan.layer
    initializer = trace.initializer
    width = trace.width
    output = trace.plan.output
    rows = trace.rows
    let weights = trace.parameters.filter { $0.slice.shape.count == 2 }
    hasWeights = !weights.isEmpty
    // A layer that rescales has its scales first; the slope that an activation learns is neither.
    let trained =
      hasWeights ? weights : layer.product.activation == nil ? Array(trace.parameters.prefix(1)) : []
    weightGradient = trained.isEmpty ? nil : Self.pooled(trained.map(\.gradients))
    weightSize = trained.isEmpty ? nil : Self.pooled(trained.map(\.values))
    zeroGradients =
      trained.isEmpty ? 0 : trained.map { Reductions.shareOfZeros($0.gradients) }.min() ?? 0
    signal = trace.errors.map { Reductions.norm($0) * ofOwnLoss }
    if let rule = trace.plan.layer.product.activation, !rule.product.isIdentity,
      let slopes = Reductions.slopes(of: trace, limit: rule.largestSlope / 20)
    {
      (slope, saturated) = (slopes.size, slopes.shareBelow)
      // Below 0 such an activation has no slope at all, and nothing can wake a unit that is there for every sample.
      deadUnits =
        rule.slope(-1) == 0 && rule.value(-1) == 0
        ? Reductions.silentColumns(trace.outputs, rows: trace.rows) : 0
    } else {
      (slope, saturated, deadUnits) = (nil, nil, 0)
    }
    (spread, size) = Reductions.spread(trace.outputs, rows: trace.rows)
    stepSpread = trace.plan.output.steps.flatMap { steps in
      steps > 1 ? Reductions.stepSpread(trace.outputs, samples: samples, steps: steps) : nil
    }
    distinct = Reductions.distinct(trace.outputs, rows: trace.rows)
    // A finite sum has finite parts; only an infinite one may come of a double's square alone.
    isForwardFinite = size.isFinite || Reductions.isFinite(trace.outputs)
    // In the precision in use there may be nothing where double still sees something.
    self.nudge = isForwardFinite ? size == 0 ? 0 : nudge : nil
    self.step = trained.isEmpty ? nil : step
    hasBrokenParameters =
      !isForwardFinite && !trace.parameters.allSatisfy { Reductions.isFinite($0.values) }
    isBackwardFinite = signal.map(\.isFinite) ?? true || trace.errors.map { Reductions.isFinite($0) } ?? true
    throughTime = trace.hidden.enumerated().map { place, hidden in
      TimeCourse(
        hidden, of: trace, ofOwnLoss: ofOwnLoss,
        nudges: timeNudges.indices.contains(place) ? timeNudges[place] : [])
    }
  }

  /// The RMS over several buffers together.
  private static func pooled<S: Scalar>(_ buffers: [UnsafeBufferPointer<S>]) -> Double {
    let sizes = buffers.map { (Reductions.rootMeanSquare($0), Double($0.count)) }
    let largest = sizes.map(\.0).max() ?? 0
    guard largest > 0, largest.isFinite else { return largest }
    let sum = sizes.reduce(0) { $0 + ($1.0 / largest) * ($1.0 / largest) * $1.1 }
    return largest * (sum / sizes.reduce(0) { $0 + $1.1 }).squareRoot()
  }
}

import CKernels

/// Trains a network on from `state`; the state of a run that went before, optimizer included, goes on.
///
/// - Parameters:
///   - threads: results are the same bits for any number.
///   - shouldStop: asked often, from any thread; when true, training ends with the last finished epoch, within 100 ms and
///     what it takes to copy that.
///   - onEpoch: called after each epoch.
/// - Throws: with nothing changed; not where it was told to stop, of which the history tells.
public func train(
  _ state: NetworkState, _ description: NetworkDescription, on data: DataSet, _ options: TrainingOptions,
  precision: Precision = .float32, threads: Int = 1,
  shouldStop: @escaping @Sendable () -> Bool = { false }, onEpoch: (EpochReport) -> Void = { _ in }
) throws(EngineError) -> (NetworkState, TrainingHistory) {
  switch precision {
  case .float32:
    try TrainingRun<Float>(state, description, data, options, threads: threads, shouldStop: shouldStop)
      .run(onEpoch)
  case .float64:
    try TrainingRun<Double>(state, description, data, options, threads: threads, shouldStop: shouldStop)
      .run(onEpoch)
  }
}

/// A training run: the model, the buffers of the optimizer, and what is kept of each epoch.
final class TrainingRun<S: Scalar> {
  private let start: NetworkState
  private let options: TrainingOptions
  private let model: Model<S>
  private let data: BoundData<S>
  private let batch: Int
  private let stepsPerEpoch: Int
  private let heldOut: HeldOut<S>?
  private let evaluation: Model<S>
  private var update: Update<S>
  private let backup: Backup<S>
  private let clip: (any ClipRule)
  private let weights: [LayerWeights]
  private let shouldStop: @Sendable () -> Bool
  private let threads: Int

  init(
    _ state: NetworkState, _ description: NetworkDescription, _ data: DataSet, _ options: TrainingOptions,
    threads: Int, shouldStop: @escaping @Sendable () -> Bool
  ) throws(EngineError) {
    start = state
    self.options = options
    self.shouldStop = shouldStop
    self.threads = threads
    if let batch = options.batch, batch < 1 {
      throw .emptyBatch(size: batch)
    }
    batch = min(options.batch ?? data.count, data.count)
    let loss = try Engine.loss(
      options.loss, for: description, on: data.labels, classWeights: options.classWeights)
    let plan = try NetworkPlan(description, input: SampleShape(data.sampleShape))
    self.data = try BoundData(data, loss: loss, outputs: plan.output)
    stepsPerEpoch = (data.count + batch - 1) / batch
    model = try Model(
      plan: plan, state: state, batch: batch, loss: loss, keeping: .outputs, threads: threads,
      shouldStop: shouldStop)
    // A batch that is large enough lends its buffers.
    evaluation =
      batch >= min(data.count, evaluationBatch)
      ? model
      : try Model(
        plan: plan, state: state, batch: min(data.count, evaluationBatch), loss: loss, keeping: .outputs,
        threads: threads, sharing: model, shouldStop: shouldStop)
    heldOut = try (options.validation ?? data.heldOut).map { heldOut throws(EngineError) in
      try HeldOut(heldOut, like: data, loss: loss, outputs: plan.output)
    }
    update = Update(options.optimizer, count: plan.parameterCount, continuing: state.optimizer)
    clip = options.clip?.product ?? NoClip()
    weights = LayerWeights.all(of: plan)
    // A single step is stopped before its update or not at all: only what the forward pass moves can be half done.
    backup = Backup(model, update, statisticsAlone: stepsPerEpoch == 1 && heldOut == nil)
  }

  func run(_ onEpoch: (EpochReport) -> Void) -> (NetworkState, TrainingHistory) {
    var history = TrainingHistory()
    history.lossUsed = model.lossUsed
    var best = (loss: Double.infinity, epoch: 0)
    for epoch in 0..<max(0, options.epochs) {
      let nonFinite = history.nonFinite
      let figures = runEpoch(epoch, &history)
      let heldOutLoss = figures == nil ? nil : heldOut.flatMap { meanLoss(evaluation, $0.data) }
      // An epoch whose held-out loss is not known does not count either.
      guard let figures, heldOut == nil || heldOutLoss != nil else {
        backup.restore(model, &update)
        history.nonFinite = nonFinite
        history.end = .interrupted
        break
      }
      history.epochs += 1
      history.losses.append(figures.loss)
      history.gradientNorms.append(figures.norm)
      history.largestGradientNorms.append(figures.largestNorm)
      if options.watchesGradients { history.layerGradients.append(figures.layers) }
      if let heldOutLoss { history.heldOutLosses.append(heldOutLoss) }
      let metric = heldOutLoss ?? figures.loss
      update.observe(metric, at: .epoch)
      backup.save(model, update)
      onEpoch(
        EpochReport(
          epoch: epoch + 1, epochs: options.epochs, loss: figures.loss, gradientNorm: figures.norm,
          heldOutLoss: history.heldOutLosses.last, layerGradients: figures.layers))
      if metric < best.loss { best = (metric, epoch) }
      if let patience = options.patience, epoch - best.epoch >= patience {
        history.end = .stoppedEarly
        break
      }
    }
    finish(&history)
    history.settle()
    return (finalState(history), history)
  }

  private struct EpochFigures {
    var loss = 0.0
    var norm = 0.0
    var largestNorm = 0.0
    var layers: [Double?] = []
  }

  /// - Returns: `nil` where it was told to stop on the way.
  private func runEpoch(_ epoch: Int, _ history: inout TrainingHistory) -> EpochFigures? {
    var figures = EpochFigures()
    if options.watchesGradients { figures.layers = weights.map { $0.slices.isEmpty ? nil : 0 } }
    model.epoch = start.epochs + epoch
    let order = stepsPerEpoch > 1 ? batchOrder(of: start, epoch: model.epoch, samples: data.count) : []
    if stepsPerEpoch == 1 { model.bind(data) }
    for step in 0..<stepsPerEpoch {
      model.step = step
      if stepsPerEpoch > 1 {
        order.withUnsafeBufferPointer { order in
          let own = step * batch..<min(order.count, (step + 1) * batch)
          model.bind(data, order: UnsafeBufferPointer(rebasing: order[own]))
        }
      }
      guard model.lossAndGradients() else { return nil }
      // Before the clip, which may spread what is not finite to all layers.
      if history.nonFinite == nil && !model.isFinite {
        history.nonFinite = model.firstNonFinite(epoch: model.epoch + 1, step: step + 1)
      }
      let norm = clip.clip(
        gradients: model.tape.gradients.base, parameters: UnsafePointer(model.tape.parameters.base),
        layout: model.plan.parameters)
      figures.loss += model.loss / Double(stepsPerEpoch)
      figures.norm += norm / Double(stepsPerEpoch)
      figures.largestNorm = max(figures.largestNorm, norm.isNaN ? .infinity : norm)
      if options.watchesGradients { addLayerGradients(&figures.layers) }
      update.step(
        model.tape.parameters.base, gradients: model.tape.gradients.base, metric: model.loss,
        stepsPerEpoch: stepsPerEpoch, threads: threads)
    }
    return figures
  }

  private func addLayerGradients(_ sums: inout [Double?]) {
    for (place, layer) in weights.enumerated() {
      guard let slice = layer.slices.first, let sum = sums[place] else { continue }
      let norm = euclideanNorm(UnsafePointer(model.tape.gradients.base) + slice.offset, count: slice.count)
      sums[place] = sum + norm / Double(slice.count).squareRoot() / Double(stepsPerEpoch)
    }
  }

  // MARK: The end

  private func finish(_ history: inout TrainingHistory) {
    history.movement = weights.map { $0.movement(from: start, to: model.tape.parameters.base) }
    if history.end != .interrupted, !measureEnd(&history) { history.end = .interrupted }
    guard history.end == .interrupted else { return }
    history.loss = history.losses.last ?? .nan
    history.accuracy = nil
    history.heldOutLoss = history.heldOutLosses.last
    history.heldOutAccuracy = nil
  }

  /// - Returns: `false` where it was told to stop on the way.
  private func measureEnd(_ history: inout TrainingHistory) -> Bool {
    let outputs = Outputs<S>()
    guard let loss = meanLoss(evaluation, data, collecting: outputs) else { return false }
    history.loss = loss
    history.accuracy = outputs.accuracy(data.data.labels, width: model.plan.output.count, of: model)
    guard let heldOut else { return true }
    let heldOutOutputs = Outputs<S>()
    guard let loss = meanLoss(evaluation, heldOut.data, collecting: heldOutOutputs) else { return false }
    history.heldOutLoss = loss
    history.heldOutAccuracy = heldOutOutputs.accuracy(
      heldOut.data.data.labels, width: model.plan.output.count, of: model)
    return true
  }

  private func finalState(_ history: TrainingHistory) -> NetworkState {
    var state = model.state()
    state.epochs = start.epochs + history.epochs
    if history.epochs > 0 { state.optimizer = update.state }
    return state
  }
}

/// The order in which an epoch's batches take the samples.
func batchOrder(of state: NetworkState, epoch: Int, samples: Int) -> [Int] {
  var stream = RandomStream(seed: state.seed, draw: state.draw, purpose: .batch, epoch: epoch)
  return stream.permutation(samples)
}

/// The weights of one numbered layer: its matrices, without biases; normalisation's scale counts as one.
struct LayerWeights {
  let slices: [ParameterSlice]
  /// Their indices among the plan's parameters, and a state's.
  private let indices: [Int]

  static func all(of plan: NetworkPlan) -> [LayerWeights] {
    plan.numberedLayers.map { layer in
      let matrices = layer.parameters.filter { plan.parameters[$0].shape.count > 1 }
      let indices = matrices.isEmpty ? Array(layer.parameters.prefix(1)) : matrices
      return LayerWeights(slices: indices.map { plan.parameters[$0] }, indices: indices)
    }
  }

  /// ‖w − w₀‖ / ‖w₀‖, w₀ as the scalar holds it; `nil` without weights.
  func movement<S: Scalar>(from start: NetworkState, to end: UnsafeMutablePointer<S>) -> Double? {
    guard !slices.isEmpty else { return nil }
    var (moved, size) = (0.0, 0.0)
    for (slice, index) in zip(slices, indices) {
      // A piece at a time, since fresh memory for all of a large network's weights takes longer than the arithmetic.
      for first in stride(from: 0, to: slice.count, by: 4096) {
        let piece = first..<min(slice.count, first + 4096)
        let before = start.parameters[index].values[piece].map { Double(S($0)) }
        let after = doubles(end + slice.offset + first, count: piece.count)
        let difference = zip(before, after).map { $1 - $0 }
        moved += DoubleKernels.sumOfSquares(difference, count: piece.count, scale: 1)
        size += DoubleKernels.sumOfSquares(before, count: piece.count, scale: 1)
      }
    }
    return (moved / size).squareRoot()
  }
}

/// The held-out data of a run, checked against the training data.
struct HeldOut<S: Scalar> {
  let data: BoundData<S>

  init(_ data: DataSet, like training: DataSet, loss: Loss, outputs: SampleShape) throws(EngineError) {
    guard data.sampleShape == training.sampleShape else {
      throw .validationShape(
        validation: SampleShape(data.sampleShape), training: SampleShape(training.sampleShape))
    }
    self.data = try BoundData(data, loss: loss, outputs: outputs)
  }
}

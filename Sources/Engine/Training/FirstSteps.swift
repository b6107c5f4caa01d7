/// One of the first steps of a training, on a copy of the network.
public struct FirstStep: Hashable, Sendable {
  /// The mean loss of the step's samples, before its update.
  public let loss: Double
  /// How much of what the labels hold the outputs explain, before the update: 1 − loss / entropy, both of the step's
  /// samples, or of 200 others where the step has few, after the outputs have been shifted by the constants that serve best. Constant outputs explain 0, right
  /// ones 1; outputs that are sure of what is wrong, less than 0.
  public let explained: Double
  /// For each numbered layer ‖Δw‖ / ‖w‖ of its weights, of all steps up to this one; `nil` without weights.
  public let movement: [Double?]
}

/// Takes the first steps of the training that `train` would do with these options, and gives what each shows; the
/// network that they end with is dropped.
///
/// - Parameters:
///   - count: how many at most; they end before where a loss or a gradient is not finite, the last one being that.
///   - shouldStop: asked often, from any thread.
///   - isEnough: asked after each step about those so far; when true, they end.
/// - Throws: as `train`; `EngineError.stopped` where `shouldStop` said so.
public func firstSteps(
  _ count: Int, from state: NetworkState, _ description: NetworkDescription, on data: DataSet,
  _ options: TrainingOptions, precision: Precision = .float32, threads: Int = 1,
  shouldStop: @escaping @Sendable () -> Bool = { false }, isEnough: ([FirstStep]) -> Bool = { _ in false }
) throws(EngineError) -> [FirstStep] {
  switch precision {
  case .float32:
    try firstSteps(Float.self, count, state, description, data, options, threads, shouldStop, isEnough)
  case .float64:
    try firstSteps(Double.self, count, state, description, data, options, threads, shouldStop, isEnough)
  }
}

private func firstSteps<S: Scalar>(
  _ scalar: S.Type, _ count: Int, _ state: NetworkState, _ description: NetworkDescription, _ data: DataSet,
  _ options: TrainingOptions, _ threads: Int, _ shouldStop: @escaping @Sendable () -> Bool,
  _ isEnough: ([FirstStep]) -> Bool
) throws(EngineError) -> [FirstStep] {
  if let batch = options.batch, batch < 1 { throw .emptyBatch(size: batch) }
  let batch = min(options.batch ?? data.count, data.count)
  let loss = try Engine.loss(
    options.loss, for: description, on: data.labels, classWeights: options.classWeights)
  let plan = try NetworkPlan(description, input: SampleShape(data.sampleShape))
  let bound = try BoundData<S>(data, loss: loss, outputs: plan.output)
  // What a few samples hold is chance: others stand for them, the same at every step.
  let others =
    batch < min(100, data.count)
    ? Array(batchOrder(of: state, epoch: 0, samples: data.count).prefix(200)) : nil
  let model = try Model<S>(
    plan: plan, state: state, batch: max(batch, others?.count ?? 0), loss: loss, keeping: .values,
    threads: threads,
    shouldStop: shouldStop)
  var update = Update<S>(options.optimizer, count: plan.parameterCount, continuing: state.optimizer)
  let clip = options.clip?.product ?? NoClip()
  let weights = LayerWeights.all(of: plan)
  let stepsPerEpoch = (data.count + batch - 1) / batch
  var steps: [FirstStep] = []
  var order: [Int] = []
  for number in 0..<count {
    model.epoch = state.epochs + number / stepsPerEpoch
    model.step = number % stepsPerEpoch
    if model.step == 0 {
      order =
        stepsPerEpoch == 1
        ? Array(0..<data.count) : batchOrder(of: state, epoch: model.epoch, samples: data.count)
    }
    func explained(_ samples: ArraySlice<Int>) -> Double {
      explainedShare(model.outputs, areLogits: Outputs<S>().areLogits(of: model), of: data, samples: samples)
    }
    var share = 0.0
    if let others {
      others.withUnsafeBufferPointer { model.bind(bound, order: $0) }
      guard model.forward() else { throw .stopped }
      share = explained(others[...])
    }
    let samples = order[model.step * batch..<min(order.count, (model.step + 1) * batch)]
    samples.withUnsafeBufferPointer { model.bind(bound, order: $0) }
    guard model.lossAndGradients() else { throw .stopped }
    if others == nil { share = explained(samples) }
    let isFinite = model.isFinite
    _ = clip.clip(
      gradients: model.tape.gradients.base, parameters: UnsafePointer(model.tape.parameters.base),
      layout: plan.parameters)
    update.step(
      model.tape.parameters.base, gradients: model.tape.gradients.base, metric: model.loss,
      stepsPerEpoch: stepsPerEpoch, threads: threads)
    steps.append(
      FirstStep(
        loss: isFinite ? model.loss : .nan, explained: share,
        movement: weights.map { $0.movement(from: state, to: model.tape.parameters.base) }))
    if !isFinite || isEnough(steps) { break }
  }
  return steps
}

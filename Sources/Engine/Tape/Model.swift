import CKernels

/// A network ready to compute: its operations on a tape, and storage that is kept from step to step.
///
/// ```swift
/// let model = try Model<Float>(description, state: state, data: data, keeping: .signals)
/// model.forward()
/// model.backward()
/// model.layers[0].errors
/// ```
public final class Model<S: Scalar> {
  /// What can be looked at after a pass.
  public enum Kept {
    /// Loss, outputs and gradients: what passes in between may be overwritten, so that a large batch needs the memory
    /// of a few rows. Gradients come by `lossAndGradients` alone.
    case outputs
    /// Every layer's outputs as well.
    case values
    /// Pre-activations and error signals as well, for diagnosis.
    case signals
  }

  /// The network's shapes, and where each parameter stands.
  public let plan: NetworkPlan
  /// What `forward` compares with the labels; `nil`: the outputs alone are computed.
  public let lossUsed: Loss?
  /// The number of samples in the batch.
  public private(set) var rows = 0
  /// The mean loss of the last `forward`.
  public private(set) var loss = Double.nan
  /// From which dropout draws; epoch and step count from 0.
  public var epoch = 0
  /// The step within the epoch.
  public var step = 0

  let tape: Tape<S>
  let output: Variable
  private let boundLoss: BoundLoss<S>?
  let capacity: Int
  private let batchPass: BatchPass<S>
  /// Where nothing in between is kept and the network allows it, passes go by blocks of rows.
  private let blockPass: BlockPass<S>?
  private var blockOutputs: Storage<S>?
  var isCut: Bool { blockPass != nil }
  private let workerTapes: [Tape<S>]
  /// The batch's first input; blocks point the tape into the middle of it.
  private var features: UnsafeMutablePointer<S>? {
    didSet { tape.cells[0].value = .init(features) }
  }
  private let original: NetworkState
  /// What the input and labels of the batch point into.
  private var bound: BoundData<S>?
  /// Rows put together for a batch: features, targets, classes.
  private var gathered: (features: Storage<S>, targets: Storage<S>, classes: UnsafeMutablePointer<Int32>)?

  /// - Parameters:
  ///   - batch: the largest number of samples that it will be given; `nil`: as many as `data` has.
  ///   - data: gives shape and kind of labels, and is bound as the first batch where `batch` allows it.
  ///   - loss: `nil`: the default for the network's end and the labels.
  ///   - hasLoss: `false`: outputs alone, no gradients.
  ///   - kept: what can be looked at after a pass.
  /// - Throws: where network, weights, data and loss do not go together.
  public convenience init(
    _ description: NetworkDescription, state: NetworkState, data: DataSet, batch: Int? = nil,
    loss: Loss? = nil, hasLoss: Bool = true, keeping kept: Kept = .values, threads: Int = 1,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(EngineError) {
    let chosen = hasLoss ? try Engine.loss(loss, for: description, on: data.labels) : nil
    try self.init(
      plan: NetworkPlan(description, input: SampleShape(data.sampleShape)), state: state,
      batch: batch ?? data.count, loss: chosen, keeping: kept, threads: threads, sharing: nil,
      shouldStop: shouldStop)
    let all = try BoundData<S>(data, loss: chosen, outputs: plan.output)
    if all.count <= capacity { bind(all) }
  }

  init(
    plan: NetworkPlan, state: NetworkState, batch: Int, loss: Loss?, keeping kept: Kept, threads: Int,
    sharing other: Model<S>? = nil, shouldStop: @escaping @Sendable () -> Bool
  ) throws(EngineError) {
    self.plan = plan
    lossUsed = loss
    original = state
    let end = lastActivation(of: plan.description)?.name
    let fusedEnd = end.flatMap { end in loss?.product.fusesAfter.contains(end) == true ? end : nil }
    if let loss { try check(loss, fitsEnd: end, of: plan) }
    capacity = batch
    let isCut = kept == .outputs && BlockCut.suits(plan, batch: batch)
    let stop = StopRequest(shouldStop)
    func makeTape(sharing other: Tape<S>?) -> (Tape<S>, output: Variable) {
      let tape = Tape(
        plan: plan, capacity: isCut ? BlockCut.rows : batch, threads: isCut ? 1 : threads,
        isObserved: kept == .signals, fusedEnd: fusedEnd, sharing: other, stop: stop)
      return (tape, tape.record(plan.layers, input: .input))
    }
    let (tape, output) = makeTape(sharing: other?.tape)
    (self.tape, self.output) = (tape, output)
    let lossSource = loss == nil ? nil : tape.logits ?? output
    let isFused = tape.logits != nil
    let boundLoss = loss.map {
      BoundLoss<S>($0, isFused: isFused || $0.product.takesLogits, width: plan.output.count)
    }
    self.boundLoss = boundLoss
    let passes = Passes(tape, lossSource: lossSource)
    var workerTapes = [tape]
    while isCut && workerTapes.count < min(threads, BlockCut.groups(rows: batch)) {
      workerTapes.append(makeTape(sharing: tape).0)
    }
    for tape in workerTapes {
      tape.allocateValues(areKept: kept != .outputs, goesByBlocks: isCut, output: output)
      if let lossSource { tape.allocateGradients(passes, lossSource: lossSource) }
    }
    blockPass =
      isCut
      ? BlockPass(workerTapes: workerTapes, passes, output: output, loss: boundLoss, lossSource: lossSource)
      : nil
    self.workerTapes = workerTapes
    batchPass = BatchPass(tape, passes, loss: boundLoss, lossSource: lossSource, threads: threads)
    if other == nil { try load(state) }
  }

  deinit { gathered?.classes.deallocate() }

  // MARK: Parameters

  /// Takes parameters and running statistics from a state.
  ///
  /// - Throws: where names or shapes differ from the network's.
  public func load(_ state: NetworkState) throws(EngineError) {
    try check(state, fits: plan)
    for (slice, values) in zip(plan.parameters, state.parameters) {
      (tape.parameters.base + slice.offset).assign(values.values)
    }
    for (slice, values) in zip(plan.statistics, state.statistics) {
      (tape.statistics.base + slice.offset).assign(values.values)
    }
  }

  /// The present parameters and running statistics; everything else as in the state that it was made from.
  public func state() -> NetworkState {
    var state = original
    state.isInitial = false
    state.parameters = plan.parameters.map {
      NamedValues(
        $0.name, shape: $0.shape, values: doubles(tape.parameters.base + $0.offset, count: $0.count))
    }
    state.statistics = plan.statistics.map {
      NamedValues(
        $0.name, shape: [$0.count], values: doubles(tape.statistics.base + $0.offset, count: $0.count))
    }
    return state
  }

  /// All parameters, laid out as `plan.parameters` says.
  public var parameters: UnsafeMutableBufferPointer<S> { tape.parameters.buffer }
  /// The gradients of the mean loss with respect to them, of the same layout.
  public var gradients: UnsafeMutableBufferPointer<S> { tape.gradients.buffer }

  // MARK: The batch

  /// Takes all samples of a data set, in their order, as the batch.
  public func bind(_ data: DataSet) throws(EngineError) {
    bind(try BoundData(data, loss: lossUsed, outputs: plan.output))
  }

  func bind(_ data: BoundData<S>) { bind(data, from: 0, rows: data.count) }

  /// Takes `rows` samples that stand side by side.
  func bind(_ data: BoundData<S>, from first: Int, rows: Int) {
    precondition(rows <= capacity, "a batch of \(rows) samples where \(capacity) fit")
    bound = data
    setRows(rows)
    features = data.features.base + first * plan.input.count
    boundLoss?.bind(
      targets: data.targets.map { UnsafePointer($0.base) + first * plan.output.count },
      classes: data.classes.map { UnsafePointer($0) + first }, rows: rows)
  }

  /// Takes the samples at `order`, put together.
  func bind(_ data: BoundData<S>, order: UnsafeBufferPointer<Int>) {
    precondition(order.count <= capacity, "a batch of \(order.count) samples where \(capacity) fit")
    guard let indices = order.baseAddress else { return setRows(0) }
    bound = data
    setRows(order.count)
    let buffers =
      gathered
      ?? (
        Storage<S>(capacity * plan.input.count), Storage<S>(capacity * plan.output.count),
        UnsafeMutablePointer<Int32>.allocate(capacity: max(1, capacity))
      )
    gathered = buffers
    indices.withMemoryRebound(to: Int64.self, capacity: order.count) { order in
      S.Kernels.gather(
        data.features.base, order: order, rows: rows, columns: plan.input.count, into: buffers.features.base)
      if let targets = data.targets {
        S.Kernels.gather(
          targets.base, order: order, rows: rows, columns: plan.output.count, into: buffers.targets.base)
      }
      if let classes = data.classes { gradlab_gather_classes(classes, order, rows, buffers.classes) }
    }
    features = buffers.features.base
    boundLoss?.bind(
      targets: data.targets == nil ? nil : UnsafePointer(buffers.targets.base),
      classes: data.classes == nil ? nil : UnsafePointer(buffers.classes), rows: order.count)
  }

  private func setRows(_ count: Int) {
    rows = count
    if blockPass == nil { tape.rows = count }
  }

  // MARK: Passes

  /// Computes outputs and loss; in training mode batchnorm uses the batch's own statistics and dropout drops.
  ///
  /// - Returns: `false` where it was told to stop on the way, and nothing computed can be used.
  @discardableResult
  public func forward(training: Bool = true) -> Bool {
    begin(training: training)
    guard let blockPass else {
      let isDone = batchPass.runForward(rows: rows)
      loss = lossUsed == nil ? .nan : batchPass.meanLoss
      return isDone
    }
    let buffer = blockOutputs ?? Storage(capacity * plan.output.count)
    blockOutputs = buffer
    let isDone = blockPass.runForward(features, rows: rows, into: buffer.base)
    loss = lossUsed == nil ? .nan : blockPass.meanLoss
    return isDone
  }

  /// Decides the mode of the pass that follows, and from what it draws.
  func begin(training: Bool) {
    for tape in workerTapes {
      tape.isTraining = training
      tape.randomness = (original.seed, original.draw, epoch, step)
    }
  }

  /// A forward pass in training mode and a backward pass, for any model.
  ///
  /// - Returns: `false` where it was told to stop on the way, and nothing computed can be used.
  @discardableResult
  public func lossAndGradients() -> Bool {
    precondition(lossUsed != nil, "gradients without a loss")
    guard let blockPass else { return forward() && backward() }
    begin(training: true)
    let isDone = blockPass.runBothWays(features, rows: rows)
    loss = blockPass.meanLoss
    return isDone
  }

  /// The place, in `layers`, of the first layer whose outputs for the batch, or for a part of it, fulfil a condition.
  func firstLayer(where isMet: (UnsafeBufferPointer<S>) -> Bool) -> Int? {
    guard let blockPass else { return layers.firstIndex { isMet($0.outputs) } }
    let numbers = Dictionary(uniqueKeysWithValues: tracesInOrder.enumerated().map { ($1.output, $0) })
    var found: Int?
    blockPass.forEachOutput(features, rows: rows) { variable, outputs in
      if let number = numbers[variable], number < found ?? .max, isMet(outputs) { found = number }
    }
    return found
  }

  /// Computes the gradients of the mean loss with respect to all parameters, and to the input on request.
  ///
  /// - Returns: `false` where it was told to stop on the way.
  @discardableResult
  public func backward(inputGradient: Bool = false) -> Bool {
    precondition(lossUsed != nil, "gradients without a loss")
    precondition(blockPass == nil, "a backward pass alone, where the forward pass keeps nothing for it")
    if inputGradient && tape.cells[0].gradient == nil {
      tape.cells[0].gradient = .init(tape.buffer(perSample: plan.input.count))
    }
    tape.wantsInputGradient = inputGradient
    return batchPass.runBackward()
  }

  /// The same with these gradients at the outputs, [rows, outputs], in place of the loss's: for row v the product
  /// vᵀ ∂output/∂input.
  ///
  /// For a loss that is computed from the outputs themselves, after a `forward` of its own.
  ///
  /// - Returns: `false` where it was told to stop on the way.
  @discardableResult
  public func backward(from gradients: [S]) -> Bool {
    precondition(tape.logits == nil, "gradients of outputs, where the loss takes what comes before them")
    precondition(gradients.count == rows * plan.output.count, "\(gradients.count) gradients of outputs")
    let own = tape.gradient(output, at: 0)
    for (index, gradient) in gradients.enumerated() { own[index] = gradient }
    return backward(inputGradient: true)
  }

  /// Takes the statistics of the batch that the last `forward` in training mode normalised with as the running ones,
  /// so that a pass in evaluation mode does the same to each sample alone.
  public func keepBatchStatistics() {
    for case let operation as BatchNormOperation<S> in tape.operations { operation.keepStatistics() }
  }

  /// By how much the batch counts beside others where losses are averaged.
  var batchWeight: Double { boundLoss?.normalizer ?? 0 }

  /// [rows, outputs]; probabilities where the network ends with a sigmoid or softmax.
  public var outputs: UnsafeBufferPointer<S> {
    UnsafeBufferPointer(
      start: blockOutputs?.base ?? tape.value(output, at: 0), count: rows * plan.output.count)
  }

  /// The gradient of the mean loss with respect to the input, [rows, input], where it was asked for.
  public var inputGradient: UnsafeBufferPointer<S>? {
    tape.cells[0].gradient.map {
      UnsafeBufferPointer(start: $0.assumingMemoryBound(to: S.self), count: rows * plan.input.count)
    }
  }
}

/// A loss that can't be computed from what the network ends with is refused.
private func check(_ loss: Loss, fitsEnd end: String?, of plan: NetworkPlan) throws(EngineError) {
  let isPlain = lastActivation(of: plan.description)?.product.isIdentity ?? true
  let rule = loss.product
  if !rule.fusesAfter.isEmpty && !rule.takesLogits && isPlain {
    throw .needsProbabilities(loss: loss.name, ending: rule.fusesAfter[0], width: plan.output.width)
  }
  if rule.takesLogits, let end, !isPlain, !rule.fusesAfter.contains(end) {
    throw .needsLogits(loss: loss.name, end: end, endings: rule.fusesAfter)
  }
}

private func check(_ state: NetworkState, fits plan: NetworkPlan) throws(EngineError) {
  func compare(_ names: [(String, [Int], Int)], _ values: [NamedValues]) throws(EngineError) {
    for (place, (name, shape, layer)) in names.enumerated() {
      guard place < values.count else { throw .missingWeights(layer: layer, name: name, shape: shape) }
      let found = values[place]
      guard found.name == name, found.shape == shape else {
        throw .otherWeights(
          layer: layer, name: name, shape: shape, found: found.name, foundShape: found.shape)
      }
    }
    guard values.count == names.count else { throw .surplusWeights(name: values[names.count].name) }
  }
  try compare(plan.parameters.map { ($0.name, $0.shape, $0.layer) }, state.parameters)
  try compare(plan.statistics.map { ($0.name, [$0.count], $0.layer) }, state.statistics)
}

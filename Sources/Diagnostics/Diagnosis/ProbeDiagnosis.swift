import Engine

extension Diagnosis {
  /// What a probe shows by itself; nothing is foretold.
  public init(_ probe: Probe) {
    let found = probe.notFinite.map { [$0] } ?? probe.failures(lost: 1e-2)
    self.init(found.isEmpty ? [probe.passes] : found, remarks: [probe.stepsAlike].compactMap { $0 })
  }

  /// What a probe shows for a training: the network is ill if it is not foretold to train, and what then fails is said
  /// first; what would be an illness elsewhere is a remark of one that trains.
  ///
  /// - Parameters:
  ///   - probe: of the network before the training.
  ///   - curvature: of the loss there; `nil`: no word of the rate.
  public init(_ probe: Probe, _ outlook: Outlook, optimizer: Optimizer, curvature: Curvature?) {
    let rate = probe.rate(optimizer, curvature, steps: outlook.total)
    if let finding = probe.notFinite {
      self.init([finding], outlook: outlook)
      return
    }
    let epsilon = probe.belowEpsilon(optimizer)
    switch outlook.answer {
    case .yes:
      self.init(
        [probe.passes], remarks: [probe.stepsAlike, epsilon, rate].compactMap { $0 }, outlook: outlook)
    case .no, .unsure:
      // Once something is known to fail, what is furthest from passing is it. A first step that is too long says nothing
      // of the layers behind it: then only what is lost at any rate is.
      let jump = probe.jump(outlook)
      let failures = probe.failures(lost: jump == nil ? 1e-1 : 1e-2)
      let found = [jump].compactMap { $0 } + failures + [epsilon].compactMap { $0 }
      let rest = outlook.answer == .no && found.isEmpty ? [probe.lag(outlook)] : []
      let all = found + rest
      self.init(
        all.isEmpty ? [probe.passes] : all, remarks: [probe.stepsAlike, rate].compactMap { $0 },
        outlook: outlook)
    }
  }
}

extension Probe {
  fileprivate var notFinite: Finding? {
    if let layer = layers.first(where: { !$0.isForwardFinite }) {
      let place = LayerPlace(layer)
      return layer.hasBrokenParameters ? .brokenParameters(at: place) : .notFiniteForward(at: place)
    }
    if let layer = layers.last(where: { !$0.isBackwardFinite }) {
      return .notFiniteBackward(at: LayerPlace(layer))
    }
    return loss.isFinite ? nil : .notFiniteLoss(loss: loss)
  }

  /// What of the three questions fails: units that let nothing pass, samples that do not stay apart, errors that do not
  /// arrive.
  ///
  /// - Parameter lost: what has to be left over the whole depth for a signal to have arrived.
  fileprivate func failures(lost: Double) -> [Finding] {
    [dead, underflow, decay(lost: lost), throughTime, alike(lost: lost), saturation].compactMap { $0 }
  }

  fileprivate var passes: Finding { .passes(path: path(lost: 1e-2), times: layers.flatMap(timePaths)) }

  private var dead: Finding? {
    if let layer = layers.first(where: { $0.deadUnits > 0 && $0.deadUnits == $0.width }) {
      return .deadLayer(at: LayerPlace(layer), units: layer.width)
    }
    func share(_ layer: ProbedLayer) -> Double { Double(layer.deadUnits) / Double(max(1, layer.width)) }
    guard let layer = layers.max(by: { share($0) < share($1) }), share(layer) > 0.5 else { return nil }
    let others = layers.filter { $0.deadUnits > 0 && $0.number != layer.number }
    return .deadUnits(
      at: LayerPlace(layer), dead: layer.deadUnits, units: layer.width,
      elsewhere: others.map(\.deadUnits).min().flatMap { least in
        others.map(\.deadUnits).max().map { DeadElsewhere(layers: others.count, least: least, most: $0) }
      })
  }

  private var underflow: Finding? {
    guard dead == nil,
      let layer = layers.last(where: { $0.hasWeights && ($0.signal == 0 || $0.zeroGradients == 1) }),
      let next = layers.first(where: { $0.number > layer.number && ($0.signal ?? 0) > 0 })
    else { return nil }
    return .underflow(
      at: LayerPlace(layer), precision: precision, next: LayerPlace(next), signal: next.signal ?? 0)
  }

  private func decay(lost: Double) -> Finding? {
    guard let path = path(lost: lost) else { return nil }
    switch (path.backward, path.forward) {
    case (.lost, .lost): return .vanishing(path: path)
    case (.lost, .kept), (.lost, .grown): return .vanishingBackward(path: path)
    case (.kept, .lost): return .vanishingForward(path: path)
    case (.grown, .grown): return .exploding(path: path)
    case (.grown, .kept), (.grown, .lost): return .explodingBackward(path: path)
    case (.kept, .grown): return .explodingForward(path: path)
    case (.kept, .kept): return nil
    }
  }

  private var throughTime: Finding? {
    for path in layers.lazy.flatMap(timePaths) {
      if max(path.left, path.arrives) < 1e-4 { return .vanishingThroughTime(path: path) }
      if path.left > 1e4 { return .explodingThroughTime(path: path) }
    }
    return nil
  }

  /// Samples that can't be told apart, where the decay has not said so already.
  private func alike(lost: Double) -> Finding? {
    guard decay(lost: lost) == nil, dead == nil,
      let layer = layers.dropLast().first(where: { $0.distinct * 2 < min($0.rows, samples) }),
      layer.width > 1
    else { return nil }
    return .samplesAlike(at: LayerPlace(layer), outputs: distinct(layer))
  }

  /// Steps of a sequence that attention has made alike.
  fileprivate var stepsAlike: Finding? {
    guard let input = inputStepSpread, input > 0.1,
      let first = layers.firstIndex(where: { $0.layer.product.role == .attention }),
      let layer = layers[first...].first(where: { ($0.stepSpread ?? 1) < 1e-3 }),
      let spread = layer.stepSpread
    else { return nil }
    return .stepsAlike(at: LayerPlace(layer), spread: spread, input: input)
  }

  /// The output layer is not looked at: with the losses that belong to it the slope of a sigmoid or softmax cancels, and
  /// where it is right it is steep nowhere.
  private var saturation: Finding? {
    // Half of relu's units are off by design; its dead ones are found elsewhere.
    let last = layers.last { $0.hasWeights }?.number ?? 0
    let steep = layers.filter { $0.number < last && ($0.saturated ?? 0) > 0.9 && $0.deadUnits == 0 }
    guard let layer = steep.first, let activation = layer.activation, let share = layer.saturated else {
      return nil
    }
    return .saturated(
      at: LayerPlace(layer), activation: activation.name, share: share, others: steep.count - 1)
  }

  // MARK: The optimizer's part

  /// Steps that threw the loss far off, unless it stood there before.
  fileprivate func jump(_ outlook: Outlook) -> Finding? {
    let losses = outlook.steps.map(\.loss)
    let farthest = losses.first { !$0.isFinite } ?? losses.max() ?? 0
    guard !farthest.isFinite || farthest > 5 * max(outlook.entropy, losses[0]),
      let (layer, step) = largestStep(outlook)
    else { return nil }
    return .stepsTooLong(at: LayerPlace(layer), step: step, loss: farthest)
  }

  /// Why a network does not train of which nothing else is known: steps that change nothing, or that teach nothing.
  fileprivate func lag(_ outlook: Outlook) -> Finding {
    if let (layer, step) = largestStep(outlook), step < 1e-4 {
      return .stepsTooShort(at: LayerPlace(layer), step: step)
    }
    let grows = if case .grows = outlook.reason { true } else { false }
    return .learnsNothing(loss: outlook.steps.last?.loss ?? loss, entropy: outlook.entropy, grows: grows)
  }

  private func largestStep(_ outlook: Outlook) -> (ProbedLayer, Double)? {
    let steps = outlook.steps[0].movement
    return layers.filter { steps.indices.contains($0.number) }
      .compactMap { layer in steps[layer.number].map { (layer, $0) } }
      .filter { $0.0.hasWeights }.max { $0.1 < $1.1 }
  }

  fileprivate func belowEpsilon(_ optimizer: Optimizer) -> Finding? {
    guard let epsilon = optimizer.product.momentEpsilon,
      let layer = layers.first(where: { $0.weightGradient != nil }),
      let gradient = layer.weightGradient, gradient < epsilon, gradient > 0
    else { return nil }
    return .belowEpsilon(
      layer: layer.number, optimizer: optimizer.name, gradient: gradient, epsilon: epsilon,
      share: gradient / (gradient + epsilon))
  }

  fileprivate func rate(_ optimizer: Optimizer, _ curvature: Curvature?, steps: Int) -> Finding? {
    // The bound is that of gradient descent; rules that rescale each step have another.
    guard let momentum = optimizer.product.descentMomentum, let curvature, curvature.largest > 0 else {
      return nil
    }
    let rate = optimizer.product.rate.rate(at: 0)
    let bound = 2 * (1 + momentum) / curvature.largest
    if rate > bound { return .aboveStableRate(rate: rate, bound: bound, curvature: curvature.largest) }
    let effective = rate / max(1e-3, 1 - momentum)
    guard effective * curvature.largest * Double(steps) < 1 else { return nil }
    return .rateTooSmall(rate: rate, steps: steps, curvature: curvature.largest)
  }
}

import Engine

extension Probe {
  /// What the probe says of the network, with the figures that show it.
  public var diagnosis: Diagnosis {
    if let finding = notFinite { return Diagnosis([finding]) }
    let findings = [dead, underflow, decay, throughTime, alike, saturation].compactMap { $0 }
    return Diagnosis(findings.isEmpty ? [healthy] : findings)
  }

  private var notFinite: Finding? {
    if let layer = layers.first(where: { !$0.isForwardFinite }) {
      let place = LayerPlace(layer)
      return layer.hasBrokenParameters ? .brokenParameters(at: place) : .notFiniteForward(at: place)
    }
    if let layer = layers.last(where: { !$0.isBackwardFinite }) {
      return .notFiniteBackward(at: LayerPlace(layer))
    }
    return loss.isFinite ? nil : .notFiniteLoss(loss: loss)
  }

  private var dead: Finding? {
    if let layer = layers.first(where: { $0.deadUnits > 0 && $0.deadUnits == $0.width }) {
      return .deadLayer(at: LayerPlace(layer), units: layer.width)
    }
    func share(_ layer: ProbedLayer) -> Double { Double(layer.deadUnits) / Double(max(1, layer.width)) }
    guard let layer = layers.max(by: { share($0) < share($1) }), share(layer) > 0.5 else { return nil }
    return .deadUnits(at: LayerPlace(layer), dead: layer.deadUnits, units: layer.width)
  }

  private var underflow: Finding? {
    guard dead == nil,
      let layer = layers.last(where: { $0.hasWeights && ($0.signal == 0 || $0.zeroGradients == 1) }),
      let next = layers.first(where: { $0.number > layer.number && ($0.signal ?? 0) > 0 })
    else { return nil }
    return .underflow(
      at: LayerPlace(layer), precision: precision, next: LayerPlace(next), signal: next.signal ?? 0)
  }

  private var decay: Finding? {
    guard let path else { return nil }
    switch (path.backward, path.forward) {
    case (.lost, .lost): return .vanishing(path: path)
    case (.lost, .kept), (.lost, .grown): return .vanishingBackward(path: path)
    case (.kept, .lost), (.grown, .lost): return .vanishingForward(path: path)
    case (.grown, .grown): return .exploding(path: path)
    case (.grown, .kept): return .explodingBackward(path: path)
    case (.kept, .grown): return .explodingForward(path: path)
    case (.kept, .kept): return nil
    }
  }

  private var throughTime: Finding? {
    for path in layers.lazy.compactMap(timePath) {
      if path.left < 1e-4 { return .vanishingThroughTime(path: path) }
      if path.left > 1e4 { return .explodingThroughTime(path: path) }
    }
    return nil
  }

  /// Samples that can't be told apart, where the decay has not said so already.
  private var alike: Finding? {
    guard decay == nil, dead == nil,
      let layer = layers.dropLast().first(where: { $0.distinct * 2 < min($0.rows, samples) }),
      layer.width > 1
    else { return nil }
    return .samplesAlike(at: LayerPlace(layer), outputs: distinct(layer))
  }

  private var saturation: Finding? {
    // Half of relu's units are off by design; its dead ones are found elsewhere.
    let steep = layers.filter { ($0.saturated ?? 0) > 0.9 && $0.deadUnits == 0 }
    guard let layer = steep.first, let activation = layer.activation, let share = layer.saturated else {
      return nil
    }
    return .saturated(
      at: LayerPlace(layer), activation: activation.name, share: share, others: steep.count - 1)
  }

  private var healthy: Finding { .healthy(path: path, times: layers.compactMap(timePath)) }
}

extension Model {
  /// How far one step of an optimizer would move each layer's weights, from the gradients of the last `backward`: the RMS
  /// of the change over the RMS of the weights, by numbered layer; `nil` for a layer without weights. The weights stay as
  /// they are. An optimizer that the state was trained with goes on where it stood.
  public func relativeSteps(of optimizer: Optimizer, threads: Int = 1) -> [Double?] {
    let moved = Storage<S>(parameters.count)
    moved.copy(from: tape.parameters)
    let start = state()
    var update = Update<S>(optimizer, count: parameters.count, continuing: start.optimizer)
    update.step(
      moved.base, gradients: UnsafePointer(tape.gradients.base), metric: loss, stepsPerEpoch: 1,
      threads: threads)
    return LayerWeights.all(of: plan).map { $0.movement(from: start, to: moved.base) }
  }
}

import CKernels

/// The place where a number first stopped being finite.
public struct NonFinite: Hashable, Sendable {
  /// The part of a step in which it appeared; `update` is the parameters that the step before left.
  public enum Direction: Hashable, Sendable { case forward, loss, backward, update }

  /// The number of the layer; `nil` for the loss.
  public let layer: Int?
  /// In which part of the step.
  public let direction: Direction
  /// Counted from 1 over the whole life of the network.
  public let epoch: Int
  /// Counted from 1 within the epoch.
  public let step: Int
}

extension Model {
  /// Whether the loss and all gradients are finite.
  var isFinite: Bool {
    loss.isFinite && S.Kernels.firstNonFinite(tape.gradients.base, count: tape.gradients.count) < 0
  }

  /// Where the first NaN or infinity of the step under way stands, forward first; `nil` where all are finite.
  func firstNonFinite(epoch: Int, step: Int) -> NonFinite? {
    func isFinite(_ start: UnsafePointer<S>?, _ count: Int) -> Bool {
      start.map { S.Kernels.firstNonFinite($0, count: count) < 0 } ?? true
    }
    let layers = self.layers
    for layer in layers {
      for parameter in layer.parameters
      where !isFinite(parameter.values.baseAddress, parameter.values.count) {
        return NonFinite(layer: layer.number, direction: .update, epoch: epoch, step: step)
      }
    }
    if let place = firstLayer(where: { !isFinite($0.baseAddress, $0.count) }) {
      return NonFinite(layer: layers[place].number, direction: .forward, epoch: epoch, step: step)
    }
    if !loss.isFinite { return NonFinite(layer: nil, direction: .loss, epoch: epoch, step: step) }
    for layer in layers.reversed() {
      for parameter in layer.parameters
      where !isFinite(parameter.gradients.baseAddress, parameter.gradients.count) {
        return NonFinite(layer: layer.number, direction: .backward, epoch: epoch, step: step)
      }
    }
    return nil
  }
}

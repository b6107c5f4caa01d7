/// What happened in a training run.
public struct TrainingHistory: Hashable, Sendable {
  /// For each finished epoch the mean over its steps, each before its update.
  public var losses: [Double] = []
  /// On all training data after the last epoch, in evaluation mode.
  public var loss = Double.nan
  /// The share of right answers there; `nil` where the labels are no classes.
  public var accuracy: Double?
  /// The norm of all gradients together before clipping, for each epoch the mean over its steps.
  public var gradientNorms: [Double] = []
  /// For each epoch the largest of them.
  public var largestGradientNorms: [Double] = []
  /// For each epoch, on the held-out data.
  public var heldOutLosses: [Double] = []
  /// On the held-out data after the last epoch; `nil` where there are none.
  public var heldOutLoss: Double?
  /// The share of right answers there; `nil` where the labels are no classes.
  public var heldOutAccuracy: Double?
  /// For each numbered layer how far its parameters moved, relative to where they began: ‖θ − θ₀‖ / ‖θ₀‖ over the
  /// weights; `nil` for a layer without any.
  public var movement: [Double?] = []
  /// [epoch][layer]: RMS of each numbered layer's weight gradient, mean over the epoch's steps; only on request.
  public var layerGradients: [[Double?]] = []
  /// Epochs finished in this run.
  public var epochs = 0
  /// Whether it ended before its epochs were done, and why.
  public var end = End.finished
  /// Where a NaN or an infinity first appeared.
  public var nonFinite: NonFinite?
  /// The loss that was made small.
  public var lossUsed: Loss?

  /// Why a run ended: its epochs were done, its patience was, or it was told to stop.
  public enum End: Hashable, Sendable {
    case finished, stoppedEarly, interrupted
  }

  /// A run that has not begun.
  public init() {}

  /// Makes all that are no numbers the same one: which sign one has is chance, and none keeps it that is written down.
  mutating func settle() {
    func settled(_ value: Double) -> Double { value.isNaN ? .nan : value }
    losses = losses.map(settled)
    loss = settled(loss)
    gradientNorms = gradientNorms.map(settled)
    largestGradientNorms = largestGradientNorms.map(settled)
    heldOutLosses = heldOutLosses.map(settled)
    heldOutLoss = heldOutLoss.map(settled)
    movement = movement.map { $0.map(settled) }
    layerGradients = layerGradients.map { $0.map { $0.map(settled) } }
  }
}

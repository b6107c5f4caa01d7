/// How training stands after an epoch.
public struct EpochReport: Hashable, Sendable {
  /// Counted from 1 within this run.
  public let epoch: Int
  /// How many the run shall have.
  public let epochs: Int
  /// The mean over the epoch's steps, each before its update.
  public let loss: Double
  /// The norm of all gradients together before clipping, mean over the epoch's steps.
  public let gradientNorm: Double
  /// On the held-out data; `nil` where there are none.
  public let heldOutLoss: Double?
  /// As in the history; only on request.
  public let layerGradients: [Double?]
}

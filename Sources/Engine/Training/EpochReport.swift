/// How training stands after an epoch.
public struct EpochReport: Hashable, Sendable {
  /// Counted from 1 within this run.
  public let epoch: Int
  public let epochs: Int
  public let loss: Double
  public let gradientNorm: Double
  public let heldOutLoss: Double?
  /// As in the history; only on request.
  public let layerGradients: [Double?]
}

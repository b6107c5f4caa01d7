/// Numbers along an inner axis: a layer's, an epoch's.
public struct Series: Hashable, Sendable {
  /// "layer", "epoch", "step".
  public let axis: String
  /// One number a place, from the first on.
  public let values: [Double]

  /// Numbers along an axis of this name.
  public init(_ axis: String, _ values: [Double]) {
    self.axis = axis
    self.values = values
  }
}

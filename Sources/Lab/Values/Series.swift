/// Numbers along an inner axis: a layer's, an epoch's.
public struct Series: Hashable, Sendable {
  /// "layer", "epoch", "step".
  public let axis: String
  public let values: [Double]

  public init(_ axis: String, _ values: [Double]) {
    self.axis = axis
    self.values = values
  }
}

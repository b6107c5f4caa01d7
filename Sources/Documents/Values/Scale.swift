/// How values are laid out along an axis.
public enum Scale: String, Hashable, Sendable, CaseIterable {
  case linear
  /// By the decimal logarithm: equal factors are equal lengths.
  case log10
}

/// One direction of a chart, or the values that a column of bars shares.
public struct Axis: Hashable, Sendable {
  /// "epoch", "loss".
  public var label: String
  public var scale: Scale
  /// Where it begins; `nil`: at the smallest value.
  public var lower: Double?
  /// Where it ends; `nil`: at the largest value.
  public var upper: Double?

  public init(_ label: String, _ scale: Scale = .linear, lower: Double? = nil, upper: Double? = nil) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
  }
}

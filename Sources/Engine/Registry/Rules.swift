/// An element-wise function φ between a layer's pre-activations z and its outputs.
public protocol ActivationRule: Sendable {
  /// φ(z).
  func value(_ z: Double) -> Double
  /// φ′(z), from z itself: exact in the tails, where 1 − y² or y(1 − y) would cancel to 0.
  func slope(_ z: Double) -> Double
}

/// One step of the signal: parameters, a forward and a backward pass.
public protocol LayerRule: Sendable {}

/// What training makes small.
public protocol LossRule: Sendable {}

extension NetworkDescription: CustomStringConvertible {
  public var description: String { layers.map(\.description).joined(separator: " -> ") }
}

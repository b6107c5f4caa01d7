/// In which numbers the engine computes.
public enum Precision: String, Hashable, Sendable, CaseIterable {
  /// 24 significant bits, down to 1.4e−45: what training in the field uses.
  case float32
  /// 53 significant bits, down to 4.9e−324: for gradient checks and very small gradients.
  case float64
}

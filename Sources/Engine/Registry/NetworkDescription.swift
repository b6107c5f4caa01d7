/// Layers in the order in which the signal passes them: what `a -> b -> c` says, and nothing drawn yet.
public struct NetworkDescription: Hashable, Sendable {
  /// One after the other, a `residual` with the layers inside it.
  public var layers: [Layer]

  /// The network of these layers.
  public init(_ layers: [Layer]) { self.layers = layers }
}

extension NetworkDescription: CustomStringConvertible {
  /// As one would type it, equal neighbours joined: `20 * dense(64, sigmoid) -> dense(1, sigmoid)`.
  public var description: String {
    var runs: [(layer: Layer, count: Int)] = []
    for layer in layers {
      if let last = runs.last, last.layer == layer {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((layer, 1))
      }
    }
    return runs.map { $0.count == 1 ? "\($0.layer)" : "\($0.count) * \($0.layer)" }.joined(separator: " -> ")
  }
}

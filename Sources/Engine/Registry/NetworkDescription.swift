/// Layers in the order in which the signal passes them: what `a -> b -> c` says, and nothing drawn yet.
public struct NetworkDescription: Sendable {
  /// One after the other, a `residual` with the layers inside it.
  public let layers: [Layer]
  /// How many layers there are, with those inside of others.
  public let layerCount: Int
  /// How deep layers stand in one another, at most.
  package let depth: Int

  /// Whether some layer draws anew in every step of a training.
  package var drawsInTraining: Bool {
    layers.contains { $0.product.drawsInTraining || ($0.product.inner?.drawsInTraining ?? false) }
  }

  /// The network of these layers.
  public init(_ layers: [Layer]) {
    self.layers = layers
    layerCount = layers.reduce(0) { $0 + ($1.product.inner?.layerCount ?? 1) }
    depth = layers.reduce(0) { max($0, $1.depth) }
  }
}

extension NetworkDescription: Hashable {
  /// Whether both have the same layers.
  public static func == (a: Self, b: Self) -> Bool { a.layerCount == b.layerCount && a.layers == b.layers }

  /// Hashes the layers.
  public func hash(into hasher: inout Hasher) { hasher.combine(layers) }
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

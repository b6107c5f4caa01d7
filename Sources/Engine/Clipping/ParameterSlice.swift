/// Where one parameter tensor stands in the arena of all.
public struct ParameterSlice: Hashable, Sendable {
  /// "0.weight"
  public var name: String
  /// The layer's number, from 0.
  public var layer: Int
  /// [out, in] of a weight, [out] of a bias.
  public var shape: [Int]
  /// The place of its first element in the arena.
  public var offset: Int

  /// The place of a tensor; `offset` counts elements.
  public init(name: String, layer: Int, shape: [Int], offset: Int) {
    self.name = name
    self.layer = layer
    self.shape = shape
    self.offset = offset
  }

  /// The number of its elements.
  public var count: Int { shape.reduce(1, *) }
}

/// The shape of what a layer takes or gives for one sample: features, or features at each time step.
public struct SampleShape: Hashable, Sendable {
  /// The number of time steps; `nil` for plain features.
  public var steps: Int?
  /// The number of features (at each step).
  public var width: Int

  /// The shape of `width` features, at each of `steps` time steps where there are any.
  public init(steps: Int? = nil, width: Int) {
    precondition(width > 0 && (steps ?? 1) > 0, "a sample of \(steps ?? 1) × \(width) values")
    self.steps = steps
    self.width = width
  }

  /// From `[features]` or `[time, features]`.
  public init(_ dimensions: [Int]) {
    precondition(dimensions.count == 1 || dimensions.count == 2, "a sample of shape \(dimensions)")
    self.init(steps: dimensions.count == 2 ? dimensions[0] : nil, width: dimensions[dimensions.count - 1])
  }

  /// `[features]` or `[time, features]`.
  public var dimensions: [Int] { steps.map { [$0, width] } ?? [width] }

  /// The number of rows that one sample takes in a matrix of `width` columns.
  public var rows: Int { steps ?? 1 }

  /// The number of values of one sample.
  public var count: Int { rows * width }
}

extension SampleShape: CustomStringConvertible {
  /// "[10]", "[50, 2]"
  public var description: String { "\(dimensions)" }
}

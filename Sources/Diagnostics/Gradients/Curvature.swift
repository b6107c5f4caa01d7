import Engine

/// How sharply the loss curves: the largest eigenvalue of its Hessian, by power iteration over differences of gradients.
///
/// Plain gradient descent converges along a direction of curvature λ while rate < 2/λ, and diverges above.
public struct Curvature: Sendable {
  /// λ: the eigenvalue of largest size; negative at a ridge.
  public let largest: Double
  /// 2/λ: the largest rate at which plain gradient descent is stable; infinite where the loss does not curve up.
  public var largestStableRate: Double { largest > 0 ? 2 / largest : .infinity }
  /// The norm of the gradient there.
  public let gradientNorm: Double
  /// The mean loss there.
  public let loss: Double

  /// - Throws: `EngineError.stopped` where `shouldStop` said so.
  public init(
    _ description: NetworkDescription, _ state: NetworkState, on data: DataSet, loss: Loss? = nil,
    iterations: Int = 20, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(EngineError) {
    let model = try Model<Double>(description, state: state, data: data, loss: loss, shouldStop: shouldStop)
    let count = model.plan.parameterCount
    let original = Array(model.parameters.prefix(count))
    func gradient(_ direction: [Double], _ step: Double) throws(EngineError) -> [Double] {
      for index in 0..<count { model.parameters[index] = original[index] + step * direction[index] }
      guard model.forward(), model.backward() else { throw .stopped }
      return Array(model.gradients.prefix(count))
    }
    let start = try gradient(original, 0)
    self.loss = model.loss
    gradientNorm = euclideanNorm(start, count: count)
    var stream = RandomStream(seed: state.seed, draw: state.draw, purpose: .diagnosis)
    var direction = Self.normalized(stream.normals(count))
    // Relative to the weights, so that the difference neither rounds off nor leaves the neighbourhood.
    let step = 1e-4 * max(1e-3, euclideanNorm(original, count: count) / Double(count).squareRoot())
    var eigenvalue = 0.0
    for _ in 0..<iterations {
      let (forward, backward) = (try gradient(direction, step), try gradient(direction, -step))
      let product = zip(forward, backward).map { ($0 - $1) / (2 * step) }
      let next = zip(product, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let isSettled = abs(next - eigenvalue) < 1e-3 * abs(next)
      eigenvalue = next
      guard !isSettled, product.contains(where: { $0 != 0 }) else { break }
      direction = Self.normalized(product)
    }
    largest = eigenvalue
  }

  private static func normalized(_ vector: [Double]) -> [Double] {
    let norm = euclideanNorm(vector, count: vector.count)
    return norm > 0 ? vector.map { $0 / norm } : vector
  }
}

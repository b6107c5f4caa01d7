import Engine

/// A stretch of a network whose Jacobian is taken at single points, in float64 and with everything fixed that joins
/// samples or draws at random: products with it, or all of it.
final class Jacobian {
  /// Numbers that go in, and that come out.
  let inputs: Int
  let outputs: Int
  private let model: Model<Double>
  /// The most rows of one pass.
  private let rows: Int
  /// What is read after a backward pass: the gradient of the input, or of a recurrent layer's state.
  private let read: Read

  enum Read {
    case input
    /// The state of the last layer, which is recurrent, after this step (from 1); the outputs are its states.
    case state(step: Int)
  }

  init(
    _ description: NetworkDescription, _ state: NetworkState, input: SampleShape, reading read: Read = .input,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws(EngineError) {
    let plan = try NetworkPlan(description, input: input)
    self.read = read
    switch read {
    case .input: (inputs, outputs) = (input.count, plan.output.count)
    case .state: (inputs, outputs) = (plan.output.width, plan.output.width)
    }
    // About what the numbers in between take, there and back.
    let numbers = plan.numberedLayers.reduce(plan.input.count) { $0 + 6 * $1.output.width * $1.input.rows }
    rows = max(1, min(64, outputs, 20_000_000 / numbers))
    model = try Model<Double>(
      description, state: state,
      data: Self.data([Double](repeating: 0, count: rows * input.count), input, outputs: plan.output.count),
      loss: Registries.mse.made(), shouldStop: shouldStop)
  }

  static func data(_ points: [Double], _ shape: SampleShape, outputs: Int) -> DataSet {
    let count = points.count / shape.count
    return DataSet(
      "points", sampleShape: shape.dimensions, features: points,
      labels: .values([Double](repeating: 0, count: count * outputs), width: outputs))
  }

  /// The outputs at some points, one after the other.
  func outputs(at points: [[Double]]) throws(EngineError) -> [[Double]] {
    var found: [[Double]] = []
    for first in stride(from: 0, to: points.count, by: rows) {
      let own = Array(points[first..<min(first + rows, points.count)])
      try forward(own)
      found += own.indices.map { Array(model.outputs[$0 * outputs..<($0 + 1) * outputs]) }
    }
    return found
  }

  /// For each of `directions` the product vᵀJ, at a point.
  func products(of directions: [[Double]], at point: [Double]) throws(EngineError) -> [[Double]] {
    var found: [[Double]] = []
    for first in stride(from: 0, to: directions.count, by: rows) {
      let own = directions[first..<min(first + rows, directions.count)]
      try forward(Array(repeating: point, count: own.count))
      let width = model.plan.output.count
      var gradients = [Double](repeating: 0, count: own.count * width)
      for (row, direction) in own.enumerated() {
        // Of a sequence the last state.
        for (column, value) in direction.enumerated() {
          gradients[(row + 1) * width - outputs + column] = value
        }
      }
      guard model.backward(from: gradients) else { throw .stopped }
      found += own.indices.enumerated().map { row, _ in gradient(row, of: own.count) }
    }
    return found
  }

  /// Row by row, at a point.
  func matrix(at point: [Double]) throws(EngineError) -> [Double] {
    var matrix: [Double] = []
    matrix.reserveCapacity(inputs * outputs)
    for first in stride(from: 0, to: outputs, by: rows) {
      let units = (first..<min(first + rows, outputs)).map { place in
        (0..<outputs).map { $0 == place ? 1.0 : 0 }
      }
      for row in try products(of: units, at: point) { matrix += row }
    }
    return matrix
  }

  /// Whether products with what goes in can be had as well.
  var goesForward: Bool { if case .input = read { true } else { false } }

  /// For each of `directions` (of length 1) the product Jv, at a point: from differences, exact to some nine digits.
  func forwardProducts(of directions: [[Double]], at point: [Double]) throws(EngineError) -> [[Double]] {
    precondition(goesForward, "a state can't be moved")
    let step = 1e-5 * max(1, norm(point))
    let moved = directions.flatMap { direction in
      [step, -step].map { step in zip(point, direction).map { $0 + step * $1 } }
    }
    let outputs = try outputs(at: moved)
    return directions.indices.map { place in
      zip(outputs[2 * place], outputs[2 * place + 1]).map { ($0 - $1) / (2 * step) }
    }
  }

  private func forward(_ points: [[Double]]) throws(EngineError) {
    try model.bind(
      Self.data(points.flatMap { $0 }, model.plan.input, outputs: model.plan.output.count))
    guard model.forward(training: false) else { throw .stopped }
  }

  private func gradient(_ row: Int, of count: Int) -> [Double] {
    switch read {
    case .input:
      guard let gradient = model.inputGradient else { return [] }
      return Array(gradient[row * inputs..<(row + 1) * inputs])
    case .state(let step):
      guard let hidden = model.layers.last?.hidden.first else { return [] }
      let place = ((step - 1) * count + row) * inputs
      return Array(hidden.gradients[place..<place + inputs])
    }
  }
}

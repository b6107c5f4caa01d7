import CKernels
import RealModule

/// What a small random change of the input has become at each layer, to first order.
///
/// At a layer with outputs h(x) it is (‖Δh‖ / ‖h‖) / (‖Δx‖ / ‖x‖), norms over all samples and units together: 1 at the
/// input, below it where a network forgets a small difference (tanh's ordered phase), above it where it enlarges one
/// (the chaotic phase). Δx has one standard deviation for all features, and is drawn for each sample by itself.
/// Dropout drops the same values for x and x + Δx; while training, batchnorm's statistics follow the change.
///
/// A second pass stands beside the first one, both in double, operation by operation. After each the difference of the
/// two is brought back to about a ten-millionth of the values, which neither rounds nor leaves the neighbourhood where the
/// network is linear (as Benettin et al. 1980 do for Lyapunov exponents): what is left of 1
/// after a hundred layers may be 1e-60.
public struct InputNudge: Sendable {
  /// By numbered layer; `nil` where that has no meaning: the data are 0, or the outputs are not finite. 0 for outputs
  /// that are 0 whatever comes in.
  public let layers: [Double?]
  /// For each numbered layer the same of its state by time step, for each direction in which it reads and in the order
  /// in which it does; empty for a layer that is not recurrent.
  public let states: [[[Double?]]]

  /// - Parameters:
  ///   - direction: where to, as many numbers as the data have features in all; their size does not count. `nil`: normal
  ///     numbers drawn from the state's seed.
  ///   - training: whether batchnorm uses the batch's own statistics and dropout drops.
  /// - Throws: `EngineError.stopped` where `shouldStop` said so; where network, weights and data do not go together.
  public init(
    _ description: NetworkDescription, state: NetworkState, on data: DataSet,
    along direction: [Double]? = nil,
    training: Bool = true, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(EngineError) {
    let pair = try NudgedPair(description, state, data, along: direction, shouldStop)
    guard pair.run(training: training) else { throw .stopped }
    let traces = pair.model.tracesInOrder
    layers = traces.map { pair.nudges[$0.output.index] }
    states = traces.map { pair.states[$0.output.index] ?? $0.hidden.map { _ in [] } }
  }
}

/// A network twice, for an input and for the same a little changed.
private final class NudgedPair {
  let model: Model<Double>
  private let other: Model<Double>
  /// By variable; none where it has no meaning.
  private(set) var nudges: [Int: Double] = [:]
  private(set) var states: [Int: [[Double?]]] = [:]
  /// The logarithm of ‖Δx‖ / ‖x‖ at the beginning, times what the difference was multiplied by since.
  private var scale = 0.0
  private let lastUse: [Int: Int]
  private let mixesSamples: Bool

  init(
    _ description: NetworkDescription, _ state: NetworkState, _ data: DataSet,
    along direction: [Double]?, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(EngineError) {
    let count = data.features.count
    var stream = RandomStream(seed: state.seed, draw: state.draw, purpose: .diagnosis, step: 1)
    let change = direction ?? stream.normals(count)
    precondition(change.count == count, "a change of \(change.count) features, of \(count)")
    // Of the data's own size at first, so that none of it is lost beside them; `settle` makes it small.
    let size = euclideanNorm(data.features, count: count) / euclideanNorm(change, count: count)
    let changed = DataSet(
      data.description, sampleShape: data.sampleShape,
      features: zip(data.features, change).map { $0 + size * $1 }, labels: data.labels)
    func make(_ data: DataSet) throws(EngineError) -> Model<Double> {
      try Model(
        description, state: state, data: data, hasLoss: false, keeping: .values, shouldStop: shouldStop)
    }
    (model, other) = (try make(data), try make(changed))
    var lastUse: [Int: Int] = [:]
    for (number, operation) in model.tape.operations.enumerated() {
      for input in operation.inputs { lastUse[input.index] = number }
    }
    self.lastUse = lastUse
    mixesSamples = model.plan.numberedLayers.contains { $0.layer.product.mixesSamples }
  }

  /// - Returns: `false` where it was told to stop.
  func run(training: Bool) -> Bool {
    for model in [model, other] {
      model.begin(training: training)
      for number in 0..<model.tape.transposedWeights.count { model.tape.transposedWeights.prepare(number) }
    }
    let recurrent = Dictionary(
      uniqueKeysWithValues: model.tape.traces.enumerated().compactMap { place, trace in
        trace.hidden.isEmpty ? nil : (trace.output.index, place)
      })
    var live: [Int] = []
    settle(0, &live)
    // Of data that are 0 there is no change to be relative to.
    guard nudges[0] == 1 else { return true }
    for (number, operation) in model.tape.operations.enumerated() {
      for tape in [model.tape, other.tape] { Self.forward(tape.operations[number], tape.rows) }
      if model.tape.stop.take() || other.tape.stop.take() { return false }
      live.removeAll { lastUse[$0] ?? -1 <= number }
      let output = operation.output.index
      if let place = recurrent[output] {
        states[output] = zip(model.tape.traces[place].hidden, other.tape.traces[place].hidden).map(
          self.states)
      }
      settle(output, &live)
    }
    return true
  }

  private static func forward(_ operation: any Operation<Double>, _ rows: Int) {
    for task in 0..<operation.columnTasks(rows: rows) { operation.forwardColumns(task: task, rows: rows) }
    operation.forward(rows: 0..<rows)
  }

  /// Notes what has become of the change at a variable that was just computed, and brings it back to size there and
  /// wherever it is still needed.
  private func settle(_ variable: Int, _ live: inout [Int]) {
    let rows = model.tape.rows
    let columns = model.tape.cells[variable].count
    let (values, changed) = (buffer(model, variable), buffer(other, variable))
    for index in values.indices { changed[index] -= values[index] }
    let size = norm(values)
    let difference = norm(changed)
    let relative = difference / size
    var factor = 1.0
    if relative.isFinite, relative > 0 {
      let logarithm = Double.log(relative)
      if variable == 0 { scale = logarithm }
      nudges[variable] = Double.exp(logarithm - scale)
      factor = wanted(values, rows: rows, columns: columns) / relative
      scale += Double.log(factor)
    } else {
      nudges[variable] = difference == 0 && size.isFinite ? 0 : nil
    }
    for index in values.indices { changed[index] = values[index] + factor * changed[index] }
    for variable in live where factor != 1 {
      let (values, changed) = (buffer(model, variable), buffer(other, variable))
      for index in values.indices {
        changed[index] = values[index] + factor * (changed[index] - values[index])
      }
    }
    live.append(variable)
  }

  /// What the difference shall be, relative to the values' size: small beside their curvature, and not lost in a
  /// double's rounding; where samples are compared with one another, small beside what tells them apart.
  private func wanted(_ values: UnsafeMutableBufferPointer<Double>, rows: Int, columns: Int) -> Double {
    guard mixesSamples, rows > 1, let base = values.baseAddress else { return 1e-7 }
    var (deviations, squares) = (0.0, 0.0)
    DoubleKernels.columnSpread(
      base, rows: rows, columns: columns, deviations: &deviations, squares: &squares)
    let spread = (deviations / squares).squareRoot()
    return spread.isFinite ? max(1e-7 * spread, 1e-11) : 1e-7
  }

  private func states(
    _ hidden: Tape<Double>.HiddenRecord, _ other: Tape<Double>.HiddenRecord
  ) -> [Double?] {
    let count = model.tape.rows * hidden.units
    return (1...hidden.steps).map { step in
      let values = hidden.states + step * count
      let change = (0..<count).map { other.states[step * count + $0] - values[$0] }
      let difference = euclideanNorm(change, count: count)
      let relative = difference / euclideanNorm(values, count: count)
      guard relative.isFinite else { return difference == 0 ? 0 : nil }
      return relative == 0 ? 0 : Double.exp(Double.log(relative) - scale)
    }
  }

  private func buffer(_ model: Model<Double>, _ variable: Int) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableBufferPointer(
      start: model.tape.value(Variable(index: variable), at: 0),
      count: model.tape.rows * model.tape.cells[variable].count)
  }

  private func norm(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
    values.baseAddress.map { euclideanNorm($0, count: values.count) } ?? 0
  }
}

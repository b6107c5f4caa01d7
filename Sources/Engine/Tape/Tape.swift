/// A Wengert list: operations in the order in which they are computed, and the storage of their values and gradients.
public final class Tape<S: Scalar> {
  let plan: NetworkPlan
  /// The largest number of samples.
  let capacity: Int
  /// How many threads share the work on it: for one alone nothing is cut that another might take.
  let threads: Int
  /// Whether pre-activations and all gradients are kept.
  let isObserved: Bool
  /// The activation (by name) whose inputs are kept as logits, at the end of the network.
  let fusedEnd: String?
  let parameters: Storage<S>
  let gradients: Storage<S>
  let statistics: Storage<S>
  let transposedWeights: TransposedWeights<S>

  var operations: [any Operation<S>] = []
  /// For each operation about how many nanoseconds a sample takes: whether threads are worth waking for it.
  private(set) var costs: [Double] = []
  /// For each operation whether its output is restored before the next one's pullback.
  var restorable: [PackedSigmoidDense<S>?] = []
  /// For a variable that stands where another stood before, that other.
  var replaced: [Int: Int] = [:]
  var cells: [TapeCell]
  var traces: [TraceRecord] = []
  /// The variable before the last activation, where that is fused with the loss.
  var logits: Variable?
  private var owned: [Storage<S>] = []

  // State of the pass in progress.
  var isTraining = true
  var wantsInputGradient = false
  /// The number of samples on the tape, which operations over columns need.
  var rows = 0
  /// Where the first of them stands in the batch.
  var firstRow = 0
  /// Where the parameters' gradients go, laid out as `parameters`, and whether they are added to what is there.
  var gradientArena: UnsafeMutablePointer<S>
  var addsGradients = false
  /// From which dropout draws.
  var randomness = (seed: UInt64(1), draw: 0, epoch: 0, step: 0)

  struct TraceRecord {
    let layer: PlannedLayer
    var preactivation: Variable?
    let output: Variable
    /// For each direction in which a recurrent layer reads, forwards first.
    var hidden: [HiddenRecord]
  }

  /// Hidden states and their gradients, [steps, rows, units].
  struct HiddenRecord {
    let states: UnsafeMutablePointer<S>
    let gradients: UnsafeMutablePointer<S>
    let steps: Int
    let units: Int
    let isBackward: Bool
  }

  /// Asked on the way by what takes long.
  let stop: StopRequest

  init(
    plan: NetworkPlan, capacity: Int, threads: Int, isObserved: Bool, fusedEnd: String?,
    sharing other: Tape<S>?, stop: StopRequest
  ) {
    self.plan = plan
    self.stop = stop
    self.capacity = capacity
    self.threads = threads
    self.isObserved = isObserved
    self.fusedEnd = fusedEnd
    parameters = other?.parameters ?? Storage(plan.parameterCount)
    gradients = other?.gradients ?? Storage(plan.parameterCount)
    gradientArena = gradients.base
    transposedWeights = other?.transposedWeights ?? TransposedWeights()
    statistics = other?.statistics ?? Storage(plan.statisticCount)
    cells = [TapeCell(plan.input, value: nil, hasParametersBefore: false)]
  }

  // MARK: Recording

  /// Storage that lives as long as the tape: `perSample` numbers for each sample.
  func buffer(perSample: Int, extra: Int = 0) -> UnsafeMutablePointer<S> {
    let storage = Storage<S>(perSample * capacity + extra)
    owned.append(storage)
    return storage.base
  }

  /// A new variable; `value`: storage that it shares, otherwise it is given some when the tape is closed.
  func variable(
    _ shape: SampleShape, after input: Variable, isParametrized: Bool, value: UnsafeMutablePointer<S>? = nil
  )
    -> Variable
  {
    cells.append(
      TapeCell(
        shape, value: value,
        hasParametersBefore: isParametrized || cells[input.index].hasParametersBefore))
    return Variable(index: cells.count - 1)
  }

  func append(_ operation: any Operation<S>) {
    operation.accumulates = operation.inputs.map { _ in false }
    operations.append(operation)
    costs.append(Double(shape(operation.output).count))
    restorable.append(nil)
  }

  func trace(
    _ layer: PlannedLayer, preactivation: Variable? = nil, output: Variable, hidden: [HiddenRecord] = []
  ) {
    traces.append(TraceRecord(layer: layer, preactivation: preactivation, output: output, hidden: hidden))
  }

  /// Records layers one after the other.
  func record(_ layers: [PlannedLayer], input: Variable) -> Variable {
    var variable = input
    for layer in layers {
      let first = operations.count
      variable = layer.layer.product.record(on: self, layer: layer, input: variable)
      guard first < operations.count else { continue }
      // Each parameter has part in a multiply-add a row.
      let parameters = plan.parameters[layer.parameters].reduce(0) { $0 + $1.count }
      costs[first] += Double(layer.input.rows * parameters) / 40
    }
    return variable
  }

  /// A parameter, by its place among the layer's own.
  func parameter(_ layer: PlannedLayer, _ place: Int) -> TapeParameter<S> {
    let offset = plan.parameters[layer.parameters.lowerBound + place].offset
    return TapeParameter(value: parameters.base + offset, offset: offset)
  }

  /// The parameter of that name; `nil` where the layer was asked to be without.
  func parameter(_ layer: PlannedLayer, _ name: String) -> TapeParameter<S>? {
    layer.parameters.first { plan.beginnings[$0].name == name }
      .map { parameter(layer, $0 - layer.parameters.lowerBound) }
  }

  /// The parameter of that name, and for a layer without it zeros whose gradient nobody reads: kernels that add it have
  /// one form.
  func parameter(_ layer: PlannedLayer, _ name: String, orZeros count: Int) -> TapeParameter<S> {
    if let own = parameter(layer, name) { return own }
    let (zeros, unread) = (Storage<S>(count), Storage<S>(count))
    owned += [zeros, unread]
    return TapeParameter(value: zeros.base, offset: 0, unread: unread.base)
  }

  /// A weight in the form that the forward pass wants; it is brought into it before each.
  func transposed(_ weight: TapeParameter<S>, units: Int, inputs: Int) -> TransposedWeight<S> {
    transposedWeights.weight(weight, units: units, inputs: inputs)
  }

  func statistic(_ layer: PlannedLayer, _ place: Int) -> UnsafeMutablePointer<S> {
    statistics.base + plan.statistics[layer.statistics.lowerBound + place].offset
  }

  // MARK: Access for operations

  /// The first number of a sample.
  func value(_ variable: Variable, at row: Int) -> UnsafeMutablePointer<S> {
    let cell = cells[variable.index]
    guard let value = cell.value else { preconditionFailure("variable \(variable.index) has no value") }
    return (value + row * cell.count * S.width).assumingMemoryBound(to: S.self)
  }

  func gradient(_ variable: Variable, at row: Int) -> UnsafeMutablePointer<S> {
    let cell = cells[variable.index]
    guard let gradient = cell.gradient else {
      preconditionFailure("variable \(variable.index) has no gradient")
    }
    return (gradient + row * cell.count * S.width).assumingMemoryBound(to: S.self)
  }

  /// The same where a gradient has to pass; `nil` where nobody asks for it.
  func neededGradient(_ variable: Variable, at row: Int) -> UnsafeMutablePointer<S>? {
    let cell = cells[variable.index]
    guard cell.gradient != nil,
      cell.hasParametersBefore || wantsInputGradient || (isObserved && variable != .input)
    else { return nil }
    return gradient(variable, at: row)
  }

  /// Where a parameter's gradient goes.
  func gradient(_ parameter: TapeParameter<S>) -> UnsafeMutablePointer<S> {
    parameter.unread ?? gradientArena + parameter.offset
  }

  func shape(_ variable: Variable) -> SampleShape { cells[variable.index].shape }
}

/// A parameter of an operation.
struct TapeParameter<S: Scalar> {
  let value: UnsafeMutablePointer<S>
  /// Its first number in the arena of all.
  let offset: Int
  /// Where the gradient goes in place of the arena, for one that the layer is without.
  var unread: UnsafeMutablePointer<S>?
}

/// Where a variable's numbers are. Nothing about it depends on the scalar's type, so that operations, which ask for it
/// many times a pass, need no type at run time.
struct TapeCell {
  let shape: SampleShape
  /// Numbers a sample.
  let count: Int
  /// [rows, shape]; the input's points into the data.
  var value: UnsafeMutableRawPointer?
  /// The gradient of the mean loss, [rows, shape]; absent where nobody needs it.
  var gradient: UnsafeMutableRawPointer?
  /// Whether parameters stand before it, so that a gradient has to pass.
  let hasParametersBefore: Bool

  init(_ shape: SampleShape, value: UnsafeMutableRawPointer?, hasParametersBefore: Bool) {
    self.shape = shape
    count = shape.count
    self.value = value
    self.hasParametersBefore = hasParametersBefore
  }
}

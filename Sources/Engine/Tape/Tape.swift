/// A Wengert list: operations in the order in which they are computed, and the storage of their values and gradients.
public final class Tape<S: Scalar> {
  struct Cell {
    let shape: SampleShape
    /// [rows, shape]; the input's points into the data.
    var value: UnsafeMutablePointer<S>
    /// The gradient of the mean loss, [rows, shape]; absent where nobody needs it.
    var gradient: UnsafeMutablePointer<S>?
    /// Whether parameters stand before it, so that a gradient has to pass.
    let hasParametersBefore: Bool
  }

  let plan: NetworkPlan
  /// The largest number of samples.
  let capacity: Int
  /// Whether pre-activations and all gradients are kept.
  let isObserved: Bool
  /// The activation (by name) whose inputs are kept as logits, at the end of the network.
  let fusedEnd: String?
  let parameters: Storage<S>
  let gradients: Storage<S>
  let statistics: Storage<S>
  private let turnedWeights: TurnedWeights<S>

  private(set) var operations: [any Operation<S>] = []
  var cells: [Cell]
  var traces: [TraceRecord] = []
  /// The variable before the last activation, where that is fused with the loss.
  var logits: Variable?
  private var owned: [Storage<S>] = []

  // What holds for the pass under way.
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
    var hidden: HiddenRecord?
  }

  /// Hidden states and their gradients, [steps, rows, units].
  struct HiddenRecord {
    let states: UnsafeMutablePointer<S>
    let gradients: UnsafeMutablePointer<S>
    let steps: Int
    let units: Int
  }

  /// Asked on the way by what takes long.
  let stop: StopRequest

  init(
    plan: NetworkPlan, capacity: Int, isObserved: Bool, fusedEnd: String?,
    sharing other: Tape<S>?, stop: StopRequest
  ) {
    self.plan = plan
    self.stop = stop
    self.capacity = capacity
    self.isObserved = isObserved
    self.fusedEnd = fusedEnd
    parameters = other?.parameters ?? Storage(plan.parameterCount)
    gradients = other?.gradients ?? Storage(plan.parameterCount)
    gradientArena = gradients.base
    turnedWeights = other?.turnedWeights ?? TurnedWeights()
    statistics = other?.statistics ?? Storage(plan.statisticCount)
    let nothing = Storage<S>(0)
    owned = [nothing]
    cells = [Cell(shape: plan.input, value: nothing.base, gradient: nil, hasParametersBefore: false)]
  }

  // MARK: Recording

  /// Storage that lives as long as the tape: `perSample` numbers for each sample.
  func buffer(perSample: Int, extra: Int = 0) -> UnsafeMutablePointer<S> {
    let storage = Storage<S>(perSample * capacity + extra)
    owned.append(storage)
    return storage.base
  }

  /// A new variable; `value`: storage that it shares.
  func variable(
    _ shape: SampleShape, after input: Variable, isParametrized: Bool, value: UnsafeMutablePointer<S>? = nil
  )
    -> Variable
  {
    cells.append(
      Cell(
        shape: shape, value: value ?? buffer(perSample: shape.count), gradient: nil,
        hasParametersBefore: isParametrized || cells[input.index].hasParametersBefore))
    return Variable(index: cells.count - 1)
  }

  func append(_ operation: any Operation<S>) {
    operation.accumulates = operation.inputs.map { _ in false }
    operations.append(operation)
  }

  func trace(
    _ layer: PlannedLayer, preactivation: Variable? = nil, output: Variable, hidden: HiddenRecord? = nil
  ) {
    traces.append(TraceRecord(layer: layer, preactivation: preactivation, output: output, hidden: hidden))
  }

  /// Records layers one after the other.
  func record(_ layers: [PlannedLayer], input: Variable) -> Variable {
    var variable = input
    for layer in layers { variable = layer.layer.product.record(on: self, layer: layer, input: variable) }
    return variable
  }

  /// A parameter, by its place among the layer's own.
  func parameter(_ layer: PlannedLayer, _ place: Int) -> TapeParameter<S> {
    let offset = plan.parameters[layer.parameters.lowerBound + place].offset
    return TapeParameter(value: parameters.base + offset, offset: offset)
  }

  /// A weight in the form that the forward pass wants.
  func turned(_ weight: TapeParameter<S>, units: Int, inputs: Int) -> TurnedWeight<S> {
    turnedWeights.weight(weight, units: units, inputs: inputs)
  }

  func statistic(_ layer: PlannedLayer, _ place: Int) -> UnsafeMutablePointer<S> {
    statistics.base + plan.statistics[layer.statistics.lowerBound + place].offset
  }

  // MARK: Access for operations

  /// The first number of a sample.
  func value(_ variable: Variable, at row: Int) -> UnsafeMutablePointer<S> {
    let cell = cells[variable.index]
    return cell.value + row * cell.shape.count
  }

  func gradient(_ variable: Variable, at row: Int) -> UnsafeMutablePointer<S> {
    let cell = cells[variable.index]
    guard let gradient = cell.gradient else {
      preconditionFailure("variable \(variable.index) has no gradient")
    }
    return gradient + row * cell.shape.count
  }

  /// The same where a gradient has to pass; `nil` where nobody asks for it.
  func neededGradient(_ variable: Variable, at row: Int) -> UnsafeMutablePointer<S>? {
    let cell = cells[variable.index]
    guard let gradient = cell.gradient,
      cell.hasParametersBefore || wantsInputGradient || (isObserved && variable != .input)
    else { return nil }
    return gradient + row * cell.shape.count
  }

  /// Where a parameter's gradient goes.
  func gradient(_ parameter: TapeParameter<S>) -> UnsafeMutablePointer<S> {
    gradientArena + parameter.offset
  }

  func shape(_ variable: Variable) -> SampleShape { cells[variable.index].shape }
}

/// A parameter of an operation.
struct TapeParameter<S: Scalar> {
  let value: UnsafeMutablePointer<S>
  /// Its first number in the arena of all.
  let offset: Int
}

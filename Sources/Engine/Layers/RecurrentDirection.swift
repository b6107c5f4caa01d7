import CKernels

/// One kind of cell: what happens at a single step, to rows of one shard.
protocol RecurrentCell<S> {
  associatedtype S: Scalar

  /// Whether what comes from the input and from the last state stays apart (gru).
  var keepsSourcesApart: Bool { get }
  /// Whether a cell state travels beside the hidden one (lstm).
  var hasCellState: Bool { get }
  /// `gates` [rows, gates · units] holds the weighted input (and state, unless that is apart).
  func step(_ at: RecurrentMoment<S>)
  /// Turns `gates` (and `fromHidden`) into the gradients before the gates' activations; `carried` receives what reaches
  /// the last hidden state without passing a weight, and is 0 at first.
  func pullback(
    _ at: RecurrentMoment<S>, dHidden: UnsafeMutablePointer<S>, carried: UnsafeMutablePointer<S>,
    dCell: UnsafeMutablePointer<S>)
}

/// The rows of one shard at one step.
struct RecurrentMoment<S: Scalar> {
  let gates: UnsafeMutablePointer<S>
  let fromHidden: UnsafeMutablePointer<S>
  let biasInput: UnsafePointer<S>
  let biasHidden: UnsafePointer<S>
  let previous: UnsafeMutablePointer<S>
  let hidden: UnsafeMutablePointer<S>
  let previousCell: UnsafeMutablePointer<S>
  let cell: UnsafeMutablePointer<S>
  let rows: Int
  let units: Int
}

/// One direction of a recurrent layer, unrolled: states and gates are kept step by step, [steps, rows, …], in the order in
/// which the steps are read.
final class RecurrentDirection<S: Scalar> {
  private unowned let tape: Tape<S>
  private let input: Variable
  private let output: Variable
  private let cell: any RecurrentCell<S>
  private let weightInput: TapeParameter<S>
  private let weightHidden: TapeParameter<S>
  private let biasInput: TapeParameter<S>
  private let biasHidden: TapeParameter<S>
  private let transposedInput: TransposedWeight<S>
  private let transposedHidden: TransposedWeight<S>
  private let steps: Int
  private let width: Int
  private let units: Int
  private let gateWidth: Int
  private let givesSequence: Bool
  /// Whether the last step of the sequence is read first.
  private let isBackward: Bool
  /// The units of all directions, and the first of this one's among them.
  private let outputWidth: Int
  private let firstOutput: Int
  private let gates: UnsafeMutablePointer<S>
  private let fromHidden: UnsafeMutablePointer<S>
  /// [steps + 1, rows, units], beginning with the state 0; the gradients likewise.
  private let hidden: UnsafeMutablePointer<S>
  private let hiddenGradient: UnsafeMutablePointer<S>
  private let cells: UnsafeMutablePointer<S>
  private let cellGradient: UnsafeMutablePointer<S>

  init(
    _ tape: Tape<S>, _ layer: PlannedLayer, input: Variable, output: Variable, _ shape: RecurrentShape,
    cell: any RecurrentCell<S>, isBackward: Bool
  ) {
    self.tape = tape
    self.cell = cell
    self.isBackward = isBackward
    (self.input, self.output) = (input, output)
    let suffix = isBackward ? RecurrentShape.backwardSuffix : ""
    let first = isBackward ? layer.parameters.count / 2 : 0
    (weightInput, weightHidden) = (tape.parameter(layer, first), tape.parameter(layer, first + 1))
    let inputShape = tape.shape(input)
    (steps, width, units) = (inputShape.rows, inputShape.width, shape.units)
    (outputWidth, firstOutput) = (shape.width, isBackward ? units : 0)
    gateWidth = shape.gates * units
    biasInput = tape.parameter(layer, "bias_ih\(suffix)", orZeros: gateWidth)
    biasHidden = tape.parameter(layer, "bias_hh\(suffix)", orZeros: gateWidth)
    transposedInput = tape.transposed(weightInput, units: gateWidth, inputs: width)
    transposedHidden = tape.transposed(weightHidden, units: gateWidth, inputs: units)
    givesSequence = shape.givesSequence
    gates = tape.buffer(perSample: steps * gateWidth)
    fromHidden = cell.keepsSourcesApart ? tape.buffer(perSample: steps * gateWidth) : gates
    hidden = tape.buffer(perSample: (steps + 1) * units)
    hiddenGradient = tape.buffer(perSample: (steps + 1) * units)
    cells = cell.hasCellState ? tape.buffer(perSample: (steps + 1) * units) : hidden
    cellGradient = cell.hasCellState ? tape.buffer(perSample: units) : hidden
  }

  var record: Tape<S>.HiddenRecord {
    Tape<S>.HiddenRecord(
      states: hidden, gradients: hiddenGradient, steps: steps, units: units, isBackward: isBackward)
  }

  /// The step of the sequence that is read as this one.
  private func time(_ step: Int) -> Int { isBackward ? steps - 1 - step : step }

  /// The place of a step's first row: the batch in use is what lies between two steps.
  private func place(_ step: Int, _ rows: Range<Int>) -> Int { step * tape.rows + rows.lowerBound }

  private func moment(_ step: Int, _ rows: Range<Int>) -> RecurrentMoment<S> {
    let at = place(step, rows)
    let next = place(step + 1, rows) * units
    return RecurrentMoment(
      gates: gates + at * gateWidth, fromHidden: fromHidden + at * gateWidth,
      biasInput: UnsafePointer(biasInput.value), biasHidden: UnsafePointer(biasHidden.value),
      previous: hidden + at * units, hidden: hidden + next, previousCell: cells + at * units,
      cell: cells + next, rows: rows.count, units: units)
  }

  func forward(rows: Range<Int>) {
    clear(hidden + place(0, rows) * units, rows.count * units)
    if cell.hasCellState { clear(cells + place(0, rows) * units, rows.count * units) }
    for step in 0..<steps {
      if tape.stop.isNoticed() { return }
      let now = moment(step, rows)
      multiply(
        Matrix(tape.value(input, at: rows.lowerBound) + time(step) * width, stride: steps * width),
        transposedInput.matrix, into: now.gates, stride: gateWidth,
        rows: rows.count, inner: width, columns: gateWidth)
      multiply(
        Matrix(now.previous, stride: units), transposedHidden.matrix,
        into: now.fromHidden, stride: gateWidth, rows: rows.count, inner: units, columns: gateWidth,
        from: cell.keepsSourcesApart ? .zeros : .output)
      cell.step(now)
      if givesSequence || step == steps - 1 { copyOut(step, now, rows) }
    }
  }

  /// Numbers of the output from one row to the next.
  private var outputStride: Int { (givesSequence ? steps : 1) * outputWidth }
  /// Whether rows of states and rows of the output are the same stretches of memory.
  private var isDense: Bool { outputStride == units }

  /// Where the output of a step stands, from a row's first number.
  private func place(ofOutput step: Int) -> Int {
    (givesSequence ? time(step) * outputWidth : 0) + firstOutput
  }

  private func copyOut(_ step: Int, _ now: RecurrentMoment<S>, _ rows: Range<Int>) {
    let y = tape.value(output, at: rows.lowerBound) + place(ofOutput: step)
    if isDense { return S.Kernels.copy(now.hidden, into: y, count: rows.count * units, accumulates: false) }
    for row in 0..<rows.count {
      S.Kernels.copy(
        now.hidden + row * units, into: y + row * outputStride, count: units, accumulates: false)
    }
  }

  /// - Parameter accumulates: whether the input's gradient is added to what is there.
  func pullback(rows: Range<Int>, accumulates: Bool) {
    let dy = tape.gradient(output, at: rows.lowerBound)
    for step in 0...steps { clear(hiddenGradient + place(step, rows) * units, rows.count * units) }
    if cell.hasCellState { clear(cellGradient + rows.lowerBound * units, rows.count * units) }
    let dx = tape.neededGradient(input, at: rows.lowerBound)
    for step in stride(from: steps - 1, through: 0, by: -1) {
      if tape.stop.isNoticed() { return }
      let now = moment(step, rows)
      let dHidden = hiddenGradient + place(step + 1, rows) * units
      if givesSequence || step == steps - 1 { takeIn(dy + place(ofOutput: step), dHidden, rows.count) }
      let dPrevious = hiddenGradient + place(step, rows) * units
      cell.pullback(
        now, dHidden: dHidden, carried: dPrevious, dCell: cellGradient + rows.lowerBound * units)
      multiply(
        Matrix(now.fromHidden, stride: gateWidth), Matrix(weightHidden.value, stride: units),
        into: dPrevious, stride: units, rows: rows.count, inner: gateWidth, columns: units, from: .output)
      if let dx {
        multiply(
          Matrix(now.gates, stride: gateWidth), Matrix(weightInput.value, stride: width),
          into: dx + time(step) * width, stride: steps * width, rows: rows.count, inner: gateWidth,
          columns: width,
          from: accumulates ? .output : .zeros)
      }
    }
  }

  /// Adds the gradient of some rows of the output at a step to that of the state.
  private func takeIn(_ dy: UnsafeMutablePointer<S>, _ dHidden: UnsafeMutablePointer<S>, _ rows: Int) {
    if isDense { return S.Kernels.copy(dy, into: dHidden, count: rows * units, accumulates: true) }
    for row in 0..<rows {
      S.Kernels.copy(
        dy + row * outputStride, into: dHidden + row * units, count: units, accumulates: true)
    }
  }

  /// - Parameter own: which rows of the weights.
  func gradients(of own: Range<Int>, rows: Int) {
    for step in 0..<steps {
      multiply(
        Matrix(gates + step * rows * gateWidth + own.lowerBound, stride: gateWidth).transposed,
        Matrix(tape.value(input, at: 0) + time(step) * width, stride: steps * width),
        into: tape.gradient(weightInput) + own.lowerBound * width, stride: width, rows: own.count,
        inner: rows, columns: width, from: step > 0 || tape.addsGradients ? .output : .zeros)
    }
    // The states before each step stand in the same order as the gates' gradients, so that one product takes all.
    multiply(
      Matrix(fromHidden + own.lowerBound, stride: gateWidth).transposed, Matrix(hidden, stride: units),
      into: tape.gradient(weightHidden) + own.lowerBound * units, stride: units, rows: own.count,
      inner: rows * steps, columns: units, from: tape.addsGradients ? .output : .zeros)
    S.Kernels.columnSums(
      gates + own.lowerBound, stride: gateWidth, rows: rows * steps, columns: own.count,
      into: tape.gradient(biasInput) + own.lowerBound, accumulates: tape.addsGradients)
    S.Kernels.columnSums(
      fromHidden + own.lowerBound, stride: gateWidth, rows: rows * steps, columns: own.count,
      into: tape.gradient(biasHidden) + own.lowerBound, accumulates: tape.addsGradients)
  }

  private func clear(_ start: UnsafeMutablePointer<S>, _ count: Int) {
    S.Kernels.clear(start, count: count)
  }
}

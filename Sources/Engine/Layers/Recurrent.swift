import CKernels

/// `rnn`, `lstm` or `gru`: a cell that reads a sequence step by step.
protocol RecurrentRule: LayerRule {
  var recurrent: RecurrentShape { get }
}

extension RecurrentRule {
  var role: LayerRole { .recurrent }
  var units: Int? { recurrent.units }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    guard let steps = input.steps else {
      throw .needsSequence(layer: layer, name: recurrent.name, input: input)
    }
    return SampleShape(steps: recurrent.givesSequence ? steps : nil, width: recurrent.units)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    recurrent.parameters(input: input)
  }
}

/// What recurrent layers share: parameters in PyTorch's names and order of gates, and how they begin.
struct RecurrentShape: Sendable {
  /// The layer's, for what is said of it.
  let name: String
  let units: Int
  /// The number of blocks of `units` rows in each weight.
  let gates: Int
  /// Whether every step's state is given, not the last one's alone.
  let givesSequence: Bool
  let hasBias: Bool
  let initializer: Initializer
  let recurrentInitializer: Initializer
  /// What the block of `bias_ih` of a gate starts from that keeps the state.
  let keepingBias: (gate: Int, value: Double)?

  /// - Parameters:
  ///   - initializer: of the weights on the input, where none is given.
  ///   - keeping: the gate that keeps the state, the parameter that opens it, and its bias where none is given.
  init(
    _ name: String, gates: Int, _ arguments: Arguments, initializer: Initializer,
    keeping: (gate: Int, parameter: String, standard: Double)? = nil
  ) throws(InvalidArgument) {
    self.name = name
    self.gates = gates
    units = arguments.integer("units")
    givesSequence = arguments.flag("sequence")
    hasBias = arguments.flag("bias")
    self.initializer = arguments.initializer("init") ?? initializer
    let isWhole = self.initializer.product.isOfWholeLayer
    recurrentInitializer =
      arguments.initializer("recurrent_init") ?? (isWhole ? self.initializer : Registries.orthogonal.made())
    let given = keeping.flatMap { arguments.optionalNumber($0.parameter) }
    if let keeping, given != nil, !hasBias {
      throw InvalidArgument(keeping.parameter, ArgumentMessage.withoutBias(parameter: keeping.parameter))
    }
    keepingBias = keeping.flatMap { keeping in
      (given ?? (isWhole ? nil : keeping.standard)).map { (keeping.gate, $0) }
    }
  }

  func parameters(input: SampleShape) -> [ParameterPlan] {
    let (units, gates, keepingBias) = (units, gates, keepingBias)
    /// Gate by gate: each is a layer of its own as far as the sizes of its weights go.
    func drawn(_ name: String, _ columns: Int?, _ initializer: Initializer) -> ParameterPlan {
      let width = columns ?? 1
      let fanIn = initializer.product.isOfWholeLayer ? units : width
      return ParameterPlan(
        name, shape: [gates * units] + (columns.map { [$0] } ?? []), initializer: initializer
      ) { stream in
        (0..<gates).flatMap { _ in
          initializer.product.draw(rows: units, columns: width, fanIn: fanIn, fanOut: units, from: &stream)
        }
      }
    }
    var plans = [
      drawn("weight_ih", input.width, initializer), drawn("weight_hh", units, recurrentInitializer),
    ]
    guard hasBias else { return plans }
    let biases = initializer.product.isOfWholeLayer ? initializer : .constant(0)
    let first = drawn("bias_ih", nil, biases)
    plans.append(
      ParameterPlan(first.name, shape: first.shape, initializer: first.initializer) { stream in
        var values = first.draw(&stream)
        if let (gate, value) = keepingBias {
          for place in gate * units..<(gate + 1) * units { values[place] = value }
        }
        return values
      })
    plans.append(drawn("bias_hh", nil, biases))
    return plans
  }
}

extension Configured where Product == any LayerRule {
  /// What the bias of the gate that keeps a recurrent layer's state (lstm's forget gate, gru's update gate) starts from:
  /// 0 where it is drawn around that; `nil` for a layer without such a gate, or without biases.
  package var keepingBias: Double? {
    guard let rule = product as? any RecurrentRule, rule.recurrent.hasBias, !(product is Rnn) else {
      return nil
    }
    return rule.recurrent.keepingBias?.value ?? 0
  }

  /// How a recurrent layer's weights from step to step are drawn; `nil` for any other layer.
  package var recurrentInitializer: Initializer? {
    (product as? any RecurrentRule)?.recurrent.recurrentInitializer
  }
}

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

/// A recurrent layer, unrolled: states and gates are kept step by step, [steps, rows, …].
final class RecurrentOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
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
  private let gates: UnsafeMutablePointer<S>
  private let fromHidden: UnsafeMutablePointer<S>
  /// [steps + 1, rows, units], beginning with the state 0; the gradients likewise.
  private let hidden: UnsafeMutablePointer<S>
  private let hiddenGradient: UnsafeMutablePointer<S>
  private let cells: UnsafeMutablePointer<S>
  private let cellGradient: UnsafeMutablePointer<S>

  init(
    _ tape: Tape<S>, _ layer: PlannedLayer, _ input: Variable, _ shape: RecurrentShape,
    cell: any RecurrentCell<S>
  ) {
    self.tape = tape
    self.cell = cell
    inputs = [input]
    (weightInput, weightHidden) = (tape.parameter(layer, 0), tape.parameter(layer, 1))
    let inputShape = tape.shape(input)
    (steps, width, units) = (inputShape.rows, inputShape.width, shape.units)
    gateWidth = shape.gates * units
    biasInput = tape.parameter(layer, "bias_ih", orZeros: gateWidth)
    biasHidden = tape.parameter(layer, "bias_hh", orZeros: gateWidth)
    transposedInput = tape.transposed(weightInput, units: gateWidth, inputs: width)
    transposedHidden = tape.transposed(weightHidden, units: gateWidth, inputs: units)
    givesSequence = shape.givesSequence
    output = tape.variable(layer.output, after: input, isParametrized: true)
    gates = tape.buffer(perSample: steps * gateWidth)
    fromHidden = cell.keepsSourcesApart ? tape.buffer(perSample: steps * gateWidth) : gates
    hidden = tape.buffer(perSample: (steps + 1) * units)
    hiddenGradient = tape.buffer(perSample: (steps + 1) * units)
    cells = cell.hasCellState ? tape.buffer(perSample: (steps + 1) * units) : hidden
    cellGradient = cell.hasCellState ? tape.buffer(perSample: units) : hidden
    tape.trace(
      layer, output: output,
      hidden: Tape<S>.HiddenRecord(
        states: hidden, gradients: hiddenGradient, steps: steps, units: units))
  }

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
        Matrix(tape.value(inputs[0], at: rows.lowerBound) + step * width, stride: steps * width),
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

  private func copyOut(_ step: Int, _ now: RecurrentMoment<S>, _ rows: Range<Int>) {
    let y = tape.value(output, at: rows.lowerBound)
    guard givesSequence else {
      return S.Kernels.copy(now.hidden, into: y, count: rows.count * units, accumulates: false)
    }
    for row in 0..<rows.count {
      S.Kernels.copy(
        now.hidden + row * units, into: y + (row * steps + step) * units, count: units, accumulates: false)
    }
  }

  func pullback(rows: Range<Int>) {
    let dy = tape.gradient(output, at: rows.lowerBound)
    for step in 0...steps { clear(hiddenGradient + place(step, rows) * units, rows.count * units) }
    if cell.hasCellState { clear(cellGradient + rows.lowerBound * units, rows.count * units) }
    let dx = tape.neededGradient(inputs[0], at: rows.lowerBound)
    for step in stride(from: steps - 1, through: 0, by: -1) {
      if tape.stop.isNoticed() { return }
      let now = moment(step, rows)
      let dHidden = hiddenGradient + place(step + 1, rows) * units
      if givesSequence {
        for row in 0..<rows.count {
          S.Kernels.copy(
            dy + (row * steps + step) * units, into: dHidden + row * units, count: units, accumulates: true)
        }
      } else if step == steps - 1 {
        S.Kernels.copy(dy, into: dHidden, count: rows.count * units, accumulates: true)
      }
      let dPrevious = hiddenGradient + place(step, rows) * units
      cell.pullback(
        now, dHidden: dHidden, carried: dPrevious, dCell: cellGradient + rows.lowerBound * units)
      multiply(
        Matrix(now.fromHidden, stride: gateWidth), Matrix(weightHidden.value, stride: units),
        into: dPrevious, stride: units, rows: rows.count, inner: gateWidth, columns: units, from: .output)
      if let dx {
        multiply(
          Matrix(now.gates, stride: gateWidth), Matrix(weightInput.value, stride: width),
          into: dx + step * width, stride: steps * width, rows: rows.count, inner: gateWidth, columns: width,
          from: accumulates[0] ? .output : .zeros)
      }
    }
  }

  func gradientTasks(rows: Int) -> Int {
    weightGradientTasks(
      units: gateWidth, fanIn: width + units, rows: rows * steps, threads: tape.threads)
  }

  func gradients(task: Int, rows: Int) {
    let own = share(task, of: gradientTasks(rows: rows), count: gateWidth)
    guard !own.isEmpty else { return }
    for step in 0..<steps {
      multiply(
        Matrix(gates + step * rows * gateWidth + own.lowerBound, stride: gateWidth).transposed,
        Matrix(tape.value(inputs[0], at: 0) + step * width, stride: steps * width),
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

extension Parameter {
  static func initial(_ name: String, _ default: Default, _ summary: String) -> Parameter {
    Parameter(
      name, [.initializer, .number], default: `default`, isKeyed: true, summary)
  }

  static let sequence = Parameter(
    "sequence", [.flag], default: false, isKeyed: true, "give every step's state, not the last")

  static let recurrentInitializer = initial(
    "recurrent_init", .none, "first weights from step to step; left out: orthogonal, or init=pytorch's own")

  static let recurrentBias = Parameter(
    "bias", [.flag], default: true, isKeyed: true, "whether there are biases")
}

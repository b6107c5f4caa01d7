import CKernels

/// Gates i, f, o and news g: c = f · c₋₁ + i · g, h = o · tanh(c).
struct Lstm: LayerRule {
  let recurrent: RecurrentShape

  var role: LayerRole { .recurrent }
  var units: Int? { recurrent.units }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    try recurrent.shape(of: input, layer: layer, name: Registries.lstm.name)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    recurrent.parameters(input: input)
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = RecurrentOperation(tape, layer, input, recurrent, cell: LstmCell<S>())
    tape.append(operation)
    return operation.output
  }
}

struct LstmCell<S: Scalar>: RecurrentCell {
  var keepsSourcesApart: Bool { false }
  var hasCellState: Bool { true }

  func step(_ at: RecurrentMoment<S>) {
    S.Kernels.lstmStep(
      gates: at.gates, at.biasInput, at.biasHidden, previousCell: at.previousCell, cell: at.cell,
      hidden: at.hidden, rows: at.rows, units: at.units)
  }

  func pullback(
    _ at: RecurrentMoment<S>, dHidden: UnsafeMutablePointer<S>, carried: UnsafeMutablePointer<S>,
    dCell: UnsafeMutablePointer<S>
  ) {
    S.Kernels.lstmPullback(
      gates: at.gates, previousCell: at.previousCell, cell: at.cell, dHidden: dHidden, dCell: dCell,
      rows: at.rows, units: at.units)
  }
}

extension Registries {
  package static let lstm = Entry<any LayerRule>(
    "lstm",
    summary: "A recurrent layer whose cell carries its content on, past gates that learn to open and close.",
    formula: "c = f · c₋₁ + i · g, h = o · tanh(c); i, f, o = sigmoid, g = tanh of W x + b + U h₋₁ + c",
    source: "Hochreiter & Schmidhuber 1997; forget gate: Gers, Schmidhuber & Cummins 2000",
    parameters: [
      Parameter("units", [.wholeNumber], range: .from(1, to: 1_000_000), "size of the state"),
      .initial("init", .made("glorot"), "first weights on the input"), .recurrentInitializer,
      Parameter(
        "forget_bias", [.number], default: 1, isKeyed: true,
        "first bias of the forget gate; PyTorch's is about 0"),
      .sequence,
    ],
    examples: ["lstm(32)", "lstm(32, forget_bias=3)"]
  ) { arguments in
    Lstm(
      recurrent: RecurrentShape(
        units: arguments.integer("units"), gates: 4, givesSequence: arguments.flag("sequence"),
        initializer: arguments.initializer("init") ?? .constant(0),
        recurrentInitializer: arguments.initializer("recurrent_init") ?? .constant(0),
        biasStart: (gate: 1, value: arguments.number("forget_bias"))))
  }
}

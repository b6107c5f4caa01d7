import CKernels

/// Gates i, f, o and news g: c = f · c₋₁ + i · g, h = o · tanh(c).
struct Lstm: RecurrentRule {
  let recurrent: RecurrentShape

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
        "forget_bias", [.number], default: .none, isKeyed: true,
        "first bias of the forget gate; left out: 1, or init=pytorch's own, about 0"),
      .recurrentBias, .bidirectional, .sequence,
    ],
    examples: [
      "lstm(32)", "lstm(32, forget_bias=3)", "lstm(32, init=pytorch)",
      "lstm(16, bidirectional=true, sequence=true) -> lstm(16, bidirectional=true)",
    ]
  ) { (arguments) throws(InvalidArgument) in
    Lstm(
      recurrent: try RecurrentShape(
        "lstm", gates: 4, arguments, initializer: Registries.glorot.made(),
        keeping: (gate: 1, parameter: "forget_bias", standard: 1)))
  }
}

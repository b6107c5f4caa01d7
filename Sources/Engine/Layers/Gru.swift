import CKernels

/// Reset r, update z and news n: h = (1 − z) · n + z · h₋₁; the reset acts after the recurrent weights, as in PyTorch.
struct Gru: RecurrentRule {
  let recurrent: RecurrentShape

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = RecurrentOperation(tape, layer, input, recurrent, cell: GruCell<S>())
    tape.append(operation)
    return operation.output
  }
}

struct GruCell<S: Scalar>: RecurrentCell {
  var keepsSourcesApart: Bool { true }
  var hasCellState: Bool { false }

  func step(_ at: RecurrentMoment<S>) {
    S.Kernels.gruStep(
      fromInput: at.gates, fromHidden: at.fromHidden, at.biasInput, at.biasHidden, previous: at.previous,
      hidden: at.hidden, rows: at.rows, units: at.units)
  }

  func pullback(
    _ at: RecurrentMoment<S>, dHidden: UnsafeMutablePointer<S>, carried: UnsafeMutablePointer<S>,
    dCell: UnsafeMutablePointer<S>
  ) {
    S.Kernels.gruPullback(
      fromInput: at.gates, fromHidden: at.fromHidden, previous: at.previous, dHidden: dHidden,
      dPrevious: carried, rows: at.rows, units: at.units)
  }
}

extension Registries {
  package static let gru = Entry<any LayerRule>(
    "gru",
    summary: "A recurrent layer with two gates: how much of the old state to keep, and how much to look at.",
    formula:
      "h = (1 − z) · n + z · h₋₁; z, r = sigmoid of W x + b + U h₋₁ + c, n = tanh(W x + b + r · (U h₋₁ + c))",
    source: "Cho et al. 2014; this form: PyTorch",
    parameters: [
      Parameter("units", [.wholeNumber], range: .from(1, to: 1_000_000), "size of the state"),
      .initial("init", .made("glorot"), "first weights on the input"), .recurrentInitializer,
      Parameter(
        "update_bias", [.number], default: .none, isKeyed: true,
        "first bias of the update gate, above 0 it keeps more; left out: 0, or init=pytorch's own"),
      .recurrentBias, .bidirectional, .sequence,
    ],
    examples: ["gru(32)", "gru(32, update_bias=3)"]
  ) { (arguments) throws(InvalidArgument) in
    Gru(
      recurrent: try RecurrentShape(
        "gru", gates: 3, arguments, initializer: Registries.glorot.made(),
        keeping: (gate: 1, parameter: "update_bias", standard: 0)))
  }
}

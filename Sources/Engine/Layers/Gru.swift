import CKernels

/// Reset r, update z and news n: h = (1 − z) · n + z · h₋₁; the reset acts after the recurrent weights, as in PyTorch.
struct Gru: LayerRule {
  let recurrent: RecurrentShape

  var role: LayerRole { .recurrent }
  var units: Int? { recurrent.units }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    try recurrent.shape(of: input, layer: layer, name: Registries.gru.name)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    recurrent.parameters(input: input)
  }

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
        "update_bias", [.number], default: 0, isKeyed: true,
        "first bias of the update gate; above 0 it keeps more"),
      .sequence,
    ],
    examples: ["gru(32)", "gru(32, update_bias=3)"]
  ) { arguments in
    Gru(
      recurrent: RecurrentShape(
        units: arguments.integer("units"), gates: 3, givesSequence: arguments.flag("sequence"),
        initializer: arguments.initializer("init") ?? .constant(0),
        recurrentInitializer: arguments.initializer("recurrent_init") ?? .constant(0),
        biasStart: (gate: 1, value: arguments.number("update_bias"))))
  }
}

import CKernels

/// h = φ(W x + b + U h₋₁ + c), from h = 0 on.
struct Rnn: RecurrentRule {
  let recurrent: RecurrentShape
  let function: Activation

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = RecurrentOperation(
      tape, layer, input, recurrent, cell: RnnCell<S>(rule: function.product))
    tape.append(operation)
    return operation.output
  }
}

struct RnnCell<S: Scalar>: RecurrentCell {
  let rule: any ActivationRule

  var keepsSourcesApart: Bool { false }
  var hasCellState: Bool { false }

  func step(_ at: RecurrentMoment<S>) {
    S.Kernels.addBias(to: at.gates, at.biasHidden, rows: at.rows, columns: at.units)
    S.Kernels.addBias(to: at.gates, at.biasInput, rows: at.rows, columns: at.units)
    activate(rule, at.gates, into: at.hidden, count: at.rows * at.units)
  }

  func pullback(
    _ at: RecurrentMoment<S>, dHidden: UnsafeMutablePointer<S>, carried: UnsafeMutablePointer<S>,
    dCell: UnsafeMutablePointer<S>
  ) {
    S.Kernels.activationPullback(
      slopes: at.gates, gradient: dHidden, into: at.gates, count: at.rows * at.units,
      hasFlatParts: rule.hasFlatParts, accumulates: false)
  }
}

extension Registries {
  static let rnn = Entry<any LayerRule>(
    "rnn", summary: "A layer that at each step sees the input and its own last state.",
    formula: "h = φ(W x + b + U h₋₁ + c), h₀ = 0", source: "Elman 1990",
    parameters: [
      Parameter("units", [.wholeNumber], range: .from(1, to: 1_000_000), "size of the state"),
      Parameter(
        "activation", [.activation], default: .made("tanh"), "what each step ends with"),
      .initial("init", .none, "first weights on the input; left out: the activation's own choice"),
      .recurrentInitializer, .recurrentBias, .bidirectional, .sequence,
    ],
    examples: ["rnn(32)", "rnn(32, relu, recurrent_init=orthogonal)", "rnn(4, sequence=true) -> rnn(4)"]
  ) { (arguments) throws(InvalidArgument) in
    let function = arguments.activation("activation")
    guard function.product.isElementwise, function.product.learnableStart == nil else {
      throw InvalidArgument("activation", ArgumentMessage.activationWithParameters(layer: "rnn"))
    }
    return Rnn(
      recurrent: try RecurrentShape("rnn", gates: 1, arguments, initializer: function.defaultInitializer),
      function: function)
  }
}

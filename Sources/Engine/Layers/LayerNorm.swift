import CKernels

/// y = (x − mean) / √(variance + ε) · scale + shift, row by row.
struct LayerNorm: LayerRule {
  let epsilon: Double
  let hasShift: Bool

  var keepsActivation: Bool { true }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    [.constant("scale", input.width, 1)] + (hasShift ? [.constant("shift", input.width, 0)] : [])
  }

  /// It divides by the deviation over units.
  func rescale(_ signal: inout MeanFieldSignal) -> Double? {
    signal.normalize(keeping: signal.variance, epsilon: epsilon)
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = LayerNormOperation(tape, layer, input, epsilon: epsilon)
    tape.append(operation)
    tape.trace(layer, output: operation.output)
    return operation.output
  }
}

final class LayerNormOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let epsilon: Double
  private let scale: TapeParameter<S>
  private let shift: TapeParameter<S>
  /// Mean and inverse deviation of each row.
  private let moments: UnsafeMutablePointer<S>
  private let columns: Int
  private let steps: Int

  init(_ tape: Tape<S>, _ layer: PlannedLayer, _ input: Variable, epsilon: Double) {
    self.tape = tape
    self.epsilon = epsilon
    inputs = [input]
    scale = tape.parameter(layer, 0)
    shift = tape.parameter(layer, "shift", orZeros: layer.input.width)
    let shape = tape.shape(input)
    (columns, steps) = (shape.width, shape.rows)
    moments = tape.buffer(perSample: 2 * steps)
    output = tape.variable(shape, after: input, isParametrized: true)
  }

  var traits: OperationTraits { OperationTraits(readsOutput: false) }

  func forward(rows: Range<Int>) {
    S.Kernels.layerNormalize(
      tape.value(inputs[0], at: rows.lowerBound), into: tape.value(output, at: rows.lowerBound),
      rows: rows.count * steps, columns: columns, scale: scale.value, shift: shift.value, epsilon: epsilon,
      moments: moments + rows.lowerBound * 2 * steps)
  }

  func pullback(rows: Range<Int>) {
    guard let dx = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    S.Kernels.layerPullback(
      tape.value(inputs[0], at: rows.lowerBound), gradient: tape.gradient(output, at: rows.lowerBound),
      into: dx, rows: rows.count * steps, columns: columns, scale: scale.value,
      moments: moments + rows.lowerBound * 2 * steps, accumulates: accumulates[0])
  }

  func gradientTasks(rows: Int) -> Int { columnShares(of: columns, threads: tape.threads) }

  func gradients(task: Int, rows: Int) {
    let own = share(task, of: gradientTasks(rows: rows), count: columns)
    guard !own.isEmpty else { return }
    S.Kernels.layerSums(
      tape.value(inputs[0], at: 0) + own.lowerBound, gradient: tape.gradient(output, at: 0) + own.lowerBound,
      stride: columns, rows: rows * steps, columns: own.count, moments: moments,
      intoScale: tape.gradient(scale) + own.lowerBound, intoShift: tape.gradient(shift) + own.lowerBound,
      accumulates: tape.addsGradients)
  }
}

extension Registries {
  package static let layernorm = Entry<any LayerRule>(
    "layernorm",
    summary:
      "Brings each sample to mean 0 and variance 1 over its units, then to a scale and shift for each.",
    formula: "(x − mean) / √(variance + epsilon) · scale + shift", source: "Ba, Kiros & Hinton 2016",
    parameters: [epsilonOfNorms, shiftOfNorms], examples: ["layernorm", "dense(64) -> layernorm -> tanh"]
  ) { LayerNorm(epsilon: $0.number("epsilon"), hasShift: $0.flag("bias")) }
}

import CKernels

/// y = the mean of a sequence over its steps.
struct MeanOverSteps: LayerRule {
  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    guard input.steps != nil else {
      throw .needsSequence(layer: layer, name: Registries.mean.name, input: input)
    }
    return SampleShape(width: input.width)
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = MeanOperation(tape, layer, input)
    tape.append(operation)
    tape.trace(layer, output: operation.output)
    return operation.output
  }
}

final class MeanOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let steps: Int
  private let columns: Int

  init(_ tape: Tape<S>, _ layer: PlannedLayer, _ input: Variable) {
    self.tape = tape
    inputs = [input]
    (steps, columns) = (layer.input.rows, layer.input.width)
    output = tape.variable(layer.output, after: input, isParametrized: false)
  }

  var traits: OperationTraits { OperationTraits(readsOutput: false) }

  func forward(rows: Range<Int>) {
    S.Kernels.stepMeans(
      tape.value(inputs[0], at: rows.lowerBound), into: tape.value(output, at: rows.lowerBound),
      rows: rows.count, steps: steps, columns: columns)
  }

  func pullback(rows: Range<Int>) {
    guard let dx = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    S.Kernels.stepMeansPullback(
      tape.gradient(output, at: rows.lowerBound), into: dx, rows: rows.count, steps: steps, columns: columns,
      accumulates: accumulates[0])
  }
}

extension Registries {
  static let mean = Entry<any LayerRule>(
    "mean", summary: "The mean over the steps of a sequence: as a layer, without brackets.",
    formula: "y = 1/steps · Σ_t x_t", source: "Lin, Chen & Yan 2014",
    examples: ["mean", "dense(64) -> attention(4) -> mean -> dense(1)"]
  ) { _ in MeanOverSteps() }
}

import CKernels

/// While training each value is dropped with probability `rate`, the others grow by 1 / (1 − rate); afterwards all
/// pass.
struct Dropout: LayerRule {
  let rate: Double

  var keepsActivation: Bool { true }
  var dependsOnMode: Bool { true }
  var drawsInTraining: Bool { true }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  /// What is left grows, differently in each sample.
  func rescale(_ signal: inout MeanFieldSignal) -> Double? {
    guard rate < 1 else { return 1 }
    let grown = 1 / (1 - rate)
    signal.own += signal.square * (grown - 1)
    signal.square *= grown
    signal.isNormal = signal.isNormal && rate == 0
    return grown
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = DropoutOperation(tape, layer, input, rate: rate)
    tape.append(operation)
    tape.trace(layer, output: operation.output)
    return operation.output
  }
}

final class DropoutOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let rate: Double
  private let layer: Int
  private let mask: UnsafeMutablePointer<S>
  private let count: Int

  init(_ tape: Tape<S>, _ layer: PlannedLayer, _ input: Variable, rate: Double) {
    self.tape = tape
    self.rate = rate
    self.layer = layer.number ?? 0
    inputs = [input]
    let shape = tape.shape(input)
    count = shape.count
    output = tape.variable(shape, after: input, isParametrized: false)
    mask = tape.buffer(perSample: count)
  }

  private var isIdle: Bool { !tape.isTraining || rate == 0 }

  func forward(rows: Range<Int>) {
    let x = tape.value(inputs[0], at: rows.lowerBound)
    let y = tape.value(output, at: rows.lowerBound)
    if isIdle { return S.Kernels.copy(x, into: y, count: rows.count * count, accumulates: false) }
    let stream = RandomStream(
      seed: tape.randomness.seed, draw: tape.randomness.draw, purpose: .dropout, layer: layer,
      epoch: tape.randomness.epoch, step: tape.randomness.step)
    let own = mask + rows.lowerBound * count
    stream.mask(
      into: own, count: rows.count * count, first: (tape.firstRow + rows.lowerBound) * count, keep: 1 - rate,
      scale: rate < 1 ? 1 / (1 - rate) : 0)
    S.Kernels.multiply(x, own, into: y, count: rows.count * count, accumulates: false)
  }

  func pullback(rows: Range<Int>) {
    guard let dx = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    let dy = tape.gradient(output, at: rows.lowerBound)
    if isIdle {
      S.Kernels.copy(dy, into: dx, count: rows.count * count, accumulates: accumulates[0])
    } else {
      S.Kernels.multiply(
        dy, mask + rows.lowerBound * count, into: dx, count: rows.count * count, accumulates: accumulates[0])
    }
  }
}

extension Registries {
  package static let dropout = Entry<any LayerRule>(
    "dropout", summary: "Drops each value with a probability while training, and lets all pass afterwards.",
    formula: "x · m / (1 − rate), m = 0 with probability rate, else 1",
    source: "Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov 2014",
    parameters: [Parameter("rate", [.number], default: 0.5, range: .from(0, to: 1), "share that is dropped")],
    examples: ["dropout(0.5)"]
  ) { Dropout(rate: $0.number("rate")) }
}

import CKernels

/// y = (x − mean) / √(variance + ε) · scale + shift, column by column.
///
/// While training mean and variance are the batch's, and the running ones follow them; afterwards the running ones are
/// used. The output is normalised with the biased variance, the running one follows the unbiased.
struct BatchNorm: LayerRule {
  let momentum: Double
  let epsilon: Double
  let hasShift: Bool

  var keepsActivation: Bool { true }
  var mixesSamples: Bool { true }
  var dependsOnMode: Bool { true }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    [.constant("scale", input.width, 1)] + (hasShift ? [.constant("shift", input.width, 0)] : [])
  }

  func runningStatistics(input: SampleShape) -> [RunningStatistic] {
    [
      RunningStatistic(name: "running_mean", count: input.width, start: 0),
      RunningStatistic(name: "running_variance", count: input.width, start: 1),
    ]
  }

  /// It divides by the deviation over samples.
  func rescale(_ signal: inout MeanFieldSignal) -> Double? {
    signal.normalize(keeping: signal.own, epsilon: epsilon)
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = BatchNormOperation(tape, layer, input, self)
    tape.append(operation)
    tape.trace(layer, output: operation.output)
    return operation.output
  }
}

final class BatchNormOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let rule: BatchNorm
  private let scale: TapeParameter<S>
  private let shift: TapeParameter<S>
  private let runningMean: UnsafeMutablePointer<S>
  private let runningVariance: UnsafeMutablePointer<S>
  private let moments: Storage<S>
  private let columns: Int
  private let steps: Int

  private var mean: UnsafeMutablePointer<S> { moments.base }
  private var inverse: UnsafeMutablePointer<S> { moments.base + columns }

  init(_ tape: Tape<S>, _ layer: PlannedLayer, _ input: Variable, _ rule: BatchNorm) {
    self.tape = tape
    self.rule = rule
    inputs = [input]
    scale = tape.parameter(layer, 0)
    shift = tape.parameter(layer, "shift", orZeros: layer.input.width)
    runningMean = tape.statistic(layer, 0)
    runningVariance = tape.statistic(layer, 1)
    let shape = tape.shape(input)
    (columns, steps) = (shape.width, shape.rows)
    moments = Storage(2 * columns)
    output = tape.variable(shape, after: input, isParametrized: true)
  }

  var traits: OperationTraits { OperationTraits(readsOutput: false) }

  func columnTasks(rows: Int) -> Int { columnShares(of: columns, threads: tape.threads) }

  func forwardColumns(task: Int, rows: Int) {
    let own = share(task, of: columnTasks(rows: rows), count: columns)
    guard !own.isEmpty else { return }
    let count = rows * steps
    if tape.isTraining {
      let variance = inverse
      S.Kernels.batchStatistics(
        tape.value(inputs[0], at: 0) + own.lowerBound, stride: columns, rows: count, columns: own.count,
        mean: mean + own.lowerBound, variance: variance + own.lowerBound)
      S.Kernels.batchRunning(
        mean: mean + own.lowerBound, variance: inverse + own.lowerBound,
        runningMean: runningMean + own.lowerBound, runningVariance: runningVariance + own.lowerBound,
        columns: own.count, momentum: rule.momentum, unbiased: Double(count) / Double(max(1, count - 1)),
        epsilon: rule.epsilon)
    } else {
      for column in own {
        mean[column] = runningMean[column]
        inverse[column] = S(1 / (Double(runningVariance[column]) + rule.epsilon).squareRoot())
      }
    }
  }

  /// Takes the last batch's mean and variance as the running ones.
  func keepStatistics() {
    for column in 0..<columns {
      runningMean[column] = mean[column]
      runningVariance[column] = S(1 / (Double(inverse[column]) * Double(inverse[column])) - rule.epsilon)
    }
  }

  func forward(rows: Range<Int>) {
    S.Kernels.batchNormalize(
      tape.value(inputs[0], at: rows.lowerBound), into: tape.value(output, at: rows.lowerBound),
      rows: rows.count * steps, columns: columns, mean: mean, inverse: inverse, scale: scale.value,
      shift: shift.value)
  }

  func pullbackColumns(task: Int, rows: Int) {
    let own = share(task, of: columnTasks(rows: rows), count: columns)
    guard !own.isEmpty else { return }
    S.Kernels.batchSums(
      tape.value(inputs[0], at: 0) + own.lowerBound, gradient: tape.gradient(output, at: 0) + own.lowerBound,
      stride: columns, rows: rows * steps, columns: own.count, mean: mean + own.lowerBound,
      inverse: inverse + own.lowerBound, intoScale: tape.gradient(scale) + own.lowerBound,
      intoShift: tape.gradient(shift) + own.lowerBound)
  }

  func pullback(rows: Range<Int>) {
    guard let dx = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    S.Kernels.batchPullback(
      tape.value(inputs[0], at: rows.lowerBound), gradient: tape.gradient(output, at: rows.lowerBound),
      into: dx, rows: rows.count * steps, columns: columns, mean: mean, inverse: inverse, scale: scale.value,
      dScale: tape.gradient(scale), dShift: tape.gradient(shift),
      share: tape.isTraining ? 1 / Double(tape.rows * steps) : 0, accumulates: accumulates[0])
  }
}

extension Registries {
  static let epsilonOfNorms = Parameter(
    "epsilon", [.number], default: 1e-5, range: .from(0, to: 1), isKeyed: true, "added to the variance")
  static let shiftOfNorms = Parameter(
    "bias", [.flag], default: true, isKeyed: true, "whether there is a shift")

  package static let batchnorm = Entry<any LayerRule>(
    "batchnorm",
    summary:
      "Brings each unit to mean 0 and variance 1 over the batch, then to a scale and shift of its own.",
    formula: "(x − mean) / √(variance + epsilon) · scale + shift", source: "Ioffe & Szegedy 2015",
    parameters: [
      Parameter(
        "momentum", [.number], default: 0.1, range: .from(0, to: 1), isKeyed: true,
        "how fast the running statistics follow"),
      epsilonOfNorms, shiftOfNorms,
    ],
    examples: ["batchnorm", "dense(64, bias=false) -> batchnorm -> relu"]
  ) {
    BatchNorm(momentum: $0.number("momentum"), epsilon: $0.number("epsilon"), hasShift: $0.flag("bias"))
  }
}

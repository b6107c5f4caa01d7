import CKernels

/// A leaky relu whose slope is a parameter: one number for the layer.
final class PreluOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let slope: TapeParameter<S>
  private let count: Int

  init(_ tape: Tape<S>, _ z: Variable, slope: TapeParameter<S>) {
    self.tape = tape
    self.slope = slope
    inputs = [z]
    let shape = tape.shape(z)
    count = shape.count
    output = tape.variable(shape, after: z, isParametrized: true)
  }

  func forward(rows: Range<Int>) {
    S.Kernels.prelu(
      tape.value(inputs[0], at: rows.lowerBound), into: tape.value(output, at: rows.lowerBound),
      count: rows.count * count, slope: Double(slope.value[0]))
  }

  func pullback(rows: Range<Int>) {
    guard let dz = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    S.Kernels.preluPullback(
      tape.value(inputs[0], at: rows.lowerBound), gradient: tape.gradient(output, at: rows.lowerBound),
      into: dz, count: rows.count * count, slope: Double(slope.value[0]), accumulates: accumulates[0])
  }

  func gradientTasks(rows: Int) -> Int { 1 }

  func gradients(task: Int, rows: Int) {
    let gradient = tape.gradient(slope)
    let own = S(
      S.Kernels.preluSlopeGradient(
        tape.value(inputs[0], at: 0), gradient: tape.gradient(output, at: 0), count: rows * count))
    gradient[0] = tape.addsGradients ? gradient[0] + own : own
  }
}

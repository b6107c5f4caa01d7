import CKernels

/// Probabilities from the values of each row.
final class SoftmaxOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let shape: SampleShape

  init(_ tape: Tape<S>, _ z: Variable) {
    self.tape = tape
    inputs = [z]
    shape = tape.shape(z)
    output = tape.variable(shape, after: z, isParametrized: false)
  }

  func forward(rows: Range<Int>) {
    S.Kernels.softmax(
      tape.value(inputs[0], at: rows.lowerBound), into: tape.value(output, at: rows.lowerBound),
      rows: rows.count * shape.rows, columns: shape.width)
  }

  func pullback(rows: Range<Int>) {
    guard let dz = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    S.Kernels.softmaxPullback(
      tape.value(output, at: rows.lowerBound), gradient: tape.gradient(output, at: rows.lowerBound), into: dz,
      rows: rows.count * shape.rows, columns: shape.width, accumulates: accumulates[0])
  }
}

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

  var cost: Double { Double(shape.count) * 2 }

  func forward(rows: Range<Int>) {
    gradlab_softmax(
      S.width, tape.value(inputs[0], at: rows.lowerBound), tape.value(output, at: rows.lowerBound),
      rows.count * shape.rows, shape.width)
  }

  func pullback(rows: Range<Int>) {
    guard let dz = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    gradlab_softmax_pullback(
      S.width, tape.value(output, at: rows.lowerBound), tape.gradient(output, at: rows.lowerBound), dz,
      rows.count * shape.rows, shape.width, accumulates[0])
  }
}

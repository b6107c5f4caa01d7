import CKernels

/// For each head A V with A = softmax(Q Kᵀ / √d), from queries, keys and values side by side: [steps, 3 width] →
/// [steps, width].
///
/// Products of a head are small, and go sample by sample and head by head through the kernels for small matrices: of a
/// shard's samples each takes the same room.
final class AttentionOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let heads: Int
  private let isCausal: Bool
  private let steps: Int
  private let width: Int
  /// Of a head.
  private let depth: Int
  private let scale: Double
  /// A of each sample and head, [steps, steps].
  private let weights: UnsafeMutablePointer<S>
  /// Of a shard, at its first sample: keys or values of a head transposed, and the gradient of its A.
  private let room: UnsafeMutablePointer<S>
  private let roomSize: Int

  init(_ tape: Tape<S>, _ projected: Variable, heads: Int, isCausal: Bool) {
    self.tape = tape
    self.heads = heads
    self.isCausal = isCausal
    inputs = [projected]
    let shape = tape.shape(projected)
    (steps, width) = (shape.rows, shape.width / 3)
    depth = width / heads
    scale = 1 / Double(depth).squareRoot()
    roomSize = steps * (depth + steps)
    weights = tape.buffer(perSample: heads * steps * steps)
    room = tape.buffer(perSample: roomSize)
    output = tape.variable(
      SampleShape(steps: shape.steps, width: width), after: projected, isParametrized: false)
  }

  var traits: OperationTraits { OperationTraits(readsOutput: false) }

  /// Queries, keys and values of a head lie in rows of three widths.
  private var stride: Int { 3 * width }

  private func weights(_ row: Int, _ head: Int) -> UnsafeMutablePointer<S> {
    weights + (row * heads + head) * steps * steps
  }

  func forward(rows: Range<Int>) {
    let turned = room + rows.lowerBound * roomSize
    for row in rows {
      if tape.stop.isNoticed() { return }
      let (projected, y) = (tape.value(inputs[0], at: row), tape.value(output, at: row))
      for head in 0..<heads {
        let (queries, own) = (projected + head * depth, weights(row, head))
        let (keys, values) = (queries + width, queries + 2 * width)
        S.Kernels.transpose(keys, stride: stride, rows: steps, columns: depth, into: turned)
        multiply(
          Matrix(queries, stride: stride), Matrix(turned, stride: steps), into: own, stride: steps,
          rows: steps, inner: depth, columns: steps)
        S.Kernels.attentionWeights(own, rows: steps, columns: steps, scale: scale, causal: isCausal)
        multiply(
          Matrix(own, stride: steps), Matrix(values, stride: stride), into: y + head * depth, stride: width,
          rows: steps, inner: steps, columns: depth)
      }
    }
  }

  /// dV = Aᵀ dy, dA = dy Vᵀ, and with dZ, the gradient before the softmax, dQ = dZ K and dK = dZᵀ Q.
  func pullback(rows: Range<Int>) {
    let turned = room + rows.lowerBound * roomSize
    let inner = turned + steps * depth
    let start: ProductStart<S> = accumulates[0] ? .output : .zeros
    for row in rows {
      if tape.stop.isNoticed() { return }
      guard let gradient = tape.neededGradient(inputs[0], at: row) else { return }
      let (projected, dy) = (tape.value(inputs[0], at: row), tape.gradient(output, at: row))
      for head in 0..<heads {
        let (queries, own) = (projected + head * depth, weights(row, head))
        let (keys, values) = (queries + width, queries + 2 * width)
        let (dQueries, dHead) = (gradient + head * depth, Matrix(dy + head * depth, stride: width))
        multiply(
          Matrix(own, stride: steps).transposed, dHead, into: dQueries + 2 * width, stride: stride,
          rows: steps, inner: steps, columns: depth, from: start)
        S.Kernels.transpose(values, stride: stride, rows: steps, columns: depth, into: turned)
        multiply(
          dHead, Matrix(turned, stride: steps), into: inner, stride: steps, rows: steps, inner: depth,
          columns: steps)
        S.Kernels.attentionWeightsPullback(own, gradient: inner, rows: steps, columns: steps, scale: scale)
        multiply(
          Matrix(inner, stride: steps), Matrix(keys, stride: stride), into: dQueries, stride: stride,
          rows: steps, inner: steps, columns: depth, from: start)
        multiply(
          Matrix(inner, stride: steps).transposed, Matrix(queries, stride: stride), into: dQueries + width,
          stride: stride, rows: steps, inner: steps, columns: depth, from: start)
      }
    }
  }
}

import CKernels

/// z = x Wᵀ + b for each row x: one matrix product, with the bias on the way.
class DenseOperation<S: Scalar>: Operation {
  unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []

  private let weight: TapeParameter<S>
  private let bias: TapeParameter<S>?
  private let transposedWeight: TransposedWeight<S>
  /// The transposed gradient of the weight, where rows of few inputs would leave vectors half empty. Without it the
  /// first workload takes 1.1 times as long.
  private let transposedGradient: Storage<S>?
  private let fanIn: Int
  let units: Int
  /// Matrix rows a sample.
  let steps: Int

  /// - Parameters:
  ///   - prefix: of the names of weight and bias, where a layer has several.
  ///   - shape: of the output, where that is not the layer's.
  init(
    _ tape: Tape<S>, _ layer: PlannedLayer, input: Variable, parameters prefix: String = "",
    output shape: SampleShape? = nil
  ) {
    guard let weight = tape.parameter(layer, prefix + "weight") else {
      preconditionFailure("\(layer.layer) without \(prefix)weight")
    }
    self.tape = tape
    inputs = [input]
    self.weight = weight
    bias = tape.parameter(layer, prefix + "bias")
    let (given, wanted) = (tape.shape(input), shape ?? layer.output)
    (fanIn, units, steps) = (given.width, wanted.width, given.rows)
    transposedWeight = tape.transposed(weight, units: units, inputs: fanIn)
    transposedGradient = fanIn < 16 && units >= 16 ? Storage(units * fanIn) : nil
    output = tape.variable(wanted, after: input, isParametrized: true)
  }

  /// The same product in place of another.
  init(replacing other: DenseOperation<S>) {
    (tape, inputs, output, accumulates) = (other.tape, other.inputs, other.output, other.accumulates)
    (weight, bias, transposedWeight) = (other.weight, other.bias, other.transposedWeight)
    (transposedGradient, fanIn, units, steps) = (
      other.transposedGradient, other.fanIn, other.units, other.steps
    )
  }

  var traits: OperationTraits { OperationTraits(readsOutput: false) }

  /// δ, the gradient with respect to z, once the rows are pulled back: [rows, units].
  var delta: UnsafeMutablePointer<S> { tape.gradient(output, at: 0) }

  func forward(rows: Range<Int>) { product(rows, into: tape.value(output, at: rows.lowerBound)) }
  func pullback(rows: Range<Int>) { pullbackProduct(rows) }

  /// The numbers of some rows of z, and their place from the first row's.
  final func extent(_ rows: Range<Int>) -> (count: Int, place: Int) {
    (rows.count * steps * units, rows.lowerBound * steps * units)
  }

  /// z of some rows.
  final func product(_ rows: Range<Int>, into z: UnsafeMutablePointer<S>) {
    multiply(
      Matrix(tape.value(inputs[0], at: rows.lowerBound), stride: fanIn), transposedWeight.matrix, into: z,
      stride: units, rows: rows.count * steps, inner: fanIn, columns: units,
      from: bias.map { .row($0.value) } ?? .zeros)
  }

  /// dx = δ W of some rows.
  final func pullbackProduct(_ rows: Range<Int>) {
    guard let dx = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    multiply(
      Matrix(delta + extent(rows).place, stride: units), Matrix(weight.value, stride: fanIn), into: dx,
      stride: fanIn, rows: rows.count * steps, inner: units, columns: fanIn,
      from: accumulates[0] ? .output : .zeros)
  }

  final func gradientTasks(rows: Int) -> Int {
    weightGradientTasks(units: units, fanIn: fanIn, rows: rows * steps, threads: tape.threads)
  }

  final func gradients(task: Int, rows: Int) {
    let own = share(task, of: gradientTasks(rows: rows), count: units)
    guard !own.isEmpty else { return }
    let delta = UnsafePointer(self.delta) + own.lowerBound
    let x = Matrix(tape.value(inputs[0], at: 0), stride: fanIn)
    let gradient = tape.gradient(weight) + own.lowerBound * fanIn
    let start: ProductStart<S> = tape.addsGradients ? .output : .zeros
    if let transposedGradient {
      multiply(
        x.transposed, Matrix(delta, stride: units), into: transposedGradient.base + own.lowerBound,
        stride: units, rows: fanIn, inner: rows * steps, columns: own.count, from: start)
      S.Kernels.transpose(
        transposedGradient.base + own.lowerBound, stride: units, rows: fanIn, columns: own.count,
        into: gradient)
    } else {
      multiply(
        Matrix(delta, stride: units).transposed, x, into: gradient, stride: fanIn, rows: own.count,
        inner: rows * steps, columns: fanIn, from: start)
    }
    guard let bias else { return }
    S.Kernels.columnSums(
      delta, stride: units, rows: rows * steps, columns: own.count,
      into: tape.gradient(bias) + own.lowerBound, accumulates: tape.addsGradients)
  }
}

/// y = φ(x Wᵀ + b). One buffer holds first z, then φ′(z), and after the pullback δ = dy · φ′(z); an observed tape keeps
/// z besides.
final class ActivatedDenseOperation<S: Scalar>: DenseOperation<S> {
  /// z, where it is kept; else what stands in its place.
  let preactivation: Variable
  private let activation: any ActivationRule
  private let slopes: UnsafeMutablePointer<S>

  init(_ tape: Tape<S>, _ layer: PlannedLayer, input: Variable, activation: any ActivationRule) {
    self.activation = activation
    slopes = tape.buffer(perSample: layer.output.count)
    preactivation = tape.variable(
      layer.output, after: input, isParametrized: true, value: tape.isObserved ? nil : slopes)
    tape.cells[preactivation.index].gradient = .init(slopes)
    super.init(tape, layer, input: input)
  }

  override var delta: UnsafeMutablePointer<S> { slopes }

  override func forward(rows: Range<Int>) {
    let (count, place) = extent(rows)
    let z = slopes + place
    product(rows, into: z)
    if tape.isObserved {
      S.Kernels.copy(
        z, into: tape.value(preactivation, at: rows.lowerBound), count: count, accumulates: false)
    }
    activate(activation, z, into: tape.value(output, at: rows.lowerBound), count: count)
  }

  override func pullback(rows: Range<Int>) {
    let (count, place) = extent(rows)
    S.Kernels.activationPullback(
      slopes: slopes + place, gradient: tape.gradient(output, at: rows.lowerBound), into: slopes + place,
      count: count, hasFlatParts: activation.hasFlatParts, accumulates: false)
    pullbackProduct(rows)
  }

  /// The same with an output that need not be kept; `nil` where one number does not tell value and slope.
  func packed() -> PackedSigmoidDense<S>? {
    activation.kernel?.isPackable == true ? PackedSigmoidDense(replacing: self, packed: slopes) : nil
  }
}

/// A sigmoid layer whose output can be restored: one number is kept that tells value and slope, and δ stands where dy
/// was.
final class PackedSigmoidDense<S: Scalar>: DenseOperation<S> {
  private let packed: UnsafeMutablePointer<S>

  init(replacing other: DenseOperation<S>, packed: UnsafeMutablePointer<S>) {
    self.packed = packed
    super.init(replacing: other)
  }

  override func forward(rows: Range<Int>) {
    let (count, place) = extent(rows)
    let y = tape.value(output, at: rows.lowerBound)
    product(rows, into: y)
    S.Kernels.packSigmoid(y, into: packed + place, count: count)
  }

  /// Writes the output of some rows anew, before the next operation's pullback.
  func restore(rows: Range<Int>) {
    let (count, place) = extent(rows)
    S.Kernels.unpackSigmoid(packed + place, into: tape.value(output, at: rows.lowerBound), count: count)
  }

  override func pullback(rows: Range<Int>) {
    let (count, place) = extent(rows)
    S.Kernels.packedSigmoidPullback(packed + place, gradient: delta + place, count: count)
    pullbackProduct(rows)
  }
}

/// Into how many tasks the gradient of a weight is cut, each of some of its rows, of at most some milliseconds each: one
/// for little work, else an even number where threads share it: the cut changes no bit.
func weightGradientTasks(units: Int, fanIn: Int, rows: Int, threads: Int) -> Int {
  let operations = 2 * units * fanIn * rows
  guard operations > 200_000, units > 1 else { return 1 }
  return min(units, (threads == 1 ? 1 : 2) * (1 + operations / 2_000_000_000))
}

import CKernels

/// y = φ(x Wᵀ + b) for rows x; W is [units, inputs].
struct Dense: LayerRule {
  let units: Int
  let function: Activation
  let givenInitializer: Initializer?
  let bias: Initializer

  var role: LayerRole { .dense }
  var activation: Activation? { function }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape {
    SampleShape(steps: input.steps, width: units)
  }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    let initializer = givenInitializer ?? defaultInitializer(for: function, following: following)
    let (units, bias, fanIn) = (units, bias, input.width)
    var plans = [
      ParameterPlan("weight", shape: [units, fanIn], initializer: initializer) {
        initializer.product.draw(rows: units, columns: fanIn, fanIn: fanIn, fanOut: units, from: &$0)
      },
      ParameterPlan("bias", shape: [units], initializer: bias) {
        bias.product.draw(rows: 1, columns: units, fanIn: fanIn, fanOut: units, from: &$0)
      },
    ]
    if let start = function.product.learnableStart { plans.append(.constant("slope", 1, start)) }
    return plans
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let rule = function.product
    let isLast = layer.number == tape.plan.lastNumber
    let isFused =
      rule.isElementwise && rule.learnableStart == nil && !(isLast && tape.fusedEnd == function.name)
    let operation = DenseOperation(
      tape, layer, input: input, activation: isFused && !rule.isIdentity ? rule : nil)
    tape.append(operation)
    var output = operation.output
    var preactivation = operation.preactivation
    if !isFused {
      preactivation = output
      output = recordActivation(function, of: output, on: tape, layer: layer, slopePlace: 2)
    }
    tape.trace(layer, preactivation: preactivation, output: output)
    return output
  }
}

/// One matrix product, with bias and activation on the way.
///
/// Where there is an activation, one buffer holds first z, then φ′(z), and after the pullback δ = dy · φ′(z); an
/// observed tape keeps z besides. Where the sign of y tells the slope, an unobserved tape needs no such buffer: y stands
/// where z was, and δ where dy was. The same holds where y need not be kept, since it can be restored from the number
/// that tells the slope.
final class DenseOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  /// z; `nil` where y takes its place.
  let preactivation: Variable?
  var accumulates: [Bool] = []

  private let input: Variable
  private let activation: (any ActivationRule)?
  private let weight: TapeParameter<S>
  private let bias: TapeParameter<S>
  /// The slope below 0, where the sign of y tells φ′(z).
  private let negativeSlope: Double?
  private let transposedWeight: TransposedWeight<S>
  /// The transposed gradient of the weight, where rows of few inputs would leave vectors half empty.
  private let transposedGradient: Storage<S>?
  private let fanIn: Int
  private let units: Int
  /// Matrix rows a sample.
  private let steps: Int
  private let slopes: UnsafeMutablePointer<S>?
  /// Whether `slopes` holds what tells value and slope.
  private var isPacked = false

  init(_ tape: Tape<S>, _ layer: PlannedLayer, input: Variable, activation: (any ActivationRule)?) {
    self.tape = tape
    self.input = input
    self.activation = activation
    inputs = [input]
    weight = tape.parameter(layer, 0)
    bias = tape.parameter(layer, 1)
    let shape = tape.shape(input)
    let outputShape = SampleShape(steps: shape.steps, width: weightRows(tape, layer))
    (fanIn, units, steps) = (shape.width, outputShape.width, shape.rows)
    transposedWeight = tape.transposed(weight, units: units, inputs: fanIn)
    transposedGradient = fanIn < 16 && units >= 16 ? Storage(units * fanIn) : nil
    output = tape.variable(outputShape, after: input, isParametrized: true)
    negativeSlope = tape.isObserved ? nil : activation?.kernel?.negativeSlope
    if activation != nil && negativeSlope == nil {
      let slopes = tape.buffer(perSample: outputShape.count)
      self.slopes = slopes
      let z = tape.variable(
        outputShape, after: input, isParametrized: true,
        value: tape.isObserved ? nil : slopes)
      tape.cells[z.index].gradient = .init(slopes)
      preactivation = z
    } else {
      slopes = nil
      preactivation = negativeSlope == nil ? output : nil
    }
  }

  var hasParameters: Bool { true }
  var isHeavy: Bool { true }
  var isPrepared: Bool { true }
  var keepsOutputGradient: Bool { slopes == nil || isPacked }
  var cost: Double { Double(steps * units) * (Double(fanIn) / 40 + 0.7) }

  func prepare() { transposedWeight.prepare() }

  /// What is kept for the way back, from a sample on.
  private func slopes(at row: Int) -> UnsafeMutablePointer<S>? {
    guard let slopes else { return nil }
    return slopes + row * steps * units
  }

  func becomesRestorable() -> Bool {
    isPacked = activation?.kernel?.isPackable == true
    return isPacked
  }

  func restore(rows: Range<Int>) {
    guard let kept = slopes(at: rows.lowerBound) else { return }
    S.Kernels.unpackSigmoid(
      kept, into: tape.value(output, at: rows.lowerBound), count: rows.count * steps * units)
  }

  func forward(rows: Range<Int>) {
    let count = rows.count * steps
    let x = Matrix(tape.value(input, at: rows.lowerBound), stride: fanIn)
    let y = tape.value(output, at: rows.lowerBound)
    let kept = slopes(at: rows.lowerBound)
    let z = isPacked ? y : kept ?? y
    multiply(
      x, transposedWeight.matrix, into: z, stride: units, rows: count, inner: fanIn, columns: units,
      from: .row(bias.value))
    if let negativeSlope { return S.Kernels.prelu(y, into: y, count: count * units, slope: negativeSlope) }
    if isPacked, let kept { return S.Kernels.packSigmoid(y, into: kept, count: count * units) }
    guard let activation else { return }
    if tape.isObserved, let preactivation {
      S.Kernels.copy(
        z, into: tape.value(preactivation, at: rows.lowerBound), count: count * units, accumulates: false)
    }
    activate(activation, z, into: y, count: count * units)
  }

  func pullback(rows: Range<Int>) {
    let count = rows.count * steps
    var delta = tape.gradient(output, at: rows.lowerBound)
    if let kept = slopes(at: rows.lowerBound) {
      if isPacked {
        S.Kernels.packedSigmoidPullback(kept, gradient: delta, count: count * units)
      } else {
        S.Kernels.activationPullback(
          slopes: kept, gradient: delta, into: kept, count: count * units,
          hasFlatParts: activation?.hasFlatParts == true, accumulates: false)
        delta = kept
      }
    } else if let negativeSlope {
      let y = tape.value(output, at: rows.lowerBound)
      S.Kernels.preluPullback(
        y, gradient: delta, into: delta, count: count * units, slope: negativeSlope, accumulates: false)
    }
    guard let dx = tape.neededGradient(input, at: rows.lowerBound) else { return }
    multiply(
      Matrix(delta, stride: units), Matrix(weight.value, stride: fanIn), into: dx, stride: fanIn, rows: count,
      inner: units, columns: fanIn, from: accumulates[0] ? .output : .zeros)
  }

  func gradientTasks(rows: Int) -> Int {
    weightGradientTasks(units: units, fanIn: fanIn, rows: rows * steps, threads: tape.threads)
  }

  func gradients(task: Int, rows: Int) {
    let own = share(task, of: gradientTasks(rows: rows), count: units)
    guard !own.isEmpty else { return }
    var delta = UnsafePointer(tape.gradient(output, at: 0)) + own.lowerBound
    if let slopes, !isPacked { delta = UnsafePointer(slopes) + own.lowerBound }
    let x = Matrix(tape.value(input, at: 0), stride: fanIn)
    let gradient = tape.gradient(weight) + own.lowerBound * fanIn
    let start: ProductStart<S> = tape.addsGradients ? .output : .zeros
    if let transposedGradient {
      multiply(
        x.transposed, Matrix(delta, stride: units), into: transposedGradient.base + own.lowerBound,
        stride: units,
        rows: fanIn, inner: rows * steps, columns: own.count, from: start)
      S.Kernels.transpose(
        transposedGradient.base + own.lowerBound, stride: units, rows: fanIn, columns: own.count,
        into: gradient)
    } else {
      multiply(
        Matrix(delta, stride: units).transposed, x, into: gradient, stride: fanIn, rows: own.count,
        inner: rows * steps, columns: fanIn, from: start)
    }
    S.Kernels.columnSums(
      delta, stride: units, rows: rows * steps, columns: own.count,
      into: tape.gradient(bias) + own.lowerBound, accumulates: tape.addsGradients)
  }
}

private func weightRows<S: Scalar>(_ tape: Tape<S>, _ layer: PlannedLayer) -> Int {
  tape.plan.parameters[layer.parameters.lowerBound].shape[0]
}

/// Into how many tasks the gradient of a weight is cut, each of some of its rows, of at most some milliseconds each: one
/// for little work, else an even number where threads share it: the cut changes no bit.
func weightGradientTasks(units: Int, fanIn: Int, rows: Int, threads: Int) -> Int {
  let operations = 2 * units * fanIn * rows
  guard operations > 200_000, units > 1 else { return 1 }
  return min(units, (threads == 1 ? 1 : 2) * (1 + operations / 2_000_000_000))
}

/// φ(z) into y, and φ′(z) in place of z.
func activate<S: Scalar>(
  _ rule: any ActivationRule, _ z: UnsafeMutablePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  if let kernel = rule.kernel {
    S.Kernels.activate(kernel.loop, z, into: y, count: count, alpha: kernel.alpha, scale: kernel.scale)
    return
  }
  for i in 0..<count {
    let value = Double(z[i])
    y[i] = S(rule.value(value))
    z[i] = S(rule.slope(value))
  }
}

/// The initialiser that keeps the gradient's size through this activation, or the one that follows a layer without.
func defaultInitializer(for activation: Activation, following: Activation?) -> Initializer {
  let met = activation.product.isIdentity ? following ?? activation : activation
  return met.defaultInitializer
}

extension Configured where Product == any ActivationRule {
  /// How first weights are drawn behind which this activation stands, where nothing else is said.
  public var defaultInitializer: Initializer { Registries.initializers.standard(product.defaultInitializer) }
}

extension Registries {
  static let dense = Entry<any LayerRule>(
    "dense", summary: "Gives each of its units a weighted sum of all inputs, a bias, and an activation.",
    formula: "y = φ(W x + b), W [units, inputs]",
    source: "Rosenblatt 1958; Rumelhart, Hinton & Williams 1986",
    parameters: [
      Parameter("units", [.wholeNumber], range: .from(1, to: 1_000_000), "number of outputs"),
      Parameter("activation", [.activation], default: .made("identity"), "what ends the layer"),
      Parameter(
        "init", [.initializer, .number], default: .none, isKeyed: true,
        "first weights; left out: the activation's own choice"),
      Parameter("bias", [.initializer, .number], default: 0, isKeyed: true, "first biases"),
    ],
    examples: ["dense(64, sigmoid)", "dense(64, tanh, init=lecun)", "dense(64, relu, bias=-8)"]
  ) { arguments in
    Dense(
      units: arguments.integer("units"), function: arguments.activation("activation"),
      givenInitializer: arguments.initializer("init"), bias: arguments.initializer("bias") ?? .constant(0))
  }
}

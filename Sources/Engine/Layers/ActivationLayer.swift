import CKernels

/// An activation as a layer of its own.
struct ActivationLayer: LayerRule {
  let function: Activation

  var role: LayerRole { .activation }
  var activation: Activation? { function }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  func parameters(input: SampleShape, following: Activation?) -> [ParameterPlan] {
    function.product.learnableStart.map { [.constant("slope", 1, $0)] } ?? []
  }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let output = recordActivation(function, of: input, on: tape, layer: layer, slopePlace: 0)
    tape.trace(layer, preactivation: input, output: output)
    return output
  }
}

/// Records φ as an operation of its own; `slopePlace`: which of the layer's parameters prelu's slope is.
func recordActivation<S: Scalar>(
  _ function: Activation, of z: Variable, on tape: Tape<S>, layer: PlannedLayer, slopePlace: Int
) -> Variable {
  let rule = function.product
  if layer.number == tape.plan.lastNumber && tape.fusedEnd == function.name { tape.logits = z }
  let operation: any Operation<S> =
    if rule.learnableStart != nil {
      PreluOperation(tape, z, slope: tape.parameter(layer, slopePlace))
    } else if rule.isElementwise {
      ActivationOperation(tape, z, rule)
    } else {
      SoftmaxOperation(tape, z)
    }
  tape.append(operation)
  return operation.output
}

/// y = φ(z) for each value; the slopes are kept for the way back, unless the sign of y tells them.
final class ActivationOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let rule: any ActivationRule
  /// The slope below 0, where φ is a gate; else the slopes are kept.
  private let gate: Double?
  private let slopes: UnsafeMutablePointer<S>?
  private let count: Int

  init(_ tape: Tape<S>, _ z: Variable, _ rule: any ActivationRule) {
    self.tape = tape
    self.rule = rule
    inputs = [z]
    let shape = tape.shape(z)
    count = shape.count
    output = tape.variable(shape, after: z, isParametrized: false)
    gate = rule.kernel?.gate
    slopes = gate == nil ? tape.buffer(perSample: count) : nil
  }

  var worksInPlace: Bool { gate != nil }
  var cost: Double { Double(count) }

  func forward(rows: Range<Int>) {
    let (z, y) = (tape.value(inputs[0], at: rows.lowerBound), tape.value(output, at: rows.lowerBound))
    if let gate { return gradlab_prelu(S.width, z, y, rows.count * count, gate) }
    guard let slopes else { return }
    let start = slopes + rows.lowerBound * count
    gradlab_copy(S.width, start, z, rows.count * count, false)
    activate(rule, start, into: y, count: rows.count * count)
  }

  func pullback(rows: Range<Int>) {
    guard let dz = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    let dy = tape.gradient(output, at: rows.lowerBound)
    if let gate {
      let y = tape.value(output, at: rows.lowerBound)
      gradlab_prelu_pullback(S.width, y, dy, dz, rows.count * count, gate, accumulates[0])
    } else if let slopes {
      gradlab_multiply(
        S.width, dz, dy, slopes + rows.lowerBound * count, rows.count * count, accumulates[0])
    }
  }
}

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

  var hasParameters: Bool { true }
  var keepsOutputGradient: Bool { true }
  var cost: Double { Double(count) }

  func forward(rows: Range<Int>) {
    gradlab_prelu(
      S.width, tape.value(inputs[0], at: rows.lowerBound), tape.value(output, at: rows.lowerBound),
      rows.count * count, Double(slope.value[0]))
  }

  func pullback(rows: Range<Int>) {
    guard let dz = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    gradlab_prelu_pullback(
      S.width, tape.value(inputs[0], at: rows.lowerBound), tape.gradient(output, at: rows.lowerBound), dz,
      rows.count * count, Double(slope.value[0]), accumulates[0])
  }

  func gradientTasks(rows: Int) -> Int { 1 }

  func gradients(task: Int, rows: Int) {
    let gradient = tape.gradient(slope)
    let own = S(
      gradlab_prelu_slope_gradient(
        S.width, tape.value(inputs[0], at: 0), tape.gradient(output, at: 0), rows * count))
    gradient[0] = tape.addsGradients ? gradient[0] + own : own
  }
}

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

extension Registries {
  static let activationLayers: [Entry<any LayerRule>] = activations.entries.map { entry in
    Entry(
      entry.name, summary: entry.summary, formula: entry.formula, source: entry.source,
      parameters: entry.parameters, examples: [entry.name]
    ) { (arguments) throws(InvalidArgument) in
      let given = zip(arguments.parameters, arguments.values).map { ($0.name, $1) }
      return ActivationLayer(function: try entry(Dictionary(uniqueKeysWithValues: given)))
    }
  }
}

extension Configured where Product == any ActivationRule {
  /// The same as a layer of its own.
  public var layer: Layer {
    Configured<any LayerRule>(
      name: name, parameters: parameters, arguments: arguments, product: ActivationLayer(function: self))
  }
}

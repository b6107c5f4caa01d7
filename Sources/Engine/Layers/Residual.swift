import CKernels

/// y = x + net(x): the gradient has a way around the net.
struct Residual: LayerRule {
  let net: NetworkDescription

  var role: LayerRole { .residual }
  var inner: NetworkDescription? { net }

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = AddOperation(tape, input, tape.record(layer.inner, input: input))
    tape.append(operation)
    return operation.output
  }
}

/// The sum of two variables of one shape.
final class AddOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  private let count: Int

  init(_ tape: Tape<S>, _ a: Variable, _ b: Variable) {
    self.tape = tape
    inputs = [a, b]
    let shape = tape.shape(a)
    count = shape.count
    output = tape.variable(shape, after: b, isParametrized: false)
  }

  func forward(rows: Range<Int>) {
    S.Kernels.add(
      tape.value(inputs[0], at: rows.lowerBound), tape.value(inputs[1], at: rows.lowerBound),
      into: tape.value(output, at: rows.lowerBound), count: rows.count * count)
  }

  func pullback(rows: Range<Int>) {
    for (input, accumulates) in zip(inputs, accumulates) {
      guard let dx = tape.neededGradient(input, at: rows.lowerBound) else { continue }
      S.Kernels.copy(
        tape.gradient(output, at: rows.lowerBound), into: dx, count: rows.count * count,
        accumulates: accumulates)
    }
  }
}

extension Registries {
  static let residual = Entry<any LayerRule>(
    "residual",
    summary: "Adds its input to what its network makes of it, so that the gradient has a way around.",
    formula: "x + net(x)", source: "He, Zhang, Ren & Sun 2016",
    parameters: [Parameter("net", [.network], "layers that keep the shape")],
    examples: ["residual(dense(64, tanh))", "residual(batchnorm -> relu -> dense(64))"]
  ) { Residual(net: $0.network("net")) }
}

extension Configured where Product == any LayerRule {
  /// `residual(net)`
  package static func residual(_ net: NetworkDescription) -> Layer {
    Registries.residual.made(["net": .network(net)])
  }
}

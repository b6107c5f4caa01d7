import Testing
import Typed

@testable import Engine

/// Every layer and activation gives the same bits where all is kept, where values make room for others, and where passes
/// go by blocks: a trait that promises too much is found here.
///
/// Sums over samples depend on how these are cut, so that the same stretches of 128 rows are compared: two batches that
/// keep everything, against two that do not, and against a batch of 256, which goes in two blocks. Its gradient is the
/// mean of theirs.
@Suite struct FastPathTests {
  /// A layer with its neighbours: after sigmoids whose output is restored, before and after what works in place, and
  /// around which something passes. `negation` works in place whatever the sign.
  static let around = [
    "dense(4, sigmoid) -> $ -> negation -> dense(4, sigmoid) -> dense(4)",
    "dense(4) -> $ -> relu -> dense(4)", "negation -> $ -> $ -> residual($ -> negation) -> dense(4)",
    "dense(4) -> negation -> negation -> $",
  ]
  /// The same for what reads sequences.
  static let aroundSequences = [
    "$ -> negation -> dense(4, sigmoid) -> dense(4)",
    "negation -> sequence -> negation -> relu -> $ -> dense(4)",
    "sequence -> dense(4) -> residual(sequence -> dense(4) -> negation) -> $",
  ]
  static let layers =
    GradientTests.layers + ["attention(2)", "attention(2, causal=true)"]
    + GradientTests.activations.map { "dense(4, \($0))" }

  static let nets = layers.flatMap { layer in
    let isRecurrent = GradientTests.isRecurrent(layer)
    let sequence = sequence(of: layer)
    return (isRecurrent ? aroundSequences : around).map {
      $0.replacing("$", with: layer).replacing("sequence ", with: "\(sequence) ")
    }
  }

  /// The layer such that it gives a sequence; one that can't leaves that to another.
  static func sequence(of layer: String) -> String {
    let sequence = layer.replacing(")", with: ", sequence=true)")
    let gives = { (text: String) in
      try NetworkPlan(Typed.network(text), input: SampleShape(steps: 3, width: 4)).output.steps != nil
    }
    return [sequence, layer].first { (try? gives($0)) == true } ?? "rnn(4, sequence=true)"
  }

  @Test("blocks, values in place and values kept give the same bits", arguments: nets)
  func bits(_ net: String) throws {
    try expectSameBits(net, Float.self)
    try expectSameBits(net, Double.self)
  }

  private func expectSameBits<S: Scalar>(_ net: String, _ scalar: S.Type) throws {
    let data = try data(for: net, samples: 2 * Self.stretch)
    let kept = try passes(over: data, net, keeping: .values, S.self)
    #expect(kept[0].gradients.contains { $0 != 0 })
    #expect(try passes(over: data, net, keeping: .signals, S.self) == kept, "observed, in \(S.self)")
    for threads in [1, 2] {
      #expect(
        try passes(over: data, net, keeping: .outputs, threads: threads, S.self) == kept,
        "in place, on \(threads) threads, in \(S.self)")
    }
    let whole = try model(net, on: data, batch: data.count, keeping: .outputs, threads: 2, S.self)
    let mixes = whole.plan.numberedLayers.contains { $0.layer.product.mixesSamples }
    #expect(whole.isCut == !mixes)
    guard !mixes else { return }
    for _ in 0..<2 {
      whole.lossAndGradients()
      #expect(whole.loss == (kept[0].loss + kept[1].loss) / 2, "in blocks, in \(S.self)")
      #expect(
        Array(whole.gradients) == zip(kept[0].gradients, kept[1].gradients).map { ($0 + $1) / 2 },
        "in blocks, in \(S.self)")
      whole.forward(training: false)
      #expect(Array(whole.outputs) == kept[0].outputs + kept[1].outputs, "in blocks, in \(S.self)")
    }
  }

  @Test("the gradients of blocks add up to those of the batch", arguments: nets)
  func sums(_ net: String) throws {
    let data = try data(for: net, samples: 2064)
    let whole = try model(net, on: data, batch: data.count, keeping: .values, threads: 1, Double.self)
    let cut = try model(net, on: data, batch: data.count, keeping: .outputs, threads: 1, Double.self)
    whole.lossAndGradients()
    cut.lossAndGradients()
    let largest = whole.gradients.reduce(0) { max($0, abs($1)) }
    let difference = zip(whole.gradients, cut.gradients).reduce(0) { max($0, abs($1.0 - $1.1)) }
    #expect(difference <= 1e-12 * largest)
  }

  @Test(
    "values take each other's place, and sigmoids are restored, where nothing else reads them",
    arguments: [
      ("dense(4) -> batchnorm -> relu -> dense(4) -> batchnorm -> leaky_relu(0.2) -> dense(1)", 2, 0),
      ("dense(4) -> layernorm -> relu -> dropout(0.3) -> dense(4, relu) -> dense(1)", 2, 0),
      ("3 * dense(4, sigmoid) -> dense(1)", 0, 3),
      // The sum reads it too.
      ("dense(4, sigmoid) -> residual(dense(4)) -> dense(1)", 0, 0),
      ("dense(4) -> layernorm -> residual(relu -> dense(4)) -> dense(1)", 0, 0),
      // The slope is needed, or what stood before.
      ("dense(4) -> layernorm -> tanh -> dense(4) -> layernorm -> prelu -> dense(1)", 0, 0),
      // The outputs.
      ("dense(4) -> layernorm", 0, 0), ("dense(4) -> layernorm -> relu", 0, 0), ("dense(4, sigmoid)", 0, 0),
    ])
  func places(_ net: String, _ replaced: Int, _ restored: Int) throws {
    let data = try data(for: net, samples: 256)
    let tape = try model(net, on: data, batch: 256, keeping: .outputs, threads: 1, Float.self).tape
    #expect(tape.replaced.count == replaced)
    #expect(tape.restorable.count { $0 != nil } == restored)
    let kept = try model(net, on: data, batch: 256, keeping: .values, threads: 1, Float.self).tape
    #expect(kept.replaced.isEmpty && kept.restorable.allSatisfy { $0 == nil })
  }

  // MARK: Models

  private static let stretch = 128

  private struct Pass<S: Scalar>: Equatable {
    var loss: Double
    var gradients: [S]
    /// After training.
    var outputs: [S]
  }

  /// Of both stretches, each twice, so that what the first time leaves behind shows where it should not.
  private func passes<S: Scalar>(
    over data: DataSet, _ net: String, keeping kept: Model<S>.Kept, threads: Int = 1, _ scalar: S.Type
  ) throws -> [Pass<S>] {
    let model = try model(net, on: data, batch: Self.stretch, keeping: kept, threads: threads, S.self)
    #expect(!model.isCut)
    let bound = try BoundData<S>(data, loss: model.lossUsed, outputs: model.plan.output)
    return [0, 1, 0, 1].map { number in
      model.bind(bound, from: number * Self.stretch, rows: Self.stretch)
      model.tape.firstRow = number * Self.stretch
      model.lossAndGradients()
      let (loss, gradients) = (model.loss, Array(model.gradients))
      model.forward(training: false)
      return Pass(loss: loss, gradients: gradients, outputs: Array(model.outputs))
    }
  }

  private func model<S: Scalar>(
    _ net: String, on data: DataSet, batch: Int, keeping kept: Model<S>.Kept, threads: Int, _ scalar: S.Type
  ) throws -> Model<S> {
    let network = try network(net)
    var state = try NetworkState.initial(network, input: SampleShape(data.sampleShape), seed: 3)
    // Away from the initial zeros, so that no gradient vanishes by symmetry.
    var stream = RandomStream(seed: 5, purpose: .data)
    for place in state.parameters.indices {
      let shifts = stream.normals(state.parameters[place].values.count, deviation: 0.3)
      state.parameters[place].values = zip(state.parameters[place].values, shifts).map { $0 + $1 }
    }
    return try Model(
      network, state: state, data: data, batch: batch, loss: Typed.loss("mse"), keeping: kept,
      threads: threads)
  }

  private func network(_ net: String) throws -> NetworkDescription {
    // What the language does not know stands for a layer that it knows.
    func replaced(_ layers: [Layer]) throws -> [Layer] {
      try layers.map { layer in
        if layer.description == "dropout(0.125)" { return Negation.layer }
        guard let inner = layer.product.inner else { return layer }
        return Layer(
          name: layer.name, parameters: layer.parameters, arguments: layer.arguments,
          product: Residual(net: NetworkDescription(try replaced(inner.layers))))
      }
    }
    return NetworkDescription(
      try replaced(Typed.network(net.replacing("negation", with: "dropout(0.125)")).layers))
  }

  private func data(for net: String, samples: Int) throws -> DataSet {
    let isSequence = (try? NetworkPlan(network(net), input: SampleShape(width: 4))) == nil
    // Queries, keys and values side by side are wide: of fewer steps a stretch is still one shard, whose losses are
    // added up in one go.
    let shape = isSequence ? [net.contains("attention") ? 2 : 3, 4] : [4]
    let outputs = try NetworkPlan(network(net), input: SampleShape(shape)).output.count
    var stream = RandomStream(seed: 11, purpose: .data)
    return DataSet(
      "data", sampleShape: shape, features: stream.normals(samples * shape.reduce(1, *)),
      labels: .values(stream.normals(samples * outputs), width: outputs))
  }
}

/// y = −x: in place, and different everywhere from what stood there.
private struct Negation: LayerRule {
  static let layer = Layer(name: "negation", parameters: [], arguments: [], product: Negation())

  func shape(of input: SampleShape, layer: Int) throws(EngineError) -> SampleShape { input }

  func record<S: Scalar>(on tape: Tape<S>, layer: PlannedLayer, input: Variable) -> Variable {
    let operation = NegationOperation(tape, input)
    tape.append(operation)
    tape.trace(layer, output: operation.output)
    return operation.output
  }
}

private final class NegationOperation<S: Scalar>: Operation {
  private unowned let tape: Tape<S>
  let inputs: [Variable]
  let output: Variable
  var accumulates: [Bool] = []
  let traits = OperationTraits(readsOutput: false, worksInPlace: true)

  init(_ tape: Tape<S>, _ input: Variable) {
    self.tape = tape
    inputs = [input]
    output = tape.variable(tape.shape(input), after: input, isParametrized: false)
  }

  func forward(rows: Range<Int>) {
    let (x, y) = (tape.value(inputs[0], at: rows.lowerBound), tape.value(output, at: rows.lowerBound))
    for i in 0..<rows.count * tape.shape(output).count { y[i] = -x[i] }
  }

  func pullback(rows: Range<Int>) {
    guard let dx = tape.neededGradient(inputs[0], at: rows.lowerBound) else { return }
    let dy = tape.gradient(output, at: rows.lowerBound)
    for i in 0..<rows.count * tape.shape(output).count { dx[i] = accumulates[0] ? dx[i] - dy[i] : -dy[i] }
  }
}

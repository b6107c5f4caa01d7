import Engine
import RealModule
import Testing

@testable import Diagnostics

/// The definitions of what a probe shows of a layer, on networks that can be computed by hand.
@Suite struct ProbedLayerTests {
  /// Two samples, (3, 4) and (0, 5), with targets 1 and 2.
  static let data = DataSet(
    "samples", sampleShape: [2], features: [3, 4, 0, 5], labels: .values([1, 2], width: 1))

  private static func probe(
    _ layers: [Layer], _ parameters: [[Double]], _ optimizer: Optimizer? = nil
  ) throws -> Probe {
    let description = NetworkDescription(layers)
    var state = try Networks.state(description, data)
    for (place, values) in parameters.enumerated() { state.parameters[place].values = values }
    return try Probe(description, state, on: data, optimizer: optimizer, precision: .float64)
  }

  private static func sgd(_ rate: Double) throws -> Optimizer {
    let entry: Entry<OptimizerRule> = try #require(Registries.optimizers["sgd"])
    return try entry(["rate": .number(rate)])
  }

  @Test func `the error signal is a norm over units, so that one output unit is no outlier`() throws {
    // Outputs 1.5 + 2 = 3.5 and 2.5 of w = (1/2, 1/2) on h = x: losses (y − t)², so δ = 2 (y − t) = 5 and 1.
    let probe = try Self.probe(
      [try Networks.dense(2, "identity"), try Networks.dense(1, "identity")],
      [[1, 0, 0, 1], [0, 0], [0.5, 0.5], [0]])
    let own = ((25.0 + 1) / 2).squareRoot()
    #expect(abs(try #require(probe.layers[1].signal) - own) < 1e-12)
    // δ of the first layer is wᵀ δ: of norm √(1/4 + 1/4) times as large.
    #expect(abs(try #require(probe.layers[0].signal) - own * 0.5.squareRoot()) < 1e-12)
    #expect(abs(try #require(probe.factors[0]) - 0.5.squareRoot()) < 1e-12 && probe.factors[1] == nil)
    // Mean over the samples of 5 (3, 4) and 1 (0, 5), halved by w, over two units.
    let gradient = [7.5, 12.5].map { $0 * 0.5 }
    let size = (gradient.reduce(0) { $0 + $1 * $1 } * 2 / 4).squareRoot()
    #expect(abs(try #require(probe.layers[0].weightGradient) - size) < 1e-12)
    #expect(abs(probe.layers[0].size - (50.0 / 4).squareRoot()) < 1e-12)
    #expect(abs(probe.inputSize - (50.0 / 4).squareRoot()) < 1e-12)
  }

  @Test func `factors multiply to the ratio of the signals, whatever the widths`() throws {
    let widths = [7, 31, 2, 13, 1]
    let description = NetworkDescription(try widths.map { try Networks.dense($0, "tanh") })
    let probe = try ProbeTests.probe(description, try Networks.data("gaussian", ["samples": 50]))
    let product = probe.factors.compactMap { $0 }.reduce(1, *)
    #expect(probe.factors.count == widths.count && probe.factors.last == .some(nil))
    #expect(abs(product / (try #require(probe.signalRatio)) - 1) < 1e-12)
  }

  @Test func `the common part is 1 less the square of the spread`() throws {
    let probe = try Self.probe(
      [try Networks.dense(2, "identity"), try Networks.dense(1, "identity")], [[1, 0, 0, 1], [0, 0]])
    // Mean (1.5, 4.5): its square 22.5 of a mean square of 25.
    #expect(abs(probe.layers[0].spread * probe.layers[0].spread - (1 - 22.5 / 25)) < 1e-12)
  }

  @Test(arguments: [0.1, 1e-9])
  func `the step of plain descent is rate times gradient over weights, and the weights stay`(_ rate: Double)
    throws
  {
    let layers = [
      try Networks.dense(3, "tanh"), try Networks.layer("batchnorm"), try Networks.dense(1, "identity"),
    ]
    let probe = try Self.probe(layers, [], try Self.sgd(rate))
    for layer in probe.layers {
      let wanted = rate * (try #require(layer.weightGradient)) / (try #require(layer.weightSize))
      #expect(abs(try #require(layer.step) / wanted - 1) < 1e-6)
    }
    #expect(try Self.probe(layers, []).layers.allSatisfy { $0.step == nil })
    #expect(probe.layers.map(\.signal) == (try Self.probe(layers, []).layers.map(\.signal)))
  }

  @Test func `a layer without weights has neither gradient nor step`() throws {
    let relu = try Networks.activation("prelu").layer
    let probe = try Self.probe(
      [try Networks.dense(2, "identity"), relu, try Networks.dense(1, "identity")], [], try Self.sgd(0.1))
    #expect(probe.layers[1].weightGradient == nil && probe.layers[1].step == nil)
    #expect(probe.layers[1].nudge != nil && probe.layers[1].size > 0)
  }

  @Test func `in evaluation mode batchnorm takes its running statistics and dropout lets all pass`() throws {
    let data = try Networks.data("gaussian", ["samples": 200])
    let layers = [
      try Networks.dense(16, "identity"), try Networks.layer("batchnorm"),
      try Networks.layer("dropout", ["rate": 0.5]), try Networks.dense(1, "sigmoid"),
    ]
    let description = NetworkDescription(layers)
    let state = try Networks.state(description, data)
    let train = try Probe(description, state, on: data)
    let eval = try Probe(description, state, on: data, mode: .eval)
    #expect(train.dependsOnMode && train.mode == .train && eval.mode == .eval)
    #expect(abs(train.layers[1].size - 1) < 1e-3)
    // Running statistics begin as mean 0 and variance 1.
    #expect(abs(eval.layers[1].size / eval.layers[0].size - 1) < 1e-4)
    #expect(abs(train.layers[2].size - 2.0.squareRoot()) < 0.1)
    #expect(eval.layers[2].size == eval.layers[1].size)
    #expect(abs((eval.layers[2].nudge ?? 0) / (eval.layers[1].nudge ?? 0) - 1) < 1e-6)
    #expect(abs(eval.loss - (try evaluate(state, description, on: data).loss)) < 1e-6)
    #expect(
      !(try Probe(
        NetworkDescription([layers[0], layers[3]]),
        try Networks.state(NetworkDescription([layers[0], layers[3]]), data), on: data
      ).dependsOnMode))
  }

  @Test func `the state of a recurrent layer is seen step by step, going forward too`() throws {
    let data = try Networks.data("adding", ["samples": 30, "length": 12])
    for name in ["rnn", "lstm", "gru"] {
      let description = NetworkDescription([
        try Networks.layer(name, ["units": 8]), try Networks.dense(1, "identity"),
      ])
      let layer = try ProbeTests.probe(description, data).layers[0]
      let course = try #require(layer.throughTime.first)
      #expect(course.sizes.count == 12 && course.nudges.count == 12 && course.signals.count == 12)
      #expect(course.nudges.allSatisfy { ($0 ?? 0) > 0 } && layer.throughTime.count == 1)
      // The last state is what the layer gives.
      #expect(abs((course.sizes.last ?? 0) / layer.size - 1) < 1e-6, "\(name)")
      #expect(course.nudges.last == .some(layer.nudge), "\(name)")
      #expect(abs((course.signals.last ?? 0) / (layer.signal ?? 0) - 1) < 1e-6, "\(name)")
    }
  }

  @Test func `the spread of steps is about each sequence's own mean, whatever lies between sequences`() throws
  {
    // Steps (3, 4) and (0, 5): their mean is (1.5, 4.5), off which they are by ±(1.5, −0.5): 5 of 50 in squares. The other
    // sequence repeats one step.
    let features: [Double] = [3, 4, 0, 5, 5, 5, 5, 5]
    let data = DataSet(
      "steps", sampleShape: [2, 2], features: features, labels: .values([1, 2], width: 1))
    let description = NetworkDescription([
      try Networks.dense(2, "identity"), try Networks.layer("mean"), try Networks.dense(1, "identity"),
    ])
    var state = try Networks.state(description, data)
    state.parameters[0].values = [1, 0, 0, 1]
    let probe = try Probe(description, state, on: data, precision: .float64)
    #expect(abs((probe.layers[0].stepSpread ?? 0) - (5.0 / 150).squareRoot()) < 1e-15)
    #expect(abs((probe.inputStepSpread ?? 0) - (5.0 / 150).squareRoot()) < 1e-15)
    #expect(probe.layers[1].stepSpread == nil && probe.layers[2].stepSpread == nil)
    #expect(try ProbeTests.probe(Networks.tower(2, "relu")).inputStepSpread == nil)
  }

  /// Dong, Cordonnier & Loukas 2021: what is left between the steps falls with the third power of itself from layer to
  /// layer, so that its logarithm at least doubles.
  @Test func `attention alone makes the steps alike doubly exponentially, beside a way around it does not`()
    throws
  {
    let data = try Networks.data("gaussian", ["samples": 20, "features": 32, "steps": 16])
    let attention = try Networks.layer("attention")
    let end = [try Networks.layer("mean"), try Networks.dense(1, "identity")]
    for seed in UInt64(1)...5 {
      func probe(_ layer: Layer) throws -> Probe {
        let description = NetworkDescription(Array(repeating: layer, count: 5) + end)
        return try Probe(
          description, try Networks.state(description, data, seed: seed), on: data, precision: .float64)
      }
      let alone = try probe(attention)
      let spreads = alone.layers.compactMap(\.stepSpread)
      let logarithms = spreads.prefix(4).map { -Double.log10($0) }
      #expect(zip(logarithms, logarithms.dropFirst()).allSatisfy { $0.1 > 2 * $0.0 }, "\(spreads)")
      #expect(spreads[3] < 1e-8)
      guard case .stepsAlike(let place, let spread, let input)? = Diagnosis(alone).remarks.first else {
        Issue.record("no word of \(spreads)")
        continue
      }
      #expect(place.number == spreads.firstIndex { $0 < 1e-3 } && spread == spreads[place.number])
      #expect(input == alone.inputStepSpread && input > 0.9)
      let beside = try probe(.residual(NetworkDescription([attention])))
      #expect(beside.layers.compactMap(\.stepSpread).allSatisfy { $0 > 0.2 })
      #expect(Diagnosis(beside).remarks.isEmpty)
    }
  }

  /// The same weights in both directions, and sequences turned around: what one direction shows of the sequences, the
  /// other shows of these.
  @Test(arguments: ["rnn", "lstm", "gru"])
  func `steps of the direction that reads backwards are told in the order of reading`(name: String) throws {
    let data = try Networks.data("adding", ["samples": 30, "length": 12])
    let width = data.sampleShape[1]
    let turned = DataSet(
      "turned", sampleShape: data.sampleShape,
      features: (0..<data.count).flatMap { sample in
        (0..<12).reversed().flatMap { step in Array(data.sample(sample))[step * width..<(step + 1) * width] }
      }, labels: data.labels)
    let description = NetworkDescription([
      try Networks.layer(name, ["units": 8, "bidirectional": true]), try Networks.dense(1, "identity"),
    ])
    var state = try Networks.state(description, data)
    // What the two directions feed counts alike.
    for place in state.parameters.indices {
      let own = state.parameters[place].name
      if own.hasSuffix("_reverse"), let other = state[String(own.dropLast("_reverse".count))] {
        state.parameters[place].values = other.values
      }
      if own == "1.weight" {
        state.parameters[place].values = (0..<16).map { state.parameters[place].values[$0 % 8] }
      }
    }
    let (courses, others) = (
      try Probe(description, state, on: data).layers[0].throughTime,
      try Probe(description, state, on: turned).layers[0].throughTime
    )
    #expect(courses.map(\.isBackward) == [false, true])
    for (own, other) in [(courses[0], others[1]), (courses[1], others[0])] {
      #expect(zip(own.signals, other.signals).allSatisfy { abs($0 / $1 - 1) < 1e-5 })
      #expect(zip(own.sizes, other.sizes).allSatisfy { abs($0 / $1 - 1) < 1e-5 })
      #expect(abs((own.left ?? 0) / (other.left ?? 1) - 1) < 1e-5)
    }
    #expect(courses[0].signals != courses[1].signals)
  }

  /// A linear cell of one unit with the weight w hands on w a step, whatever comes in from outside on the way.
  @Test(arguments: [false, true])
  func `of a layer that gives a sequence, what is handed from step to step is told apart from what comes in`(
    isBackward: Bool
  ) throws {
    let data = try Networks.data("adding", ["samples": 20, "length": 9])
    let linear = Argument.activation(try Networks.activation("identity"))
    let description = NetworkDescription([
      try Networks.layer(
        "rnn", ["units": 1, "activation": linear, "sequence": true, "bidirectional": .flag(isBackward)]),
      try Networks.layer("rnn", ["units": 1, "activation": linear]), try Networks.dense(1, "identity"),
    ])
    var state = try Networks.state(description, data)
    for place in state.parameters.indices {
      let name = state.parameters[place].name
      if name.hasPrefix("0.weight_hh") { state.parameters[place].values = [0.7] }
      // So that far less comes in at early steps than at late ones.
      if name == "1.weight_hh" { state.parameters[place].values = [0.05] }
    }
    let probe = try Probe(description, state, on: data, precision: .float64)
    for course in probe.layers[0].throughTime {
      #expect(abs((course.left ?? 0) / 0.057_648_01 - 1) < 1e-6)
    }
    #expect(probe.layers[0].throughTime.count == (isBackward ? 2 : 1))
  }

  @Test func `where weight gradients do not go as signals do, the probe says why`() throws {
    let glorot: [String: Argument] = ["init": .initializer(try Networks.initializer("glorot"))]
    let probe = try ProbeTests.probe(try Networks.tower(20, "relu", glorot))
    guard case .gradientsUnlikeSignals(let signals, let gradients, let inputs?)? = probe.remark else {
      Issue.record("\(String(describing: probe.remark))")
      return
    }
    #expect(signals == probe.signalRatio && gradients == probe.ratio)
    #expect(gradients / signals > 100 && inputs.first == probe.inputSize)
    // Its verdict is about signals going back, and says so itself.
    #expect(probe.remark(beside: Diagnosis(probe)) == nil)
    #expect(inputs.last == probe.layers[19].size && inputs.first / inputs.last > 100)
    #expect(try ProbeTests.probe(try Networks.tower(20, "relu")).remark == nil)
    #expect(try ProbeTests.probe(try Networks.tower(20, "sigmoid")).remark == nil)
  }
}

import Synchronization
import Testing
import Typed

@testable import Engine

@Suite struct TrainingTests {
  private func options(
    _ optimizer: String = "adam(0.01)", epochs: Int = 4, batch: Int? = nil, patience: Int? = nil,
    clip: String? = nil
  ) throws -> TrainingOptions {
    TrainingOptions(
      epochs: epochs, batch: batch, optimizer: try Typed.optimizer(optimizer),
      clip: try clip.map(Typed.clip), patience: patience)
  }

  private func gaussian(_ samples: Int = 300) throws -> DataSet {
    try Typed.data("gaussian(samples=\(samples))")
  }

  private func start(_ net: String, _ data: DataSet) throws -> (NetworkDescription, NetworkState) {
    let description = try Typed.network(net)
    return (description, try .initial(description, input: SampleShape(data.sampleShape), seed: 7))
  }

  static let nets = [
    "dense(64, sigmoid) -> dense(64, relu) -> dense(1, sigmoid)",
    "dense(64) -> batchnorm -> relu -> dropout(0.3) -> residual(dense(64, tanh)) -> layernorm -> dense(1, sigmoid)",
    "dense(40, prelu) -> prelu -> dense(40, gelu) -> dense(2, softmax)",
  ]
  /// What is cut among threads by columns, of numbers that come out uneven, and products of a library.
  static let unevenNets = [
    "dense(37) -> batchnorm -> relu -> dense(101, tanh) -> layernorm -> dense(1, sigmoid)",
    "dense(300, relu) -> batchnorm -> dense(301, sigmoid) -> dense(33) -> dense(1, sigmoid)",
  ]

  @Test("training gives the same bits on one, two and three threads", arguments: nets + unevenNets)
  func threads(_ net: String) throws {
    let data = try gaussian(700)
    let (description, state) = try start(net, data)
    let runs = try [1, 2, 3].map { threads in
      try train(state, description, on: data, options(batch: 300, clip: "by_norm(0.1)"), threads: threads)
    }
    #expect(runs[0].0 == runs[1].0)
    #expect(runs[0].0 == runs[2].0)
    #expect(runs[0].1 == runs[1].1)
    let shards = RowShards(rows: 300, widest: 64)
    #expect(shards.count > 1, "the batch is cut, else there is nothing to compare")
  }

  @Test(
    "layers that read sequences give the same bits on one and two threads",
    arguments: ["rnn(16)", "lstm(16)", "gru(16)", "dense(16, tanh) -> attention(4) -> mean"])
  func sequenceThreads(_ layer: String) throws {
    let data = try Typed.data("adding(samples=64, length=12)")
    let (description, state) = try start("\(layer) -> dense(1)", data)
    let one = try train(state, description, on: data, options(), threads: 1)
    let two = try train(state, description, on: data, options(), threads: 2)
    #expect(one.0 == two.0)
    #expect(one.1.losses[3] < one.1.losses[0])
  }

  @Test("two runs of half the epochs are one of all", arguments: nets, [nil, 100])
  func continued(_ net: String, _ batch: Int?) throws {
    let data = try gaussian()
    let (description, state) = try start(net, data)
    let whole = try train(state, description, on: data, options(batch: batch))
    let first = try train(state, description, on: data, options(epochs: 2, batch: batch))
    let second = try train(first.0, description, on: data, options(epochs: 2, batch: batch))
    #expect(second.0 == whole.0)
    #expect(first.1.losses + second.1.losses == whole.1.losses)
  }

  @Test(
    "the schedule of the rate goes on as well",
    arguments: ["plateau(0.5, patience=0)", "cosine(0.1, steps=4)"])
  func continuedSchedule(_ schedule: String) throws {
    let data = try gaussian()
    let (description, state) = try start(Self.nets[0], data)
    let whole = try train(state, description, on: data, options("sgd(\(schedule))"))
    let first = try train(state, description, on: data, options("sgd(\(schedule))", epochs: 2))
    let second = try train(first.0, description, on: data, options("sgd(\(schedule))", epochs: 2))
    #expect(second.0 == whole.0)
  }

  @Test(
    "an interrupted run keeps its last finished epoch, and nothing of the next",
    arguments: [(nets[1], 50), (nets[0], 300)])
  func interrupted(_ net: String, _ batch: Int) throws {
    let data = try gaussian()
    let (description, state) = try start(net, data)
    let asked = Atomic<Int>(0)
    let isLate = Atomic<Bool>(false)
    let (stopped, history) = try train(
      state, description, on: data, options(epochs: 50, batch: batch),
      shouldStop: {
        // In the middle of a pass, some way into the fourth epoch.
        isLate.load(ordering: .relaxed) && asked.add(1, ordering: .relaxed).newValue > 7
      },
      onEpoch: { if $0.epoch == 3 { isLate.store(true, ordering: .relaxed) } })
    #expect(history.end == .interrupted)
    #expect(history.epochs == 3)
    let three = try train(state, description, on: data, options(epochs: 3, batch: batch))
    #expect(stopped == three.0)
    #expect(history.losses == three.1.losses)
  }

  @Test("training stops when the validation loss has not improved for long enough")
  func patience() throws {
    let data = try gaussian()
    let (description, state) = try start(Self.nets[0], data)
    // A rate of 0 never improves anything.
    let history = try train(state, description, on: data, options("sgd(0)", epochs: 50, patience: 3)).1
    #expect(history.end == .stoppedEarly)
    #expect(history.epochs == 4)
  }

  @Test("a network of its own kind learns the document's task")
  func learns() throws {
    let data = try gaussian()
    let (description, state) = try start("dense(32, relu) -> dense(1, sigmoid)", data)
    let (trained, history) = try train(state, description, on: data, options("adam(0.01)", epochs: 100))
    #expect(history.loss < 0.2)
    #expect((history.accuracy ?? 0) > 0.9)
    #expect(history.movement.allSatisfy { ($0 ?? 0) > 0.01 })
    let evaluation = try evaluate(trained, description, on: data)
    #expect(evaluation.loss == history.loss)
    #expect(evaluation.accuracy == history.accuracy)
    #expect(try predict(trained, description, on: data) == evaluation.outputs)
    #expect(evaluation.outputs.allSatisfy { 0 <= $0 && $0 <= 1 })
  }

  @Test("the held-out part is looked at after each epoch, in evaluation mode")
  func heldOut() throws {
    let data = try split(gaussian(), test: 0.3, seed: 1)
    let (description, state) = try start(Self.nets[1], data)
    let history = try train(state, description, on: data, options()).1
    #expect(history.heldOutLosses.count == 4)
    #expect(history.heldOutLosses.last == history.heldOutLoss)
    #expect(history.heldOutAccuracy != nil)
  }

  @Test("a number that stops being finite is noticed at the layer where it does")
  func nonFinite() throws {
    let data = try gaussian()
    var (description, state) = try start("dense(8, relu) -> dense(8, relu) -> dense(1)", data)
    state.parameters[2].values = state.parameters[2].values.map { _ in 1e38 }
    let history = try train(state, description, on: data, options(epochs: 1)).1
    #expect(history.nonFinite == NonFinite(layer: 1, direction: .forward, epoch: 1, step: 1))
    (description, state) = try start("dense(8, relu) -> dense(1)", data)
    state.parameters[2].values = state.parameters[2].values.map { _ in 1e30 }
    let mse = TrainingOptions(
      epochs: 1, loss: try Typed.loss("mse"), optimizer: try Typed.optimizer("sgd(1)"))
    let squared = try train(state, description, on: data, mse).1
    #expect(squared.nonFinite?.layer == nil)
    #expect(squared.nonFinite?.direction == .loss)
  }

  @Test("where a gradient overflows is said although the clip spreads it", arguments: [nil, "by_norm(1)"])
  func nonFiniteBackward(_ clip: String?) throws {
    let data = DataSet("d", sampleShape: [1], features: [1], labels: .values([2e5], width: 1))
    let description = try Typed.network("dense(1) -> dense(1) -> dense(1) -> dense(1)")
    // Forward 1, 1e36, 1, 1e5, all finite; going back the third weight's gradient is −2e10 · 1e36.
    let state = NetworkState(
      parameters: [1, 1e36, 1e-36, 1e5].enumerated().flatMap { place, weight in
        [
          NamedValues("\(place).weight", shape: [1, 1], values: [weight]),
          NamedValues("\(place).bias", shape: [1], values: [0]),
        ]
      })
    let options = TrainingOptions(
      epochs: 1, loss: try Typed.loss("mse"), optimizer: try Typed.optimizer("sgd(0.1)"),
      clip: try clip.map(Typed.clip))
    let history = try train(state, description, on: data, options).1
    #expect(history.nonFinite == NonFinite(layer: 2, direction: .backward, epoch: 1, step: 1))
  }

  @Test("a batch in which every sample weighs nothing counts for nothing")
  func weightless() throws {
    let data = DataSet(
      "d", sampleShape: [1], features: [1, 2, 3, 4], labels: .classes([0, 0, 1, 1], of: 2))
    let (description, state) = try start("dense(2)", data)
    let loss = try Typed.loss("cross_entropy(weights=by_class(0, 1))")
    let (_, history) = try train(
      state, description, on: data,
      TrainingOptions(epochs: 2, batch: 1, loss: loss, optimizer: try Typed.optimizer("sgd(0.1)")))
    #expect(history.losses.allSatisfy { $0.isFinite })
    let evaluation = try evaluate(state, description, on: data, loss: loss)
    #expect(evaluation.loss.isFinite)
  }

  @Test("each layer's gradient is kept for each epoch where it is asked for")
  func watching() throws {
    let data = try gaussian()
    let (description, state) = try start("5 layers", data, depth: 5)
    var asked = try options()
    asked.watchesGradients = true
    let history = try train(state, description, on: data, asked).1
    #expect(history.layerGradients.count == 4)
    #expect(history.layerGradients.allSatisfy { $0.count == 6 })
    let first = history.layerGradients[0].compactMap { $0 }
    #expect(first.count == 6 && first[0] < first[5])
  }

  private func start(_: String, _ data: DataSet, depth: Int) throws -> (NetworkDescription, NetworkState) {
    let net =
      (0..<depth).map { _ in "dense(16, sigmoid)" }.joined(separator: " -> ") + " -> dense(1, sigmoid)"
    return try start(net, data)
  }

  @Test(
    "the default loss follows the network's end and the labels",
    arguments: [
      ("dense(1, sigmoid)", "bce"), ("dense(2, softmax)", "cross_entropy"), ("dense(2)", "cross_entropy"),
      ("dense(1)", "bce_logits"), ("dense(1) -> sigmoid", "bce"), ("dense(1, tanh)", "mse"),
    ])
  func defaults(_ net: String, _ loss: String) throws {
    #expect(try defaultLoss(for: Typed.network(net), on: gaussian().labels).name == loss)
  }

  @Test("weights by class weigh the default loss")
  func classWeights() throws {
    let labels = try gaussian().labels
    let bce = try defaultLoss(
      for: Typed.network("dense(1, sigmoid)"), on: labels, classWeights: [1, 10])
    #expect("\(bce)" == "bce(positive_weight=10)" || "\(bce)" == "bce(10)")
    let classes = try defaultLoss(for: Typed.network("dense(2)"), on: labels, classWeights: [1, 10])
    #expect("\(classes)".contains("by_class(1, 10)"))
    #expect(throws: EngineError.classWeightsWithoutClasses(loss: "mse")) {
      try defaultLoss(for: Typed.network("dense(1, tanh)"), on: labels, classWeights: [1, 10])
    }
  }

  @Test(
    "what does not fit is refused, with the layer and the shapes",
    arguments: [
      (
        "residual(dense(3))",
        .unequalShapes(
          layer: 0, name: "residual", input: SampleShape(width: 10), output: SampleShape(width: 3))
      ),
      ("rnn(3) -> dense(1)", .needsSequence(layer: 0, name: "rnn", input: SampleShape(width: 10))),
      ("dense(3, sigmoid)", .labelCount(data: "d", labels: 1, outputs: 3)),
      ("dense(1) -> lstm(2)", .needsSequence(layer: 1, name: "lstm", input: SampleShape(width: 1))),
    ] as [(String, EngineError)])
  func refusals(_ net: String, _ refusal: EngineError) throws {
    let data = try gaussian()
    let description = try Typed.network(net)
    let state = NetworkState(parameters: [])
    #expect(throws: refusal) {
      try train(
        state, description,
        on: DataSet(
          "d", sampleShape: [10], features: data.features,
          labels: .values([Double](repeating: 0, count: 300), width: 1)), options())
    }
  }

  @Test(
    "equal neighbours print as one, and every network prints as typed",
    arguments: [
      (
        "dense(64, sigmoid) -> dense(64, sigmoid) -> dense(1, sigmoid)",
        "2 * dense(64, sigmoid) -> dense(1, sigmoid)"
      ),
      ("dense(4) -> batchnorm -> relu", "dense(4) -> batchnorm -> relu"),
      ("residual(dense(4, tanh) -> dense(4))", "residual(dense(4, tanh) -> dense(4))"),
    ])
  func printing(_ typed: String, _ printed: String) throws {
    #expect(try "\(Typed.network(typed))" == printed)
  }

  @Test(
    "a layer's default initialiser is its activation's, or that of the activation that follows",
    arguments: [
      ("dense(4, sigmoid)", "glorot"), ("dense(4, relu)", "he"), ("dense(4, selu)", "lecun"),
      ("dense(4) -> relu", "he"), ("dense(4) -> batchnorm -> relu", "he"),
      ("dense(4) -> dense(4, relu)", "glorot"),
      ("dense(4, relu, init=normal(0.5))", "normal(0.5)"),
    ])
  func initialisers(_ net: String, _ initializer: String) throws {
    let plan = try NetworkPlan(Typed.network(net), input: SampleShape(width: 3))
    #expect(plan.layers[0].initializer.map { "\($0)" } == initializer)
  }
}

/// Says stop once it has been asked some times, until it rests.
final class Countdown: Sendable {
  private let left: Atomic<Int>

  init(after count: Int) { left = Atomic(count) }

  func isOver() -> Bool { left.subtract(1, ordering: .relaxed).newValue < 0 }
  func rest() { left.store(.max, ordering: .relaxed) }
}

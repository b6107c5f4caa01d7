import Engine
import Testing
import Typed

@testable import Diagnostics

@Suite struct RemedyTests {
  /// A remedy, a network, and what it makes of it; `nil`: it is not offered there.
  static let networks: [(Remedy, String, String?)] = [
    (.relu, "4 * dense(8, sigmoid) -> dense(1)", "4 * dense(8, relu) -> dense(1)"),
    (.relu, "4 * dense(8, sigmoid, init=he) -> dense(1)", "4 * dense(8, relu) -> dense(1)"),
    (.tanh, "4 * dense(8) -> dense(1)", "4 * dense(8, tanh) -> dense(1)"),
    // A layer without an activation keeps none where others have one.
    (
      .selu, "2 * (dense(8) -> batchnorm -> relu) -> dense(1)",
      "2 * (dense(8) -> batchnorm -> selu) -> dense(1)"
    ),
    (.relu, "dense(8) -> 3 * residual(dense(8, relu)) -> dense(1)", nil),
    (.relu, "4 * dense(8, relu, init=glorot) -> dense(1)", nil),

    (.batchnorm, "2 * dense(8, sigmoid) -> dense(1)", "2 * (dense(8) -> batchnorm -> sigmoid) -> dense(1)"),
    (
      .batchnorm, "dense(8) -> residual(tanh -> dense(8)) -> dense(1)",
      "dense(8) -> residual(batchnorm -> tanh -> dense(8)) -> dense(1)"
    ),
    (.batchnorm, "2 * (dense(8) -> batchnorm -> relu) -> dense(1)", nil),
    (.batchnorm, "2 * dense(8) -> dense(1)", nil),
    (.layernorm, "2 * dense(8, sigmoid) -> dense(1)", "2 * (dense(8, sigmoid) -> layernorm) -> dense(1)"),
    (
      .layernorm, "2 * (dense(8) -> layernorm -> sigmoid) -> dense(1)",
      "2 * (dense(8) -> sigmoid -> layernorm) -> dense(1)"
    ),
    (.layernorm, "2 * (dense(8, sigmoid) -> layernorm) -> dense(1)", nil),

    (
      .residual, "3 * dense(8, sigmoid) -> dense(1)",
      "dense(8) -> 2 * residual(sigmoid -> dense(8)) -> sigmoid -> dense(1)"
    ),
    (
      .residual, "3 * (dense(8) -> batchnorm -> relu) -> dense(1)",
      "dense(8) -> 2 * residual(batchnorm -> relu -> dense(8)) -> batchnorm -> relu -> dense(1)"
    ),
    (
      .residual, "dense(4, tanh) -> 2 * dense(8, tanh) -> dense(1)",
      "dense(4) -> tanh -> dense(8) -> residual(tanh -> dense(8)) -> tanh -> dense(1)"
    ),
    (.residual, "dense(8) -> 3 * residual(dense(8, relu)) -> dense(1)", nil),
    (
      .residual,
      "lstm(8, sequence=true) -> 2 * attention(2) -> layernorm -> attention(4) -> mean -> dense(1)",
      "lstm(8, sequence=true) -> 2 * residual(attention(2)) -> residual(layernorm -> attention(4)) -> mean -> dense(1)"
    ),
    (.residual, "dense(8, relu) -> dense(1)", nil),

    // he's deviation is √(2/8) = 0.5, with 4 branches half of that.
    (
      .smallBranches, "dense(8) -> 4 * residual(dense(8, relu)) -> dense(1)",
      "dense(8) -> 4 * residual(dense(8, relu, init=normal(0.25))) -> dense(1)"
    ),
    (.smallBranches, "dense(8) -> 4 * residual(dense(8, relu, init=normal(0.02))) -> dense(1)", nil),
    (.smallBranches, "dense(8) -> 4 * residual(dense(8) -> batchnorm -> relu) -> dense(1)", nil),
    (.smallBranches, "4 * dense(8, relu) -> dense(1)", nil),

    (
      .initialiser, "3 * dense(8, relu, init=glorot) -> dense(1)",
      "dense(8, relu, init=glorot) -> 2 * dense(8, relu, init=normal(0.5)) -> dense(1)"
    ),
    (.initialiser, "3 * dense(8, relu) -> dense(1)", nil),
    // What normalises behind the weights undoes their size.
    (.initialiser, "3 * (dense(8) -> batchnorm -> relu) -> dense(1)", nil),
    (
      .orthogonal, "3 * dense(8, relu) -> dense(1)",
      "dense(8, relu) -> 2 * dense(8, relu, init=orthogonal(1.41)) -> dense(1)"
    ),
    (
      .orthogonal, "3 * dense(8, tanh) -> dense(1)",
      "dense(8, tanh) -> 2 * dense(8, tanh, init=orthogonal) -> dense(1)"
    ),
    (.orthogonal, "lstm(8) -> dense(1)", nil),
    (.orthogonal, "rnn(8, tanh, recurrent_init=normal(0.1)) -> dense(1)", "rnn(8, tanh) -> dense(1)"),
    (.wider, "2 * dense(8, relu) -> dense(1)", "2 * dense(32, relu) -> dense(1)"),
    (.gru, "lstm(8) -> dense(1)", "gru(8) -> dense(1)"), (.lstm, "lstm(8) -> dense(1)", nil),
  ]

  @Test(
    "A remedy changes the hidden layers, where it has a place and is not there already", arguments: networks)
  func network(remedy: Remedy, network: String, changed: String?) throws {
    let setup = try setup(network, network.contains("8, tanh, rec") || network.hasPrefix("lstm"))
    let result = remedy.applied(to: setup)
    #expect(try result?.network == changed.map(Typed.network), "\(result?.network.description ?? "none")")
    guard let result else { return }
    #expect(
      result.data.features == setup.data.features && result.options.optimizer == setup.options.optimizer)
    #expect(try NetworkPlan(result.network, input: SampleShape(setup.data.sampleShape)).output.width == 1)
  }

  @Test func `The critical initialiser brings theory's factor to 1`() throws {
    let changed = try #require(
      Remedy.initialiser.applied(to: try setup("4 * dense(64, sigmoid) -> dense(1)")))
    let layer = try #require(try NetworkTheoryTests.theory(changed.network).repeated)
    #expect(abs(layer.factor - 1) < 0.01)
  }

  /// ln(49) and ln(19).
  @Test("Forget gates stand open for the length of a sequence", arguments: [(50, "3.89"), (20, "2.94")])
  func forgetBias(steps: Int, bias: String) throws {
    let data = "adding(samples=4, length=\(steps))"
    let changed = Remedy.forgetBias.applied(to: try setup("lstm(8) -> dense(1)", on: data))
    #expect(try changed?.network == Typed.network("lstm(8, forget_bias=\(bias)) -> dense(1)"))
    #expect(Remedy.forgetBias.applied(to: try setup("lstm(8, forget_bias=5) -> dense(1)", on: data)) == nil)
  }

  /// An optimizer, a remedy, and what is trained with; `nil`: it is not offered there.
  static let trainings: [(String, Remedy, String?, String?)] = [
    ("sgd(0.5)", .adam, "adam(0.01)", nil), ("adam(0.5)", .adam, nil, nil),
    ("sgd(0.5)", .adamEpsilon, "adam(0.01, epsilon=1e-16)", nil),
    ("adam(0.5)", .adamEpsilon, "adam(0.5, epsilon=1e-16)", nil),
    ("sgd(0.5)", .momentum, "sgd(0.5, momentum=0.9)", nil), ("sgd(0.5, momentum=0.9)", .momentum, nil, nil),
    ("sgd(0.5)", .rateUp, "sgd(5)", nil), ("adam(0.5)", .rateDown, "adam(0.05)", nil),
    ("sgd(0.5)", .warmup, "sgd(warmup(cosine(0.5, steps=90), steps=10))", nil),
    ("sgd(cosine(0.5, steps=3))", .warmup, nil, nil),
    ("sgd(0.5)", .byNorm, "sgd(0.5)", "by_norm(1)"),
    // Its steps have one size whatever the gradients'.
    ("adam(0.5)", .byNorm, nil, nil),
    ("adam(0.5)", .byLayer, "sgd(100000)", "by_layer(1e-6)"),
  ]

  @Test("A remedy of training changes the optimizer or the clip, where it can act", arguments: trainings)
  func training(optimizer: String, remedy: Remedy, changed: String?, clip: String?) throws {
    var setup = try setup("2 * dense(4, relu) -> dense(1)")
    setup.options = TrainingOptions(epochs: 100, optimizer: try Typed.optimizer(optimizer))
    let result = remedy.applied(to: setup)
    #expect(try result?.options.optimizer == changed.map(Typed.optimizer))
    #expect(try result?.options.clip == clip.map(Typed.clip))
    #expect(result.map { $0.network == setup.network } ?? true)
  }

  @Test(
    "Inputs are scaled where their size is not what weights are made for",
    arguments: [
      ([100, 300, 200], true), ([1e-3, -1e-3, 0], true), ([0, 1, 0], false), ([-2, 2, 0], false),
    ])
  func standardize(features: [Double], isOffered: Bool) throws {
    var setup = try setup("dense(1)", on: "gaussian(samples=3)")
    setup.data = DataSet(
      "raw", sampleShape: [1], features: features, labels: .classes([0, 1, 1], of: 2))
    let changed = Remedy.standardize.applied(to: setup)
    #expect((changed != nil) == isOffered)
    if let changed { #expect(changed.data.description == "standardize(raw)") }
  }

  @Test(
    "Data of the lab need no scaling", arguments: ["gaussian", "digits", "moons", "adding", "regression"])
  func scaled(data: String) throws {
    #expect(Remedy.standardize.applied(to: try setup("dense(1)", on: data)) == nil)
  }

  private func setup(_ network: String, _ isSequence: Bool = false) throws -> TrainingSetup {
    try setup(network, on: isSequence ? "adding(samples=4, length=2)" : "gaussian(samples=20)")
  }

  private func setup(_ network: String, on data: String) throws -> TrainingSetup {
    TrainingSetup(
      try Typed.network(network), on: try Typed.data(data),
      TrainingOptions(optimizer: try Typed.optimizer("sgd(0.5)")))
  }
}

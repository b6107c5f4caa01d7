import Testing
import Typed

@testable import Engine

@Suite struct InitializersTests {
  static let drawn: [Initializer] = {
    do {
      return try [
        build("glorot"), build("glorot", ["uniform": true]), build("he"), build("he", ["uniform": true]),
        build("lecun"), build("lecun", ["uniform": true]), build("orthogonal"),
        build("orthogonal", ["gain": 2]), build("pytorch"), build("normal", ["std": 0.3]),
        build("uniform", ["limit": 0.3]),
      ]
    } catch {
      return []
    }
  }()

  static func build(_ name: String, _ arguments: [String: Argument] = [:]) throws -> Initializer {
    try EngineTests.build(Registries.initializers, name, arguments)
  }

  @Test func `every initialiser is in the table of these tests`() {
    let tested = Set(Self.drawn.map(\.name)).union(["zeros", "constant"])
    #expect(tested == Set(Registries.initializers.entries.map(\.name)))
  }

  @Test(arguments: drawn)
  func `weights have mean 0 and the variance that the rule promises`(_ initializer: Initializer) throws {
    let (fanIn, fanOut) = (120, 200)
    var stream = RandomStream(seed: 4, purpose: .initialization, layer: 1)
    let weights = initializer.product.draw(
      rows: fanOut, columns: fanIn, fanIn: fanIn, fanOut: fanOut, from: &stream)
    #expect(weights.count == fanIn * fanOut)
    let (mean, variance) = moments(weights)
    let promised = initializer.product.variance(fanIn: fanIn, fanOut: fanOut)
    let error = (2 / Double(weights.count)).squareRoot()
    #expect(abs(mean) < 5 * promised.squareRoot() / Double(weights.count).squareRoot())
    #expect(abs(variance / promised - 1) < 5 * error)
    let fourth = weights.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(weights.count) / (variance * variance)
    // Kurtosis: 3 normal, 1.8 uniform.
    let isUniform =
      ["uniform", "pytorch"].contains(initializer.name) || initializer["uniform"] == .flag(true)
    #expect(abs(fourth - (isUniform ? 1.8 : 3)) < 0.2)
  }

  @Test(
    arguments: [
      ("glorot", 320), ("he", 240), ("lecun", 120), ("orthogonal", 200), ("pytorch", 360),
    ] as [(String, Double)])
  func `variances are those of the papers`(name: String, inverse: Double) throws {
    let scale = ["glorot": 2.0, "he": 4, "lecun": 1, "orthogonal": 1, "pytorch": 1][name]
    let variance = try Self.build(name).product.variance(fanIn: 120, fanOut: 200)
    #expect(abs(variance * inverse - (scale ?? .nan)) < 1e-14)
  }

  @Test(arguments: [(30, 30), (20, 50), (50, 20), (1, 8), (8, 1)])
  func `orthogonal weights are orthogonal on their short side`(rows: Int, columns: Int) throws {
    var stream = RandomStream(seed: 4, purpose: .initialization)
    let weights = try Self.build("orthogonal", ["gain": 1.5]).product.draw(
      rows: rows, columns: columns, fanIn: columns, fanOut: rows, from: &stream)
    func vector(_ index: Int) -> [Double] {
      rows <= columns
        ? Array(weights[index * columns..<(index + 1) * columns])
        : (0..<rows).map { weights[$0 * columns + index] }
    }
    for first in 0..<min(rows, columns) {
      for second in 0...first {
        let product = zip(vector(first), vector(second)).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (first == second ? 2.25 : 0)) < 1e-13)
      }
    }
  }

  /// Bounds: nn.Linear's 1/√fan_in and nn.RNNBase's 1/√hidden_size, of weights and biases alike (`reset_parameters` of
  /// PyTorch 2.15).
  @Test(
    arguments: [
      ("dense(200, relu, init=pytorch)", 120.0, ["weight", "bias"]),
      ("rnn(90, init=pytorch)", 90, ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]),
      ("lstm(90, init=pytorch)", 90, ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]),
      ("gru(90, init=pytorch)", 90, ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]),
    ])
  func `what PyTorch draws where nothing is said is uniform up to its bounds, biases too`(
    layer: String, fan: Double, names: [String]
  ) throws {
    let sample = SampleShape(layer.hasPrefix("dense") ? [120] : [3, 120])
    let state = try NetworkState.initial(Typed.network(layer), input: sample, seed: 2)
    #expect(state.parameters.map(\.name) == names.map { "0.\($0)" })
    for parameter in state.parameters {
      let bound = 1 / fan.squareRoot()
      let largest = parameter.values.reduce(0) { max($0, abs($1)) }
      let (mean, variance) = moments(parameter.values)
      let count = Double(parameter.values.count)
      #expect(largest <= bound * (1 + 1e-12) && largest > bound * (1 - 20 / count), "\(parameter.name)")
      #expect(abs(mean) < 4 * bound / (3 * count).squareRoot(), "\(parameter.name)")
      // The square of a uniform number has a variance of 4/45 of its bound's fourth power.
      #expect(abs(3 * variance / (bound * bound) - 1) < 4 * (0.8 / count).squareRoot(), "\(parameter.name)")
    }
  }

  /// Bounds: Xavier's √(6 / (fan_in + fan_out)) for queries, keys and values as one matrix, nn.Linear's for the output, and
  /// no biases (`_reset_parameters` of nn.MultiheadAttention in PyTorch 2.15).
  @Test func `attention begins as PyTorch's, or with each projection as a layer of its own`() throws {
    let width = 64.0
    for (layer, bounds) in [
      ("attention(2, init=pytorch)", [(6 / (4 * width)).squareRoot(), 1 / width.squareRoot()]),
      ("attention(2, init=glorot(uniform=true))", [(3 / width).squareRoot(), (3 / width).squareRoot()]),
    ] {
      let state = try NetworkState.initial(Typed.network(layer), input: SampleShape([3, 64]), seed: 2)
      for (name, bound) in zip(["0.in_proj_weight", "0.out_proj.weight"], bounds) {
        let largest = try #require(state[name]?.values).reduce(0) { max($0, abs($1)) }
        #expect(largest <= bound * (1 + 1e-12) && largest > 0.99 * bound, "\(name) of \(layer)")
      }
      for name in ["0.in_proj_bias", "0.out_proj.bias"] {
        #expect(try #require(state[name]?.values).allSatisfy { $0 == 0 })
      }
    }
  }

  @Test(
    arguments: [
      ("lstm(3, init=pytorch, forget_bias=2)", "0.bias_ih", 3..<6, 2.0),
      ("gru(3, init=pytorch, update_bias=2)", "0.bias_ih", 3..<6, 2),
      ("lstm(3)", "0.bias_ih", 3..<6, 1), ("dense(3, init=pytorch, bias=2)", "0.bias", 0..<3, 2),
      ("dense(3, init=pytorch, bias=0)", "0.bias", 0..<3, 0), ("dense(3)", "0.bias", 0..<3, 0),
    ])
  func `a bias that is said holds whatever draws the others`(
    layer: String, name: String, places: Range<Int>, value: Double
  ) throws {
    let sample = SampleShape(layer.hasPrefix("dense") ? [2] : [3, 2])
    let state = try NetworkState.initial(Typed.network(layer), input: sample, seed: 2)
    let values = try #require(state[name]?.values)
    #expect(values[places].allSatisfy { $0 == value })
    #expect(values.count == places.count || (values[0] == 0) == !layer.contains("pytorch"))
  }

  @Test(
    arguments: [
      ("dense(3, bias=false)", ["weight"]), ("dense(3, prelu, bias=false)", ["weight", "slope"]),
      ("rnn(3, bias=false)", ["weight_ih", "weight_hh"]),
      ("lstm(3, bias=false)", ["weight_ih", "weight_hh"]),
      ("gru(3, bias=false, init=pytorch)", ["weight_ih", "weight_hh"]), ("batchnorm(bias=false)", ["scale"]),
      ("layernorm(bias=false)", ["scale"]),
      ("attention(2, bias=false)", ["in_proj_weight", "out_proj.weight"]),
    ])
  func `a layer without biases has none among its parameters, and prints as such`(
    layer: String, names: [String]
  ) throws {
    let network = try Typed.network(layer)
    let plan =
      try (try? NetworkPlan(network, input: SampleShape([2])))
      ?? NetworkPlan(network, input: SampleShape([3, 2]))
    #expect(plan.parameters.map(\.name) == names.map { "0.\($0)" })
    #expect(try Typed.network(network.description) == network)
    #expect(network.description.contains("bias=false"))
  }

  @Test func `zeros and numbers are constant`() throws {
    var stream = RandomStream(seed: 4, purpose: .initialization)
    let zeros = try Self.build("zeros").product.draw(rows: 2, columns: 3, fanIn: 3, fanOut: 2, from: &stream)
    #expect(zeros == [0, 0, 0, 0, 0, 0])
    let half = Initializer.constant(0.5)
    #expect(half.product.draw(rows: 1, columns: 2, fanIn: 2, fanOut: 1, from: &stream) == [0.5, 0.5])
    #expect(half.description == "constant(0.5)")
    #expect(half == (try Self.build("constant", ["value": 0.5])))
  }
}

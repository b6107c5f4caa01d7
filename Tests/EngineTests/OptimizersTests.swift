import Testing
import Typed

@testable import Engine

@Suite struct OptimizersTests {
  /// Those of the registry, and some that are not in it.
  static let entries = Registries.optimizers.entries + OptimizerChainTests.entries
  static let names = entries.map(\.name)

  static func optimizer(_ name: String, _ arguments: [String: Argument] = [:]) throws -> Optimizer {
    let entry = try #require(entries.first { $0.name == name })
    return try entry(arguments)
  }

  /// Runs `steps` steps from `start` and gives where that ends.
  static func descend<S: Scalar>(
    _ optimizer: Optimizer, from start: [S], steps: Int, gradient: ([S]) -> [S]
  ) -> [S] {
    var update = Update<S>(optimizer, count: start.count, continuing: nil)
    var parameters = start
    for _ in 0..<steps {
      let slopes = gradient(parameters)
      update.step(&parameters, gradients: slopes, metric: 0, stepsPerEpoch: 1, threads: 1)
    }
    return parameters
  }

  /// Each optimizer has one that suits it among them.
  static let rates = [0.01, 0.1, 0.5, 0.001, 0.002, 1, 10]

  @Test(arguments: names)
  func `every optimizer finds the bottom of a parabola`(_ name: String) throws {
    // ½(x² + 10 y²) from (3, −2).
    let arrives = try Self.rates.contains { rate in
      let optimizer = try Self.optimizer(name, ["rate": .number(rate)])
      let end = Self.descend(optimizer, from: [3.0, -2.0], steps: 3000) { [$0[0], 10 * $0[1]] }
      return abs(end[0]) < 0.02 && abs(end[1]) < 0.02
    }
    #expect(arrives)
  }

  @Test(arguments: names)
  func `every optimizer comes down Rosenbrock's valley`(_ name: String) throws {
    func value(_ p: [Double]) -> Double {
      let (a, b) = (1 - p[0], p[1] - p[0] * p[0])
      return a * a + 100 * b * b
    }
    let start = [-1.2, 1.0]
    let arrives = try Self.rates.contains { rate in
      let optimizer = try Self.optimizer(name, ["rate": .number(rate)])
      let end = Self.descend(optimizer, from: start, steps: 10_000) { p in
        let b = p[1] - p[0] * p[0]
        return [-2 * (1 - p[0]) - 400 * p[0] * b, 200 * b]
      }
      return value(end) < value(start) / 1000
    }
    #expect(arrives)
  }

  @Test(arguments: names)
  func `a step is the same bits however the parameters are cut`(_ name: String) throws {
    func run<S: Scalar>(_ cuts: [Range<Int>], as: S.Type) throws -> [[S]] {
      let rule = try Self.optimizer(name).product
      let step = OptimizerStep(rule)
      var stream = RandomStream(seed: 1, purpose: .data)
      let weights = Storage<S>(1003)
      weights.base.assign(stream.normals(weights.count))
      let remembered = (0..<step.vectorCount).map { _ in Storage<S>(weights.count) }
      for number in 1...3 {
        let gradients = stream.normals(weights.count).map { S($0) }
        step.write(rule, number: number, rate: 0.1)
        for cut in cuts {
          step.run(weights.base, gradients: gradients, remembered: remembered.map(\.base), cut)
        }
      }
      return ([weights] + remembered).map { Array($0.buffer) }
    }
    let cuts = [[0..<64, 64..<1003], [0..<1, 1..<2, 2..<17, 17..<500, 500..<1003]]
    for cut in cuts {
      #expect(try run(cut, as: Float.self) == run([0..<1003], as: Float.self))
      #expect(try run(cut, as: Double.self) == run([0..<1003], as: Double.self))
    }
  }

  /// w = 1, g = 0.5, then g = −1, worked by hand from the published rules.
  @Test(
    arguments: [
      ("sgd(0.1)", 0.95, 1.05),
      ("sgd(0.1, l2=0.1)", 0.94, 1.0306),
      ("sgd(0.1, momentum=0.9)", 0.95, 1.005),
      ("sgd(0.1, momentum=0.9, nesterov=true)", 0.905, 1.0545),
      ("adagrad(0.1)", 0.9, 0.989_442_719_1),
      ("rmsprop(0.1, alpha=0.9)", 0.683_772_254_0, 0.969_486_531_5),
      ("lion(0.1)", 0.9, 1.0),
      ("lion(0.1, decay=0.5)", 0.85, 0.9075),
      ("adamw(0.1, decay=0.5)", 0.85, .nan),
      ("adam(0.1)", 0.9, .nan),
    ] as [(String, Double, Double)])
  func `two steps are those worked by hand`(text: String, first: Double, second: Double) throws {
    let optimizer = try Typed.optimizer(text)
    var slopes = [0.5, -1.0].makeIterator()
    let one = Self.descend(optimizer, from: [1.0], steps: 1) { _ in [0.5] }
    #expect(abs(one[0] - first) < 1e-7)
    guard !second.isNaN else { return }
    let two = Self.descend(optimizer, from: [1.0], steps: 2) { _ in [slopes.next() ?? 0] }
    #expect(abs(two[0] - second) < 1e-7)
  }

  @Test func `Adam's step is the rate down to epsilon, and dies below it`() throws {
    func move(_ gradient: Double, _ text: String) throws -> Double {
      1 - Self.descend(try Typed.optimizer(text), from: [1.0], steps: 1) { _ in [gradient] }[0]
    }
    #expect(abs(try move(1e-4, "adam(0.01)") - 0.01) < 1e-5)
    #expect(abs(try move(1e-8, "adam(0.01)") - 0.005) < 1e-5)
    #expect(try move(1e-12, "adam(0.01)") < 1.1e-6)
    #expect(abs(try move(1e-12, "adam(0.01, epsilon=1e-20)") - 0.01) < 1e-5)
    // Before the bias correction epsilon weighs 1 / √(1 − β₂) = 31.6 times as much.
    #expect(abs(try move(1e-8, "adam(0.01, epsilon_hat=true)") - 0.01 / 32.62) < 1e-5)
  }

  @Test func `the defaults are PyTorch's`() throws {
    let expected: [String: [String: Double]] = [
      "adagrad": ["rate": 0.01, "epsilon": 1e-10], "rmsprop": ["rate": 0.01, "alpha": 0.99, "epsilon": 1e-8],
      "adam": ["rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8],
      "adamw": ["rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "decay": 0.01],
      "nadam": ["rate": 0.002, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "momentum_decay": 0.004],
    ]
    for (name, values) in expected {
      let optimizer = try build(Registries.optimizers, name)
      for (parameter, value) in values { #expect(optimizer[parameter] == .number(value)) }
    }
  }

  @Test func `a schedule stands where a rate does, and prints as typed`() throws {
    let text = "sgd(cosine(0.1, steps=15, floor=0.01), momentum=0.9)"
    let optimizer = try Typed.optimizer(text)
    #expect(optimizer.description == text)
    #expect(abs(optimizer.product.rate.rate(at: 15) - 0.01) < 1e-15)
  }

  @Test func `nesterov without momentum is refused in a sentence`() throws {
    #expect(throws: InvalidArgument.self) {
      try build(Registries.optimizers, "sgd", ["rate": 0.1, "nesterov": true])
    }
  }
}

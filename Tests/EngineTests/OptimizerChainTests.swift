import Testing

@testable import Engine

// Optimizers of one's own: what it takes to write one.

/// Zeiler 2012, as in PyTorch.
private struct Adadelta: GradientTransform {
  let decay: Double
  let epsilon: Double

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    @Remembered(step) var s: Vector
    @Remembered(step) var u: Vector
    s = decay * s + (1 - decay) * g * g
    let d = .sqrt(u + epsilon) / .sqrt(s + epsilon) * g
    u = decay * u + (1 - decay) * d * d
    return d
  }
}

/// Adam with the largest gradient in place of the root mean square (Kingma & Ba 2015, section 7.1).
private struct Adamax: GradientTransform {
  let beta1: Double
  let beta2: Double

  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    @Remembered(step) var m: Vector
    @Remembered(step) var u: Vector
    @RememberedNumber(step, initially: 1) var power: Double
    m = beta1 * m + (1 - beta1) * g
    u = .max(beta2 * u, g.magnitude + 1e-8)
    power *= beta1
    return (m / (1 - power)) / u
  }
}

/// Asks of the equations what no optimizer does: what is remembered changes places, is read after it was set, and is a
/// multiple of something else.
private struct Entangled: GradientTransform {
  func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
    @Remembered(step) var a: Vector
    @Remembered(step) var b: Vector
    @Remembered(step) var c: Vector
    @Remembered(step) var d: Vector
    let old = a
    a = b
    b = old + g
    c = 2 * b
    d = b
    return a + -d + c
  }
}

@Suite struct OptimizerChainTests {
  /// Optimizers that are not in the registry.
  static let entries = [
    entry("adadelta", rate: 1, [Adadelta(decay: 0.9, epsilon: 1e-6)]),
    entry("adamax", rate: 0.1, [Adamax(beta1: 0.9, beta2: 0.999)]),
    entry(
      "signs with momentum", rate: 0.01,
      [WeightDecay(1e-4), Lion(beta1: 0.9, beta2: 0.99), Momentum(momentum: 0.5, isNesterov: true)]),
  ]

  private static func entry(
    _ name: String, rate: Double, _ chain: [any GradientTransform]
  ) -> Entry<OptimizerRule> {
    Entry(name, summary: "", formula: "", source: "", parameters: [.rate(rate)]) {
      OptimizerRule(chain, rate: $0.schedule("rate"))
    }
  }

  /// The weight after each step from 1, where the gradient is 0.5 and then −1.
  private func twoSteps(_ optimizer: Optimizer) -> [Double] {
    (1...2).map { steps in
      var slopes = [0.5, -1.0].makeIterator()
      return OptimizersTests.descend(optimizer, from: [1.0], steps: steps) { _ in [slopes.next() ?? 0] }[0]
    }
  }

  /// By the published equations, in Python.
  @Test(arguments: [
    ("adadelta", [0.996_837_785_583_487_6, 1.000_878_338_864_988_2]),
    ("adamax", [0.900_000_002, 0.928_947_370_131_578_9]),
  ])
  func `an optimizer of one's own is its equations`(_ name: String, expected: [Double]) throws {
    for (found, wanted) in zip(twoSteps(try OptimizersTests.optimizer(name)), expected) {
      #expect(abs(found - wanted) < 1e-15)
    }
  }

  @Test func `decay acts where it stands in the chain`() throws {
    let momentum = Momentum(momentum: 0.5, isNesterov: false)
    for (chain, expected) in [
      ([WeightDecay(0.1), momentum] as [any GradientTransform], [0.94, 1.0006]),
      ([momentum, WeightDecay(0.1)], [0.94, 1.0056]),
      ([], [0.95, 1.05]),
    ] {
      for (found, wanted) in zip(twoSteps(try Self.entry("", rate: 0.1, chain)()), expected) {
        #expect(abs(found - wanted) < 1e-15)
      }
    }
  }

  @Test func `a vector is what it was when it was written down`() throws {
    let optimizer = try Self.entry("", rate: 1, [Entangled()])()
    var update = Update<Double>(optimizer, count: 1, continuing: nil)
    var weights = [0.0]
    for _ in 1...5 { update.step(&weights, gradients: [1], metric: 0, stepsPerEpoch: 1, threads: 1) }
    // a, b: 0, 1; 1, 1; 1, 2; 2, 2; 2, 3. The directions: 1, 2, 3, 4, 5.
    #expect(update.state.vectors == [[2], [3], [6], [3]])
    #expect(weights == [-15])
  }

  @Test func `an optimizer goes on where its state ends`() throws {
    for name in OptimizersTests.names {
      let optimizer = try OptimizersTests.optimizer(name)
      func steps(_ count: Int, _ weights: inout [Double], _ state: OptimizerState?) -> OptimizerState {
        var update = Update<Double>(optimizer, count: 2, continuing: state)
        for _ in 0..<count {
          let gradients = weights.map { $0 * $0 }
          update.step(&weights, gradients: gradients, metric: 0, stepsPerEpoch: 1, threads: 1)
        }
        return update.state
      }
      var (whole, parts) = ([0.5, -1.5], [0.5, -1.5])
      let end = steps(5, &whole, nil)
      #expect(steps(3, &parts, steps(2, &parts, nil)) == end)
      #expect(parts == whole)
    }
  }
}

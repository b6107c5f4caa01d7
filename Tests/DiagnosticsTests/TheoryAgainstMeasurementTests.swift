import Engine
import RealModule
import Testing

@testable import Diagnostics

/// What theory predicts beside what probes of networks measure, the median over draws of the weights.
@Suite struct TheoryAgainstMeasurementTests {
  static func probes(
    _ description: NetworkDescription, draws: Int = 5, on data: DataSet? = nil
  ) throws -> [Probe] {
    let data = try data ?? Networks.data("gaussian", ["samples": 50])
    return try (1...draws).map { seed in
      try Probe(
        description, try Networks.state(description, data, seed: UInt64(seed)), on: data, precision: .float64)
    }
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The factor that theory gives and the one that is measured.
  static func factors(_ description: NetworkDescription, draws: Int = 5) throws -> (
    theory: Double, measured: Double
  ) {
    let probes = try probes(description, draws: draws)
    return (
      try #require(try probes[0].theory.get().factor), median(probes.compactMap(\.factor))
    )
  }

  static func tower(_ depth: Int, _ block: [Layer]) throws -> NetworkDescription {
    NetworkDescription(
      Array(repeating: block, count: depth).flatMap { $0 } + [try Networks.dense(1, "sigmoid")])
  }

  /// σ_b² = 0.05: ordered below σ_w² = 1.76, where samples draw together and gradients vanish, chaotic above.
  @Test(arguments: [1.0, 1.3, 1.5, 1.76, 2.0, 2.5, 4.0])
  func `the phases of tanh are where theory has them`(_ weightVariance: Double) throws {
    let (units, biasVariance) = (128, 0.05)
    let layer = WideLayer(
      activation: try Networks.activation("tanh"), weightVariance: weightVariance, biasVariance: biasVariance)
    let description = try Networks.tower(
      30, "tanh", units: units,
      [
        "init": .initializer(
          try Networks.initializer(
            "normal", ["std": .number((weightVariance / Double(units)).squareRoot())])),
        "bias": .initializer(
          try Networks.initializer("normal", ["std": .number(biasVariance.squareRoot())])),
      ])
    let (theory, measured) = try Self.factors(description, draws: 7)
    #expect(abs(measured / layer.factor - 1) < 0.04, "\(measured), theory \(layer.factor)")
    #expect(abs(measured / theory - 1) < 0.04, "\(measured), theory \(theory)")
    let critical = try #require(layer.criticalVariance)
    #expect(abs(critical - 1.76) < 0.005)
    #expect((layer.factor < 1) == (weightVariance < critical))
  }

  /// The common part of what comes back around the blocks and through them; without it relu's factor is 1.44.
  @Test(
    arguments: [
      ("relu", 32, 20), ("relu", 64, 30), ("relu", 128, 10), ("tanh", 64, 20), ("sigmoid", 64, 10),
    ] as [(String, Int, Int)])
  func `residual blocks grow as their two correlated paths say`(name: String, units: Int, depth: Int) throws {
    let inner = NetworkDescription([try Networks.dense(units, name)])
    let block = try Networks.layer("residual", ["net": .network(inner)])
    let description = NetworkDescription(
      [try Networks.dense(units, "identity")] + Array(repeating: block, count: depth)
        + [try Networks.dense(1, "sigmoid")])
    let (theory, measured) = try Self.factors(description, draws: 9)
    #expect(abs(measured / theory - 1) < 0.04, "\(measured), theory \(theory)")
  }

  @Test(
    arguments: [
      (["dense", "layernorm", "sigmoid"], "before"), (["dense", "sigmoid", "layernorm"], "behind"),
      (["dense", "layernorm", "tanh"], "before"), (["dense", "tanh", "layernorm"], "behind"),
      (["dense", "relu", "layernorm"], "behind"), (["dense", "layernorm", "relu"], "before"),
    ])
  func `layernorm before and behind the activation`(parts: [String], place: String) throws {
    let block = try parts.map { part -> Layer in
      switch part {
      case "dense": try Networks.dense(128, "identity")
      case "layernorm": try Networks.layer(part)
      default: try Networks.activation(part).layer
      }
    }
    let (theory, measured) = try Self.factors(try Self.tower(15, block), draws: 7)
    #expect(abs(measured / theory - 1) < 0.04, "\(parts) \(measured), theory \(theory)")
  }

  /// PyTorch's default weights and biases, uniform up to 1/√n.
  @Test func `of a network's own weights theory takes these, and not the initialisers'`() throws {
    let data = try #require(Networks.gaussian)
    let limit: [String: Argument] = ["limit": .number(1 / Double(32).squareRoot())]
    let uniform = Argument.initializer(try Networks.initializer("uniform", limit))
    let drawn = try Networks.tower(10, "sigmoid", units: 32, ["init": uniform, "bias": uniform])
    let plain = try Networks.tower(10, "sigmoid", units: 32)
    var loaded = try Networks.state(drawn, data)
    loaded.isInitial = false
    func factor(_ state: NetworkState) throws -> Double {
      try #require(try Probe(plain, state, on: data).theory.get().factor)
    }
    #expect(abs(try factor(loaded) - 0.140) < 0.003)
    #expect(abs(try factor(try Networks.state(plain, data)) - 0.234) < 0.005)
    // Whoever trains it has weights of its own as well.
    let plan = try NetworkPlan(plain, input: SampleShape(data.sampleShape))
    #expect(try NetworkTheory.of(plan, on: data, weights: loaded).get().repeated == nil)
  }

  @Test(
    arguments: [
      ("relu", "he", 20, 64), ("tanh", "glorot", 20, 32), ("sigmoid", "glorot", 10, 32),
      ("tanh", "orthogonal", 20, 32), ("relu", "orthogonal", 10, 64),
    ] as [(String, String, Int, Int)])
  func `draws lie as far apart as theory says`(name: String, weights: String, depth: Int, units: Int) throws {
    let description = try Networks.tower(
      depth, name, units: units, ["init": .initializer(try Networks.initializer(weights))])
    // One sample: the mean over many differs less.
    let data = DataSet(
      "one sample", sampleShape: [10], features: (0..<10).map { $0 % 2 == 0 ? 1 : -1 },
      labels: .classes([1], of: 2))
    let probes = try Self.probes(description, draws: 200, on: data)
    let logarithms = probes.compactMap { probe -> Double? in
      guard let first = probe.hidden.first?.signal, let last = probe.hidden.last?.signal else { return nil }
      return Double.log(first / last)
    }
    let mean = logarithms.reduce(0, +) / Double(logarithms.count)
    let deviation =
      (logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logarithms.count - 1)).squareRoot()
    let scatter = try #require(try probes[0].theory.get().scatter)
    #expect(
      abs(deviation - Double.log(scatter.factor)) < 0.15 * max(deviation, 0.1),
      "\(deviation), theory \(Double.log(scatter.factor))")
  }

  @Test(
    arguments: [
      ("identity", "glorot", 8), ("tanh", "glorot", 10), ("tanh", "orthogonal", 40), ("relu", "he", 8),
      ("relu", "orthogonal", 8), ("sigmoid", "glorot", 6),
    ] as [(String, String, Int)])
  func `the spectrum has the moments that theory says`(name: String, weights: String, depth: Int) throws {
    let description = try Networks.tower(
      depth, name, units: 64, ["init": .initializer(try Networks.initializer(weights))])
    let data = try Networks.data("gaussian", ["samples": 50])
    let plan = try NetworkPlan(description, input: SampleShape(data.sampleShape))
    for from in [0, 1] {
      let spectra = try (1...8).map { seed in
        try Spectrum(
          description, try Networks.state(description, data, seed: UInt64(seed)), on: data, from: from,
          samples: 2)
      }
      let theory = try #require(SpectrumTheory.of(spectra[0].stretch, of: plan, on: data))
      let samples = spectra.flatMap(\.samples)
      let squares = samples.reduce(0) { $0 + $1.squares } / Double(samples.count * spectra[0].count)
      let directions = Self.median(samples.map(\.directions))
      #expect(abs(squares / theory.meanSquare - 1) < 0.2, "\(from): \(squares), theory \(theory.meanSquare)")
      #expect(
        abs(directions / theory.directions - 1) < 0.15, "\(from): \(directions), theory \(theory.directions)")
    }
  }
}

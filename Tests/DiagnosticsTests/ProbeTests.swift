import Engine
import RealModule
import Testing

@testable import Diagnostics

@Suite struct ProbeTests {
  static func probe(
    _ description: NetworkDescription, _ data: DataSet? = nil, seed: UInt64 = 1,
    precision: Precision = .float32
  ) throws -> Probe {
    let data = try data ?? #require(Networks.gaussian)
    return try Probe(
      description, try Networks.state(description, data, seed: seed), on: data, precision: precision)
  }

  /// Medians and ranges over ten seeds of a reference run in PyTorch, widened by its standard deviation.
  @Test(
    arguments: [
      ("sigmoid", 0.216...0.256), ("relu", 0.90...1.08), ("tanh", 0.89...0.97), ("selu", 1.01...1.07),
    ] as [(String, ClosedRange<Double>)])
  func `factors are those of an independent implementation`(name: String, range: ClosedRange<Double>) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let probe = try Self.probe(try Networks.tower(20, name), seed: seed)
      #expect(range.contains(try #require(probe.factor)), "\(probe.factor ?? .nan), seed \(seed)")
      #expect(probe.layers.count == 21 && probe.hidden.count == 20)
    }
  }

  @Test func `a deep sigmoid network is lost both ways`() throws {
    let probe = try Self.probe(try Networks.tower(20, "sigmoid"))
    #expect(probe.parameterCount == 79809)
    #expect(try #require(probe.ratio) < 1e-11)
    #expect(try #require(probe.layers.last).distinct < 20)
    #expect(probe.layers[0].distinct == 1000)
    #expect(abs(try #require(probe.slopePart) - 0.236) < 0.005)
    let parts = try #require(probe.slopePart) * (try #require(probe.weightsPart))
    #expect(abs(parts / (try #require(probe.factor)) - 1) < 1e-12)
    #expect(abs(try #require(probe.forwardFactor) - 0.236) < 0.03)
    #expect(Diagnosis(probe).cause == .vanishing)
    guard case .vanishing(let path)? = Diagnosis(probe).findings.first else {
      Issue.record("\(Diagnosis(probe))")
      return
    }
    #expect((14...18).contains(path.begin.number) && path.backward == .lost && path.forward == .lost)
    #expect(path.factor == probe.factor && path.forwardFactor == probe.forwardFactor)
    #expect(path.parts?.activation?.name == "sigmoid" && path.parts?.beside == .nothing)
    #expect(path.parts?.slopes == probe.slopePart && path.parts?.weights == probe.weightsPart)
    #expect(path.outputs.rows == 1000 && path.outputs.areSamples)
    #expect(path.predicted == (try probe.theory.get().factor))
    #expect(try probe.theory.get().factor.map { abs($0 - 0.236) < 0.002 } == true)
  }

  @Test func `float64 keeps what float32 loses`() throws {
    let single = try Self.probe(try Networks.tower(80, "sigmoid", units: 32))
    let double = try Self.probe(try Networks.tower(80, "sigmoid", units: 32), precision: .float64)
    #expect(single.layers[0].weightGradient == 0)
    #expect(try #require(double.layers[0].weightGradient) > 0)
    #expect(Diagnosis(single).cause == .underflow)
    guard case .underflow(let place, .float32, let next, let signal)? = Diagnosis(single).findings.first
    else {
      Issue.record("\(Diagnosis(single))")
      return
    }
    #expect(place.number + 1 == next.number && signal > 0)
    #expect(abs(try #require(single.factor) - (try #require(double.factor))) < 0.02)
    #expect(abs(try #require(single.weightsPart) - 1) < 0.1)
  }

  @Test func `gradients far below the root of the smallest number are not invented zeros`() throws {
    let probe = try Self.probe(try Networks.tower(50, "sigmoid", units: 32))
    #expect(probe.layers.allSatisfy { ($0.weightGradient ?? 1) > 0 })
    #expect(try #require(probe.layers[0].weightGradient) < 1e-25)
  }

  @Test func `relu is healthy with he, and vanishing with glorot`() throws {
    #expect(Diagnosis(try Self.probe(try Networks.tower(20, "relu"))).cause == .healthy)
    let glorot = try Networks.initializer("glorot")
    let probe = try Self.probe(try Networks.tower(20, "relu", ["init": .initializer(glorot)]))
    #expect(try #require(probe.factor) < 0.75)
    #expect(Diagnosis(probe).cause == .vanishingBackward)
  }

  @Test func `selu deep enough explodes, as does batchnorm before relu`() throws {
    let block = [
      try Networks.dense(64, "identity"), try Networks.layer("batchnorm"),
      try Networks.activation("relu").layer,
    ]
    let description = NetworkDescription(
      Array(repeating: block, count: 50).flatMap { $0 } + [try Networks.dense(1, "sigmoid")])
    let probe = try Self.probe(description)
    #expect((1.15...1.25).contains(try #require(probe.factor)))
    #expect(Diagnosis(probe).cause == .explodingBackward)
    #expect(try #require(probe.ratio) > 50)
  }

  @Test func `a narrow relu network dies`() throws {
    let probe = try Self.probe(try Networks.tower(20, "relu", units: 2))
    #expect(probe.layers[0].weightGradient == 0)
    #expect(Diagnosis(probe).cause == .dead)
    #expect(probe.factor == nil || probe.factor == 0)
    let leaky = try Self.probe(try Networks.tower(20, "leaky_relu", units: 2))
    #expect(try #require(leaky.layers[0].weightGradient) > 0)
  }

  @Test func `saturation is found`() throws {
    let wild = try Networks.initializer("normal", ["std": 10])
    let probe = try Self.probe(try Networks.tower(3, "tanh", ["init": .initializer(wild)]))
    #expect(Diagnosis(probe).findings.contains { $0.cause == .saturated })
  }

  @Test func `the gradient through time is seen step by step`() throws {
    let data = try Networks.data("adding", ["samples": 32, "length": 100])
    func times(_ name: String, _ more: [String: Argument] = [:]) throws -> [Double] {
      let description = NetworkDescription([
        try Networks.layer(name, ["units": 32].merging(more) { $1 }), try Networks.dense(1, "identity"),
      ])
      return try Self.probe(description, data).layers[0].throughTime[0].signals
    }
    let forgetful = try times("lstm", ["forget_bias": 0])
    let keen = try times("lstm", ["forget_bias": 3])
    #expect(forgetful.count == 100)
    #expect(forgetful[0] / forgetful[99] < 1e-8)
    #expect(keen[0] / keen[99] > 0.05)
    let lstm = NetworkDescription([
      try Networks.layer("lstm", ["units": 32, "forget_bias": 0]), try Networks.dense(1, "identity"),
    ])
    let diagnosis = Diagnosis(try Self.probe(lstm, data))
    #expect(diagnosis.cause == .vanishingThroughTime)
    #expect(diagnosis.remedies.prefix(2) == [.forgetBias, .gru])
  }

}

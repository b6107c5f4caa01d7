import Engine
import Testing

@testable import Diagnostics

@Suite struct NetworkTheoryTests {
  static func theory(_ description: NetworkDescription, _ data: DataSet? = nil) throws -> NetworkTheory {
    let data = try data ?? #require(Networks.gaussian)
    let plan = try NetworkPlan(description, input: SampleShape(data.sampleShape))
    return try NetworkTheory.of(plan, on: data).get()
  }

  /// Figures for 20 layers of 64 on the document's data.
  @Test(
    arguments: [
      ("sigmoid", 0.236, 0.002), ("relu", 1, 0.0005), ("selu", 1.035, 0.01), ("tanh", 0.938, 0.02),
    ] as [(String, Double, Double)])
  func `theory's factor is that of the wide network`(name: String, factor: Double, tolerance: Double) throws {
    let theory = try Self.theory(try Networks.tower(20, name))
    #expect(abs(try #require(theory.factor) - factor) < tolerance, "\(theory.factor ?? .nan)")
    #expect(theory.layers.count == 21)
    #expect(theory.repeated?.activation.name == name)
  }

  @Test func `relu with glorot loses the square root of a half a layer, both ways`() throws {
    let glorot = try Networks.initializer("glorot")
    let theory = try Self.theory(try Networks.tower(20, "relu", ["init": .initializer(glorot)]))
    #expect(abs(try #require(theory.factor) - 0.7071) < 1e-3)
  }

  @Test func `where every unit of a layer is off, theory has no factor, and no NaN`() throws {
    let theory = try Self.theory(try Networks.tower(9, "relu", ["bias": .number(-0.35)]))
    #expect(theory.factor == nil)
    #expect(theory.layers.allSatisfy { $0.factor?.isNaN != true && $0.signal?.isNaN != true })
  }

  @Test func `the first length is the input's mean square times the weights' variance`() throws {
    let data = try Networks.data("gaussian", ["samples": 5000])
    let theory = try Self.theory(try Networks.tower(3, "relu"), data)
    // He: σ_w² = 2 and the inputs have variance 1.
    #expect(abs(try #require(theory.layers[0].length) - 2) < 0.05)
    #expect(abs(try #require(theory.layers[2].length) - 2) < 0.05)
  }

  @Test func `a deep net with batchnorm before relu grows by the square root of π / (π − 1) a layer`() throws
  {
    let block = [
      try Networks.dense(64, "identity"), try Networks.layer("batchnorm"),
      try Networks.activation("relu").layer,
    ]
    let description = NetworkDescription(
      Array(repeating: block, count: 30).flatMap { $0 } + [try Networks.dense(1, "sigmoid")])
    let theory = try Self.theory(description)
    let middle = try #require(theory.layers.first { $0.number == 45 })
    #expect(abs(try #require(middle.factor) - 1.2112) < 0.001)
    // The first hop counts the input's own variance, and lowers the mean.
    #expect((1.18..<1.2112).contains(try #require(theory.factor)))
    #expect(theory.repeated == nil)
  }

  @Test func `a way around keeps the gradient that passes it`() throws {
    let inner = NetworkDescription([try Networks.dense(64, "tanh")])
    let residual = try Networks.layer("residual", ["net": .network(inner)])
    let description = NetworkDescription(
      [try Networks.dense(64, "tanh")] + Array(repeating: residual, count: 20)
        + [try Networks.dense(1, "sigmoid")])
    let theory = try Self.theory(description)
    #expect(try #require(theory.factor) > 1)
  }

  @Test(arguments: ["sigmoid", "relu"])
  func `theory does not leave the range of numbers, however deep`(name: String) throws {
    let theory = try Self.theory(try Networks.tower(2000, name, units: 8))
    #expect(abs(try #require(theory.factor) - (name == "relu" ? 1 : 0.236)) < 0.002)
    let inner = NetworkDescription([try Networks.dense(8, name)])
    let residual = try Networks.layer("residual", ["net": .network(inner)])
    let around = try Self.theory(
      NetworkDescription(
        [try Networks.dense(8, "identity")] + Array(repeating: residual, count: 500)
          + [try Networks.dense(1, "sigmoid")]))
    #expect(try #require(around.factor).isFinite)
    #expect(try #require(around.factor) >= 1)
  }

  @Test func `where there is no theory it says why`() throws {
    let constant = try Networks.tower(3, "relu", ["init": .number(0.1)])
    let data = try #require(Networks.gaussian)
    let plan = try NetworkPlan(constant, input: SampleShape(data.sampleShape))
    guard case .failure(let none) = NetworkTheory.of(plan, on: data) else {
      Issue.record("a theory of constant weights")
      return
    }
    #expect(none == .weightsOffZero)
  }
}

import Engine
import Testing

@testable import Diagnostics

@Suite struct TrainingDiagnosisTests {
  static func optimizer(_ name: String, _ arguments: [String: Argument] = [:]) throws -> Optimizer {
    let entry: Entry<OptimizerRule> = try #require(Registries.optimizers[name])
    return try entry(arguments)
  }

  /// The causes found after `epochs` full-batch epochs on 300 samples.
  static func causes(
    _ description: NetworkDescription, _ optimizer: Optimizer, epochs: Int
  ) throws -> [Finding.Cause] {
    let data = try Networks.data("gaussian", ["samples": 300])
    let state = try Networks.state(description, data)
    let (_, history) = try train(
      state, description, on: data, TrainingOptions(epochs: epochs, optimizer: optimizer))
    let findings = TrainingDiagnosis.findings(
      history, probe: try Probe(description, state, on: data), data: data, optimizer: optimizer,
      steps: epochs,
      curvature: try Curvature(description, state, on: data, iterations: 8))
    return findings.map(\.cause)
  }

  @Test func `twenty sigmoid layers stay at the label entropy, with updates below epsilon`() throws {
    let causes = try Self.causes(
      try Networks.tower(20, "sigmoid", units: 32), try Self.optimizer("adam", ["rate": 0.01]), epochs: 40)
    #expect(causes.contains(.labelEntropy))
    #expect(causes.contains(.belowEpsilon))
  }

  @Test func `a rate is held against the curvature`() throws {
    let tower = try Networks.tower(2, "tanh", units: 16)
    #expect(
      try Self.causes(tower, try Self.optimizer("sgd", ["rate": 50]), epochs: 2).contains(.rateTooLarge))
    #expect(
      try Self.causes(tower, try Self.optimizer("sgd", ["rate": 1e-4]), epochs: 20).contains(.rateTooSmall))
    #expect(
      try Self.causes(tower, try Self.optimizer("sgd", ["rate": 0.3]), epochs: 20).allSatisfy {
        $0 != .rateTooLarge && $0 != .rateTooSmall
      })
  }
}

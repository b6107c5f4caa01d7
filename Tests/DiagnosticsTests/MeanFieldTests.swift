import Engine
import RealModule
import Testing

@testable import Diagnostics

@Suite struct MeanFieldTests {
  static func activation(_ name: String) throws -> Activation {
    let entry: Entry<any ActivationRule> = try #require(Registries.activations[name])
    return try entry()
  }

  @Test func `the quadrature is exact for polynomials, kinks and steps`() {
    let plain = NormalExpectation()
    #expect(abs(plain { _ in 1 } - 1) < 1e-13)
    #expect(abs(plain { $0 * $0 } - 1) < 1e-13)
    #expect(abs(plain { $0 * $0 * $0 * $0 } - 3) < 1e-12)
    #expect(abs(plain { max($0, 0) } - 0.398942280401432678) < 1e-13)
    #expect(abs(plain { $0 > 0 ? 1 : 0 } - 0.5) < 1e-13)
    let broken = NormalExpectation(breaks: [1])
    #expect(abs(broken { $0 > 1 ? 1 : 0 } - 0.158655253931457051) < 1e-13)
    // A narrow bump: E[exp(−z²/2s²)] = s / √(1 + s²).
    let fine = NormalExpectation(finest: 1e-6)
    let s = 1e-6
    #expect(abs(fine { exp(-$0 * $0 / (2 * s * s)) } / (s / (1 + s * s).squareRoot()) - 1) < 1e-9)
  }

  /// σ_w² of the initialiser in a square layer, and the factor that is known.
  @Test(
    arguments: [
      ("sigmoid", 1, 0.23605), ("relu", 2, 1), ("relu", 1, 0.70711), ("selu", 1, 1.035),
      ("tanh", 1, 1), ("silu", 2, 0.70711), ("gelu", 2, 0.70711), ("mish", 2, 0.84853), ("identity", 1, 1),
      ("leaky_relu", 2, 1.00005),
    ] as [(String, Double, Double)])
  func `factors in the limit are those known`(name: String, weightVariance: Double, factor: Double) throws {
    let layer = WideLayer(activation: try Self.activation(name), weightVariance: weightVariance)
    #expect(abs(layer.factor - factor) < 0.0006, "\(layer.factor)")
  }

  @Test func `the sigmoid comes to its known length`() throws {
    let layer = WideLayer(activation: try Self.activation("sigmoid"), weightVariance: 1)
    #expect(abs(layer.limit - 0.2647) < 5e-5)
    #expect(abs(layer.slopeFactor(at: layer.limit) - 0.05572) < 5e-6)
    #expect(abs(layer.depthScale - 1 / 2.8874) < 1e-3)
  }

  /// Two standard normals of correlation c: E[relu relu] = (√(1 − c²) + c (π − arccos c)) / 2π (Cho & Saul 2009).
  @Test(arguments: [0, 0.3, 0.9, 0.99])
  func `the variance between samples is that of the arc cosine kernel`(_ correlation: Double) throws {
    let relu = try Self.activation("relu")
    let kernel =
      ((1 - correlation * correlation).squareRoot()
        + correlation * (.pi - Double.acos(correlation))) / (2 * .pi)
    let variance = ActivationMoments.variance(over: 3 * (1 - correlation), of: relu, mean: 0, variance: 3)
    #expect(abs(variance / (3 * (0.5 - kernel)) - 1) < 0.01)
  }

  @Test func `lengths die out, stay or explode as they must`() throws {
    #expect(WideLayer(activation: try Self.activation("relu"), weightVariance: 1).limit == 0)
    #expect(WideLayer(activation: try Self.activation("relu"), weightVariance: 3).limit == .infinity)
    #expect(abs(WideLayer(activation: try Self.activation("relu"), weightVariance: 2).limit - 1) < 1e-9)
    #expect(WideLayer(activation: try Self.activation("tanh"), weightVariance: 1).limit < 1e-9)
    #expect(abs(WideLayer(activation: try Self.activation("selu"), weightVariance: 1).limit - 1) < 1e-3)
  }

  @Test func `the critical weight variance is 2 for relu and 1 for tanh`() throws {
    func critical(_ name: String) throws -> Double? {
      WideLayer(activation: try Self.activation(name), weightVariance: 1).criticalVariance
    }
    #expect(abs(try #require(try critical("relu")) - 2) < 1e-5)
    #expect(abs(try #require(try critical("tanh")) - 1) < 1e-3)
    let sigmoid = try #require(try critical("sigmoid"))
    #expect(
      abs(WideLayer(activation: try Self.activation("sigmoid"), weightVariance: sigmoid).factor - 1) < 1e-5)
  }
}

private func exp(_ x: Double) -> Double { Double.exp(x) }

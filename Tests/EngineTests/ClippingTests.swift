import Testing
import Typed

@testable import Engine

@Suite struct ClippingTests {
  static let layout = [
    ParameterSlice(name: "0.weight", layer: 0, shape: [2, 2], offset: 0),
    ParameterSlice(name: "0.bias", layer: 0, shape: [2], offset: 4),
    ParameterSlice(name: "1.weight", layer: 1, shape: [1, 2], offset: 6),
  ]
  static let parameters = [3.0, 4, 0, 0, 0, 1, 6, 8]
  static let gradients = [0.3, 0.4, 6, 8, 0, 0.5, 3, 4]

  func clip(_ text: String, _ gradients: [Double] = gradients) throws -> ([Double], norm: Double) {
    var clipped = gradients
    let norm = try Typed.clip(text).product.clip(
      gradients: &clipped, parameters: Self.parameters, layout: Self.layout)
    return (clipped, norm)
  }

  @Test(arguments: Registries.clips.entries.map(\.name))
  func `every clip gives the norm before`(_ name: String) throws {
    let expected = (0.25 + 100 + 0.25 + 25).squareRoot()
    #expect(abs(try clip(name).norm - expected) < 1e-12)
  }

  @Test func `by_norm keeps the direction`() throws {
    let (clipped, norm) = try clip("by_norm(1)")
    for (a, b) in zip(clipped, Self.gradients) { #expect(abs(a - b / (norm + 1e-6)) < 1e-15) }
    #expect(try clip("by_norm(12)").0 == Self.gradients)
    #expect(try clip("none").0 == Self.gradients)
  }

  @Test func `by_value cuts entries`() throws {
    let (clipped, _) = try clip("by_value(0.45)", Self.gradients.map { -$0 })
    #expect(clipped == [-0.3, -0.4, -0.45, -0.45, 0, -0.45, -0.45, -0.45])
  }

  @Test func `by_layer shortens each layer by itself`() throws {
    let (clipped, _) = try clip("by_layer(6)")
    #expect(Array(clipped[6...]) == [3, 4])
    let first = clipped[..<6].reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(first - 6) < 1e-5)
  }

  @Test func `adaptive goes by each unit's own weights`() throws {
    let (clipped, _) = try clip("adaptive(0.2)")
    // Unit 0: weights 5, gradient 0.5 ≤ 1. Unit 1: weights 0 count as 0.001, gradient 10 → 0.0002.
    #expect(Array(clipped[..<2]) == [0.3, 0.4])
    #expect(abs(clipped[2] - 0.6 * 0.0002) < 1e-15 && abs(clipped[3] - 0.8 * 0.0002) < 1e-15)
    // The bias as a whole: weights 1, gradient 0.5 → 0.2. The last: weights 10, gradient 5 → 2.
    #expect(abs(clipped[5] - 0.2) < 1e-15)
    #expect(abs(clipped[6] - 1.2) < 1e-15 && abs(clipped[7] - 1.6) < 1e-15)
  }

  @Test(arguments: [-1060, -1000, -560, 0, 560, 1000])
  func `the norm of doubles neither underflows nor overflows`(_ exponent: Int) {
    let size = Double(sign: .plus, exponent: exponent, significand: 1)
    let values = [3 * size, -4 * size, 0]
    #expect(abs(euclideanNorm(values, count: 3) / size - 5) < 1e-14)
  }

  @Test(arguments: [-148, -100, 0, 100])
  func `the norm of floats is summed in double`(_ exponent: Int) {
    let size = Float(sign: .plus, exponent: exponent, significand: 1)
    let norm = euclideanNorm([size, size, size, size], count: 4)
    #expect(abs(norm / Double(size) - 2) < 1e-12)
  }

  @Test func `a gradient that is not a number is not hidden`() throws {
    var broken = Self.gradients
    broken[1] = .nan
    let (clipped, norm) = try clip("by_norm(1)", broken)
    #expect(norm.isNaN && clipped.allSatisfy { $0.isNaN })
    broken[1] = .infinity
    #expect(try clip("by_norm(1)", broken).norm == .infinity)
  }
}

import Engine
import RealModule
import Testing

@testable import Diagnostics

@Suite struct SpectrumTests {
  static func spectrum(
    _ description: NetworkDescription, from: Int? = 1, to: Int? = nil, samples: Int = 2, seed: UInt64 = 1
  ) throws -> Spectrum {
    let data = try #require(Networks.gaussian)
    return try Spectrum(
      description, try Networks.state(description, data, seed: seed), on: data, from: from, to: to,
      samples: samples)
  }

  static func tower(_ depth: Int, _ activation: String, _ initializer: String, units: Int = 32) throws
    -> NetworkDescription
  {
    try Networks.tower(
      depth, activation, units: units, ["init": .initializer(try Networks.initializer(initializer))])
  }

  /// Hilbert's matrix of 8 rows (condition 1.5e10), its extreme singular values after Todd 1954; and rows that are
  /// graded over 200 decades, of which each is a singular value.
  @Test func `singular values are exact, the small ones too`() throws {
    let hilbert = (0..<64).map { place -> Double in 1 / Double(place / 8 + place % 8 + 1) }
    let values = try #require(singularValues(hilbert, rows: 8, columns: 8))
    #expect(abs(values[0] / 1.695938996921949 - 1) < 1e-13)
    #expect(abs(values[7] / 1.111538966372442e-10 - 1) < 1e-5)
    let graded: [Double] = [1, 1, 0, 1e-100, -1e-100, 0, 0, 0, 1e-150]
    let root = Double(2).squareRoot()
    let wanted: [Double] = [root, 1e-100 * root, 1e-150]
    for (value, own) in zip(try #require(singularValues(graded, rows: 3, columns: 3)), wanted) {
      #expect(abs(value / own - 1) < 1e-14)
    }
    #expect(singularValues([0, 0], rows: 1, columns: 2) == [0])
    #expect(singularValues([3, 0, 4], rows: 3, columns: 1) == [5])
  }

  @Test func `a linear stack of orthogonal layers stretches nothing`() throws {
    let values = try Self.spectrum(try Self.tower(30, "identity", "orthogonal")).values
    #expect(values.count == 64)
    #expect(values.allSatisfy { abs($0 - 1) < 1e-12 })
  }

  @Test func `a hundred tanh layers lose nearly every direction with glorot and keep them with orthogonal`()
    throws
  {
    let glorot = try Self.spectrum(try Self.tower(100, "tanh", "glorot"))
    #expect(glorot.samples.allSatisfy { $0.directions < 2 })
    #expect(glorot.unresolved > 0)
    let orthogonal = try Self.spectrum(try Self.tower(100, "tanh", "orthogonal"))
    #expect(orthogonal.samples.allSatisfy { $0.directions > 20 })
    #expect(orthogonal.unresolved == 0)
  }

  @Test func `what products with vectors give is near what all values say`() throws {
    let description = NetworkDescription(try Self.tower(3, "tanh", "glorot", units: 48).layers.dropLast())
    let data = try #require(Networks.gaussian)
    let jacobian = try Jacobian(
      description, try Networks.state(description, data), input: SampleShape(width: 10),
      shouldStop: { false })
    let point = Array(data.sample(0))
    let all = try Spectrum.Sample(0, jacobian, at: point, { false })
    let estimate = try Spectrum.Sample(estimating: 0, jacobian, at: point, seed: 1)
    #expect(estimate.values[0] <= all.values[0] * (1 + 1e-12))
    #expect(estimate.values[0] > all.values[0] * 0.999)
    #expect(abs(estimate.squares / all.squares - 1) < 0.25)
    #expect(abs(estimate.directions / all.directions - 1) < 0.3)
  }

  @Test func `beyond 256 directions there are the largest few`() throws {
    let spectrum = try Self.spectrum(try Self.tower(2, "tanh", "orthogonal", units: 300), samples: 1)
    #expect(!spectrum.isWhole)
    #expect((1...8).contains(spectrum.samples[0].values.count))
  }

  @Test(
    arguments: [
      (3, 1, .nothingBetween(from: 3, to: 1)), (0, 9, .layersEnd(count: 5)),
      (0, 2, .insideResidual(layer: 2, begin: 1, end: 3)),
    ] as [(Int, Int, NoSpectrum)])
  func `a stretch that is none is refused with the reason`(from: Int, to: Int, none: NoSpectrum) throws {
    let inner = NetworkDescription([try Networks.dense(8, "tanh"), try Networks.dense(8, "tanh")])
    let description = NetworkDescription([
      try Networks.dense(8, "tanh"), try Networks.layer("residual", ["net": .network(inner)]),
      try Networks.dense(8, "tanh"), try Networks.dense(1, "sigmoid"),
    ])
    #expect(throws: none) { try Self.spectrum(description, from: from, to: to) }
  }

  @Test func `batchnorm takes the statistics of all the data, as one pass in training does`() throws {
    let block = [try Networks.dense(16, "identity"), try Networks.layer("batchnorm")]
    let description = NetworkDescription(
      Array(repeating: block, count: 3).flatMap { $0 } + [try Networks.dense(1, "sigmoid")])
    // Each block brings the mean square to 1; with the first running statistics it would not.
    let spectrum = try Self.spectrum(description, from: 0)
    #expect((0.5..<2).contains(spectrum.samples[0].squares / 10))
  }
}

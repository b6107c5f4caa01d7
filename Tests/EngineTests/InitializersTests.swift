import Testing

@testable import Engine

@Suite struct InitializersTests {
  static let drawn: [Initializer] = {
    do {
      return try [
        build("glorot"), build("glorot", ["uniform": true]), build("he"), build("he", ["uniform": true]),
        build("lecun"), build("lecun", ["uniform": true]), build("orthogonal"),
        build("orthogonal", ["gain": 2]), build("normal", ["std": 0.3]), build("uniform", ["limit": 0.3]),
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
    let isUniform = initializer.name == "uniform" || initializer["uniform"] == .flag(true)
    #expect(abs(fourth - (isUniform ? 1.8 : 3)) < 0.2)
  }

  @Test(
    arguments: [
      ("glorot", 320), ("he", 240), ("lecun", 120), ("orthogonal", 200),
    ] as [(String, Double)])
  func `variances are those of the papers`(name: String, inverse: Double) throws {
    let scale = ["glorot": 2.0, "he": 4, "lecun": 1, "orthogonal": 1][name]
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

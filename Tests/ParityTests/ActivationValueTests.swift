import Engine
import Testing
import Typed

/// Values and slopes from −10⁴ to 10⁴, by arithmetic of 60 digits.
@Suite struct ActivationValueTests {
  struct Figures: Decodable {
    struct Function: Decodable {
      let value: [Double]
      let derivative: [Double]
    }

    let z: [Double]
    let activations: [String: Function]
  }

  static let figures = try? Fixtures.read("parity/activation-values.json", as: Figures.self)
  static let names = (figures?.activations.keys).map { $0.sorted() } ?? []
  static let tolerance = Tolerance(relative: 1e-12, absolute: 0)

  @Test func `every activation of the file is tested`() { #expect(Self.names.count >= 15) }

  @Test(arguments: names) func `value and slope are right from -10000 to 10000`(_ name: String) throws {
    let figures = try #require(Self.figures)
    let wanted = try #require(figures.activations[name])
    let rule = try Typed.activation(name).product
    expectEqual(figures.z.map(rule.value), wanted.value, Self.tolerance, "\(name).value")
    expectEqual(figures.z.map(rule.slope), wanted.derivative, Self.tolerance, "\(name).slope")
  }

  /// The same numbers from the kernels that a network is computed with: the values to float64's precision, and the
  /// slopes that a probe shows.
  @Test(arguments: names) func `a layer gives the same values and slopes`(_ name: String) throws {
    let figures = try #require(Self.figures)
    let wanted = try #require(figures.activations[name])
    let network = try Typed.network("dense(1, \(name))")
    let data = DataSet(
      "z", sampleShape: [1], features: figures.z,
      labels: .values([Double](repeating: 0, count: figures.z.count), width: 1))
    let state = NetworkState(parameters: [
      NamedValues("0.weight", shape: [1, 1], values: [1]), NamedValues("0.bias", shape: [1], values: [0]),
    ])
    let model = try Model<Double>(network, state: state, data: data, hasLoss: false, keeping: .signals)
    model.forward()
    expectEqual(Array(model.outputs), wanted.value, Tolerance(relative: 1e-12, absolute: 1e-300), "value")
    let slopes = try #require(model.layers.first?.slopes())
    expectEqual(slopes, wanted.derivative, Self.tolerance, "slope")
  }
}

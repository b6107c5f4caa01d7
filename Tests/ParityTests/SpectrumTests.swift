import Diagnostics
import Engine
import Testing
import Typed

/// Singular values of Jacobians, held against PyTorch's autograd.
@Suite struct SpectrumTests {
  struct Figures: Decodable {
    struct Case: Decodable, CustomTestStringConvertible {
      let name: String
      let net: String
      let from: Int
      let to: Int
      let x: Tensor
      let parameters: [String: Tensor]
      let state: [String: Tensor]
      /// For each input the singular values, from the largest down.
      let values: [[Double]]

      var testDescription: String { name }
    }

    let cases: [Case]
  }

  static let cases = (try? Fixtures.read("parity/spectra.json", as: Figures.self))?.cases ?? []

  @Test func `the networks are found`() { #expect(Self.cases.count >= 10) }

  @Test(arguments: cases) func `singular values are PyTorch's`(_ figures: Figures.Case) throws {
    let network = try Typed.network(figures.net)
    let shape = Array(figures.x.shape.dropFirst())
    let plan = try NetworkPlan(network, input: SampleShape(shape))
    let data = DataSet(
      figures.name, sampleShape: shape, features: figures.x.values,
      labels: .values([Double](repeating: 0, count: figures.x.shape[0]), width: 1))
    let spectrum = try Spectrum(
      network, try NetworkState(plan, parameters: figures.parameters, statistics: figures.state), on: data,
      from: figures.from, to: figures.to, samples: figures.values.count, usesRunningStatistics: true)
    #expect(spectrum.samples.count == figures.values.count)
    for (sample, wanted) in zip(spectrum.samples, figures.values) {
      #expect(sample.values.count == wanted.count)
      expectEqual(
        sample.values, wanted, Tolerance(relative: 1e-12, absolute: 0, fromLargest: true),
        "singular values at input \(sample.number + 1)")
    }
  }
}

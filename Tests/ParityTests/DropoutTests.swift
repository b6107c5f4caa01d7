import Engine
import Testing
import Typed

/// What every framework's dropout does, told by its statistics: each value is dropped with the rate, what stays is
/// scaled by 1 / (1 − rate), and the gradient takes the same way.
@Suite struct DropoutTests {
  @Test(arguments: [0.1, 0.3, 0.5, 0.9]) func `keeps the expectation`(_ rate: Double) throws {
    let samples = 500
    let width = 40
    let count = Double(samples * width)
    let network = try Typed.network("dropout(\(rate))")
    let data = DataSet(
      "ones", sampleShape: [width], features: [Double](repeating: 1, count: samples * width),
      labels: .values([Double](repeating: 0, count: samples * width), width: width))
    let state = try NetworkState.initial(network, input: SampleShape(width: width), seed: 5)
    let model = try Model<Double>(network, state: state, data: data, loss: try Typed.loss("mse"))
    model.forward(training: true)
    model.backward(inputGradient: true)
    let outputs = Array(model.outputs)
    let gradients = Array(try #require(model.inputGradient))
    let kept = outputs.count { $0 != 0 }
    // Binomial: five standard deviations.
    let deviation = (count * rate * (1 - rate)).squareRoot()
    #expect(abs(Double(kept) - count * (1 - rate)) < 5 * deviation)
    for (output, gradient) in zip(outputs, gradients) {
      let scale = output == 0 ? 0 : 1 / (1 - rate)
      #expect(abs(output - scale) < 1e-12)
      // The mean of squares over all entries: 2 · output / count at the output, times the scale at the input.
      #expect(abs(gradient - 2 * output / count * scale) < 1e-15)
    }
    // Neighbours fall independently: the share of pairs that both stay is (1 − rate)².
    let pairs = zip(outputs, outputs.dropFirst()).count { $0 != 0 && $1 != 0 }
    #expect(abs(Double(pairs) / (count - 1) - (1 - rate) * (1 - rate)) < 0.02)

    model.forward(training: false)
    #expect(Array(model.outputs).allSatisfy { $0 == 1 })
  }
}

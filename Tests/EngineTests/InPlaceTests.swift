import Testing
import Typed

@testable import Engine

/// An activation whose sign tells its slope takes the place of what a normalization gave, where nobody looks at that.
@Suite struct InPlaceTests {
  static let nets: [(net: String, places: Int)] = [
    ("dense(16) -> batchnorm -> relu -> dense(16) -> batchnorm -> leaky_relu(0.2) -> dense(1)", 2),
    ("dense(16) -> layernorm -> relu -> dropout(0.3) -> dense(1)", 1),
    ("rnn(8, sequence=true) -> layernorm -> relu -> gru(6) -> dense(1)", 1),
    // The sum reads it too.
    ("dense(16) -> batchnorm -> residual(relu -> dense(16)) -> dense(1)", 0),
    // The slope is needed, or what stood before.
    ("dense(16) -> batchnorm -> tanh -> dense(16) -> batchnorm -> prelu -> dense(1)", 0),
    ("dense(16, relu) -> leaky_relu(0.2) -> dense(16) -> dropout(0.3) -> relu -> dense(1)", 0),
    // The outputs.
    ("dense(16) -> batchnorm", 0), ("dense(16) -> batchnorm -> relu", 0),
  ]

  private func model(_ net: String, keeping kept: Model<Double>.Kept, threads: Int = 1) throws
    -> Model<Double>
  {
    let data = try Typed.data(
      net.hasPrefix("rnn") ? "adding(samples=60, length=5)" : "gaussian(samples=60)")
    let description = try Typed.network(net)
    let state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 7)
    let width = try NetworkPlan(description, input: SampleShape(data.sampleShape)).output.count
    let labels = DataSet.Labels.values((0..<60 * width).map { Double($0 % 7) }, width: width)
    let bound = DataSet("numbers", sampleShape: data.sampleShape, features: data.features, labels: labels)
    return try Model(description, state: state, data: bound, keeping: kept, threads: threads)
  }

  @Test("loss and gradients are the same bits as where every layer's outputs are kept", arguments: nets)
  func same(_ net: String, _ places: Int) throws {
    let whole = try model(net, keeping: .values)
    #expect(whole.tape.replaced.isEmpty)
    whole.lossAndGradients()
    #expect(whole.gradients.contains { $0 != 0 })
    for threads in [1, 2] {
      let other = try model(net, keeping: .outputs, threads: threads)
      #expect(other.tape.replaced.count == places)
      for _ in 0..<2 {
        other.lossAndGradients()
        #expect(other.loss == whole.loss)
        #expect(Array(other.gradients) == Array(whole.gradients))
      }
      other.forward(training: false)
      other.lossAndGradients()
      #expect(Array(other.gradients) == Array(whole.gradients))
    }
  }
}

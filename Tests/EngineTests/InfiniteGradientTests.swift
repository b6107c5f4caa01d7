import Testing
import Typed

@testable import Engine

/// What becomes of an infinite gradient where the slope is 0.
///
/// PyTorch 2.15's answers: 0 from relu, hard_tanh and hard_sigmoid, which choose between dy and 0; NaN from the others
/// where the slope underflowed, since they multiply. A leaky relu of slope 0 is a relu here.
@Suite struct InfiniteGradientTests {
  static let stopping: Set = ["relu", "hard_tanh", "hard_sigmoid", "leaky_relu(0)"]
  static let activations =
    Registries.activations.entries.map(\.name).filter {
      (try? Typed.activation($0).product.isElementwise) == true
    } + ["leaky_relu(0)"]

  /// The activation as a part of a layer, as a layer, and as a step of a recurrent one; z is the weight.
  static func nets(_ activation: String, z: Int) -> [(net: String, shape: [Int])] {
    let nets = [
      ("dense(1, \(activation), init=constant(\(z)))", [1]),
      ("dense(1, init=constant(\(z))) -> \(activation)", [1]),
    ]
    // prelu has a parameter, and is no step of a recurrent layer.
    return activation == "prelu"
      ? nets : nets + [("rnn(1, \(activation), init=constant(\(z)))", [1, 1])]
  }

  /// The gradient of the first layer's weight, z, where a weight so large follows that dy is infinite.
  private func gradient<S: Scalar>(
    _ net: String, _ shape: [Int], keeping kept: Model<S>.Kept, nextWeight: String
  ) throws -> S {
    let network = try Typed.network("\(net) -> dense(1, init=constant(\(nextWeight)))")
    let data = DataSet(
      "one sample", sampleShape: shape, features: [1], labels: .values([-1e20], width: 1))
    let state = try NetworkState.initial(network, input: SampleShape(shape), seed: 1)
    let model = try Model<S>(network, state: state, data: data, loss: Typed.loss("mse"), keeping: kept)
    model.lossAndGradients()
    return try #require(model.gradients.first)
  }

  @Test(
    "flat parts stop an infinite gradient, and nothing else does, on every way back", arguments: activations)
  func stops(_ activation: String) throws {
    for z in [-8, -10_000] {
      for (net, shape) in Self.nets(activation, z: z) {
        let single: [Float] = try [.outputs, .values, .signals].map {
          try gradient(net, shape, keeping: $0, nextWeight: "1e30")
        }
        let double: [Double] = try [.outputs, .values, .signals].map {
          try gradient(net, shape, keeping: $0, nextWeight: "1e300")
        }
        for gradient in single.map(Double.init) + double {
          if Self.stopping.contains(activation) {
            #expect(gradient == 0, "\(net)")
          } else {
            #expect(!gradient.isFinite, "\(net)")
          }
        }
      }
    }
  }
}

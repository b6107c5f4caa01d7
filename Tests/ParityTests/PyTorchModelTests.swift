import Engine
import Lab
import Testing
import Typed
import Verbs

/// Models that PyTorch saved, loaded as a user loads them, in float32.
@Suite struct PyTorchModelTests {
  struct Figures: Decodable {
    let file: String
    let net: String
    let inputs: Int
    let loss: String
    let x: Tensor
    let y: Tensor
    let output: Tensor
    let lossValue: Double
    /// Under PyTorch's names: "0.weight", "2.weight".
    let gradients: [String: Tensor]
    let inputGradient: Tensor

    enum CodingKeys: String, CodingKey {
      case file, net, inputs, loss, x, y, output, gradients
      case lossValue = "loss_value"
      case inputGradient = "input_gradient"
    }

    /// In the order of the modules, weights before biases.
    var orderedGradients: [(name: String, tensor: Tensor)] {
      gradients.map { (name: $0.key, tensor: $0.value) }.sorted { a, b in
        let (left, right) = (a.name.split(separator: "."), b.name.split(separator: "."))
        return (Int(left[0]) ?? 0, left[1] == "bias" ? 1 : 0) < (
          Int(right[0]) ?? 0, right[1] == "bias" ? 1 : 0
        )
      }
    }
  }

  static let names = (try? Fixtures.names(in: "pytorch")) ?? []
  static let tolerance = Tolerance(relative: 1e-5, absolute: 0, fromLargest: true)

  @Test func `the models are found`() { #expect(Self.names.count >= 3) }

  @Test(arguments: names) func `gradients of a loaded model are PyTorch's`(_ name: String) throws {
    let figures = try Fixtures.read("pytorch/\(name).json", as: Figures.self)
    let path = Fixtures.folder.appending(path: "pytorch/\(figures.file)").path()
    let value = try Session().evaluate("load(\"\(path)\", into=\(figures.net))")
    guard case .network(let network)? = value.single, let state = network.state else {
      Issue.record("\(figures.file) is not loaded as a network")
      return
    }
    let width = figures.output.shape[1]
    let data = DataSet(
      name, sampleShape: [figures.inputs], features: figures.x.values,
      labels: figures.y.shape.count == 1
        ? .classes(figures.y.values.map { Int($0) }, of: width) : .values(figures.y.values, width: width))
    let model = try Model<Float>(
      network.description, state: state, data: data, loss: try Typed.loss(figures.loss))
    model.forward(training: true)
    model.backward(inputGradient: true)
    expectEqual(model.outputs.map(Double.init), figures.output.values, Self.tolerance, "output")
    expectEqual([model.loss], [figures.lossValue], Self.tolerance, "loss")
    expectEqual(
      try #require(model.inputGradient).map(Double.init), figures.inputGradient.values, Self.tolerance,
      "gradient of the input")
    let wanted = figures.orderedGradients
    #expect(wanted.count == model.plan.parameters.count)
    let largest = wanted.reduce(0) { max($0, $1.tensor.largest) }
    for (slice, (foreign, tensor)) in zip(model.plan.parameters, wanted) {
      #expect(slice.shape == tensor.shape)
      // A bias straight before batchnorm has a gradient of 0 but for rounding.
      let isRounding = tensor.largest < 1e-6 * largest
      expectEqual(
        model.gradients[slice.range].map(Double.init), tensor.values,
        isRounding ? Tolerance(relative: 0, absolute: 1e-6 * largest) : Self.tolerance,
        "gradient of \(foreign), here \(slice.name),")
    }
  }
}

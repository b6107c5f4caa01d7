import Engine
import Testing
import Typed

/// Whatever lies in the folder of cases is a test.
@Suite struct ParityTests {
  static let names = (try? Fixtures.names(in: "parity/cases")) ?? []

  @Test func `the folder of cases is found and full`() throws {
    #expect(try Fixtures.names(in: "parity/cases").count >= 115)
  }

  @Test(arguments: names) func `one pass agrees with the reference`(_ name: String) throws {
    let prepared = try PreparedCase(Fixtures.read("parity/cases/\(name).json"))
    let expected = prepared.figures.expected
    let model = try Model<Double>(
      prepared.network, state: prepared.start, data: prepared.data, loss: prepared.loss)
    model.forward(training: prepared.figures.mode == .train)
    model.backward(inputGradient: true)

    expectEqual(Array(model.outputs), expected.output.values, .values, "output")
    expectEqual([model.loss], [expected.loss], .values, "loss")
    expectGradients(model, expected.gradients, "gradient of")
    if let input = expected.inputGradient {
      expectEqual(Array(try #require(model.inputGradient)), input.values, .gradients, "gradient of the input")
    }
    for (statistic, wanted) in expected.state ?? [:] {
      let found = try #require(model.state()[statistic], "\(statistic) is missing")
      expectEqual(found.values, wanted.values, .values, statistic)
    }
    guard let text = prepared.figures.clip else { return }
    let clip = try Typed.clip(text)
    let parameters = try #require(model.parameters.baseAddress)
    let gradients = try #require(model.gradients.baseAddress)
    let norm = clip.product.clip(
      gradients: gradients, parameters: parameters, layout: prepared.plan.parameters)
    if let wanted = expected.gradientNorm { expectEqual([norm], [wanted], .values, "norm") }
    expectGradients(model, try #require(expected.clippedGradients), "clipped gradient of")
  }

  /// The kernels for float32 are others than those for float64; what rounding leaves of the figures has to be there.
  @Test(arguments: names) func `one pass in float32 agrees as far as float32 goes`(_ name: String) throws {
    let prepared = try PreparedCase(Fixtures.read("parity/cases/\(name).json"))
    let expected = prepared.figures.expected
    let model = try Model<Float>(
      prepared.network, state: prepared.start, data: prepared.data, loss: prepared.loss)
    model.forward(training: prepared.figures.mode == .train)
    model.backward()
    expectEqual(model.outputs.map(Double.init), expected.output.values, .float32, "output")
    expectEqual([model.loss], [expected.loss], .float32, "loss")
    let rounding = 1e-6 * expected.gradients.values.reduce(0) { max($0, $1.largest) }
    for slice in model.plan.parameters {
      let wanted = try #require(expected.gradients[slice.name])
      let isRounding = wanted.largest < 1e-14
      expectEqual(
        model.gradients[slice.range].map(Double.init), wanted.values,
        isRounding ? Tolerance(relative: 0, absolute: rounding) : .float32, "gradient of \(slice.name)")
    }
  }

  @Test(arguments: names) func `training agrees with the reference`(_ name: String) throws {
    let prepared = try PreparedCase(Fixtures.read("parity/cases/\(name).json"))
    guard let training = prepared.figures.training else { return }
    let options = TrainingOptions(
      epochs: training.steps, loss: prepared.loss, optimizer: try Typed.optimizer(training.optimizer),
      clip: try prepared.figures.clip.map(Typed.clip))
    let (state, history) = try train(
      prepared.start, prepared.network, on: prepared.data, options, precision: .float64)

    expectEqual(history.losses, training.losses, .values, "losses")
    let gradients = prepared.figures.expected.gradients
    for (parameter, wanted) in training.parameters {
      let found = try #require(state[parameter], "\(parameter) is missing")
      let isRounding = (gradients[parameter]?.largest ?? 1) < 1e-14
      expectEqual(found.values, wanted.values, isRounding ? .rounding : .values, "trained \(parameter)")
    }
  }

  @Test func `a case whose layer or loss is unknown fails`() throws {
    #expect(throws: (any Error).self) { try Typed.network("dense(6) -> conv(3) -> dense(1)") }
    #expect(throws: (any Error).self) { try Typed.loss("hinge") }
    #expect(throws: OtherValue.self) { try Typed.loss("adam") }
  }

  private func expectGradients(_ model: Model<Double>, _ wanted: [String: Tensor], _ what: String) {
    #expect(Set(model.plan.parameters.map(\.name)) == Set(wanted.keys))
    for slice in model.plan.parameters {
      guard let tensor = wanted[slice.name] else { continue }
      #expect(slice.shape == tensor.shape)
      expectEqual(Array(model.gradients[slice.range]), tensor.values, .gradients, "\(what) \(slice.name)")
    }
  }
}

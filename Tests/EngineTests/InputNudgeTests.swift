import RealModule
import Testing
import Typed

@testable import Engine

/// What a small change of the input has become: by hand, by plain differences, and where these no longer see it.
@Suite struct InputNudgeTests {
  private static func nudge(
    _ net: String, on data: DataSet, along direction: [Double]? = nil, training: Bool = true,
    _ change: (inout NetworkState) -> Void = { _ in }
  ) throws -> InputNudge {
    let description = try Typed.network(net)
    var state = try NetworkState.initial(description, input: SampleShape(data.sampleShape), seed: 1)
    change(&state)
    return try InputNudge(description, state: state, on: data, along: direction, training: training)
  }

  private static func samples(_ features: [Double], shape: [Int] = [2], classes: Int = 2) -> DataSet {
    let count = features.count / shape.reduce(1, *)
    return DataSet(
      "samples", sampleShape: shape, features: features,
      labels: .classes((0..<count).map { $0 % classes }, of: classes))
  }

  @Test("a layer that only scales leaves it as it is, and a bias makes it smaller beside the outputs")
  func scales() throws {
    let data = Self.samples([3, 4, 0, 5])
    for (bias, wanted) in [(0, 1), (7, 0.5.squareRoot())] as [(Double, Double)] {
      let nudge = try Self.nudge("dense(2) -> dense(1, sigmoid)", on: data) { state in
        state.parameters[0].values = [2, 0, 0, 2]
        state.parameters[1].values = [bias, -bias]
      }
      // Outputs 2 x + (b, −b): squares 36 + 64 + 0 + 100, and 13² + 1 + 7² + 3² = 228 for 7, changes twice the input's.
      let size = bias == 0 ? 200.0 : 228
      let found = try #require(nudge.layers[0])
      #expect(abs(found - (200 / size).squareRoot()) < 1e-7, "\(found), not about \(wanted)")
    }
  }

  @Test("through tanh it is the change times the slope, along the direction that is given")
  func slope() throws {
    let data = Self.samples([1, 0.5])
    let nudge = try Self.nudge("dense(1, tanh) -> dense(1)", on: data, along: [0, 2]) { state in
      state.parameters[0].values = [0.25, 0.5]
    }
    let z = 0.5
    let slope = 1 - Double.tanh(z) * Double.tanh(z)
    // Δx = (0, d), Δh = φ′(z) 0.5 d; |h| = tanh(z), ‖x‖ = √1.25.
    let wanted = slope * 0.5 / Double.tanh(z) * 1.25.squareRoot()
    #expect(abs(try #require(nudge.layers[0]) - wanted) < 1e-7)
  }

  @Test(
    "of every layer and activation it is what a difference by hand gives",
    arguments: GradientTests.layers + GradientTests.activations.map { "dense(4, \($0))" }, [true, false])
  func differences(_ layer: String, _ training: Bool) throws {
    let recurrent = GradientTests.isRecurrent(layer)
    let shape = recurrent ? [3, 4] : [4]
    var stream = RandomStream(seed: 5, purpose: .data)
    let count = 40 * shape.reduce(1, *)
    let data = Self.samples(stream.normals(count), shape: shape)
    let direction = stream.normals(count)
    let net = "\(recurrent ? "" : "dense(4, tanh) -> ")\(layer) -> dense(4, tanh) -> dense(1, sigmoid)"
    let description = try Typed.network(net)
    let state = try NetworkState.initial(description, input: SampleShape(shape), seed: 1)
    let nudge = try InputNudge(
      description, state: state, on: data, along: direction, training: training)
    func outputs(_ step: Double) throws -> [[Double]] {
      let moved = Self.samples(zip(data.features, direction).map { $0 + step * $1 }, shape: shape)
      let model = try Model<Double>(description, state: state, data: moved, hasLoss: false)
      model.forward(training: training)
      return model.layers.map { Array($0.outputs) }
    }
    let step = 1e-6
    let (before, after) = (try outputs(-step), try outputs(step))
    func size(_ values: [Double]) -> Double { euclideanNorm(values, count: values.count) }
    #expect(nudge.layers.count == before.count)
    for (place, middle) in try outputs(0).enumerated() {
      let change = zip(after[place], before[place]).map { ($0 - $1) / 2 }
      let wanted =
        size(middle) == 0
        ? 0 : size(change) / size(middle) / (step * size(direction) / size(data.features))
      let found = try #require(nudge.layers[place], "\(net), layer \(place + 1)")
      #expect(abs(found - wanted) <= 2e-5 * wanted, "\(net), layer \(place + 1): \(found), not \(wanted)")
    }
  }

  @Test("a fall beyond every rounding and a growth beyond every neighbourhood are seen all the same")
  func far() throws {
    let data = try Typed.data("gaussian(samples=100)")
    let fallen = try Self.nudge("80 * dense(32, sigmoid) -> dense(1, sigmoid)", on: data).layers
    let (early, late) = (try #require(fallen[20]), try #require(fallen[60]))
    #expect(late < 1e-35)
    // Each layer takes as much as theory says, deep down as at the beginning.
    #expect(abs(Double.pow(late / early, 1.0 / 40) - 0.236) < 0.02)
    let grown = try Self.nudge("100 * dense(100, tanh, init=normal(0.25)) -> dense(1)", on: data).layers
    #expect(try #require(grown[99]) > 1e9)
  }

  @Test(
    "tanh forgets in its ordered phase and tears apart in its chaotic one, where the samples stay apart in both"
  )
  func phases() throws {
    let data = try Typed.data("gaussian(samples=200)")
    for (deviation, range) in [(0.1, 0...0.05), (0.25, 50...1e4)] as [(Double, ClosedRange<Double>)] {
      let net = "30 * dense(100, tanh, init=normal(\(deviation)), bias=normal(0.2236)) -> dense(1)"
      let found = try #require(try Self.nudge(net, on: data).layers[29])
      #expect(range.contains(found), "σ_w = \(deviation * 10): \(found)")
    }
  }

  @Test("data that are 0 have no change to be relative to, and dead layers none that is left")
  func nothing() throws {
    let none = try Self.nudge("dense(3, tanh) -> dense(1)", on: Self.samples([0, 0, 0, 0]))
    #expect(none.layers == [nil, nil])
    let dead = try Self.nudge(
      "dense(3, relu, init=constant(-1)) -> dense(1)", on: Self.samples([1, 2, 3, 4]))
    #expect(dead.layers[0] == 0)
  }

  @Test("the same network and data give the same bits, another seed others")
  func repeats() throws {
    let data = try Typed.data("gaussian(samples=50)")
    let net = "dense(8, tanh) -> dropout(0.5) -> dense(1)"
    let first = try Self.nudge(net, on: data).layers
    #expect(try Self.nudge(net, on: data).layers == first)
    #expect(try Self.nudge(net, on: data) { $0.seed = 2 }.layers != first)
  }
}

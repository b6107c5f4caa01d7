import Engine
import Testing

@testable import Diagnostics

@Suite struct GradientTests {
  @Test func `backpropagation agrees with central differences`() throws {
    let data = try Networks.data("gaussian", ["samples": 20])
    let description = NetworkDescription([
      try Networks.dense(6, "tanh"), try Networks.layer("batchnorm"), try Networks.dense(5, "relu"),
      try Networks.dense(1, "sigmoid"),
    ])
    let check = try GradientCheck(description, try Networks.state(description, data), on: data)
    #expect(check.layers.map(\.number) == [0, 1, 2, 3])
    #expect(check.error < 1e-6, "\(check)")
    #expect(check.layers.allSatisfy { $0.resolved > 0 })
  }

  @Test func `a gradient below the rounding of the loss is called unresolved, not wrong`() throws {
    let data = try Networks.data("gaussian", ["samples": 20])
    let description = try Networks.tower(30, "sigmoid", units: 8)
    let check = try GradientCheck(description, try Networks.state(description, data), on: data, entries: 3)
    #expect(check.layers[0].resolved == 0)
    #expect(check.error < 1e-6)
  }

  @Test(arguments: [("tanh", 3), ("sigmoid", 12), ("relu", 6)])
  func `a gradient that is wrong by a twentieth is found, in every layer that is resolved`(
    activation: String, depth: Int
  ) throws {
    let data = try Networks.data("gaussian", ["samples": 50])
    let description = try Networks.tower(depth, activation, units: 8)
    let model = try Model<Double>(
      description, state: try Networks.state(description, data), data: data, loss: nil, shouldStop: { false })
    #expect(model.forward() && model.backward())
    let gradients = Array(model.gradients)
    let loss = model.loss
    var resolved = 0
    for slice in model.plan.parameters {
      let place = slice.offset + slice.count / 2
      let wrong = gradients[place] * 1.05
      let noise = max(4 * loss.ulp, try GradientCheck.noise(model, place, wrong, around: loss))
      let found = try GradientCheck.check(model, place, against: wrong, noise: noise)
      guard found.isResolved, abs(wrong) > 100 * noise / 1e-3 else { continue }
      resolved += 1
      #expect(found.error > 0.035 && found.error < 0.05, "\(slice.name): \(found.error)")
    }
    #expect(resolved > 3)
  }

  @Test func `the chain rule's product is the derivative`() throws {
    let data = try Networks.data("gaussian", ["samples": 5, "features": 1])
    let description = NetworkDescription(Array(repeating: try Networks.dense(1, "sigmoid"), count: 6))
    let state = try Networks.state(description, data)
    let chain = try #require(ChainRule(description, state, sample: Array(data.sample(0))))
    #expect(chain.links.count == 6)
    #expect(abs(chain.factors.reduce(1, *) / chain.product - 1) < 1e-14)
    #expect(chain.links.allSatisfy { $0.slope <= 0.25 })
    // Against a difference: the first bias moves z₁ itself.
    func output(_ shift: Double) throws -> Double {
      var moved = state
      moved.parameters[1].values[0] += shift
      return try #require(ChainRule(description, moved, sample: Array(data.sample(0)))).output
    }
    let measured = (try output(1e-3) - output(-1e-3)) / 2e-3
    #expect(abs(measured / chain.product - 1) < 1e-4)
    #expect(ChainRule(try Networks.tower(2, "sigmoid"), state, sample: [1]) == nil)
  }

  @Test func `a layer's step is its slope times the weighted signals above`() throws {
    let data = try Networks.data("gaussian", ["samples": 10])
    let description = try Networks.tower(3, "tanh", units: 5)
    let state = try Networks.state(description, data)
    let step = try #require(try LayerStep(description, state, on: data, layer: 0, sample: 3))
    #expect(step.terms.count == 5)
    #expect(abs(step.slope * step.sum / step.signal - 1) < 1e-10)
    #expect(try LayerStep(description, state, on: data, layer: 3) == nil)
  }

  /// Backpropagation has its own way through each of these, and both have to come to one number.
  @Test(
    arguments: [
      (["batchnorm", "relu"], 0, [1, 0]), (["relu", "batchnorm"], 0, [0, 1]),
      (["layernorm", "tanh"], 0, [1, 0]),
      (["tanh", "layernorm"], 0, [0, 1]), (["sigmoid"], 0, [0]), (["batchnorm"], 0, [1]),
      (["relu", "tanh"], 0, [0, 0]),
      (["batchnorm", "relu"], 3, [1, 0]),
    ] as [([String], Int, [Int])])
  func `a layer's step is taken back through activations and a normalisation to the error signal`(
    between: [String], layer: Int, kinds: [Int]
  ) throws {
    let data = try Networks.data("gaussian", ["samples": 20])
    let stretch = try between.map { name -> Layer in
      Registries.activations[name] == nil ? try Networks.layer(name) : try Networks.activation(name).layer
    }
    let block = [try Networks.dense(6, "identity")] + stretch
    let description = NetworkDescription(block + block + [try Networks.dense(2, "identity")])
    var state = try Networks.state(description, data)
    // Scales of their own, so that one left out shows.
    for place in state.parameters.indices where state.parameters[place].name.hasSuffix("scale") {
      state.parameters[place].values = (0..<6).map { 0.5 + 0.3 * Double($0) }
    }
    let step = try #require(try LayerStep(description, state, on: data, layer: layer, sample: 3))
    var found: [Int] = []
    var reached = step.sum
    for passage in step.passages {
      switch passage {
      case .slope(_, _, let slope):
        reached *= slope
        found.insert(0, at: 0)
      case .normalization(_, let gain, let shared):
        reached = gain * reached + shared
        found.insert(1, at: 0)
      }
    }
    #expect(abs(reached / step.signal - 1) < 1e-9)
    #expect(found == kinds)
  }

  /// ½ of the mean of (w·x − y)² over the samples curves by the largest eigenvalue of 2 XᵀX / n.
  @Test func `the curvature of a linear model is that of its inputs`() throws {
    let data = try Networks.data("regression", ["samples": 400, "features": 1])
    let description = NetworkDescription([try Networks.dense(1, "identity")])
    let curvature = try Curvature(description, try Networks.state(description, data), on: data)
    let square = data.features.reduce(0) { $0 + $1 * $1 } / 400
    let mean = data.features.reduce(0, +) / 400
    // Hessian of the mean squared error: 2 [[x², x], [x, 1]].
    let (a, b, c) = (2 * square, 2 * mean, 2.0)
    let largest = (a + c) / 2 + ((a - c) * (a - c) / 4 + b * b).squareRoot()
    #expect(abs(curvature.largest / largest - 1) < 0.02)
    #expect(abs(curvature.largestStableRate - 2 / curvature.largest) < 1e-12)
  }
}

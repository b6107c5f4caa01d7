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
    #expect(check.error < 1e-5)
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

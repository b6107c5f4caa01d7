import Engine
import Testing
import Typed

/// The training example that the lessons repair, as Keras trains it, in float32.
@Suite struct DocumentExampleTests {
  struct Figures: Decodable {
    struct Run: Decodable {
      let losses: [Double]
      let gradientNorms: [Double]
      let finalAccuracy: Double

      enum CodingKeys: String, CodingKey {
        case losses
        case gradientNorms = "gradient_norms"
        case finalAccuracy = "final_accuracy"
      }
    }

    let net: String
    let loss: String
    let optimizer: String
    let x: Tensor
    let y: Tensor
    let parameters: [String: Tensor]
    let runs: [String: Run]
  }

  static let figures = try? Fixtures.read("parity/document-example.json", as: Figures.self)

  @Test(arguments: [("no clip", "none"), ("global norm 0.01", "by_norm(0.01)")])
  func `a hundred epochs follow Keras`(_ run: String, _ clip: String) throws {
    let figures = try #require(Self.figures)
    let wanted = try #require(figures.runs[run])
    #expect(wanted.losses.count == 100)
    let network = try Typed.network(figures.net)
    let shape = Array(figures.x.shape.dropFirst())
    let data = DataSet(
      run, sampleShape: shape, features: figures.x.values, labels: .values(figures.y.values, width: 1))
    let start = try NetworkState(
      NetworkPlan(network, input: SampleShape(shape)), parameters: figures.parameters, statistics: [:])
    let options = TrainingOptions(
      epochs: wanted.losses.count, loss: try Typed.loss(figures.loss),
      optimizer: try Typed.optimizer(figures.optimizer), clip: clip == "none" ? nil : try Typed.clip(clip))
    let (_, history) = try train(start, network, on: data, options, precision: .float32)
    expectEqual(history.losses, wanted.losses, Tolerance(relative: 5e-4, absolute: 0), "losses")
    expectEqual(
      history.gradientNorms, wanted.gradientNorms, Tolerance(relative: 2e-3, absolute: 0), "gradient norms")
  }
}

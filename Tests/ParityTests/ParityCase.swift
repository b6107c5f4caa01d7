import Engine
import Typed

/// One file of figures; its form is in `Fixtures/parity/README.md`.
struct ParityCase: Decodable {
  struct Expected: Decodable {
    let output: Tensor
    let loss: Double
    let gradients: [String: Tensor]
    let inputGradient: Tensor?
    let state: [String: Tensor]?
    let gradientNorm: Double?
    let clippedGradients: [String: Tensor]?

    enum CodingKeys: String, CodingKey {
      case output, loss, gradients, state
      case inputGradient = "input_gradient"
      case gradientNorm = "gradient_norm"
      case clippedGradients = "clipped_gradients"
    }
  }

  struct Training: Decodable {
    let optimizer: String
    let steps: Int
    let losses: [Double]
    let parameters: [String: Tensor]
  }

  enum Mode: String, Decodable { case train, eval }

  let name: String
  let net: String
  let inputs: Int
  let loss: String
  let mode: Mode
  let x: Tensor
  let y: Tensor
  let parameters: [String: Tensor]
  let state: [String: Tensor]?
  let clip: String?
  let expected: Expected
  let training: Training?
}

/// A case read as the lab reads it.
struct PreparedCase {
  let figures: ParityCase
  let network: NetworkDescription
  let plan: NetworkPlan
  let loss: Loss
  let data: DataSet
  let start: NetworkState

  init(_ figures: ParityCase) throws {
    self.figures = figures
    network = try Typed.network(figures.net)
    loss = try Typed.loss(figures.loss)
    plan = try NetworkPlan(network, input: SampleShape(Array(figures.x.shape.dropFirst())))
    data = DataSet(figures, width: plan.output.width)
    start = try NetworkState(plan, parameters: figures.parameters, statistics: figures.state ?? [:])
  }
}

extension DataSet {
  /// The inputs and labels of a case: class numbers where `y` is one row of them, else values.
  init(_ figures: ParityCase, width: Int) {
    let labels: Labels =
      figures.y.shape.count == 1
      ? .classes(figures.y.values.map { Int($0) }, of: max(width, 2))
      : .values(figures.y.values, width: figures.y.shape[1])
    self.init(
      figures.name, sampleShape: Array(figures.x.shape.dropFirst()), features: figures.x.values,
      labels: labels)
  }
}

extension NetworkState {
  /// The given tensors, each in its place; one that is missing, left over or of another shape is an error.
  init(_ plan: NetworkPlan, parameters: [String: Tensor], statistics: [String: Tensor]) throws {
    func placed(_ name: String, _ shape: [Int], _ given: [String: Tensor]) throws -> NamedValues {
      guard let tensor = given[name] else { throw Misfit(description: "\(name) is missing") }
      guard tensor.shape == shape else {
        throw Misfit(description: "\(name) is \(tensor.shape), not \(shape)")
      }
      return NamedValues(name, shape: shape, values: tensor.values)
    }
    let names = Set(plan.parameters.map(\.name))
    let statisticNames = Set(plan.statistics.map(\.name))
    for name in parameters.keys where !names.contains(name) {
      throw Misfit(description: "the network has no parameter \(name), only \(names.sorted())")
    }
    for name in statistics.keys where !statisticNames.contains(name) {
      throw Misfit(description: "the network has no statistic \(name), only \(statisticNames.sorted())")
    }
    self.init(
      parameters: try plan.parameters.map { try placed($0.name, $0.shape, parameters) },
      statistics: try plan.statistics.map { try placed($0.name, [$0.count], statistics) })
  }
}

struct Misfit: Error, CustomStringConvertible { let description: String }

/// A network with everything decided but the numbers: the shape at each layer, and where each parameter stands in
/// the arena that holds them all.
public struct NetworkPlan: Sendable {
  /// The network as written.
  public let description: NetworkDescription
  /// The shape of one sample.
  public let input: SampleShape
  /// The shape of what it gives for one sample.
  public let output: SampleShape
  /// As written; a residual layer holds its own.
  public let layers: [PlannedLayer]
  /// Where each parameter stands, in the order of the layers.
  public let parameters: [ParameterSlice]
  /// How each of `parameters` begins.
  public let beginnings: [ParameterPlan]
  /// Where each running statistic stands, in the order of the layers.
  public let statistics: [StatisticSlice]

  /// - Throws: what names the layer which can't take its input.
  public init(_ description: NetworkDescription, input: SampleShape) throws(EngineError) {
    var planner = Planner()
    self.description = description
    self.input = input
    layers = try planner.plan(description.layers, input: input, following: nil)
    output = layers.last?.output ?? input
    parameters = planner.parameters
    beginnings = planner.beginnings
    statistics = planner.statistics
  }

  /// The number of all parameters together.
  public var parameterCount: Int { parameters.last.map { $0.offset + $0.count } ?? 0 }
  var statisticCount: Int { statistics.last.map { $0.offset + $0.count } ?? 0 }

  /// The number of the layer that gives the output; `nil` where a residual layer does.
  var lastNumber: Int? { layers.last?.number }

  /// The layers that have a number, in order: layer k is `numberedLayers[k]`.
  public var numberedLayers: [PlannedLayer] { layers.flatMap(\.numbered) }
}

/// A layer in its place.
public struct PlannedLayer: Sendable {
  /// From 0 in the order in which they are written; `nil` for `residual`, which takes no number.
  public let number: Int?
  /// What it does.
  public let layer: Layer
  /// The shape that it takes for one sample.
  public let input: SampleShape
  /// The shape that it gives for one sample.
  public let output: SampleShape
  /// Which of the plan's `parameters` are its own.
  public let parameters: Range<Int>
  /// Which of the plan's `statistics` are its own.
  public let statistics: Range<Int>
  /// The layers inside.
  public let inner: [PlannedLayer]
  /// The initialiser that draws its weights; `nil` for a layer without any.
  public let initializer: Initializer?

  var numbered: [PlannedLayer] { number == nil ? inner.flatMap(\.numbered) : [self] }
}

extension ParameterSlice {
  /// Its elements in the arena.
  public var range: Range<Int> { offset..<offset + count }
}

/// A running statistic's stretch.
public struct StatisticSlice: Sendable {
  /// "1.running_mean"
  public let name: String
  /// The layer's number, from 0.
  public let layer: Int
  /// The place of its first element among all statistics.
  public let offset: Int
  /// Its size and its first value.
  public let plan: RunningStatistic

  /// The number of its elements.
  public var count: Int { plan.count }
}

private struct Planner {
  var parameters: [ParameterSlice] = []
  var beginnings: [ParameterPlan] = []
  var statistics: [StatisticSlice] = []
  private var parameterCount = 0
  private var statisticCount = 0
  private var number = 0

  mutating func plan(
    _ layers: [Layer], input: SampleShape, following: Activation?
  ) throws(EngineError) -> [PlannedLayer] {
    var shape = input
    var planned: [PlannedLayer] = []
    for (layer, following) in zip(layers, activations(after: layers, following)) {
      let next = try plan(layer, input: shape, following: following)
      shape = next.output
      planned.append(next)
    }
    return planned
  }

  private mutating func plan(
    _ layer: Layer, input: SampleShape, following: Activation?
  ) throws(EngineError) -> PlannedLayer {
    let (firstParameter, firstStatistic) = (parameters.count, statistics.count)
    if let inner = layer.product.inner {
      let first = number
      let planned = try plan(inner.layers, input: input, following: nil)
      let output = planned.last?.output ?? input
      guard output == input else {
        throw .unequalShapes(
          layer: max(first, number - 1), name: layer.name, input: input, output: output)
      }
      return PlannedLayer(
        number: nil, layer: layer, input: input, output: output,
        parameters: firstParameter..<firstParameter, statistics: firstStatistic..<firstStatistic,
        inner: planned, initializer: nil)
    }
    let output = try layer.product.shape(of: input, layer: number)
    let plans = layer.product.parameters(input: input, following: following)
    for plan in plans {
      parameters.append(
        ParameterSlice(
          name: "\(number).\(plan.name)", layer: number, shape: plan.shape, offset: parameterCount))
      beginnings.append(plan)
      parameterCount += plan.count
    }
    for plan in layer.product.runningStatistics(input: input) {
      statistics.append(
        StatisticSlice(name: "\(number).\(plan.name)", layer: number, offset: statisticCount, plan: plan))
      statisticCount += plan.count
    }
    defer { number += 1 }
    return PlannedLayer(
      number: number, layer: layer, input: input, output: output,
      parameters: firstParameter..<parameters.count, statistics: firstStatistic..<statistics.count, inner: [],
      initializer: plans.first?.initializer)
  }

  /// For each layer the activation that comes next, past layers that only rescale or drop.
  private func activations(after layers: [Layer], _ last: Activation?) -> [Activation?] {
    var all: [Activation?] = []
    all.reserveCapacity(layers.count)
    var next = last
    for layer in layers.reversed() {
      all.append(next)
      if let activation = layer.product.activation, layer.product is ActivationLayer {
        next = activation
      } else if !layer.product.keepsActivation {
        next = last
      }
    }
    return all.reversed()
  }
}

/// A network's numbers, as a value: what `undo` keeps, what training starts from and what it gives.
///
/// Values are doubles whatever the precision (a `Float` is exactly a `Double`); copies share storage.
public struct NetworkState: Hashable, Sendable {
  /// In the order of the plan: "0.weight", "0.bias", "1.weight", …
  public var parameters: [NamedValues]
  /// Running statistics of batchnorm: "1.running_mean", "1.running_variance".
  public var statistics: [NamedValues]
  /// Where the optimizer of an earlier run stood; `nil` before any training.
  public var optimizer: OptimizerState?
  /// The epochs of training so far.
  public var epochs: Int
  /// From which the weights, the batches' order and dropout are drawn.
  public var seed: UInt64
  /// Which of the networks of one seed it is, from 0.
  public var draw: Int
  /// Whether the numbers are as `initial` drew them: not trained, not loaded.
  public var isInitial = false

  /// A state of these numbers; nothing trained unless it is said.
  public init(
    parameters: [NamedValues], statistics: [NamedValues] = [], optimizer: OptimizerState? = nil,
    epochs: Int = 0, seed: UInt64 = 1, draw: Int = 0
  ) {
    self.parameters = parameters
    self.statistics = statistics
    self.optimizer = optimizer
    self.epochs = epochs
    self.seed = seed
    self.draw = draw
  }

  /// The first state of a network: weights drawn in double, nothing trained.
  ///
  /// - Throws: what names the layer which can't take its input.
  public static func initial(
    _ description: NetworkDescription, input: SampleShape, seed: UInt64, draw: Int = 0
  ) throws(EngineError) -> NetworkState {
    let plan = try NetworkPlan(description, input: input)
    var state = NetworkState(
      parameters: zip(plan.parameters, plan.beginnings).enumerated().map { place, parameter in
        let (slice, beginning) = parameter
        var stream = RandomStream(
          seed: seed, draw: draw, purpose: .initialization, layer: slice.layer,
          step: place - (plan.parameters.firstIndex { $0.layer == slice.layer } ?? 0))
        return NamedValues(slice.name, shape: slice.shape, values: beginning.draw(&stream))
      },
      statistics: plan.statistics.map { slice in
        NamedValues(
          slice.name, shape: [slice.count],
          values: [Double](repeating: slice.plan.start, count: slice.count))
      },
      seed: seed, draw: draw)
    state.isInitial = true
    return state
  }

  /// The parameter or running statistic of that name; `nil` where there is none.
  public subscript(name: String) -> NamedValues? {
    parameters.first { $0.name == name } ?? statistics.first { $0.name == name }
  }
}

/// A tensor's values under its name, row by row.
public struct NamedValues: Hashable, Sendable {
  /// "0.weight"
  public var name: String
  /// `[out, in]` for a weight, `[n]` for a vector.
  public var shape: [Int]
  /// As many as the shape says.
  public var values: [Double]

  /// A tensor of that shape, with as many values.
  public init(_ name: String, shape: [Int], values: [Double]) {
    precondition(shape.reduce(1, *) == values.count, "\(name): \(values.count) values for \(shape)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// What an optimizer remembers between runs.
public struct OptimizerState: Hashable, Sendable {
  /// The one it belongs to: another optimizer starts afresh.
  public var optimizer: Optimizer
  /// The steps taken so far.
  public var step: Int
  /// The vectors that its rule remembers, each as long as all parameters together.
  public var vectors: [[Double]]
  /// The numbers that its rule remembers besides.
  public var numbers: [Double]
  /// What the schedule of the rate remembers (plateau).
  public var schedule: [Double]

  /// What a run left.
  public init(
    optimizer: Optimizer, step: Int, vectors: [[Double]], numbers: [Double], schedule: [Double]
  ) {
    self.optimizer = optimizer
    self.step = step
    self.vectors = vectors
    self.numbers = numbers
    self.schedule = schedule
  }
}

/// The optimizer at work: what it remembers, its schedule, and the number of steps that it has taken.
struct Update<S: Scalar> {
  private let optimizer: Optimizer
  private(set) var stepsTaken: Int
  private(set) var scheduleState: [Double]
  /// The vectors that the rule remembers.
  let vectors: [Storage<S>]
  private let written: OptimizerStep
  private let job: UpdateJob<S>

  /// Goes on from `state` where that belongs to the same optimizer.
  init(_ optimizer: Optimizer, count: Int, continuing state: OptimizerState?) {
    self.optimizer = optimizer
    let rule = optimizer.product
    written = OptimizerStep(rule)
    vectors = (0..<written.vectorCount).map { _ in Storage(count) }
    if let state, state.optimizer == optimizer, state.vectors.allSatisfy({ $0.count == count }),
      state.vectors.count == vectors.count, state.numbers.count == written.numbers.count
    {
      stepsTaken = state.step
      scheduleState = state.schedule
      for (vector, values) in zip(vectors, state.vectors) { vector.base.assign(values) }
      written.numbers = state.numbers
    } else {
      stepsTaken = 0
      scheduleState = rule.rate.product.initialState
    }
    job = UpdateJob(written, count: count, remembered: vectors.map(\.base))
  }

  /// One step on the weights, which are all parameters, from their gradients.
  mutating func step(
    _ weights: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, metric: Double,
    stepsPerEpoch: Int, threads: Int
  ) {
    let rule = optimizer.product
    let rate = rule.rate.product.rate(
      at: TrainingTime(step: stepsTaken, stepsPerEpoch: stepsPerEpoch), state: scheduleState)
    stepsTaken += 1
    written.write(rule, number: stepsTaken, rate: rate)
    job.run(weights, gradients: gradients, threads: threads)
    observe(metric, at: .step)
  }

  mutating func observe(_ metric: Double, at unit: TrainingTime.Unit) {
    guard !scheduleState.isEmpty else { return }
    scheduleState = optimizer.product.rate.product.observing(metric, at: unit, state: scheduleState)
  }

  /// What the rule remembers beside vectors.
  var numbers: [Double] { written.numbers }

  mutating func restore(stepsTaken: Int, scheduleState: [Double], numbers: [Double]) {
    self.stepsTaken = stepsTaken
    self.scheduleState = scheduleState
    written.numbers = numbers
  }

  var state: OptimizerState {
    OptimizerState(
      optimizer: optimizer, step: stepsTaken, vectors: vectors.map { doubles($0.base, count: $0.count) },
      numbers: numbers, schedule: scheduleState)
  }
}

/// The optimizer's step over the whole arena, in shards.
private final class UpdateJob<S: Scalar>: ParallelJob {
  private let step: OptimizerStep
  private let count: Int
  private let shards: Int
  private let remembered: [UnsafeMutablePointer<S>]
  private var weights: UnsafeMutablePointer<S>?
  private var gradients: UnsafePointer<S>?

  init(_ step: OptimizerStep, count: Int, remembered: [UnsafeMutablePointer<S>]) {
    self.step = step
    self.count = count
    shards = count < 16_384 ? 1 : 2 * ((count + 131_071) / 131_072)
    self.remembered = remembered
  }

  func run(_ weights: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, threads: Int) {
    (self.weights, self.gradients) = (weights, gradients)
    ThreadPool.shared.run(self, tasks: shards, threads: threads)
  }

  override func perform(task: Int, thread: Int) {
    guard let weights, let gradients else { return }
    step.run(
      weights, gradients: gradients, remembered: remembered,
      share(task, of: shards, count: count, unit: 16))
  }
}

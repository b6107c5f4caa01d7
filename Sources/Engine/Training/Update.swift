/// The optimizer at work: its buffers, its schedule, and the number of steps that it has taken.
struct Update<S: Scalar> {
  private let optimizer: Optimizer
  private(set) var stepsTaken: Int
  private(set) var scheduleState: [Double]
  let slots: [Storage<S>]
  let scalars: Storage<Double>
  private let job: UpdateJob<S>

  /// Goes on from `state` where that belongs to the same optimizer.
  init(_ optimizer: Optimizer, count: Int, continuing state: OptimizerState?) {
    self.optimizer = optimizer
    let rule = optimizer.product
    slots = (0..<rule.slots).map { _ in Storage(count) }
    let initial = rule.initialScalars
    scalars = Storage(initial.count)
    if let state, state.optimizer == optimizer, state.slots.allSatisfy({ $0.count == count }),
      state.slots.count == rule.slots, state.scalars.count == initial.count
    {
      stepsTaken = state.step
      scheduleState = state.schedule
      for (slot, values) in zip(slots, state.slots) { slot.base.assign(values) }
      scalars.base.assign(state.scalars)
    } else {
      stepsTaken = 0
      scheduleState = rule.rate.product.initialState
      scalars.base.assign(initial)
    }
    job = UpdateJob(rule, count: count, slots: slots.map(\.base), scalars: scalars.base)
  }

  /// One step on the model's parameters, from its gradients.
  mutating func step(_ model: Model<S>, metric: Double, stepsPerEpoch: Int, threads: Int) {
    let rule = optimizer.product
    let rate = rule.rate.product.rate(
      at: TrainingTime(step: stepsTaken, stepsPerEpoch: stepsPerEpoch), state: scheduleState)
    stepsTaken += 1
    rule.advance(scalars: scalars.base, step: stepsTaken)
    job.run(model, rate: rate, step: stepsTaken, threads: threads)
    observe(metric, at: .step)
  }

  mutating func observe(_ metric: Double, at unit: TrainingTime.Unit) {
    guard !scheduleState.isEmpty else { return }
    scheduleState = optimizer.product.rate.product.observing(metric, at: unit, state: scheduleState)
  }

  mutating func restore(stepsTaken: Int, scheduleState: [Double]) {
    self.stepsTaken = stepsTaken
    self.scheduleState = scheduleState
  }

  var state: OptimizerState {
    OptimizerState(
      optimizer: optimizer, step: stepsTaken, slots: slots.map { doubles($0.base, count: $0.count) },
      scalars: doubles(scalars.base, count: scalars.count), schedule: scheduleState)
  }
}

/// The optimizer's step over the whole arena, in shards whose limits depend on its size alone.
private final class UpdateJob<S: Scalar>: ParallelJob {
  private let rule: any OptimizerRule
  private let count: Int
  private let shards: Int
  /// For each shard where its part of each slot begins.
  private let slots: [[UnsafeMutablePointer<S>]]
  private let scalars: UnsafeMutablePointer<Double>
  private var parameters: UnsafeMutablePointer<S>?
  private var gradients: UnsafeMutablePointer<S>?
  private var rate = 0.0
  private var step = 0

  init(
    _ rule: any OptimizerRule, count: Int, slots: [UnsafeMutablePointer<S>],
    scalars: UnsafeMutablePointer<Double>
  ) {
    self.rule = rule
    self.count = count
    self.scalars = scalars
    let shards = count < 16_384 ? 1 : 2 * ((count + 131_071) / 131_072)
    self.shards = shards
    self.slots = (0..<shards).map { shard in
      slots.map { $0 + share(shard, of: shards, count: count, unit: 16).lowerBound }
    }
  }

  func run(_ model: Model<S>, rate: Double, step: Int, threads: Int) {
    (self.rate, self.step) = (rate, step)
    parameters = model.tape.parameters.base
    gradients = model.tape.gradients.base
    ThreadPool.shared.run(self, tasks: shards, threads: threads)
  }

  override func perform(task: Int, thread: Int) {
    let own = share(task, of: shards, count: count, unit: 16)
    guard let parameters, let gradients, !own.isEmpty else { return }
    rule.step(
      parameters: parameters + own.lowerBound, gradients: UnsafePointer(gradients) + own.lowerBound,
      slots: slots[task], count: own.count, rate: rate, step: step, scalars: scalars)
  }
}

/// The learning rate over time: a pure function of the step, and for those that watch it, of what they have seen of
/// the metric.
///
/// ```swift
/// let rate = try Registries.schedules["cosine"]?(["start": 0.1, "steps": 25])
/// rate?.rate(at: 5)   // == 0.0904508497187474
/// ```
public protocol ScheduleRule: Sendable {
  /// The rate at a moment of training.
  func rate(at time: TrainingTime, state: [Double]) -> Double
  /// What it remembers before training: nothing, for all but `plateau` and what contains one.
  var initialState: [Double] { get }
  /// What it remembers after an epoch (or step) whose metric, the smaller the better, was `metric`.
  ///
  /// Called once at the end of every epoch, and once after every step; each rule takes the one that it counts in.
  func observing(_ metric: Double, at unit: TrainingTime.Unit, state: [Double]) -> [Double]
}

extension ScheduleRule {
  /// By default nothing.
  public var initialState: [Double] { [] }
  /// By default what it remembered before.
  public func observing(_ metric: Double, at unit: TrainingTime.Unit, state: [Double]) -> [Double] { state }
}

/// A schedule that changes what another one gives, and remembers what that one does.
protocol ScheduleOnAnother: ScheduleRule {
  var base: Schedule { get }
}

extension ScheduleOnAnother {
  var initialState: [Double] { base.product.initialState }

  func observing(_ metric: Double, at unit: TrainingTime.Unit, state: [Double]) -> [Double] {
    base.product.observing(metric, at: unit, state: state)
  }
}

/// A moment of training.
public struct TrainingTime: Hashable, Sendable {
  /// What a schedule counts in.
  public enum Unit: String, CaseIterable, Sendable { case step, epoch }

  /// Steps taken before this moment, over all epochs.
  public var step: Int
  /// From 1 on.
  public var stepsPerEpoch: Int

  /// The moment after so many steps.
  public init(step: Int, stepsPerEpoch: Int = 1) {
    precondition(step >= 0 && stepsPerEpoch >= 1, "step \(step) with \(stepsPerEpoch) steps an epoch")
    self.step = step
    self.stepsPerEpoch = stepsPerEpoch
  }

  /// Steps or finished epochs, from 0.
  public func count(_ unit: Unit) -> Int { unit == .step ? step : step / stepsPerEpoch }

  /// The same moment as seen by a schedule that started `count` units after the beginning.
  func after(_ count: Int, _ unit: Unit) -> TrainingTime {
    var later = self
    later.step = max(0, step - (unit == .step ? count : count * stepsPerEpoch))
    return later
  }
}

extension Configured where Product == any ScheduleRule {
  /// The rate at a step, counted from 0.
  public func rate(at step: Int, stepsPerEpoch: Int = 1, state: [Double]? = nil) -> Double {
    rate(
      at: TrainingTime(step: step, stepsPerEpoch: stepsPerEpoch), state: state ?? product.initialState)
  }

  func rate(at time: TrainingTime, state: [Double]) -> Double { product.rate(at: time, state: state) }

  /// The same rate throughout: what a number means where a schedule is expected.
  public static func constant(_ value: Double) -> Schedule {
    Configured(
      name: "constant", parameters: Registries.constant.parameters, arguments: [.number(value)],
      product: ConstantRate(value: value))
  }

  /// Whether the rate never changes.
  public var isConstant: Bool { product is ConstantRate }
}

extension Registries {
  /// Every schedule, in the order in which help lists them.
  public static let schedules = Registry<any ScheduleRule>(
    "schedule", [constant, exponential, plateau, cosine, warmup, oneCycle, piecewise],
    words: [.chinese: ChineseEntries.schedules])
}

extension Parameter {
  /// A rate, which is never below 0: a step against the gradient, not with it.
  static func schedule(_ name: String, default: Default = .required, _ summary: String) -> Parameter {
    Parameter(name, [.number, .schedule], default: `default`, range: .from(0), summary)
  }

  static func start(_ name: String, _ summary: String) -> Parameter {
    .schedule(name, "\(summary), or a schedule that this one acts on")
  }

  static let steps = Parameter(
    "steps", [.wholeNumber], range: .from(1), isKeyed: true,
    "how long it takes, in units of per")

  static func per(_ unit: TrainingTime.Unit) -> Parameter {
    Parameter(
      "per", [.word], default: .word(unit.rawValue),
      choices: TrainingTime.Unit.allCases.map(\.rawValue), isKeyed: true, "what it counts: step or epoch")
  }
}

extension Arguments {
  var per: TrainingTime.Unit {
    guard let unit = TrainingTime.Unit(rawValue: word("per")) else {
      preconditionFailure("per is \(word("per"))")
    }
    return unit
  }
}

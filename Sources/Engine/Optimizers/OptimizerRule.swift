/// How a gradient becomes a change of the parameters.
///
/// A rule is element-wise: `step` may be given any stretch of the parameters, with the same stretch of everything
/// else, so that threads can share the work and the result does not depend on how it was cut.
public protocol OptimizerRule: Sendable {
  /// The learning rate over time.
  var rate: Schedule { get }
  /// The momentum of a rule that goes down the gradient as it is, 0 for one without; `nil` for a rule that rescales its
  /// steps. Where the loss curves by λ, the first kind is stable at rates up to 2 (1 + momentum) / λ.
  var descentMomentum: Double? { get }
  /// What is added to the root of the mean squared gradient by which the mean gradient is divided (Adam); `nil` for a
  /// rule that does not divide so.
  var momentEpsilon: Double? { get }
  /// How many buffers as long as the parameters it keeps from step to step; they start at 0.
  var slots: Int { get }
  /// Numbers that it keeps from step to step besides, as they are before the first step.
  var initialScalars: [Double] { get }
  /// Takes the numbers on to `step` (counted from 1): once a step, before `step(parameters:…)`.
  func advance(scalars: UnsafeMutablePointer<Double>, step: Int)
  /// Changes `count` parameters in place.
  ///
  /// - Parameters:
  ///   - slots: one pointer for each of `slots`.
  ///   - step: the number of this step, counted from 1.
  ///   - scalars: `initialScalars`, taken on by `advance`; only read here.
  func step<S: Scalar>(
    parameters: UnsafeMutablePointer<S>, gradients: UnsafePointer<S>, slots: [UnsafeMutablePointer<S>],
    count: Int, rate: Double, step: Int, scalars: UnsafeMutablePointer<Double>)
}

extension OptimizerRule {
  /// By default `nil`: it rescales its steps.
  public var descentMomentum: Double? { nil }
  /// By default `nil`: it divides by no root of a mean square.
  public var momentEpsilon: Double? { nil }
  /// By default no numbers.
  public var initialScalars: [Double] { [] }
  /// By default nothing changes.
  public func advance(scalars: UnsafeMutablePointer<Double>, step: Int) {}
}

extension Registries {
  /// Every optimizer, in the order in which help lists them.
  public static let optimizers = Registry<any OptimizerRule>(
    "optimizer", [sgd, adagrad, rmsprop, adam, adamw, nadam, lion])
}

extension Parameter {
  static func rate(_ value: Double) -> Parameter {
    .schedule(
      "rate", default: .number(value), "learning rate: how far a step goes, or a schedule")
  }

  static func beta(_ name: String, _ value: Double, _ summary: String) -> Parameter {
    Parameter(name, [.number], default: .number(value), range: .from(0, below: 1), isKeyed: true, summary)
  }

  static func epsilon(_ value: Double) -> Parameter {
    Parameter(
      "epsilon", [.number], default: .number(value), range: .from(0), isKeyed: true,
      "added to the denominator; gradients well below it no longer count fully")
  }
}

/// How gradients become a change of the parameters: links that lead from the gradient to a direction, one after the
/// other, and how far a step goes in it.
///
/// w ← w − rate · direction; the gradient comes clipped, where training has a clip. What a link is given is what the one
/// before it gave: `WeightDecay` before the moments is a penalty in the loss, behind them it is AdamW's decay.
///
/// A new optimizer is its equations and a line in the registry:
///
/// ```swift
/// struct Adagrad: GradientTransform {
///   let epsilon: Double
///
///   func direction(from g: Vector, _ step: OptimizerStep) -> Vector {
///     @Remembered(step) var s: Vector
///     s = s + g * g
///     return g / (.sqrt(s) + epsilon)
///   }
/// }
///
/// OptimizerRule([Adagrad(epsilon: 1e-10)], rate: .constant(0.01))
/// ```
public struct OptimizerRule: Sendable {
  /// The links, in the order in which the gradient passes them.
  public let chain: [any GradientTransform]
  /// The learning rate over time.
  public let rate: Schedule

  /// An optimizer of those links; of none: plain gradient descent.
  public init(_ chain: [any GradientTransform], rate: Schedule) {
    self.chain = chain
    self.rate = rate
  }

  /// The momentum of a rule that goes down the gradient as it is, 0 for one without; `nil` for a rule that rescales its
  /// steps. Where the loss curves by λ, the first kind is stable at rates up to 2 (1 + momentum) / λ.
  public var descentMomentum: Double? {
    var sum = 0.0
    for link in chain {
      guard let momentum = link.descentMomentum else { return nil }
      sum += momentum
    }
    return sum
  }

  /// What is added to the root of the mean squared gradient by which the mean gradient is divided (Adam); `nil` for a
  /// rule that does not divide so.
  public var momentEpsilon: Double? { chain.lazy.compactMap(\.momentEpsilon).first }

  /// Writes the equations of a step down.
  func write(_ step: OptimizerStep, rate: Double) {
    var direction = step.gradient
    for link in chain { direction = link.direction(from: direction, step) }
    step.weights = step.weights - rate * direction
  }
}

/// A link in the chain from the gradient to the direction of a step.
public protocol GradientTransform: Sendable {
  /// The direction that follows from the one so far, which for the first link is the gradient.
  ///
  /// Called once a step, and always with the same `@Remembered` values in the same order; arithmetic on vectors is
  /// written down, and computed afterwards for all parameters.
  ///
  /// - Parameter step: its number, the weights, and what is remembered.
  func direction(from g: Vector, _ step: OptimizerStep) -> Vector
  /// The momentum of a link that gives a mean of what it is given, 0 where it keeps the size of the gradient besides;
  /// `nil` where it rescales.
  var descentMomentum: Double? { get }
  /// What is added to the root of the mean squared gradient by which the mean gradient is divided (Adam); `nil` for a
  /// link that does not divide so.
  var momentEpsilon: Double? { get }
}

extension GradientTransform {
  /// By default `nil`: it rescales its steps.
  public var descentMomentum: Double? { nil }
  /// By default `nil`: it divides by no root of a mean square.
  public var momentEpsilon: Double? { nil }
}

extension Registries {
  /// Every optimizer, in the order in which help lists them.
  public static let optimizers = Registry<OptimizerRule>(
    "optimizer", [sgd, adagrad, rmsprop, adam, adamw, nadam, lion],
    words: [.chinese: ChineseEntries.optimizers])
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

  static func decay(_ value: Double) -> Parameter {
    Parameter(
      "decay", [.number], default: .number(value), range: .from(0), isKeyed: true, "weight decay")
  }
}

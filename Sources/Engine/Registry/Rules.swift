/// An element-wise function φ between a layer's pre-activations z and its outputs.
public protocol ActivationRule: Sendable {
  /// φ(z).
  func value(_ z: Double) -> Double
  /// φ′(z), from z itself: exact in the tails, where 1 − y² or y(1 − y) would cancel to 0.
  func slope(_ z: Double) -> Double
}

/// How the first weights are drawn.
public protocol InitializerRule: Sendable {
  /// `rows` × `columns` weights in row order, for a layer of `fanIn` inputs and `fanOut` units.
  func draw(rows: Int, columns: Int, fanIn: Int, fanOut: Int, from stream: inout RandomStream) -> [Double]
}

/// One step of the signal: parameters, a forward and a backward pass.
public protocol LayerRule: Sendable {}

/// What training makes small.
public protocol LossRule: Sendable {}

/// How a gradient becomes a change of the parameters.
public protocol OptimizerRule: Sendable {}

/// The learning rate as a function of the step or epoch.
public protocol ScheduleRule: Sendable {}

/// A limit on the gradients of a step.
public protocol ClipRule: Sendable {}

/// Random numbers that depend on their key alone.
public struct RandomStream: Sendable {}

extension NetworkDescription: CustomStringConvertible {
  public var description: String { layers.map(\.description).joined(separator: " -> ") }
}

struct ConstantRate: ScheduleRule { let value: Double }

extension Configured where Product == any ScheduleRule {
  static func constant(_ value: Double) -> Schedule {
    Configured(name: "constant", parameters: [], arguments: [], product: ConstantRate(value: value))
  }
}

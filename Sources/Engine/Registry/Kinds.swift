// What the language calls an activation, a layer, an optimizer is one of these: a rule, with the arguments that
// it was made from.

public typealias Activation = Configured<any ActivationRule>
public typealias Initializer = Configured<any InitializerRule>
public typealias Layer = Configured<any LayerRule>
public typealias Loss = Configured<any LossRule>
public typealias Optimizer = Configured<any OptimizerRule>
public typealias Schedule = Configured<any ScheduleRule>
public typealias Clip = Configured<any ClipRule>

/// Layers in the order in which the signal passes them: what `a -> b -> c` says, and nothing drawn yet.
public struct NetworkDescription: Hashable, Sendable {
  public var layers: [Layer]

  public init(_ layers: [Layer]) { self.layers = layers }
}

extension NetworkDescription: CustomStringConvertible {
  /// As one would type it, equal neighbours joined: `20 * dense(64, sigmoid) -> dense(1, sigmoid)`.
  public var description: String {
    var runs: [(layer: Layer, count: Int)] = []
    for layer in layers {
      if let last = runs.last, last.layer == layer {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((layer, 1))
      }
    }
    return runs.map { $0.count == 1 ? "\($0.layer)" : "\($0.count) * \($0.layer)" }.joined(separator: " -> ")
  }
}

extension ValueKind {
  public static let activation = ValueKind("activation", noun: EngineKindMessage.activation)
  public static let initializer = ValueKind("initialiser", noun: EngineKindMessage.initializer)
  public static let loss = ValueKind("loss", noun: EngineKindMessage.loss)
  public static let optimizer = ValueKind("optimizer", noun: EngineKindMessage.optimizer)
  public static let schedule = ValueKind("schedule", noun: EngineKindMessage.schedule)
  public static let clip = ValueKind("clip", noun: EngineKindMessage.clip)
  /// Layers joined; an activation alone is one too.
  public static let network = ValueKind("network", noun: EngineKindMessage.network)
  public static let data = ValueKind("data", noun: EngineKindMessage.data)
  /// A number for each class: `by_class(1, 10)`.
  public static let classWeights = ValueKind(
    "classWeights", label: "class weights", noun: EngineKindMessage.classWeights)
}

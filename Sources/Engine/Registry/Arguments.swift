/// The complete, checked arguments of an entry, read by name while the product is made.
public struct Arguments: Sendable {
  let parameters: [Parameter]
  let values: [Argument]

  /// The argument of that parameter. A name that no parameter has is the caller's mistake, here and below.
  public subscript(name: String) -> Argument {
    guard let index = parameters.firstIndex(where: { $0.name == name }) else {
      preconditionFailure("no parameter \(name) among \(parameters.map(\.name))")
    }
    return values[index]
  }

  /// The number given.
  public func number(_ name: String) -> Double {
    guard case .number(let value) = self[name] else { preconditionFailure("\(name) is no number") }
    return value
  }

  /// The number given, which the parameter declares to be whole.
  public func integer(_ name: String) -> Int { Int(clamping: number(name)) }

  /// Whether `true` was given.
  public func flag(_ name: String) -> Bool { self[name] == .flag(true) }

  /// The word given.
  public func word(_ name: String) -> String {
    guard case .word(let word) = self[name] else { preconditionFailure("\(name) is no word") }
    return word
  }

  /// The activation given.
  public func activation(_ name: String) -> Activation {
    guard case .activation(let value) = self[name] else { preconditionFailure("\(name) is no activation") }
    return value
  }

  /// The network given; an activation alone is one layer.
  public func network(_ name: String) -> NetworkDescription {
    switch self[name] {
    case .network(let value): value
    case .activation(let value): NetworkDescription([value.layer])
    default: preconditionFailure("\(name) is no network")
    }
  }

  /// The initialiser given, the constant one for a plain number, or `nil` for `none`.
  public func initializer(_ name: String) -> Initializer? {
    switch self[name] {
    case .initializer(let initializer): initializer
    case .number(let value): .constant(value)
    default: nil
    }
  }

  /// The weights given, one number being the weight of the second of two classes; empty for `none`.
  public func classWeights(_ name: String) -> [Double] {
    switch self[name] {
    case .classWeights(let weights): weights
    case .number(let weight): [1, weight]
    default: []
    }
  }

  /// The number given, or `nil` for `none`.
  public func optionalNumber(_ name: String) -> Double? {
    if case .number(let value) = self[name] { value } else { nil }
  }

  /// The schedule given, or the constant one for a plain number.
  public func schedule(_ name: String) -> Schedule {
    switch self[name] {
    case .schedule(let schedule): schedule
    case .number(let value): .constant(value)
    default: preconditionFailure("\(name) is no schedule")
    }
  }
}

/// The numbers that a parameter takes.
public struct NumberRange: Hashable, Sendable {
  /// `nil`: however small.
  public var lower: Double?
  /// `nil`: however large.
  public var upper: Double?
  /// Whether `lower` and `upper` are themselves excluded.
  public var excludesLower = false
  /// Whether `upper` itself is refused.
  public var excludesUpper = false

  /// From a number on.
  public static func from(_ lower: Double) -> NumberRange { NumberRange(lower: lower) }

  /// From one number to another, both included.
  public static func from(_ lower: Double, to upper: Double) -> NumberRange {
    NumberRange(lower: lower, upper: upper)
  }

  /// From one number on, and less than another.
  public static func from(_ lower: Double, below upper: Double) -> NumberRange {
    NumberRange(lower: lower, upper: upper, excludesUpper: true)
  }

  /// More than a number.
  public static func above(_ lower: Double) -> NumberRange { NumberRange(lower: lower, excludesLower: true) }

  /// Whether the number lies in the range.
  public func contains(_ number: Double) -> Bool {
    if let lower, excludesLower ? number <= lower : number < lower { return false }
    if let upper, excludesUpper ? number >= upper : number > upper { return false }
    return number.isFinite
  }
}

extension NumberRange {
  /// The numbers, in words: "from 0 to 1".
  public var words: String { ParameterMessage.range(self).words(in: .current) }
}

/// A number as one would type it: the shortest digits that read back as the same Double, without a needless ".0".
public func literal(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  return "\(value)"
}

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
  /// The same numbers, and none that would be too many of anything where it has no end of its own: twice as many digits
  /// are still a whole number of the machine, so that products of two counts are too.
  var ofCounts: NumberRange {
    var range = self
    range.lower = lower ?? -Self.mostOfAnything
    range.upper = upper ?? Self.mostOfAnything
    return range
  }

  private static let mostOfAnything = 1e9

  /// What to say of a number outside: the end that every count has, where it is beyond that alone.
  func reason(against number: Double) -> NumberRange {
    guard upper == Self.mostOfAnything, number < Self.mostOfAnything else { return self }
    var range = self
    range.upper = nil
    return range
  }

  /// The numbers, in words: "from 0 to 1".
  public var words: String { ParameterMessage.range(self).words(in: .current) }
}

extension NumberRange {
  /// The seeds there are: all that a `Double` tells apart, with room for those that are counted from one on.
  public static let seeds = NumberRange.from(0, to: 1e15)
}

/// A number as one would type it: the shortest digits that read back as the same Double, without a needless ".0".
public func literal(_ value: Double) -> String {
  if value == value.rounded(), abs(value) <= 1e15 { return String(Int(clamping: value)) }
  return "\(value)"
}

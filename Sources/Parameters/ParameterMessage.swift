import Messages

/// What is said of arguments: why one can't be given, or what is missing.
public enum ParameterMessage: Message {
  case wrongKind(parameter: String, wanted: [ValueKind], given: ValueKind)
  case outOfRange(parameter: String, range: NumberRange, given: Double)
  case notWhole(parameter: String, given: Double)
  case notFinite(parameter: String)
  case notOneOf(parameter: String, choices: [String], given: String)
  /// One value is wanted and a list was given.
  case severalValues(parameter: String)
  /// It must be given; `example` is how that may look.
  case missing(parameter: String, example: String?)
  case givenTwice(parameter: String)
  /// `closest`: the key that was perhaps meant; `known`: all that there are.
  case unknownKey(of: String, key: String, closest: String?, known: [String])
  /// A key that others have for it: why, and what says the same here.
  case otherKey(reason: OtherKey, meant: String)
  case takesNothing(of: String)
  case takesNothingWithoutKey(of: String)
  /// Brackets behind what has no parameters; `calls` are what may have been meant.
  case noParameters(of: String, calls: [String])
  case tooMany(of: String, parameters: [String])
  /// The numbers of a range.
  case range(NumberRange)

  /// Why what others have a key for is said in another way here.
  public enum OtherKey: Hashable, Sendable {
    case keyIs(String)
    case keyOfOptimizerIs(String)
    case keyOfDataIs(String)
    /// The rate is a value of the optimizer, which has a key.
    case rateBelongsToOptimizer
    /// Within the optimizer.
    case rateComesFirst
    case clipIsValue
  }

  /// The sentence that says it.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishParameters.words(self)
    case .chinese: ChineseParameters.words(self)
    }
  }
}

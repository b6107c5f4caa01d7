import Messages

/// Why an argument can't be taken.
public struct InvalidArgument: Error, Sendable {
  /// The parameter that it was given to.
  public let parameter: String
  public let reason: any Message

  public init(_ parameter: String, _ reason: any Message) {
    self.parameter = parameter
    self.reason = reason
  }
}

/// What the rules of single entries, beyond kinds and ranges, refuse.
enum ArgumentMessage: Message {
  case nesterovWithoutMomentum
  case boundariesMustRise(boundary: Int)
  case rateMissing(boundary: Int)
  case activationWithParameters(layer: String)
  case shareOrWholeNumber(given: Double)
  case emptySide(given: Double, most: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    }
  }
}

/// The nouns of what the engine has values of.
enum EngineKindMessage: Message {
  case activation, initializer, loss, optimizer, schedule, clip, network, data, classWeights

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.noun(self)
    }
  }
}

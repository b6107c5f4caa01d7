import Messages

/// What the rules of single entries, beyond kinds and ranges, refuse.
enum ArgumentMessage: Message {
  case nesterovWithoutMomentum
  case boundariesMustRise(boundary: Int)
  case rateMissing(boundary: Int)
  case activationWithParameters(layer: String)
  /// A bias is said of a layer that has none.
  case withoutBias(parameter: String)
  case shareOrWholeNumber(given: Double)
  case emptySide(given: Double, most: Int)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishArguments.words(self)
    case .chinese: ChineseArguments.words(self)
    }
  }
}

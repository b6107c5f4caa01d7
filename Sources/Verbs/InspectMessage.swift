import Messages

/// What is said of a file of weights beside its table.
enum InspectMessage: Message {
  /// How many numbers it has in how many tensors, and of which types.
  case summary(count: Int, tensors: Int, types: [String])
  case nothingStandsOut
  /// More findings than are shown.
  case moreFindings(count: Int)
  case passedOver([String])
  /// What the columns are.
  case legend

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishInspect.words(self)
    case .chinese: ChineseInspect.words(self)
    }
  }
}

import Messages

/// The nouns of values that the lab alone has.
enum ElementKindMessage: Message {
  case last
  case function
  /// A row of numbers, whatever it runs along.
  case numbers
  case series(axis: String)
  case result(verb: String)
  case run
  case runOf(model: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishValues.noun(self)
    case .chinese: ChineseValues.noun(self)
    }
  }
}

import Messages

/// What is said where help is asked for.
enum HelpMessage: Message {
  case nothing(on: String, closest: String?)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishHelp.words(self)
    case .chinese: ChineseHelp.words(self)
    }
  }
}

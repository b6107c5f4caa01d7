import Messages

/// What is said where help is asked for what nothing is called, and a name of the session nearly is.
enum HelpPageMessage: Message {
  case closest(word: String, name: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    case .chinese: ChineseVerbs.words(self)
    }
  }
}

import Lab
import Messages

/// What is said of the time that a statement took.
enum TimeMessage: Message {
  case took(Timing)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishVerbs.words(self)
    case .chinese: ChineseVerbs.words(self)
    }
  }
}

import Messages

/// What CommonMark makes of a text, and its author did not mean.
enum PitfallMessage: Message {
  case lineMakesHeading
  case marksAreNested
  case cellIsIndented
  case cellIsNested
  case fenceNotClosed(fence: String)
  case fenceStillOpen(line: Int, fence: String)
  case commentInText
  case vanishes(tag: String)
  case starsAround(words: String)
  case starsStay

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishSections.words(self)
    case .chinese: ChineseSections.words(self)
    }
  }
}

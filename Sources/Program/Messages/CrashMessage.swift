import Messages

/// What is said where the program dies of a fault: that it did, and how to go on.
enum CrashMessage: Message {
  case fault
  case atPrompt
  case inLesson

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishProgram.words(self)
    case .chinese: ChineseProgram.words(self)
    }
  }
}

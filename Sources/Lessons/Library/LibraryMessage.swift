import Messages

/// What is said where a lesson can't be opened.
enum LibraryMessage: Message {
  /// From here on.
  case isNotUTF8
  case unplayable(file: String, problems: Problems)
  case noLesson(id: String, known: [String])

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishLibrary.words(self)
    case .chinese: ChineseLibrary.words(self)
    }
  }
}

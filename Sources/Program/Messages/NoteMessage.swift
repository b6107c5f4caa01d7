import Messages

/// What the program tells that belongs to no statement.
enum NoteMessage: Message {
  case greeting(version: String)
  case brokeOff(Count)
  case broughtBack(Count)
  /// While that is done.
  case bringingBack
  /// What Enter was at when the session ended.
  case stepNotEnded
  case notEnded(text: String)
  case lessonHasChanged(lesson: String)
  case lessonIsUnreadable(file: String)
  case otherBuild
  case otherProcessor(String)
  /// A network was diagnosed with the data of a new session.
  case dataOfNewSession
  /// One was with random data of the shape that it takes, as one would type them.
  case dataAsWide(String)
  case written(file: String, Template)
  /// What one does in PyTorch to have a training watched.
  case howToWatch

  /// How much of a session there is.
  enum Count: Hashable, Sendable {
    case lines(Int)
    case statements(Int)
  }

  /// What was written to start from.
  enum Template: Hashable, Sendable { case lesson, claims }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishProgram.words(self)
    case .chinese: ChineseProgram.words(self)
    }
  }
}

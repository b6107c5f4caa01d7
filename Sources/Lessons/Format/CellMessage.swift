import Messages

/// What is wrong with a fence that a lesson runs or asks.
enum CellMessage: Message {
  case unknownKey(name: String, word: String, keys: [String])
  case wrongValue(key: String, takes: Value)

  // MARK: Cells

  case roleWithoutIdentifier(role: Lesson.Cell.Role)
  case isEmpty

  // MARK: Questions

  case questionWithoutIdentifier
  case questionIsEmpty
  case optionsOutOfOrder(next: Int)
  case optionsWithoutAnswer
  /// A question with options has an answer that is none of them.
  case answerIsNoNumber
  case noSuchOption(number: Int, count: Int)
  case numberWithoutOptions
  case scaleWithoutAnswer
  case scaleWithOptions

  /// What a key takes.
  enum Value: Hashable, Sendable {
    case identifier(example: String)
    case role
    case claims
    case flag
    case scale
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishCells.words(self)
    case .chinese: ChineseCells.words(self)
    }
  }
}

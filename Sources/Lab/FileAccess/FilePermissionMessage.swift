import Messages

/// Why a statement may not use a file.
package enum FilePermissionMessage: Message {
  /// A lesson reaches for a file that is not in its own folder.
  ///
  /// - Parameter isChecked: whether it is being checked, where nothing lets it.
  case outside(lesson: String, file: String, isChecked: Bool)
  /// The reader means a file that is not in the working folder, but in that of the lesson.
  case isTheLessons(file: String, place: String)
  /// It would be overwritten, and the statement does not say so.
  case isThere(file: String)
  /// The reader has said no.
  case declined(file: String)
  /// A lesson wants to write a file where nobody can be asked.
  case nobodyToAsk(lesson: String, file: String)
  /// A lesson that is checked has written more than is kept for it.
  case tooMuch(lesson: String, limit: Int)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFilePermission.words(self)
    case .chinese: ChineseFilePermission.words(self)
    }
  }
}

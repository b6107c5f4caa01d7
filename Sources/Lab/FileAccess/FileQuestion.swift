import Messages

/// What the reader is asked before a file is written, to be answered by yes or no.
package enum FileQuestion: Message {
  /// A file that is there already would go.
  case overwriting(file: String)
  /// A lesson wants to write its first file.
  ///
  /// - Parameter folder: where, if not in the working folder.
  case lessonWrites(lesson: String, file: String, folder: String?)
  /// A lesson wants to write over a file that it has not written itself.
  case lessonOverwrites(lesson: String, file: String, folder: String?)

  /// The file that would be written.
  var file: String {
    switch self {
    case .overwriting(let file), .lessonWrites(_, let file, _), .lessonOverwrites(_, let file, _): file
    }
  }

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFilePermission.words(self)
    case .chinese: ChineseFilePermission.words(self)
    }
  }
}

import Messages

/// Why a file can't be used.
public enum FileFailure: Error, Message {
  /// The system refuses, with its number for the reason (`errno`).
  case refused(path: String, error: Int)
  case isFolder(path: String)
  /// A device or a pipe.
  case isNoFile(path: String)
  /// Of more bytes than are taken.
  case isTooLarge(path: String, limit: Int)
  /// Line and column, from 1, of the first byte that no UTF-8 text has there.
  case isNotUTF8(path: String, line: Int, column: Int)
  /// Another program has it locked, and did not let it go.
  case isLocked(path: String)

  /// The file that can't be used.
  public var path: String {
    switch self {
    case .refused(let path, _), .isFolder(let path), .isNoFile(let path), .isTooLarge(let path, _),
      .isNotUTF8(let path, _, _), .isLocked(let path):
      path
    }
  }

  /// The same of a file that goes by another path.
  package func named(_ path: String) -> FileFailure {
    switch self {
    case .refused(_, let error): .refused(path: path, error: error)
    case .isFolder: .isFolder(path: path)
    case .isNoFile: .isNoFile(path: path)
    case .isTooLarge(_, let limit): .isTooLarge(path: path, limit: limit)
    case .isNotUTF8(_, let line, let column): .isNotUTF8(path: path, line: line, column: column)
    case .isLocked: .isLocked(path: path)
    }
  }

  /// The sentence that says it, with the name of the file.
  public func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFiles.words(self)
    case .chinese: ChineseFiles.words(self)
    }
  }

  /// The reason alone, to stand in a sentence that names the file itself: "no such file or directory".
  package func reason(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishFiles.reason(self)
    case .chinese: ChineseFiles.reason(self)
    }
  }
}

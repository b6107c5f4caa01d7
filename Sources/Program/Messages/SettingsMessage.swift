import Files
import Messages

/// What can't be used in the file of settings.
enum SettingsMessage: Message {
  case unreadable(FileFailure)
  case lineForm(file: String, line: Int, keys: [String])
  case wrongValue(file: String, line: Int, key: String, takes: Value, written: String)
  case takes(Value)

  /// What a key takes.
  enum Value: Hashable, Sendable {
    case color, keys, language, pager, theme, flag
    case number(ClosedRange<Int>)
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishProgram.words(self)
    case .chinese: ChineseProgram.words(self)
    }
  }
}

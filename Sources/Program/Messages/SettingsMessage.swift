import Documents
import Files
import Messages

/// What is said of the settings, and what can't be used in their file.
enum SettingsMessage: SpokenMessage {
  case unreadable(FileFailure)
  case lineForm(file: String, line: Int, keys: [String])
  case wrongValue(file: String, line: Int, key: String, takes: Value, written: String)
  case takes(Value)
  /// What a key takes, and what it is for.
  case takesFor(Value, Configuration.Setting)
  // The table of all
  case column(Column)
  case origin(isFile: Bool)
  case setIn(path: String)
  case noHome

  /// What is told of each key.
  enum Column: Hashable, Sendable { case key, value, origin, takes }

  /// What a key takes.
  enum Value: Hashable, Sendable {
    case color, keys, language, pager, theme, flag
    case number(ClosedRange<Int>)
  }

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: Text(EnglishSettings.words(self))
    case .chinese: Text(ChineseSettings.words(self))
    }
  }
}

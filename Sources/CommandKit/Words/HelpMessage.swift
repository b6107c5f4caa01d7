import Documents
import Messages

/// What is said where help is asked for, beside the words of declarations.
enum HelpMessage: SpokenMessage {
  case nothing(on: String, closest: String?)

  // Headings, and heads of tables
  case title
  case inValues
  case topics
  case group, words, topic, what
  case word, whatItGives
  case key, parameter, takes, byDefault, needed
  case field, whatItIs
  case verbs
  case verbsOf(group: String)
  case fieldOfResult

  // Sentences
  case moreOnOne
  case itsResult
  case afterDot([String])
  case alsoCalled([String])
  case seeAlso([String])

  /// What follows a dot behind a name, in a line of completion.
  case method(String, of: String)
  /// A key in a line of completion, with its default.
  case keyRemark(summary: String, usual: String)

  // In a cell
  /// Any of these words.
  case choices([String])
  case meaning(summary: String, unit: String?, range: String?)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: Text(EnglishHelp.words(self))
    case .chinese: Text(ChineseHelp.words(self))
    }
  }
}

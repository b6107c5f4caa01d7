import Documents
import Messages

/// What stands between the cells of a lesson that is run from start to end.
enum RunMessage: SpokenMessage {
  case ranThoughMeantToFail
  /// The heading of an exercise's solution.
  case solution
  case answer(options: [Int])
  case measured(expression: String, found: Double)

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: EnglishChecking.text(self)
    case .chinese: ChineseChecking.text(self)
    }
  }
}

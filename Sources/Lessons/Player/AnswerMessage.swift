import Messages

/// Why an expression of a lesson is no answer.
enum AnswerMessage: Message {
  case isNoNumber(expression: String)
  case isSeveralNumbers(expression: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishChecking.words(self)
    case .chinese: ChineseChecking.words(self)
    }
  }
}

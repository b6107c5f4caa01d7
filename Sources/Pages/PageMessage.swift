import Documents
import Messages

/// What a page says around a lesson.
enum PageMessage: Message {
  // The head and the foot
  case lesson(number: Int)
  case section(String)
  case minutes(Int)
  case copy(for: Copy)
  case contents
  case previous, next
  case course
  /// What the course's own page says above its list.
  case courseIntroduction
  case seed(Int)
  case madeWith(version: String)
  case licence(String)

  // Questions
  case prediction
  case numberField
  case slider(from: String, to: String)
  case wordsField
  case guess
  /// What opens the result where nothing is asked, and where something is.
  case resultAndAnswer, withoutGuess
  case result
  case modelAnswer
  /// Opens what is right, below the result of a notebook's cell.
  case answer
  case refusal(Refusal)

  // Exercises
  case exercise, starter
  case hint(number: Int)
  case solution
  case forTeacher

  // Pictures
  case notAPicture(file: String)
  case pictureElsewhere(file: String)
  case picturesTooLarge(file: String, limit: Int)

  /// A copy that is not for everybody.
  enum Copy: Hashable, Sendable { case student, teacher }

  /// What is no guess.
  enum Refusal: String, Sendable, CaseIterable {
    case number, positive, option, options, words
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishPages.words(self)
    case .chinese: ChinesePages.words(self)
    }
  }

  /// In the language of the program, as content of an element.
  var html: String { HTML.escape(words(in: .current)) }
}

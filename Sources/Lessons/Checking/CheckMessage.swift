import CommandKit
import Messages

/// What `gradlab check` finds in lessons.
enum CheckMessage: Message {
  // MARK: What does not hold

  case meantToFail
  case answerIsNotFinite(expression: String, found: Double)
  case answerIsNotPositive(expression: String, found: Double)
  case answerFails(expression: String, reason: Failure)
  case starterPasses(exercise: String)
  case solutionFails(exercise: String, reason: Failure)
  /// `first`: the number of the first draw for which it does not hold, and why.
  case holdsForSeeds(held: Int, of: Int, first: Int, reason: Failure)

  /// While it runs with them.
  case otherSeeds(file: String)

  // MARK: Lessons together

  case repeatedLesson(id: String, file: String)
  case requiresMissing(id: String)
  /// `line`: where `file` has another cell; `nil` where it has none.
  case cellsDiffer(file: String, line: Int?)
  case noLessons(folder: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishChecking.words(self)
    }
  }
}

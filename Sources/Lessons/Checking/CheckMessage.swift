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

  // MARK: What the words say

  /// The line of the heading or sentence with the number that answers a question.
  case answerStandsBefore(answer: String, line: Int)
  /// The line of the cell that shows it.
  case answerWasShown(answer: String, line: Int)
  case optionStandsBefore(option: Int, line: Int)
  /// The heading of a question's step says how it ends.
  case headingTells(word: String, line: Int)
  /// `file`: `nil` where it is the same one.
  case askedBefore(file: String?, line: Int)
  /// The cell whose matter it is, where there is one.
  case numberNotHeld(number: String, cell: Int?, id: String?)
  /// On a screen of 80 × 24.
  case stopIsTooHigh(StopHeights.Stop.Kind, rows: Int)
  case formula(text: String)
  case noPicture(file: String)
  case isNoPicture(file: String)
  case pictureWithoutWords(file: String)

  // MARK: Other seeds

  /// While it runs with them.
  case otherSeeds(file: String)

  // MARK: Lessons together

  case repeatedLesson(id: String, file: String)
  case requiresMissing(id: String)
  /// `line`: where `file` has something else; `nil` where it has nothing more.
  case translationDiffers(file: String, line: Int?)
  case notTranslated(id: String, language: String)
  case noLessons(folder: String)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishChecking.words(self)
    case .chinese: ChineseChecking.words(self)
    }
  }
}

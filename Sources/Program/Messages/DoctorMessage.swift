import Documents
import Messages
import Watching

/// What is said of the use of `gradlab doctor`.
enum DoctorMessage: SpokenMessage {
  case outputWithoutFormat
  case pageOfFollowed
  case pageOfJSON
  case oneFileAlone
  case followedInput
  /// What is said of runs was said of weights.
  case ofRunsAlone(file: String)
  case negativeStep(Int)
  case unreadable(file: String, RunProblem)
  /// Above the lines that go on from there.
  case atPrompt

  func spoken(in language: DisplayLanguage) -> Text {
    switch language {
    case .english: Text(EnglishProgram.words(self))
    case .chinese: Text(ChineseProgram.words(self))
    }
  }
}

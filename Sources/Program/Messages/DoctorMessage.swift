import Messages
import Watching

/// What is said of the use of `gradlab doctor`.
enum DoctorMessage: Message {
  case outputWithoutFormat
  case pageOfFollowed
  case pageOfJSON
  case oneFileAlone
  case followedInput
  /// What is said of runs was said of weights.
  case ofRunsAlone(file: String)
  case negativeStep(Int)
  case unreadable(file: String, RunProblem)

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishProgram.words(self)
    case .chinese: ChineseProgram.words(self)
    }
  }
}

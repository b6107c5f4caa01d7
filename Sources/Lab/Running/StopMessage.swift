import CommandKit
import Messages

/// What is said where Ctrl-C has stopped a statement.
enum StopMessage: Message {
  case stopped
  /// It was writing these files when it was left to itself.
  case stoppedWhileWriting(files: [String])

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishStops.words(self)
    case .chinese: ChineseStops.words(self)
    }
  }
}

extension Failure {
  package static let interrupted = Failure(StopMessage.stopped, kind: .interrupted)
}

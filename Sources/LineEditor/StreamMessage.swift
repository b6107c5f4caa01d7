import Files
import Messages

/// Why a standard stream can't be used.
package enum StreamMessage: Message {
  case inputIsClosed
  case outputIsClosed
  /// What was to be shown is lost.
  case outputFails(reason: FileFailure)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishStreams.words(self)
    case .chinese: ChineseStreams.words(self)
    }
  }
}

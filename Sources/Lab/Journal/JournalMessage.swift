import CommandKit
import Files
import Messages

/// What there is to say about keeping a session and bringing it back.
package enum JournalMessage: Error, Message {
  /// The session can't be written down in this folder.
  case notKept(folder: String, reason: FileFailure)
  /// From here on nothing is written down.
  case keptNoLonger(path: String, reason: FileFailure)
  /// A file that was read, or a lesson that was opened, is not copied.
  case notCopied(file: String, reason: FileFailure)
  /// A statement that failed then, and is not tried again.
  case hadFailed
  /// A file is no longer as the statement read it, and no copy of it is left.
  case fileHasChanged(file: String, statement: String)
  /// A statement that did not fail then.
  case fails(statement: String, reason: Failure)

  package func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishJournal.words(self)
    case .chinese: ChineseJournal.words(self)
    }
  }
}

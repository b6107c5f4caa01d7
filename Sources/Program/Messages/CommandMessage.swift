import CommandKit
import Files
import Lessons
import Messages

/// Why the program can't do what it was called for.
enum CommandMessage: Message {
  case noCommand(name: String, Instead)
  case nothingToBringBack(inLesson: Bool)
  case stoppedBringingBack
  case unreadable(Problems)
  /// In a script.
  case inFile(file: String, reason: Failure)
  case settings([SettingsMessage])
  // Options
  case seedsOutOfRange(ClosedRange<Int>)
  case negativeSeed(given: Int)
  case lessonToBringBack
  case kernelOptions
  case writesOverItself
  /// A lesson was written in which a cell does not do what it is meant to.
  case exportedWithFailures(files: [String])
  case lessonOfClass
  case notesOfClass
  case port(given: Int)
  case resultsOfClass(file: String)
  /// There is no `gradlab-class` to go on with.
  case noClassProgram
  case classProgramFails(path: String, FileFailure)
  /// A page would take the place of a file.
  case isThere(file: String)
  /// Several pages go into a folder.
  case courseWantsFolder
  case noFolder(file: String)
  case noLessons(folder: String)

  /// What is there in place of a command that is not.
  enum Instead: Hashable, Sendable {
    case file
    case closest(String)
    case commands([String])
  }

  func words(in language: DisplayLanguage) -> String {
    switch language {
    case .english: EnglishProgram.words(self)
    case .chinese: ChineseProgram.words(self)
    }
  }
}

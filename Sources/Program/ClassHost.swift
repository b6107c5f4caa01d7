import Lessons
import LineEditor

/// A class at its teacher's prompt, as the program that has a server brings it.
package protocol ClassHost: AttendingClass {
  /// Shows where the class is to be found.
  func appear()
  /// Whether the teacher leaves by Ctrl-D: one that others follow is asked.
  func mayEnd() -> Bool
  /// Tells the browsers that the class is over.
  func end()
}

/// What a program has to have for `gradlab class`; one without hands over to the program `gradlab-class`.
package struct ClassHosting: Sendable {
  /// Opens a class on a lesson; what fails is said, and ends the program with 2.
  package var open: @Sendable (Lesson, ClassOptions, Console) throws -> any ClassHost
  /// Shows the notes of the class that runs on this machine until the reader leaves; gives the exit code.
  package var showNotes: @Sendable (Console) throws -> Int32

  package init(
    open: @escaping @Sendable (Lesson, ClassOptions, Console) throws -> any ClassHost,
    showNotes: @escaping @Sendable (Console) throws -> Int32
  ) {
    self.open = open
    self.showNotes = showNotes
  }
}

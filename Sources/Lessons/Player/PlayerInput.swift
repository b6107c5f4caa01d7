import CommandKit

extension Player {
  /// What a reader does, read.
  package enum Input: Sendable {
    /// Enter alone.
    case enter
    /// The line that answers what was asked, as typed.
    case answer(String)
    case command(LessonVerb, LessonVerb.Use)
    /// Statements of the reader's own, typed together.
    case statements([Syntax.Statement])

    /// Whether it is an answer with something in it.
    var isAnswer: Bool { if case .answer(let typed) = self { !typed.isEmpty } else { false } }
  }
}

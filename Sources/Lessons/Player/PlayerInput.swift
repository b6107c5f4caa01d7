import CommandKit

extension Player {
  /// What a reader does, read.
  public enum Input: Sendable {
    /// Enter alone.
    case enter
    /// The line that answers what was asked, as typed.
    case answer(String)
    /// A verb of the lessons, with the word after it.
    case command(LessonVerb, word: String?)
    /// Statements of the reader's own, typed together.
    case statements([Syntax.Statement])
  }

  /// Whether a line answers what was asked, and is not to be read as a statement.
  public func takesAnswer(_ line: String) -> Bool {
    let typed = line.trimmed
    return machine.stage.takesAnswer(
      typed, verb: laboratory.verb(String(typed.prefix { $0.isLetter || $0 == "_" })))
  }
}

extension Player.Input {
  /// The verb of the lessons that a statement is; `nil` where it belongs to the session.
  public init?(_ statement: Syntax.Statement) {
    guard let command = statement.command, let verb = LessonVerb.of(command.declaration) else { return nil }
    let words = command.arguments.compactMap { argument -> String? in
      if case .word(let word, _) = argument.operand { word } else { nil }
    }
    self = .command(verb, word: words.first)
  }
}

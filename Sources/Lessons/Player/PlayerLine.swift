import CommandKit
import Documents

/// Lines as text.
extension Player {
  /// Takes a line as typed and shows what follows from it.
  public func handle(_ line: String, show: @escaping Show) -> Reply {
    let typed = line.trimmed
    let first = String(typed.prefix { $0.isLetter || $0 == "_" })
    do throws(Failure) {
      if takesAnswer(typed) { return try handle(.answer(typed), show: show) }
      if typed.isEmpty { return try handle(.enter, show: show) }
      if let verb = laboratory.verb(first).flatMap(LessonVerb.of),
        let word = LessonVerb.word(in: typed, after: first)
      {
        return try handle(.command(verb, word: word.isEmpty ? nil : word), show: show)
      }
      suggestion = nil
      return try handle(.statements(try laboratory.parse(typed)), show: show)
    } catch {
      suggestion = error.correction
      if let presentFailure { presentFailure(error) } else { show(error.document) }
      return .goOn
    }
  }

  /// Carries out a verb of the lessons, in a script for example.
  ///
  /// - Returns: `false` where the statement is none.
  public func carryOut(_ statement: Syntax.Statement, show: Show) -> Bool {
    guard case .command(let verb, let word)? = Input(statement) else { return false }
    carryOut(verb, word, show)
    return true
  }

  /// Runs statements of the reader's own, as a line does that holds them, and looks at no exercise afterwards.
  public func play(_ statements: [String], show: Show) {
    let read = statements.flatMap { (try? laboratory.parse($0)) ?? [] }
    send(.played(attempt(read, show).0, isWhole: false, laboratory.snapshot), show)
  }
}

import CommandKit

/// Carries out statements: the session by itself, or a layer around another runner (a progress bar, a journal, what a
/// past session gave).
public protocol StatementRunner {
  /// - Parameter session: what the statement runs in, and what it changes.
  func run(
    _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext
  ) -> Result<Outcome, Failure>
}

/// The innermost runner: the session, and nothing around it.
public struct SessionRunner: StatementRunner {
  /// The runner that adds nothing to what the session does.
  public init() {}

  /// Carries out the statement in the session; the failure in place of an outcome where it can't be.
  public func run(
    _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext
  ) -> Result<Outcome, Failure> {
    do throws(Failure) { return .success(try session.run(statement, context)) } catch {
      return .failure(error)
    }
  }
}

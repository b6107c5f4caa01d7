import CommandKit
import Documents
import Lab

/// What the lessons need of a session: statements run, numbers computed, the state taken and put back.
public protocol Laboratory: AnyObject {
  /// The state as a value: restoring it later brings back exactly this.
  var snapshot: State { get }

  func restore(_ snapshot: State)

  /// A fresh state with this seed.
  func begin(seed: Int)

  /// The statements of a text.
  ///
  /// - Throws: a failure whose span counts from the start of `text`.
  func parse(_ text: String) throws(Failure) -> [Syntax.Statement]

  /// Carries out one statement.
  func run(
    _ statement: Syntax.Statement, for origin: ExecutionContext.Origin
  ) throws(Failure) -> Outcome

  /// Runs statements on a copy of the state: nothing of what they do stays, and `undo` takes back what it did before.
  func runAside(_ text: String, show: (Document) -> Void) throws(Failure)

  /// A laboratory of its own for measurements that are no part of the session, which it leaves alone.
  var aside: any Laboratory { get }

  /// The number that an expression stands for; changes nothing.
  func evaluate(_ expression: String) throws(Failure) -> Double

  /// The numbers that an expression stands for, one a variant; changes nothing.
  func values(of expression: String) throws(Failure) -> [Double]
}

extension Laboratory {
  /// Runs the statements of a text for a lesson, one by one, and shows what each has to show.
  ///
  /// - Throws: the first failure; the statements before it keep their effect.
  public func run(_ text: String, show: (Document) -> Void) throws(Failure) {
    for statement in try parse(text) {
      let outcome = try run(statement, for: .lesson)
      if !outcome.document.blocks.isEmpty { show(outcome.document) }
    }
  }
}

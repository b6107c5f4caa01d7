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

  /// Runs the statements of a text one by one and shows what each has to show.
  ///
  /// - Returns: the names that they bound or changed.
  /// - Throws: the first failure; the statements before it keep their effect.
  func run(_ text: String, show: (Document) -> Void) throws(Failure) -> [String]

  /// Runs a statement.
  func run(_ statement: Syntax.Statement) throws(Failure) -> Outcome

  /// Runs statements on a copy of the state: nothing of what they do stays, and `undo` takes back what it did before.
  func runAside(_ text: String, show: (Document) -> Void) throws(Failure)

  /// The statements of a text.
  func parse(_ text: String) throws(Failure) -> [Syntax.Statement]

  /// The statements of a text, each with the line that it begins on, from 1.
  ///
  /// - Throws: a failure whose span counts from the start of `text`.
  func statements(of text: String) throws(Failure) -> [(text: String, line: Int)]

  /// The number that an expression stands for; changes nothing.
  func evaluate(_ expression: String) throws(Failure) -> Double

  /// The numbers that an expression stands for, one a variant; changes nothing.
  func values(of expression: String) throws(Failure) -> [Double]

  /// The verb of the language that the word is.
  func verb(_ word: String) -> Declaration?
}

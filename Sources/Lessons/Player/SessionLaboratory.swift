import CommandKit
import Documents
import Lab

/// A session of the lab as the lessons use it.
public final class SessionLaboratory: Laboratory {
  public let session: Session
  /// How the next statement reports on its way, and how it is told to stop.
  public var conduct: () -> Conduct
  /// Carries out each statement, with a progress bar or a journal around it.
  public var carryOut: (Syntax.Statement, Session, Conduct) -> Result<Outcome, Failure> = {
    $1.result(of: $0, $2)
  }

  public init(session: Session, conduct: @escaping () -> Conduct = { Conduct() }) {
    self.session = session
    self.conduct = conduct
  }

  public var snapshot: State { session.state }

  public func restore(_ snapshot: State) { session.restore(snapshot) }

  public func begin(seed: Int) {
    session.restore(Session(seed: UInt64(seed), precision: session.state.precision).state)
  }

  public func run(_ text: String, show: (Document) -> Void) throws(Failure) -> [String] {
    try run(text, in: session, show: show)
  }

  public func run(_ statement: Syntax.Statement) throws(Failure) -> Outcome {
    try carryOut(statement, session, conduct()).get()
  }

  public func runAside(_ text: String, show: (Document) -> Void) throws(Failure) {
    _ = try run(text, in: Session(from: session), show: show)
  }

  private func run(
    _ text: String, in session: Session, show: (Document) -> Void
  ) throws(Failure) -> [String] {
    var changes: [String] = []
    for statement in try session.parse(text) {
      let outcome = try carryOut(statement, session, conduct()).get()
      if !outcome.document.blocks.isEmpty { show(outcome.document) }
      changes += outcome.changes
    }
    return changes
  }

  public func parse(_ text: String) throws(Failure) -> [Syntax.Statement] { try session.parse(text) }

  public func statements(of text: String) throws(Failure) -> [(text: String, line: Int)] {
    try session.parse(text).map { ($0.text, $0.line) }
  }

  public func evaluate(_ expression: String) throws(Failure) -> Double {
    let value = try session.evaluate(expression, conduct())
    guard case .number(let number)? = value.single else {
      let reason = value.axes.isEmpty ? "is no number" : "stands for several numbers: pick one"
      throw Failure("\(expression) \(reason).", in: expression)
    }
    return number
  }

  public func values(of expression: String) throws(Failure) -> [Double] {
    let elements = try session.evaluate(expression, conduct()).elements
    let numbers = elements.compactMap(\.number)
    guard numbers.count == elements.count else {
      throw Failure(ClaimMessage.figureIsNoNumber(expression: expression), in: expression)
    }
    return numbers
  }

  public func verb(_ word: String) -> Declaration? {
    session.vocabulary.isVerb(word) ? session.vocabulary[word] : nil
  }
}

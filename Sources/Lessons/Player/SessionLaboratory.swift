import CommandKit
import Documents
import Lab

/// A session of the lab as the lessons use it.
public final class SessionLaboratory: Laboratory {
  public let session: Session
  /// What carries the statements out.
  public let runner: any StatementRunner
  /// How they report on their way, and how they are told to stop.
  public let context: ExecutionContext

  public init(
    session: Session, runner: any StatementRunner = SessionRunner(),
    context: ExecutionContext = ExecutionContext()
  ) {
    self.session = session
    self.runner = runner
    self.context = context
  }

  public var snapshot: State { session.state }

  public func restore(_ snapshot: State) { session.restore(snapshot) }

  public func begin(seed: Int) {
    session.restore(Session(seed: UInt64(seed), precision: session.state.precision).state)
  }

  public func parse(_ text: String) throws(Failure) -> [Syntax.Statement] { try session.parse(text) }

  public func run(
    _ statement: Syntax.Statement, for origin: ExecutionContext.Origin
  ) throws(Failure) -> Outcome {
    try run(statement, in: session, for: origin)
  }

  private func run(
    _ statement: Syntax.Statement, in session: Session, for origin: ExecutionContext.Origin
  ) throws(Failure) -> Outcome {
    var context = context
    // What is measured on the side stays there, whatever it is measured with.
    if context.origin != .measurement { context.origin = origin }
    return try runner.run(statement, in: session, context).get()
  }

  public func runAside(_ text: String, show: (Document) -> Void) throws(Failure) {
    let copy = Session(from: session)
    for statement in try parse(text) { show(try run(statement, in: copy, for: .lesson).document) }
  }

  public var aside: any Laboratory {
    var context = context
    context.origin = .measurement
    return SessionLaboratory(session: Session(from: session), runner: runner, context: context)
  }

  public func evaluate(_ expression: String) throws(Failure) -> Double {
    let value = try value(expression)
    guard case .number(let number)? = value.single else {
      let reason = value.axes.isEmpty ? "is no number" : "stands for several numbers: pick one"
      throw Failure("\(expression) \(reason).", in: expression)
    }
    return number
  }

  public func values(of expression: String) throws(Failure) -> [Double] {
    let elements = try value(expression).elements
    let numbers = elements.compactMap(\.number)
    guard numbers.count == elements.count else {
      throw Failure(ClaimMessage.figureIsNoNumber(expression: expression), in: expression)
    }
    return numbers
  }

  private func value(_ expression: String) throws(Failure) -> Value {
    var context = context
    context.progress = { _ in }
    return try session.evaluate(expression, context)
  }
}

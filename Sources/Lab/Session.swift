import CommandKit
import Documents
import Engine
import Synchronization

/// A session of the lab: reads statements, carries them out, and remembers.
public final class Session {
  package let language: Language
  /// The words of the language, those of other modules included.
  package var vocabulary: Vocabulary { language.vocabulary }
  package var verbs: VerbCatalog { language.verbs }
  /// What the statements so far have made.
  public private(set) var state: State
  private var past: SessionHistory
  /// Every statement that was carried out, as typed.
  public var history: [String] { past.statements.map(\.text) }

  /// - Parameters:
  ///   - seed: the session's first seed; the first `data` is drawn with seed 1 in any case.
  ///   - language: the words that its statements are made of.
  package init(seed: UInt64 = 1, precision: Precision = .float32, language: Language) {
    self.language = language
    past = SessionHistory(firstSeed: seed)
    state = State.initial(seed: seed, precision: precision)
  }

  /// A session of its own that starts from the state of another.
  public init(from other: Session) {
    language = other.language
    past = SessionHistory(firstSeed: other.past.firstSeed)
    state = other.state
  }

  /// The session as it was when `state` was taken; `undo` starts anew from there.
  public func restore(_ state: State) {
    self.state = state
    past.forgetChanges()
  }

  /// The statements of a text.
  public func parse(_ text: String) throws(Failure) -> [Syntax.Statement] {
    try Parser(vocabulary: vocabulary).parse(text)
  }

  /// Carries out the statements of a text, one after the other, and hands each outcome over as it comes; the first
  /// failure ends it and leaves the state as the statements before it made it.
  public func run(
    _ text: String, _ context: ExecutionContext = ExecutionContext(),
    each: (Syntax.Statement, Outcome) -> Void = { _, _ in }
  ) throws(Failure) {
    for statement in try parse(text) {
      each(statement, try run(statement, context))
    }
  }

  /// Carries out one statement. One that fails or is interrupted changes nothing, except `train NAME`, which keeps
  /// its finished epochs.
  public func run(_ statement: Syntax.Statement, _ context: ExecutionContext = ExecutionContext())
    throws(Failure) -> Outcome
  {
    let before = state
    let execution = StatementExecution(
      language: language, past: past, state: state, context: context, statement: statement)
    do throws(Failure) {
      let (after, outcome) = try Cancellation.runCancellable(
        context, keepsFinishedWork: execution.keepsFinishedWork
      ) { cancellable throws(Failure) in
        let reports = Counter()
        var execution = execution
        execution.context = cancellable
        execution.context.progress = { report in
          reports.add()
          cancellable.progress(report)
        }
        var outcome = try execution.run()
        if outcome.isCutShort { outcome.reportsBeforeStop = reports.count }
        return (execution.state, outcome)
      }
      past.add(statement, outcome, from: before, to: after)
      state = after
      return outcome
    } catch {
      throw error.placed(in: statement.text)
    }
  }

  /// Whether statements that were stopped may still be at work: then the process has to leave without clearing up.
  package static var hasAbandonedWork: Bool { Cancellation.hasAbandonedWork }

  /// The value of an expression, with the names of the session; changes nothing.
  public func evaluate(_ text: String, _ context: ExecutionContext = ExecutionContext()) throws(Failure)
    -> Value
  {
    let statements = try parse(text)
    guard statements.count == 1, let expression = statements[0].expression else {
      throw Failure(NameMessage.oneExpressionWanted, in: text)
    }
    do throws(Failure) {
      let (language, state) = (language, state)
      return try Cancellation.runCancellable(context) { cancellable throws(Failure) in
        try Evaluator(language: language, state: state, context: cancellable).value(expression)
      }
    } catch {
      throw error.placed(in: statements[0].text)
    }
  }
}

/// Counts from whatever thread.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func add() { value.wrappingAdd(1, ordering: .sequentiallyConsistent) }
  var count: Int { value.load(ordering: .sequentiallyConsistent) }
}

extension Syntax.Statement {
  /// The expression that it is; a measuring command in brackets is one too.
  var expression: Syntax.Expression? {
    switch kind {
    case .value(let expression): expression
    case .command(let command): Syntax.Expression(.verb(command), command.span)
    default: nil
    }
  }
}

extension State {
  /// The state that a session starts with: `data` is the document's generator, drawn with seed 1 in any session, so
  /// that the same line gives the same numbers everywhere.
  ///
  /// - Parameter seedShift: added to every seed, this one included.
  package static func initial(seed: UInt64, precision: Precision, seedShift: UInt64 = 0) -> State {
    var state = State()
    let first = Registries.data.standard("gaussian").generate(seed: 1 &+ seedShift)
    state.bindings["data"] = .value(Value(.data(first)))
    state.seed = seed &+ seedShift
    state.seedShift = seedShift
    state.precision = precision
    return state
  }
}

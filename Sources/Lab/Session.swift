import CommandKit
import Documents
import Engine
import OrderedCollections
import Synchronization

/// What a session is: names and what they hold, the settings, and the last measurement.
///
/// An immutable value: a copy taken before a statement is all that `undo`, `back`, free play and the journal need.
public struct State: Sendable {
  public internal(set) var bindings: OrderedDictionary<String, Binding> = [:]
  /// For what is written from now on.
  public internal(set) var seed: UInt64 = 1
  public internal(set) var precision: Precision = .float32
  /// The result of the last command that measured.
  public internal(set) var it: Value?
}

/// What a name holds.
public enum Binding: Sendable {
  case value(Value)
  case family(Family)
}

/// How a statement reports on its way, and how it is told to stop.
public struct Conduct: Sendable {
  /// Asked often; `true` ends the work in hand.
  public var shouldStop: @Sendable () -> Bool
  /// Told how far long work has come.
  public var progress: @Sendable (WorkReport) -> Void
  /// How many threads the work may use; the numbers do not depend on it.
  public var threads: Int
  /// How long work that is told to stop may take for it before it is left to itself, on a thread of its own, and counts
  /// as stopped; `nil`: it is done on the caller's thread and waited for.
  public var patience: Duration?
  /// How it reads and writes files.
  public var files: FileAccess

  public init(
    threads: Int = 2, patience: Duration? = nil, files: FileAccess = FileAccess(),
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (WorkReport) -> Void = { _ in }
  ) {
    self.threads = threads
    self.patience = patience
    self.files = files
    self.shouldStop = shouldStop
    self.progress = progress
  }
}

/// How far long work has come.
public struct WorkReport: Sendable {
  /// What is being done: "training 10 variants".
  public var label: String
  public var done: Int
  public var total: Int
  /// Something to show while it runs, where the statement asks for that (`watch=gradients`).
  public var picture: Document?

  public init(label: String, done: Int, total: Int, picture: Document? = nil) {
    self.label = label
    self.done = done
    self.total = total
    self.picture = picture
  }
}

extension Conduct {
  /// Throws where the work is told to stop.
  func checkStop() throws(Failure) { if shouldStop() { throw .interrupted } }
}

/// What a statement did.
public struct Outcome: Sendable {
  /// What there is to show; empty for a statement that has nothing to say.
  public var document: Document
  /// The value shown or measured.
  public var value: Value?
  /// Names and settings that it changed, in words for `undo`.
  public var changes: [String]
  /// The statement asks to leave the session.
  public var quits: Bool
  /// How many statements it took back; `nil` where it is none that does.
  public internal(set) var undone: Int?
  /// Whether training was stopped on the way, and keeps the epochs that it had finished.
  var isCutShort = false
  /// Where training was cut short: how often it had reported progress before.
  public internal(set) var reportsBeforeStop: Int?

  public init(
    document: Document = Document([]), value: Value? = nil, changes: [String] = [], quits: Bool = false
  ) {
    self.document = document
    self.value = value
    self.changes = changes
    self.quits = quits
  }
}

/// A session of the lab: reads statements, carries them out, and remembers.
public final class Session {
  let language: Language
  /// The words of the language, those of other modules included.
  public var vocabulary: Vocabulary { language.vocabulary }
  /// What the statements so far have made.
  public private(set) var state: State
  /// The statements that changed a name or a setting, each with the state before it.
  private var past: [Past.Change] = []
  /// Every statement that was carried out.
  private var statements: [Syntax.Statement] = []
  /// Every statement that was carried out, as typed.
  public var history: [String] { statements.map(\.text) }
  /// The seed that the session started with.
  let firstSeed: UInt64

  /// - Parameters:
  ///   - seed: the session's first seed; the first `data` is drawn with seed 1 in any case.
  ///   - words: declarations of verbs that are carried out elsewhere, for parsing, help and completion.
  public init(seed: UInt64 = 1, precision: Precision = .float32, words: [Declaration] = []) {
    language = Language(words: words)
    firstSeed = seed
    state = State.initial(seed: seed, precision: precision)
  }

  /// A session of its own that starts from the state of another.
  public init(from other: Session) {
    language = other.language
    firstSeed = other.firstSeed
    state = other.state
  }

  /// The session as it was when `state` was taken; `undo` starts anew from there.
  public func restore(_ state: State) {
    self.state = state
    past = []
  }

  /// The statements of a text.
  public func parse(_ text: String) throws(Failure) -> [Syntax.Statement] {
    try Parser(vocabulary: vocabulary).parse(text)
  }

  /// Carries out the statements of a text, one after the other, and hands each outcome over as it comes; the first
  /// failure ends it and leaves the state as the statements before it made it.
  public func run(
    _ text: String, _ conduct: Conduct = Conduct(), each: (Syntax.Statement, Outcome) -> Void = { _, _ in }
  ) throws(Failure) {
    for statement in try parse(text) {
      each(statement, try run(statement, conduct))
    }
  }

  /// Carries out one statement. One that fails or is interrupted changes nothing, except `train NAME`, which keeps
  /// its finished epochs.
  public func run(_ statement: Syntax.Statement, _ conduct: Conduct = Conduct()) throws(Failure) -> Outcome {
    let before = state
    let execution = Execution(
      language: language, past: Past(firstSeed: firstSeed, history: statements, changes: past), state: state,
      conduct: conduct, statement: statement)
    do throws(Failure) {
      let (after, outcome) = try Self.attended(conduct, keepsFinishedWork: execution.keepsFinishedWork) {
        own throws(Failure) in
        let reports = Counter()
        var execution = execution
        execution.conduct = own
        execution.conduct.progress = { report in
          reports.add()
          own.progress(report)
        }
        var outcome = try execution.run()
        if outcome.isCutShort { outcome.reportsBeforeStop = reports.count }
        return (execution, outcome)
      }
      commit(statement, after.state, before, outcome)
      return outcome
    } catch {
      throw error.placed(in: statement.text)
    }
  }

  private static func attended<Value>(
    _ conduct: Conduct, keepsFinishedWork: Bool = false,
    _ body: @escaping (Conduct) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let result = Attended.run(conduct, keepsFinishedWork: keepsFinishedWork) {
      own -> Result<Value, Failure> in
      do throws(Failure) { return .success(try body(own)) } catch { return .failure(error) }
    }
    guard let result else { throw .interrupted }
    return try result.get()
  }

  /// Whether statements that were stopped may still be at work: then the process has to leave without clearing up.
  public static var hasAbandonedWork: Bool { Attended.hasAbandonedWork }

  private func commit(_ statement: Syntax.Statement, _ after: State, _ before: State, _ outcome: Outcome) {
    state = after
    statements.append(statement)
    if let undone = outcome.undone {
      past.removeLast(min(undone, past.count))
    } else if !outcome.changes.isEmpty {
      past.append(Past.Change(text: statement.text, state: before))
    }
  }

  /// The value of an expression, with the names of the session; changes nothing.
  public func evaluate(_ text: String, _ conduct: Conduct = Conduct()) throws(Failure) -> Value {
    let statements = try parse(text)
    guard statements.count == 1, let expression = statements[0].expression else {
      throw Failure("One expression is wanted here.", in: text)
    }
    do throws(Failure) {
      let (language, state) = (language, state)
      return try Self.attended(conduct) { own throws(Failure) in
        try Evaluator(language: language, state: state, conduct: own).value(expression)
      }
    } catch {
      throw error.placed(in: statements[0].text)
    }
  }
}

/// What went before a statement.
struct Past {
  /// A statement that changed a name or a setting, with the state before it.
  struct Change {
    let text: String
    let state: State
  }

  /// The seed that the session started with.
  var firstSeed: UInt64 = 1
  /// Every statement that was carried out.
  var history: [Syntax.Statement] = []
  /// What `undo` takes back, the newest last.
  var changes: [Change] = []

  /// The statements that make the session what it is when they are run again.
  var script: [String] {
    history.filter { !$0.traits.contains(.isAboutSession) }.map(\.text)
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
  static func initial(seed: UInt64, precision: Precision) -> State {
    var state = State()
    state.bindings["data"] = .value(Value(.data(Registries.data.standard("gaussian").generate(seed: 1))))
    state.seed = seed
    state.precision = precision
    return state
  }
}

import CommandKit
import Engine
import Files
import Platform
import Synchronization

@testable import Lab

/// Thousands of statements in one session, with what has to hold after each: what fails changes nothing, what is taken
/// back is as it was, to the bit, and done once more is the same again, what is printed reads back in. At the end the
/// session is made anew from its journal, and is the same.
struct Soak {
  private var maker: StatementMaker
  private let session = Session(from: StatementMaker.session)
  private var journal: [UInt8] = []
  private var number = 0
  private var done = 0, refused = 0, stopped = 0, takenBack = 0
  private var dice: Dice

  init(seed: Int) {
    dice = Dice(seed &+ 1)
    maker = StatementMaker(Dice(seed))
    write(.session(JournalHeader(seed: 1, precision: "float32", program: "", processor: "")))
  }

  private mutating func write(_ record: JournalRecord) {
    journal += Array(record.text(number: number).utf8)
    number += 1
  }

  /// Stopped after so many questions whether to, so that every time is like the first.
  private func context() -> ExecutionContext {
    let asked = Atomics()
    return ExecutionContext(threads: 1, files: Statements.files(), shouldStop: { asked.next() > 2000 })
  }

  private final class Atomics: Sendable {
    private let value = Atomic<Int>(0)
    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
  }

  mutating func run(_ wanted: Int) -> Bool {
    let clock = ContinuousClock()
    let begun = clock.now
    var made = 0
    var early: (statements: Int, bytes: Int, text: Int)?
    while made < wanted {
      guard let statements = try? session.parse(maker.statement()) else { continue }
      for statement in statements where made < wanted {
        made += 1
        carryOut(statement)
        if made == 2000 || made % 5000 == 0 { report(made, clock.now - begun) }
        // From here on as much is taken back and called back as ever.
        if made == max(1, wanted / 4) { early = (session.history.count, kept, journal.count) }
      }
      maker.names = session.state.bindings.map(\.key)
    }
    let isFlat = early.map { self.isFlat(since: $0) } ?? true
    let same = replayed()
    Self.say(
      "\(made) statements: \(done) carried out, \(refused) refused, \(stopped) stopped, \(takenBack) taken back and done again; made anew from the journal: \(same ? "the same" : "ANOTHER")"
    )
    return same && isFlat
  }

  /// In bytes, without this program's own journal.
  private var kept: Int { bytesInUse() - journal.capacity }

  /// Whether no more was kept in the meantime than the text of each statement.
  private func isFlat(since early: (statements: Int, bytes: Int, text: Int)) -> Bool {
    let grown = kept - early.bytes
    // Beside the text its number and its place; and what the names hold is more at one time than at another.
    let most = journal.count - early.text + 200 * (session.history.count - early.statements) + 4_000_000
    Self.say(
      "\(session.history.count - early.statements) statements later \(grown / 1000) kB more are in use; \(most / 1000) kB may be"
    )
    return grown <= most
  }

  private func report(_ made: Int, _ time: Duration) {
    Self.say(
      "\(made) statements, \(time.components.seconds) s, \(Self.residentMegabytes) MB, \(kept / 1000) kB in use, \(session.state.bindings.count) names"
    )
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static var residentMegabytes: Int {
    let text = (try? File.readText("/proc/self/statm")) ?? ""
    return (Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0) * 4096 / 1_000_000
  }

  private mutating func carryOut(_ statement: Syntax.Statement) {
    Statements.checkForm(statement)
    let before = session.state
    write(.statement(statement.text))
    do throws(Failure) {
      let outcome = try session.run(statement, context())
      done += 1
      write(outcome.reportsBeforeStop.map { .stopped(reports: $0) } ?? .done)
      Shown.check(outcome.document, &dice)
      if let value = outcome.value { Statements.checkReadsBack(value, session) }
      guard outcome.reportsBeforeStop == nil else {
        stopped += 1
        return
      }
      if outcome.undone == nil, !outcome.changes.isEmpty { takeBack(statement, before) }
    } catch {
      if error.kind == .interrupted { stopped += 1 } else { refused += 1 }
      write(error.kind == .interrupted ? .stopped(reports: 0) : .failed)
      Shown.check(error, in: statement.text)
      demand(
        Fingerprint.of(session.state) == Fingerprint.of(before),
        "\(statement.text) failed, and changed the session")
    }
  }

  /// Takes the statement back, and does it again, unless it takes up what was shown, which is something else by then.
  private mutating func takeBack(_ statement: Syntax.Statement, _ before: State) {
    takenBack += 1
    let after = Fingerprint.of(session.state)
    let again = statement.text.contains(#/(^|[^A-Za-z0-9_])_/#) ? [] : [(statement.text, after)]
    for (line, expected) in [("undo", Fingerprint.of(before))] + again {
      do throws(Failure) {
        try session.run(line, context())
        write(.statement(line))
        write(.done)
      } catch { demand(false, "\(line): \(error.message)") }
      demand(
        Fingerprint.of(session.state) == expected, "\(line) leaves another state, after \(statement.text)")
    }
  }

  private func replayed() -> Bool {
    guard let past = PastSession(path: "/nonexistent/1-1.journal", journal) else { return false }
    let again = Session(from: StatementMaker.session)
    let runner = ReplayingRunner(past, with: SessionRunner(), before: SessionRunner())
    for case .statement(let then) in past.entries {
      guard let statements = try? again.parse(then.text) else { return false }
      runner.repeat([then]) {
        for statement in statements {
          _ = runner.run(statement, in: again, ExecutionContext(threads: 1, files: Statements.files()))
        }
      }
    }
    for problem in runner.problems { Self.say(problem.words(in: .current)) }
    return runner.problems.isEmpty && Fingerprint.of(again.state) == Fingerprint.of(session.state)
  }
}

/// A state in few bytes, each number with all of its bits; lists are told apart by their contents alone.
enum Fingerprint {
  static func of(_ state: State) -> Int {
    var hasher = Hasher()
    add(state, false, &hasher)
    return hasher.finalize()
  }

  private static func add(_ value: Any, _ isDetail: Bool, _ hasher: inout Hasher) {
    switch value {
    // Pictures show no sign of what is no number.
    case let number as Double where isDetail && number.isNaN: hasher.combine(0)
    case let number as Double: hasher.combine(number.bitPattern)
    case let numbers as [Double]: for number in numbers { hasher.combine(number.bitPattern) }
    case let text as String: hasher.combine(text)
    case let names as Names:
      for (name, binding) in names {
        hasher.combine(name)
        add(binding, false, &hasher)
      }
    case let network as NetworkDescription: hasher.combine(network.description)
    case let optimizer as Optimizer: hasher.combine(optimizer.description)
    case let loss as Loss: hasher.combine(loss.description)
    default:
      let children = Mirror(reflecting: value).children
      if children.isEmpty { hasher.combine("\(value)") }
      // Which of two lists is which is told by number, and numbers differ; what was shown is not taken back.
      for child in children where !["identity", "statements", "shown"].contains(child.label) {
        hasher.combine(child.label)
        add(child.value, isDetail || child.label == "details", &hasher)
      }
    }
  }
}

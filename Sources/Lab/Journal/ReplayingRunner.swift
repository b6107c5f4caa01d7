import CommandKit
import Files
import Synchronization

/// Repeats what a past session ran, up to the same state: what failed fails, interrupted training stops where it
/// stopped, files are read as they were then and none is written. What it is not asked to repeat it passes on.
package final class ReplayingRunner: StatementRunner {
  private let past: PastSession
  private let store: JournalStore
  private let inner: any StatementRunner
  private let next: any StatementRunner
  /// What ran then and has not been repeated yet, of the entry in hand.
  private var ahead: [PastSession.Statement] = []
  private let isRepeating = Switch()
  /// How many entries were begun.
  private var begun = 0
  /// What can't be as it was.
  package private(set) var problems: [JournalMessage] = []

  /// - Parameters:
  ///   - inner: repeats statements; no journal is among its layers.
  ///   - next: what runs what is new.
  package init(_ past: PastSession, with inner: any StatementRunner, before next: any StatementRunner) {
    self.past = past
    self.inner = inner
    self.next = next
    store = JournalStore(journal: past.path)
  }

  /// Has an entry of the past session repeated: what `body` runs is what ran then.
  package func `repeat`(_ entry: [PastSession.Statement], _ body: () -> Void) {
    ahead = entry
    begun += 1
    isRepeating.isOn = true
    body()
    isRepeating.isOn = false
  }

  /// The same files, but for whoever uses them beside the statements: none is written while something is repeated.
  package func silencing(_ files: FileAccess) -> FileAccess {
    var files = files
    files.isSilent = { [isRepeating] in isRepeating.isOn }
    return files
  }

  package func run(
    _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext
  ) -> Result<Outcome, Failure> {
    guard isRepeating.isOn else { return next.run(statement, in: session, context) }
    var then = PastSession.Statement(text: statement.text, outcome: .done)
    // A lesson that has changed may run others in between.
    if let place = ahead.firstIndex(where: { $0.text == statement.text }) {
      then = ahead[place]
      ahead.removeFirst(place + 1)
    }
    return run(statement, in: session, context, as: then)
  }

  private func run(
    _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext,
    as then: PastSession.Statement
  ) -> Result<Outcome, Failure> {
    let isStopped = context.shouldStop
    var context = context
    // Where it stopped then does not depend on how long that took; this time it is waited for.
    context.gracePeriod = nil
    context.progress = { [progress = context.progress, begun, count = past.entries.count] report in
      var report = report
      let message = PresentationMessage.bringingBack(statement: begun, of: count, work: report.label)
      report.label = message.string
      progress(report)
    }
    switch then.outcome {
    case nil: return .failure(.interrupted)
    case .failed?:
      return .failure(Failure(JournalMessage.hadFailed))
    case .declined?: return .failure(Failure(JournalMessage.hadFailed, kind: .declined))
    case .stopped(0)?: return .failure(.interrupted)
    case .stopped(let reports)?:
      let made = Counter()
      context.progress = { [progress = context.progress] report in
        made.add()
        progress(report)
      }
      context.shouldStop = { [shouldStop = context.shouldStop] in made.count >= reports || shouldStop() }
    case .done?: break
    }
    context.files = context.files.replaying(contents(of: then))
    let result = inner.run(statement, in: session, context)
    // Who stops the whole knows that.
    if case .failure(let failure) = result, !isStopped() {
      problems.append(.fails(statement: then.text, reason: failure))
    }
    return result
  }

  /// The files that a statement read, as they were then.
  private func contents(of then: PastSession.Statement) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for (file, checksum) in then.files {
      if let stored = store.contents(checksum) {
        contents[file] = stored
      } else if (try? File.read(file)).map({ Checksum.of($0) }) != checksum {
        problems.append(.fileHasChanged(file: file, statement: then.text))
      }
    }
    return contents
  }
}

extension PastSession.Line {
  /// Of the statements that it consists of, those that had ended.
  package func ended(of own: [Syntax.Statement]) -> [Syntax.Statement] {
    zip(own, statements).prefix { $0.0.text == $0.1.text && $0.1.outcome != nil }.map(\.0)
  }
}

/// Whether something is so, told to whatever thread.
private final class Switch: Sendable {
  private let value = Atomic<Bool>(false)

  var isOn: Bool {
    get { value.load(ordering: .sequentiallyConsistent) }
    set { value.store(newValue, ordering: .sequentiallyConsistent) }
  }
}

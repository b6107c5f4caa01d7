import CommandKit
import Synchronization

/// Writes what is typed into the session's journal around its running: the text before anything comes of it, the
/// outcome after. In lessons each line has a record of its own, and what it ran stands between its beginning and end.
package final class JournalingRunner: StatementRunner {
  private let folder: String
  private let header: JournalHeader
  private let next: any StatementRunner
  private var journal: Journal?
  private let isResumed: Bool
  /// Why no journal could be begun.
  private var failure: JournalMessage?
  private var reported: Set<JournalMessage> = []
  /// Whether the reader's progress stands in the journal as this process began with it.
  private var knowsProgress = false
  private var keptLessons: Set<String> = []

  /// - Parameters:
  ///   - header: what a new journal begins with.
  ///   - journal: one to go on with; else a new one begins in the folder with the first line.
  ///   - next: what carries the statements out.
  package init(
    in folder: String, _ header: JournalHeader, goingOnWith journal: Journal? = nil,
    around next: any StatementRunner
  ) {
    self.folder = folder
    self.header = header
    self.next = next
    self.journal = journal
    isResumed = journal != nil
  }

  // MARK: Statements

  package func run(
    _ statement: Syntax.Statement, in session: Session, _ context: ExecutionContext
  ) -> Result<Outcome, Failure> {
    guard context.origin != .measurement, !statement.traits.contains(.leavesNoTrace), let journal = opened()
    else { return next.run(statement, in: session, context) }
    journal.write(.statement(statement.text))
    let reads = Reads()
    var context = context
    context.files = context.files.observed { path, bytes in reads.list.withLock { $0.append((path, bytes)) } }
    let result = next.run(statement, in: session, context)
    // What failed or was stopped is not repeated: what it read is not needed again, and Ctrl-C need not wait for copies.
    if case .success = result {
      for (file, contents) in reads.list.withLock({ $0 }) { journal.keep(contents, of: file) }
    }
    journal.write(JournalRecord(result))
    return result
  }

  /// The files that a statement has read, from whatever thread.
  private final class Reads: Sendable {
    let list = Mutex<[(String, [UInt8])]>([])
  }

  // MARK: Lines

  /// Keeps a line that is more than statements of the reader's own outside of lessons, while it is dealt with.
  ///
  /// - Parameters:
  ///   - progress: what is known of the reader before it.
  ///   - lesson: the lesson that is open afterwards, and its text.
  ///   - body: deals with the line.
  package func keep<Value, Problem: Error>(
    _ line: JournalRecord, progress: () -> String, lesson: () -> (name: String, text: [UInt8])?,
    while body: () throws(Problem) -> Value
  ) throws(Problem) -> Value {
    guard let journal = opened() else { return try body() }
    keep(progress: progress())
    journal.write(line)
    defer {
      if let (name, text) = lesson(), keptLessons.insert(name).inserted { journal.keep(text, ofLesson: name) }
      journal.write(.ended)
    }
    return try body()
  }

  /// Keeps what is known of the reader where statements follow a session that was brought back: they build on it.
  package func keepProgressIfResumed(_ progress: () -> String) {
    if isResumed { keep(progress: progress()) }
  }

  private func keep(progress: @autoclosure () -> String) {
    guard !knowsProgress, let journal else { return }
    knowsProgress = true
    journal.write(.progress(progress()))
  }

  // MARK: The whole

  /// The session is left in order.
  package func close() { journal?.write(.closed) }

  /// What stands in the way of keeping the session, each the first time that it is asked.
  package func unreportedFailures() -> [JournalMessage] {
    let failures = failure.map { [$0] } ?? journal?.failures ?? []
    return failures.filter { reported.insert($0).inserted }
  }

  /// The journal, begun where there is none yet; `nil` where that can't be.
  private func opened() -> Journal? {
    guard journal == nil, failure == nil else { return journal }
    do throws(JournalMessage) { journal = try Journal.begin(in: folder, header) } catch { failure = error }
    return journal
  }
}

extension JournalRecord {
  fileprivate init(_ result: Result<Outcome, Failure>) {
    switch result {
    case .success(let outcome):
      // Training that was stopped keeps the epochs that it had finished.
      self = outcome.reportsBeforeStop.map { .stopped(reports: $0) } ?? .done
    case .failure(let failure):
      self =
        switch failure.kind {
        case .interrupted: .stopped(reports: 0)
        case .declined: .declined
        case .syntax, .evaluation, .claim: .failed
        }
    }
  }
}

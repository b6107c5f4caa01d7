import CommandKit
import Glibc
import Lab
import LineEditor
import Synchronization

/// Writes what is typed into the session's journal: statements, and in lessons each line with what it ran; the text
/// before anything comes of it, the outcome after.
final class StatementLog {
  private let folder: String
  private let settings: Bench.Settings
  private var journal: Journal?
  private var trouble: JournalMessage?
  private var isTold = false
  private var way = Way.statements
  private let isResumed: Bool
  /// Whether the reader's progress stands in the journal as this process began with it.
  private var knowsProgress = false
  private var keptLessons: Set<String> = []

  private enum Way {
    /// Each statement by itself.
    case statements
    /// What runs belongs to the line in hand.
    case line
    case unkept
  }

  /// - Parameter journal: one to go on with; else a new one begins with the first line.
  init(folder: String, settings: Bench.Settings, journal: Journal? = nil) {
    self.folder = folder
    self.settings = settings
    self.journal = journal
    isResumed = journal != nil
    trouble = journal?.trouble
  }

  // MARK: Lines

  /// Runs a line of statements typed outside of lessons.
  func statements<Result>(_ run: () -> Result) -> Result {
    // What follows a session that was brought back builds on what was known of the reader then.
    if isResumed { keepProgress() }
    way = .statements
    return run()
  }

  /// Runs something that leaves no trace in the session.
  func unkept<Result>(_ run: () -> Result) -> Result {
    way = .unkept
    return run()
  }

  /// Deals with a line in a lesson, or one that opens a lesson.
  ///
  /// - Parameters:
  ///   - progress: what is known of the reader before.
  ///   - lesson: the lesson that is open afterwards, and its text.
  func line<Result>(
    _ record: JournalRecord, lesson: () -> (name: String, text: [UInt8])?, run: () -> Result
  ) -> Result {
    begin()
    keepProgress()
    way = .line
    journal?.write(record)
    let result = run()
    if let (name, text) = lesson(), keptLessons.insert(name).inserted { journal?.keep(text, ofLesson: name) }
    journal?.write(.ended)
    trouble = trouble ?? journal?.trouble
    return result
  }

  /// What is known of the reader, as a text.
  var progress: () -> String = { "" }

  private func keepProgress() {
    guard !knowsProgress, let journal else { return }
    knowsProgress = true
    journal.write(.progress(progress()))
  }

  // MARK: Statements

  func carryOut(
    _ statement: Syntax.Statement, _ session: Session, _ conduct: Conduct
  ) -> Result<Outcome, Failure> {
    if case .unkept = way { return session.result(of: statement, conduct) }
    begin()
    guard let journal else { return session.result(of: statement, conduct) }
    journal.write(.statement(statement.text))
    let reads = Reads()
    var conduct = conduct
    conduct.files = conduct.files.observed { path, bytes in reads.list.withLock { $0.append((path, bytes)) } }
    let result = session.result(of: statement, conduct)
    // What failed or was stopped is not repeated: what it read is not needed again, and Ctrl-C need not wait for copies.
    if case .success = result {
      for (file, contents) in reads.list.withLock({ $0 }) { journal.keep(contents, of: file) }
    }
    journal.write(Self.outcome(result))
    trouble = trouble ?? journal.trouble
    return result
  }

  /// The files that a statement has read, from whatever thread.
  private final class Reads: Sendable {
    let list = Mutex<[(String, [UInt8])]>([])
  }

  private static func outcome(_ result: Result<Outcome, Failure>) -> JournalRecord {
    switch result {
    case .success(let outcome):
      // Training that was stopped keeps the epochs that it had finished.
      outcome.reportsBeforeStop.map { .stopped(reports: $0) } ?? .done
    case .failure(let failure): failure.kind == .interrupted ? .stopped(reports: 0) : .failed
    }
  }

  // MARK: The whole

  /// The session is left in order.
  func close() { journal?.write(.closed) }

  /// What stands in the way of keeping the session, the first time that it is asked.
  func untoldTrouble() -> JournalMessage? {
    guard !isTold, let trouble else { return nil }
    isTold = true
    return trouble
  }

  private func begin() {
    guard journal == nil, trouble == nil else { return }
    let header = JournalHeader(
      seed: settings.seed, precision: settings.precision.rawValue, program: Machine.program,
      processor: Machine.processor)
    do throws(JournalMessage) { journal = try Journal.begin(in: folder, header) } catch { trouble = error }
    trouble = trouble ?? journal?.trouble
  }
}

/// What numbers depend on in their last bits: the program and the kind of processor.
enum Machine {
  static var program: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return Version.description }
    return "\(Version.number) \(status.st_size) \(status.st_mtim.tv_sec)"
  }

  static var processor: String {
    guard let text = try? readText("/proc/cpuinfo"),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("model name") })
    else { return "unknown" }
    return String(line.drop { $0 != ":" }.dropFirst(2))
  }
}

import CommandKit
import Glibc
import Lab
import LineEditor
import Synchronization

/// Writes each statement into the session's journal: its text before it runs, its outcome after.
final class StatementLog {
  private let folder: String
  private let settings: Bench.Settings
  private var journal: Journal?
  private var trouble: String?
  private var isTold = false

  /// - Parameter journal: one to go on with; else a new one begins with the first statement.
  init(folder: String, settings: Bench.Settings, journal: Journal? = nil) {
    self.folder = folder
    self.settings = settings
    self.journal = journal
  }

  func around(
    _ statement: Syntax.Statement, _ session: Session, _ run: () -> Result<Outcome, Failure>
  ) -> Result<Outcome, Failure> {
    begin()
    guard let journal else { return run() }
    journal.write(.statement(statement.text))
    let reads = Reads()
    FileAccess.observe { path, bytes in reads.list.withLock { $0.append((path, bytes)) } }
    let result = run()
    FileAccess.observe(nil)
    for (file, contents) in reads.list.withLock({ $0 }) { journal.keep(contents, of: file) }
    journal.write(Self.outcome(result, session))
    trouble = trouble ?? journal.trouble
    return result
  }

  /// The files that a statement has read, from whatever thread.
  private final class Reads: Sendable {
    let list = Mutex<[(String, [UInt8])]>([])
  }

  /// The session is left in order.
  func close() { journal?.write(.closed) }

  /// What stands in the way of keeping the session, the first time that it is asked.
  func untoldTrouble() -> String? {
    guard !isTold, let trouble else { return nil }
    isTold = true
    return trouble
  }

  private func begin() {
    guard journal == nil, trouble == nil else { return }
    let header = JournalHeader(
      seed: settings.seed, precision: settings.precision.rawValue, program: Machine.program,
      processor: Machine.processor)
    journal = Journal.begin(in: folder, header) { trouble = $0 }
  }

  private static func outcome(_ result: Result<Outcome, Failure>, _ session: Session) -> JournalRecord {
    switch result {
    case .success:
      // Training that was stopped keeps the epochs that it had finished.
      guard Terminal.interruptRequested() else { return .done }
      guard let epochs = try? session.evaluate("it.epochs").single, case .number(let number) = epochs else {
        return .done
      }
      return .stopped(epochs: Int(number))
    case .failure(let failure): return failure.kind == .interrupted ? .stopped(epochs: 0) : .failed
    }
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

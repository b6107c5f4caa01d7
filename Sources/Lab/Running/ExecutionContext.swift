import CommandKit
import Documents

/// How a statement reports on its way, and how it is told to stop.
public struct ExecutionContext: Sendable {
  /// Whom a statement runs for.
  public enum Origin: Hashable, Sendable {
    /// Somebody typed it.
    case reader
    /// A lesson: it is one of its cells, or checks what was typed.
    case lesson
    /// A measurement on the side, which is no part of the session.
    case measurement
  }

  /// Whom the statement runs for.
  public var origin = Origin.reader
  /// Whether the statement stands in a cell with others: then a value that it shows says what it is of.
  package var isInCell = false
  /// Asked often; `true` ends the work in hand.
  public var shouldStop: @Sendable () -> Bool
  /// Told how far long work has come.
  public var progress: @Sendable (WorkReport) -> Void
  /// How many threads the work may use; the numbers do not depend on it.
  public var threads: Int
  /// How long work that is told to stop may take for it before it is left to itself, on a thread of its own, and counts
  /// as stopped; `nil`: it is done on the caller's thread and waited for.
  public var gracePeriod: Duration?
  /// How it reads and writes files.
  public var files: FileAccess

  /// On two threads, waited for, without reports and on the system's files, where nothing else is said.
  public init(
    threads: Int = 2, gracePeriod: Duration? = nil, files: FileAccess = FileAccess(),
    shouldStop: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (WorkReport) -> Void = { _ in }
  ) {
    self.threads = threads
    self.gracePeriod = gracePeriod
    self.files = files
    self.shouldStop = shouldStop
    self.progress = progress
  }

  /// Throws where the work is told to stop.
  package func checkStop() throws(Failure) { if shouldStop() { throw .interrupted } }
}

/// How far long work has come.
public struct WorkReport: Sendable {
  /// What is being done: "training 10 variants".
  public var label: String
  /// How many parts of the work are done.
  public var done: Int
  /// How many parts the work has.
  public var total: Int
  /// Something to show while it runs, where the statement asks for that (`watch=gradients`).
  public var picture: Document?

  /// So many parts done of so many.
  public init(label: String, done: Int, total: Int, picture: Document? = nil) {
    self.label = label
    self.done = done
    self.total = total
    self.picture = picture
  }
}

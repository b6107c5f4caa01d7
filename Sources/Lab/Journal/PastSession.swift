import CommandKit
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A session as its journal tells it.
public struct PastSession: Sendable {
  public struct Statement: Hashable, Sendable {
    public var text: String
    /// `nil`: the session ended while it ran.
    public var outcome: Outcome?
    /// The files that it read, by path.
    public var files: [String: String] = [:]
  }

  public enum Outcome: Hashable, Sendable {
    case done, failed
    case stopped(epochs: Int)
  }

  public let path: String
  public internal(set) var header: JournalHeader
  public internal(set) var statements: [Statement] = []
  /// Whether it was left in order.
  public internal(set) var isClosed = false

  /// The newest session of a folder that nobody has open and in which something was typed.
  public static func newest(in folder: String) -> PastSession? {
    for path in Journal.files(in: folder).reversed() {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { continue }
      let isFree = flock(file, LOCK_SH | LOCK_NB) == 0
      close(file)
      guard isFree, let bytes = try? TextFile.bytes(path), let past = PastSession(path: path, bytes),
        !past.statements.isEmpty
      else { continue }
      return past
    }
    return nil
  }

  /// `nil` where not even the beginning can be read.
  public init?(path: String, _ bytes: [UInt8]) {
    let records = JournalRecord.read(bytes).map(\.record)
    guard case .session(let header)? = records.first else { return nil }
    self.path = path
    self.header = header
    for record in records.dropFirst() {
      isClosed = false
      switch record {
      case .session: continue
      case .statement(let text): statements.append(Statement(text: text, outcome: nil))
      case .done: end(.done)
      case .failed: end(.failed)
      case .stopped(let epochs): end(.stopped(epochs: epochs))
      case .file(let file, let checksum):
        if !statements.isEmpty { statements[statements.count - 1].files[file] = checksum }
      case .closed: isClosed = true
      }
    }
  }

  private mutating func end(_ outcome: Outcome) {
    if !statements.isEmpty { statements[statements.count - 1].outcome = outcome }
  }

  /// The contents that a statement read then; a file of which they are damaged or gone is left out.
  public func contents(for statement: Statement) -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for (file, checksum) in statement.files {
      let place = "\(Journal.contentsFolder(path))/\(checksum)"
      if let bytes = try? TextFile.bytes(place), Checksum.of(bytes) == checksum { found[file] = bytes }
    }
    return found
  }
}

extension Session {
  /// Runs the statements of a past session again, up to the same state: interrupted training stops where it stopped,
  /// files are read as they were then, and none is written.
  ///
  /// - Returns: what could not be repeated, one sentence each.
  public func replay(
    _ past: PastSession, _ conduct: Conduct, each: (Int) -> Void = { _ in }
  ) -> [String] {
    var problems: [String] = []
    for (index, statement) in past.statements.enumerated() {
      guard let outcome = statement.outcome, outcome != .failed else { continue }
      if conduct.shouldStop() {
        problems.append("Stopped by Ctrl-C after \(index) statements.")
        break
      }
      var own = conduct
      if case .stopped(let epochs) = outcome {
        guard epochs > 0 else { continue }
        let stop = EpochLimit(epochs)
        own.shouldStop = { stop.isReached || conduct.shouldStop() }
        own.progress = {
          stop.note($0.done)
          conduct.progress($0)
        }
      }
      FileAccess.replaying(past.contents(for: statement)) {
        do throws(Failure) { try run(statement.text, own) } catch {
          problems.append("\(statement.text): \(error.message)")
        }
      }
      each(index + 1)
    }
    return problems
  }
}

/// Ends training after so many epochs.
private final class EpochLimit: Sendable {
  private let limit: Int
  private let finished = Atomic<Int>(0)

  init(_ limit: Int) { self.limit = limit }

  func note(_ epochs: Int) { finished.store(epochs, ordering: .sequentiallyConsistent) }
  var isReached: Bool { finished.load(ordering: .sequentiallyConsistent) >= limit }
}

import Synchronization

/// What stands between statements and files: the journal is told what was read, and a replay reads what was read then
/// and writes nothing.
public enum FileAccess {
  private struct Hooks {
    var onRead: (@Sendable (String, [UInt8]) -> Void)?
    var stored: [String: [UInt8]]?
  }

  private static let hooks = Mutex(Hooks())

  /// Has each file that is read reported with its contents.
  public static func observe(_ onRead: (@Sendable (String, [UInt8]) -> Void)?) {
    hooks.withLock { $0.onRead = onRead }
  }

  /// Runs `work` with these contents in place of the files of these names, and with nothing written.
  static func replaying(_ contents: [String: [UInt8]], _ work: () -> Void) {
    hooks.withLock { $0.stored = contents }
    defer { hooks.withLock { $0.stored = nil } }
    work()
  }

  static func stored(_ path: String) -> [UInt8]? { hooks.withLock { $0.stored?[path] } }
  static var isReplaying: Bool { hooks.withLock { $0.stored != nil } }

  static func didRead(_ path: String, _ bytes: [UInt8]) {
    let report = hooks.withLock { $0.onRead }
    report?(path, bytes)
  }
}

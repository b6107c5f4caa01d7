import Synchronization

/// What the process is at, ready to be said by who dies of a fault: where it stands (a file and a line), and the statement.
public enum WorkAtHand {
  private struct State: Sendable {
    var place = ""
    var statement = ""
  }

  private static let state = Mutex(State())
  /// Two texts, one of which is whole at any time; the other is being written.
  nonisolated(unsafe) private static let texts = UnsafeMutablePointer<CChar>.allocate(capacity: 2 * room)
  private static let current = Atomic<Int>(-1)
  private static let room = 400

  /// Has all that is needed stand ready.
  public static func begin() { change { _ in } }

  /// A file, and a line of it where that is known.
  public static func isIn(_ file: String, line: Int? = nil) {
    change { $0.place = file + (line.map { ":\($0)" } ?? "") }
  }

  /// Does something that is said by a text: a statement.
  public static func during<Result>(_ statement: String, _ body: () -> Result) -> Result {
    change { $0.statement = statement }
    defer { change { $0.statement = "" } }
    return body()
  }

  /// The text; empty where nothing was said. Async-signal-safe.
  public static var textForFault: UnsafePointer<CChar>? {
    let index = current.load(ordering: .acquiring)
    return index < 0 ? nil : UnsafePointer(texts + index * room)
  }

  private static func change(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      let text = [state.place, state.statement].filter { !$0.isEmpty }.joined(separator: ": ")
      let next = current.load(ordering: .relaxed) == 0 ? 1 : 0
      let start = texts + next * room
      let bytes = line(text)
      for (place, byte) in bytes.enumerated() { start[place] = CChar(bitPattern: byte) }
      start[bytes.count] = 0
      current.store(next, ordering: .releasing)
    }
  }

  /// One line of it that fits, without anything that a terminal obeys.
  private static func line(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let shown: Unicode.Scalar =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: " "
        default: scalar
        }
      guard bytes.count + 4 + 4 < room else { return bytes + Array("…".utf8) }
      bytes += Array(UTF8.encode(shown).map(Array.init) ?? [])
    }
    return bytes
  }
}

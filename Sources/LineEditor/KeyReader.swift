import CEditline
import Platform

/// Reads keys from the terminal as they come, and says when nothing more of one that has begun will come.
struct KeyReader {
  enum Event {
    case key(Key)
    /// A signal came; its flag says which.
    case signal
    case end
  }

  private var decoder = KeyDecoder()
  private var waiting: ArraySlice<Key> = []

  /// Begins with what was typed while the terminal was asked.
  init() { waiting = decoder.decode(Terminal.takeTypedAhead())[...] }

  /// Whether a key waits to be read: then there is no time for drawing.
  var hasInput: Bool { !waiting.isEmpty || signals_has_input(STDIN_FILENO) }

  mutating func discard() { self = KeyReader() }

  /// The next key.
  ///
  /// - Parameter escapeLimit: after how many milliseconds an Esc is known to be the key of that name.
  mutating func next(escapeLimit: Int32) -> Event {
    while true {
      if let key = waiting.popFirst() { return .key(key) }
      let limit: Int32 =
        switch decoder.pending {
        case .nothing, .paste: -1
        case .escape: escapeLimit
        case .character: 100
        // The rest of a terminal's answer may be on its way over a slow line.
        case .sequence: 500
        }
      switch signals_wait(STDIN_FILENO, limit) {
      case Int32(signals_signal.rawValue): return .signal
      case Int32(signals_timeout.rawValue):
        waiting = decoder.timeOut()[...]
        continue
      default: break
      }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = Platform.read(STDIN_FILENO, &chunk, chunk.count)
      if count > 0 {
        waiting = decoder.decode(chunk[..<count])[...]
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        return .end
      } else {
        return .signal
      }
    }
  }
}

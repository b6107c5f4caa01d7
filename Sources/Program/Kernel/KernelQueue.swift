import Dispatch
import LineEditor
import Messages
import Platform
import Synchronization

/// What a client asks for, one thing after the other, read on a thread of its own so that it can stop what runs.
///
/// When standard input ends, what was asked for is still done, unless nobody reads the answers any more.
final class KernelQueue: Sendable {
  enum Entry {
    case request(NumberedRequest)
    case refused(KernelMessage)
  }

  private struct State {
    var waiting: [Entry] = []
    /// The one that is being answered.
    var current: NumberedRequest?
    /// The numbers of those that are to be stopped as soon as they begin.
    var stopped: Set<Int> = []
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let hasMore = DispatchSemaphore(value: 0)

  /// - Returns: `false` where the system has no thread to give.
  func begin() -> Bool { startThread { self.live() } }

  /// The next one; waits for it, and gives `nil` where none comes any more.
  func next() -> Entry? {
    while true {
      let found = state.withLock { state -> Entry?? in
        state.current = nil
        guard !state.waiting.isEmpty else { return state.hasEnded ? .some(nil) : nil }
        let entry = state.waiting.removeFirst()
        Terminal.forgetInterrupt()
        guard case .request(let request) = entry else { return entry }
        state.current = request
        if let id = request.id, state.stopped.remove(id) != nil { Terminal.requestInterrupt() }
        return entry
      }
      if let found { return found }
      hasMore.wait()
    }
  }

  // MARK: Reading

  private func live() {
    var lines = RequestLines()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while Terminal.waitForInput() {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { break }
      lines.read(buffer[..<count]).forEach(take)
    }
    lines.end().forEach(take)
    end(leavingUndone: Terminal.termination != nil)
    Terminal.waitUntilNobodyReads()
    end(leavingUndone: true)
  }

  private func take(_ line: RequestLines.Line) {
    guard let line else { return add(.refused(.requestIsTooLong(most: NumberedRequest.most))) }
    do throws(KernelMessage) {
      let request = try NumberedRequest(line)
      if request.request == .interrupt { stop(request.id) } else { add(.request(request)) }
    } catch { add(.refused(error)) }
  }

  private func add(_ entry: Entry) {
    state.withLock { $0.waiting.append(entry) }
    hasMore.signal()
  }

  /// Stops the request of a number, or the one that is being answered; one that has been answered is past that.
  private func stop(_ id: Int?) {
    state.withLock { state in
      if let current = state.current, id == nil || current.id == id {
        Terminal.requestInterrupt()
      } else if let id, state.waiting.contains(where: { $0.id == id }) {
        state.stopped.insert(id)
      }
    }
  }

  private func end(leavingUndone: Bool) {
    state.withLock { state in
      state.hasEnded = true
      guard leavingUndone else { return }
      state.waiting = []
      if state.current != nil { Terminal.requestInterrupt() }
    }
    hasMore.signal()
  }
}

extension KernelQueue.Entry {
  fileprivate var id: Int? { if case .request(let request) = self { request.id } else { nil } }
}

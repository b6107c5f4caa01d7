import Dispatch
import Messages
import Platform
import Synchronization

/// A thread that does one piece of work after the other for somebody who waits, as long as they do wait.
final class Worker: Sendable {
  /// Signalled after each piece of work.
  let hasEnded = DispatchSemaphore(value: 0)
  private let hasBegun = DispatchSemaphore(value: 0)
  private let isRetired = Atomic<Bool>(false)
  /// Handed over by the semaphores.
  nonisolated(unsafe) private var work: () -> Void = {}

  private static let idle = Mutex<Worker?>(nil)

  /// A worker at rest; `nil` where there is no thread to be had.
  static func take() -> Worker? {
    let rested = idle.withLock { worker -> Worker? in
      defer { worker = nil }
      return worker
    }
    if let rested { return rested }
    let worker = Worker()
    return worker.begin() ? worker : nil
  }

  func start(_ work: @escaping () -> Void) {
    let language = DisplayLanguage.current
    self.work = { language.spoken(work) }
    hasBegun.signal()
  }

  /// It has ended its work and may be taken again.
  func giveBack() {
    let isOneTooMany = Self.idle.withLock { worker -> Bool in
      guard worker == nil else { return true }
      worker = self
      return false
    }
    if isOneTooMany {
      retire()
      hasBegun.signal()
    }
  }

  /// The thread ends with the work that it is at.
  func retire() { isRetired.store(true, ordering: .sequentiallyConsistent) }

  fileprivate func live() {
    while true {
      hasBegun.wait()
      if isRetired.load(ordering: .sequentiallyConsistent) { return }
      work()
      work = {}
      hasEnded.signal()
      if isRetired.load(ordering: .sequentiallyConsistent) { return }
    }
  }

  /// In bytes: what is nested deep is evaluated deep.
  private static var stack: Int { 64 << 20 }

  private func begin() -> Bool { startThread(stack: Self.stack) { self.live() } }
}

import Synchronization

/// Asks whether the pass in hand shall end, for tasks and for operations whose tasks are long.
///
/// Once it was noticed the pass counts as not finished, whatever its tasks still do.
final class StopRequest: Sendable {
  private let shouldStop: @Sendable () -> Bool
  private let wasNoticed = Atomic<Bool>(false)

  init(_ shouldStop: @escaping @Sendable () -> Bool) { self.shouldStop = shouldStop }

  func isNoticed() -> Bool {
    if wasNoticed.load(ordering: .relaxed) { return true }
    guard shouldStop() else { return false }
    wasNoticed.store(true, ordering: .relaxed)
    return true
  }

  /// Whether it was noticed since the last time that this was asked.
  func take() -> Bool { wasNoticed.exchange(false, ordering: .relaxed) }
}

import Classroom
import Synchronization

/// How often something may be asked for by each of many, and whose turn it is not.
final class Rates: Sendable {
  private static let mostKnown = 4000
  private let fresh: Allowance
  private let known = Mutex<[String: Allowance]>([:])

  init(most: Double, perSecond: Double) { fresh = Allowance(most: most, perSecond: perSecond) }

  /// Whether one more is all right.
  func take(_ key: String, now: ContinuousClock.Instant = .now) -> Bool {
    known.withLock { known in
      if known[key] == nil, known.count >= Self.mostKnown {
        known = known.filter { $0.value.left(now) < fresh.most }
        if known.count >= Self.mostKnown { return false }
      }
      let isLeft = known[key, default: fresh].wait(now) == nil
      if isLeft { known[key, default: fresh].take(now) }
      return isLeft
    }
  }
}

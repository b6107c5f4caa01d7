/// How often something may be done: runs low with every time, and fills again by and by.
package struct Allowance: Hashable, Sendable {
  package let most: Double
  let perSecond: Double
  var left: Double
  var at: ContinuousClock.Instant?

  package init(most: Double, perSecond: Double) {
    self.most = most
    self.perSecond = perSecond
    left = most
  }

  /// What is left at a time.
  package func left(_ now: ContinuousClock.Instant) -> Double {
    guard let at else { return left }
    return min(most, left + perSecond * max((now - at) / .seconds(1), 0))
  }

  package mutating func take(_ now: ContinuousClock.Instant) {
    left = max(left(now) - 1, 0)
    at = now
  }

  /// Seconds until one is left; `nil` where one is.
  package func wait(_ now: ContinuousClock.Instant) -> Int? {
    let left = left(now)
    return left >= 1 ? nil : Int(((1 - left) / perSecond).rounded(.up))
  }
}

/// Wrong codes, and who has to wait for the next: nobody who has the code is kept out for long, and nobody gets far with
/// guessing.
///
/// An origin has 30 wrong codes, and one more every two seconds: as many as a class of a hundred behind one address makes
/// when it types, and 2 730 in 90 minutes, which find one of 10⁸ codes with a chance of 3·10⁻⁵. All origins together have
/// 300, and one more a second: 5 700 in 90 minutes. Where these are used up, who has not been wrong more than three times
/// is still heard, or somebody could lock everybody out from elsewhere; for a thousand origins, which adds 3 000.
package struct Tries: Hashable, Sendable {
  private struct Origin: Hashable, Sendable {
    var allowance = Allowance(most: 30, perSecond: 0.5)
    var count = 0
  }

  private static let mostOrigins = 1000
  private var all = Allowance(most: 300, perSecond: 1)
  private var origins: [String: Origin] = [:]

  init() {}

  /// Seconds until the next code from there is looked at; `nil`: now.
  func wait(_ origin: String, _ now: ContinuousClock.Instant) -> Int? {
    if let known = origins[origin] {
      return known.allowance.wait(now) ?? (known.count < 3 ? nil : all.wait(now))
    }
    return origins.count < Self.mostOrigins ? nil : all.wait(now)
  }

  /// A code from there was wrong.
  mutating func count(_ origin: String, _ now: ContinuousClock.Instant) {
    all.take(now)
    guard origins[origin] != nil || origins.count < Self.mostOrigins else { return }
    origins[origin, default: Origin()].allowance.take(now)
    origins[origin]?.count += 1
  }
}

import RealModule

/// What becomes of the loss over a run, against its own noise.
public struct LossCourse: Hashable, Sendable {
  /// What it does.
  public enum Direction: String, Hashable, Sendable { case falls, stays, rises, unknown }

  /// Mean of the first third, and of the last.
  public let first: Double
  public let last: Double
  /// Mean of the first few.
  public let beginning: Double
  /// Standard error of the difference of two means of a third each, from the differences between neighbours in the last
  /// third (von Neumann 1941): a trend does not widen them, and at the beginning it is steep.
  public let noise: Double
  /// How many steps have one.
  public let count: Int
  public let direction: Direction
  /// Whether the second half of the last third is no lower than the first.
  public let isFlat: Bool
  /// The step at which it jumps to more than three times what it had been, and stays above it.
  public let jump: Int?

  /// Fewer tell nothing of a direction.
  static let fewest = 6

  /// How much of it is gone, relative to its size at the beginning.
  public var drop: Double { (beginning - last) / max(abs(beginning), 1e-300) }

  /// - Parameter steps: in order; what has no loss is left out.
  public init(_ steps: [WatchedStep]) {
    let known = steps.compactMap { step in
      (step.hasLoss && step.loss == nil ? nil : step.meanLoss ?? step.loss).map { (step.number, $0) }
    }
    let values = known.map(\.1)
    count = values.count
    func mean(_ part: some Collection<Double>) -> Double {
      part.isEmpty ? .nan : part.reduce(0) { $0 + $1 / Double(part.count) }
    }
    func variance(_ part: ArraySlice<Double>) -> Double {
      guard part.count > 1 else { return 0 }
      let differences = zip(part, part.dropFirst()).map { ($1 - $0) * ($1 - $0) / 2 }
      return mean(differences)
    }
    let third = max(1, values.count / 3)
    let (begin, end) = (values.prefix(third), values.suffix(third))
    first = mean(begin)
    last = mean(end)
    beginning = mean(values.prefix(min(3, max(1, values.count / 6))))
    noise = (2 * variance(end) / Double(third)).squareRoot()
    isFlat = mean(end.prefix(third / 2)) - mean(end.suffix(third / 2)) <= 2 * noise
    // One that has come back to where it began from has come back.
    jump = last > 0.5 * beginning ? Self.jump(known) : nil
    guard values.count >= Self.fewest else {
      // Ten times the loss is no noise, and a run that broke off there has no more to tell.
      let hasJumped = (values.last ?? 0) > 10 * abs(values.first ?? .infinity)
      direction = hasJumped ? .rises : .unknown
      return
    }
    // What is above the noise of a few hundred steps need not be worth anything: a twentieth has to be gone as well, or a
    // hundredth while it goes on. What has only come down to where it began has learned nothing.
    let size = max(abs(first), abs(beginning))
    let least = max(3 * noise, (isFlat ? 0.05 : 0.01) * size)
    let isBelowStart = last < values[0] + noise * Double(third).squareRoot()
    let hasFallen = isBelowStart && max(first, beginning) - last > least
    if hasFallen {
      direction = .falls
    } else if last - first > max(3 * noise, 0.01 * size) || last > 3 * abs(values[0]) {
      direction = .rises
    } else {
      direction = .stays
    }
  }

  private static func jump(_ known: [(step: Int, loss: Double)]) -> Int? {
    guard known.count >= 3, known.allSatisfy({ $0.loss >= 0 }) else { return nil }
    for place in 1..<known.count {
      let before = known[..<place].suffix(5).map(\.loss).sorted()
      let usual = before[before.count / 2]
      let after = known[place...].prefix(3).map(\.loss)
      if usual > 0, after.allSatisfy({ $0 > 3 * usual }) { return known[place].step }
    }
    return nil
  }
}

import RealModule

/// What becomes of the loss over a run, against its own noise.
public struct LossCourse: Hashable, Sendable {
  /// What it does.
  public enum Direction: String, Hashable, Sendable { case falls, stays, rises, unknown }

  /// Median of the first third, and of the last: of single batches one far off is no course.
  public let first: Double
  public let last: Double
  /// Mean of the first few, or the first where they go up from it.
  public let beginning: Double
  /// Standard error of the difference of two medians of a third each, from the median difference between neighbours in
  /// the last third (after von Neumann 1941): a trend does not widen them, nor does one that is far off.
  public let noise: Double
  /// How many steps have one.
  public let count: Int
  public let direction: Direction
  /// Whether the second half of the last third is no lower than the first.
  public let isFlat: Bool
  /// Whether it is lower than it began, and its noise so large that no fall could be told from it.
  public let isHidden: Bool
  /// Whether nearly all of its fall is over by the end of the first third, and more than half of it is left.
  public let isOverEarly: Bool
  /// A step at which the loss is more than three times what it had been.
  public struct Jump: Hashable, Sendable {
    public let step: Int
    public let before: Double
    public let after: Double
    /// Whether what follows stays above what went before until the end.
    public let lasts: Bool
  }
  /// The first that lasts, or else the first.
  public let jump: Jump?

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
    func median(_ part: some Collection<Double>) -> Double {
      let sorted = part.sorted()
      return part.isEmpty ? .nan : (sorted[(part.count - 1) / 2] + sorted[part.count / 2]) / 2
    }
    let third = max(1, values.count / 3)
    let (begin, end) = (values.prefix(third), values.suffix(third))
    first = median(begin)
    last = median(end)
    let few = values.prefix(min(3, max(1, values.count / 6)))
    let mean = few.isEmpty ? .nan : few.reduce(0) { $0 + $1 / Double(few.count) }
    // Where it has gone up at once, what it began with is the first.
    beginning = few.first.map { mean > 1.5 * abs($0) ? $0 : mean } ?? .nan
    // Of normal numbers the median difference is 0.6745 · √2 deviations, and a median is π/2 as uncertain as a mean.
    let differences = zip(end, end.dropFirst()).map { abs($1 - $0) }
    let deviation = differences.isEmpty ? 0 : median(differences) / (0.6745 * 2.squareRoot())
    noise = (Double.pi / Double(third)).squareRoot() * deviation
    isFlat = median(end.prefix(third / 2)) - median(end.suffix(third / 2)) <= 2 * noise
    let middle = median(values.dropFirst(third).prefix(third))
    isOverEarly =
      last > 0.5 * abs(beginning) && middle - last <= max(2 * noise, 0.1 * (max(first, beginning) - last))
    // One that has come back to where it began from has come back.
    jump = last > 0.5 * beginning ? Self.jump(known) : nil
    guard values.count >= Self.fewest else {
      // Ten times the loss is no noise, and a run that broke off there has no more to tell.
      let hasJumped = (values.last ?? 0) > 10 * abs(values.first ?? .infinity)
      direction = hasJumped ? .rises : .unknown
      isHidden = false
      return
    }
    // What is above the noise of a few hundred steps need not be worth anything: a twentieth has to be gone as well, or a
    // hundredth while it goes on. What has only come down to where it began has learned nothing.
    let start = min(values[0], max(first, beginning))
    let least = max(3 * noise, (isFlat ? 0.05 : 0.01) * abs(start))
    let hasFallen = start - last > least
    isHidden = last < start && 3 * noise > abs(start)
    if hasFallen {
      direction = .falls
    } else if last - first > max(3 * noise, 0.01 * max(abs(first), abs(beginning)))
      || last > 3 * abs(values[0])
    {
      direction = .rises
    } else {
      direction = .stays
    }
  }

  private static func jump(_ known: [(step: Int, loss: Double)]) -> Jump? {
    guard known.count >= 3, known.allSatisfy({ $0.loss >= 0 }) else { return nil }
    var passing: Jump?
    var seen = 0
    for place in 1..<known.count {
      let before = known[..<place].suffix(5).map(\.loss).sorted()
      let usual = before[before.count / 2]
      let after = known[place].loss
      guard usual > 0, after > 3 * usual, after > 2 * before[before.count - 1] else { continue }
      // A loss that jumps as often has no course, and each look sorts what is left.
      seen += 1
      guard seen <= 30 else { break }
      let rest = known[place...].map(\.loss).sorted()
      // Its least but for one in ten: a batch that is easy proves nothing.
      let lasts = rest[rest.count / 10] > max(before[before.count - 1], 2 * usual)
      let jump = Jump(step: known[place].step, before: known[place - 1].loss, after: after, lasts: lasts)
      if lasts { return jump }
      passing = passing ?? jump
    }
    return passing
  }
}

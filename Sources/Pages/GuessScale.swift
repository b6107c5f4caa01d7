import Documents
import Platform

/// The powers of ten between which a slider moves: the same for every question, unless its answer lies outside, so that
/// its ends and its middle tell nothing.
struct GuessScale: Hashable {
  let lowest: Int
  let highest: Int
  /// Of one step, in powers of ten.
  let step: Double

  /// - Parameter answer: what was measured; `nil` where it can't be.
  init(answer: Double?, inDecades: Bool) {
    var (low, high) = inDecades ? (-20, 4) : (-4, 4)
    let magnitude = answer.map { $0.magnitude }.flatMap { $0.isFinite && $0 > 0 ? log10($0) : nil } ?? 0
    // Wider on both sides alike, and by much: a little would say where.
    let margin = 2.0
    while magnitude < Double(low) + margin || magnitude > Double(high) - margin {
      (low, high) = (low - 20, high + 20)
    }
    (lowest, highest, step) = (low, high, inDecades ? 0.05 : 0.02)
  }

  /// A power of ten as it is printed.
  static func power(_ exponent: Int) -> String { NumberFormat.compact(1).string(pow(10, Double(exponent))) }
}

import Testing

/// How near a number has to come to its reference.
struct Tolerance {
  /// Relative to the reference itself, or to the largest entry of its tensor.
  var relative: Double
  var absolute: Double
  /// Whether `relative` counts from the tensor's largest entry.
  var fromLargest = false

  /// Outputs, losses, running statistics and trained parameters in float64.
  static let values = Tolerance(relative: 1e-9, absolute: 1e-12)
  /// Gradients in float64. Twenty sigmoid layers start at 6e−14: an absolute 1e−12 would pass zeros.
  static let gradients = Tolerance(relative: 1e-9, absolute: 1e-15, fromLargest: true)
  /// Outputs, losses and gradients in float32, which sums of samples that cancel cost two digits.
  static let float32 = Tolerance(relative: 1e-4, absolute: 1e-30, fromLargest: true)
  /// Parameters whose gradient is 0 but for rounding, which Adam blows up: a bias straight before batchnorm.
  static let rounding = Tolerance(relative: 0, absolute: 1e-8)
}

/// Records an issue that names the entry which is furthest out, if any is.
func expectEqual(
  _ found: [Double], _ wanted: [Double], _ tolerance: Tolerance, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard found.count == wanted.count else {
    Issue.record("\(what): \(found.count) numbers, expected \(wanted.count)", sourceLocation: sourceLocation)
    return
  }
  let largest = wanted.reduce(0) { max($0, abs($1)) }
  var worst = (excess: 1.0, index: -1)
  for (index, (a, b)) in zip(found, wanted).enumerated() {
    let allowed = max(tolerance.relative * (tolerance.fromLargest ? largest : abs(b)), tolerance.absolute)
    // A NaN is never near.
    let excess = a == b ? 0 : abs(a - b) <= .infinity ? abs(a - b) / allowed : .infinity
    if excess > worst.excess { worst = (excess, index) }
  }
  if worst.index >= 0 {
    Issue.record(
      """
      \(what)[\(worst.index)] is \(found[worst.index]), expected \(wanted[worst.index]): \
      \(worst.excess) times the tolerance, largest entry \(largest)
      """, sourceLocation: sourceLocation)
  }
}

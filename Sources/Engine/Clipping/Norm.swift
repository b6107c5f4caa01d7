import CKernels

/// √Σx² over `count` numbers: summed in double, and scaled first where the squares would leave double's range.
public func euclideanNorm<S: Scalar>(_ values: UnsafePointer<S>, count: Int) -> Double {
  let width = MemoryLayout<S>.size
  let sum = gradlab_sum_of_squares(width, values, count, 1)
  // The squares of floats never leave this range.
  if width == 4 || (sum > 1e-280 && sum < 1e280) || sum.isNaN { return sum.squareRoot() }
  let largest = gradlab_largest_magnitude(width, values, count)
  guard largest > 0, largest.isFinite else { return largest }
  // 1 / largest overflows for subnormal numbers; a power of two in between does not, and rounds nothing.
  let scale = Double(sign: .plus, exponent: -max(-1000, largest.exponent), significand: 1)
  return gradlab_sum_of_squares(width, values, count, scale).squareRoot() / scale
}

/// √Σx² over `count` numbers: summed in double, and scaled first where the squares would leave double's range.
public func euclideanNorm<S: Scalar>(_ values: UnsafePointer<S>, count: Int) -> Double {
  let sum = S.Kernels.sumOfSquares(values, count: count, scale: 1)
  // The squares of floats never leave this range.
  if S.self == Float.self || (sum > 1e-280 && sum < 1e280) || sum.isNaN { return sum.squareRoot() }
  let largest = S.Kernels.largestMagnitude(values, count: count)
  guard largest > 0, largest.isFinite else { return largest }
  // 1 / largest overflows for subnormal numbers; a power of two in between does not, and rounds nothing.
  let scale = Double(sign: .plus, exponent: -max(-1000, largest.exponent), significand: 1)
  return S.Kernels.sumOfSquares(values, count: count, scale: scale).squareRoot() / scale
}

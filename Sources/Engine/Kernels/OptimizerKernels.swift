import CKernels

/// What `COptimizers.template.h` declares.
public protocol OptimizerKernels<Number> {
  associatedtype Number

  static func step(
    _ equations: UnsafePointer<gradlab_equation>, count: Int, weights: UnsafeMutablePointer<Number>,
    gradients: UnsafePointer<Number>, remembered: UnsafePointer<UnsafeMutablePointer<Number>>, _: Int,
    from first: Int, to end: Int)
  static func sumOfSquares(_ x: UnsafePointer<Number>, count: Int, scale: Double) -> Double
  static func largestMagnitude(_ x: UnsafePointer<Number>, count: Int) -> Double
  static func scale(_ x: UnsafeMutablePointer<Number>, count: Int, by factor: Double)
  static func clamp(_ x: UnsafeMutablePointer<Number>, count: Int, to limit: Double)
}

import CKernels

/// What `CLosses.template.h` declares.
public protocol LossKernels<Number> {
  associatedtype Number

  static func squaredError(
    _ y: UnsafePointer<Number>, _ t: UnsafePointer<Number>, gradient: UnsafeMutablePointer<Number>,
    count: Int, scale: Double
  ) -> Double
  static func absoluteError(
    _ y: UnsafePointer<Number>, _ t: UnsafePointer<Number>, gradient: UnsafeMutablePointer<Number>,
    count: Int, scale: Double
  ) -> Double
  static func huber(
    _ y: UnsafePointer<Number>, _ t: UnsafePointer<Number>, gradient: UnsafeMutablePointer<Number>,
    count: Int, scale: Double, delta: Double
  ) -> Double
  static func binaryCrossEntropy(
    _ z: UnsafePointer<Number>, _ t: UnsafePointer<Number>, gradient: UnsafeMutablePointer<Number>,
    count: Int, scale: Double, positiveWeight: Double, limit: Double
  ) -> Double
  static func binaryCrossEntropy(
    ofProbabilities p: UnsafePointer<Number>, _ t: UnsafePointer<Number>,
    gradient: UnsafeMutablePointer<Number>, count: Int, scale: Double, positiveWeight: Double, limit: Double
  ) -> Double
  static func binaryFocal(
    _ z: UnsafePointer<Number>, _ t: UnsafePointer<Number>, gradient: UnsafeMutablePointer<Number>,
    count: Int, scale: Double, gamma: Double, alpha: Double
  ) -> Double
  static func crossEntropy(
    _ z: UnsafePointer<Number>, _ classes: UnsafePointer<Int32>, gradient: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int, scale: Double, weights: UnsafePointer<Double>?, smoothing: Double
  ) -> Double
  static func focal(
    _ z: UnsafePointer<Number>, _ classes: UnsafePointer<Int32>, gradient: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int, scale: Double, gamma: Double, weights: UnsafePointer<Double>?
  ) -> Double
}

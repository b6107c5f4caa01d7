import CKernels

/// What `CMatrices.template.h` declares.
public protocol MatrixKernels<Number> {
  associatedtype Number

  static func addBias(
    to z: UnsafeMutablePointer<Number>, _ bias: UnsafePointer<Number>, rows: Int, columns: Int)
  static func clear(_ out: UnsafeMutablePointer<Number>, count: Int)
  static func copy(
    _ a: UnsafePointer<Number>, into out: UnsafeMutablePointer<Number>, count: Int, accumulates: Bool)
  static func add(
    _ a: UnsafePointer<Number>, _ b: UnsafePointer<Number>, into out: UnsafeMutablePointer<Number>, count: Int
  )
  static func multiply(
    _ a: UnsafePointer<Number>, _ b: UnsafePointer<Number>, into out: UnsafeMutablePointer<Number>,
    count: Int, accumulates: Bool)
  static func columnSums(
    _ a: UnsafePointer<Number>, stride: Int, rows: Int, columns: Int, into out: UnsafeMutablePointer<Number>,
    accumulates: Bool)
  static func gather(
    _ a: UnsafePointer<Number>, order: UnsafePointer<Int64>, rows: Int, columns: Int,
    into out: UnsafeMutablePointer<Number>)
  static func firstNonFinite(_ a: UnsafePointer<Number>, count: Int) -> Int
  static func fromDouble(_ a: UnsafePointer<Double>, into out: UnsafeMutablePointer<Number>, count: Int)
  static func toDouble(_ a: UnsafePointer<Number>, into out: UnsafeMutablePointer<Double>, count: Int)
  static func prelu(
    _ z: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, count: Int, slope: Double)
  static func preluPullback(
    _ z: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, into dz: UnsafeMutablePointer<Number>,
    count: Int, slope: Double, accumulates: Bool)
  static func preluSlopeGradient(_ z: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, count: Int)
    -> Double
  static func softmax(
    _ z: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, rows: Int, columns: Int)
  static func softmaxPullback(
    _ y: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, into dz: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int, accumulates: Bool)
}

import CKernels

/// What `CActivations.template.h` declares.
public protocol ActivationKernels<Number> {
  associatedtype Number

  static func activate(
    _ loop: ActivationLoop, _ z: UnsafeMutablePointer<Number>, into y: UnsafeMutablePointer<Number>,
    count: Int, alpha: Double, scale: Double)
  static func activationPullback(
    slopes: UnsafePointer<Number>, gradient dy: UnsafePointer<Number>, into dz: UnsafeMutablePointer<Number>,
    count: Int, hasFlatParts: Bool, accumulates: Bool)
  static func packSigmoid(
    _ z: UnsafeMutablePointer<Number>, into packed: UnsafeMutablePointer<Number>, count: Int)
  static func unpackSigmoid(_ packed: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, count: Int)
  static func packedSigmoidPullback(
    _ packed: UnsafePointer<Number>, gradient dy: UnsafeMutablePointer<Number>, count: Int)
  static func exponentials(_ x: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, count: Int)
  static func sigmoids(_ x: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, count: Int)
  static func hyperbolicTangents(_ x: UnsafePointer<Number>, into y: UnsafeMutablePointer<Number>, count: Int)
}

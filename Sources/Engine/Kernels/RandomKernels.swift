import CKernels

/// What `CRandom.template.h` declares.
public protocol RandomKernels<Number> {
  associatedtype Number

  static func philoxMask(
    key: UInt64, counterHigh: UInt64, first: UInt64, into out: UnsafeMutablePointer<Number>, count: Int,
    keep: Double, scale: Double)
}

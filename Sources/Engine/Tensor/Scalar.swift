import CKernels

/// What the engine computes in: `Float` or `Double`.
///
/// Loops over many elements are C, so that generic Swift code costs one call a buffer.
public protocol Scalar: BinaryFloatingPoint, Sendable {
  /// Those loops for this scalar.
  associatedtype Kernels: ScalarKernels<Self>
}

extension Float: Scalar { public typealias Kernels = FloatKernels }
extension Double: Scalar { public typealias Kernels = DoubleKernels }

extension Scalar {
  /// Its size in bytes, by which C knows it.
  static var width: Int { MemoryLayout<Self>.size }
}

/// The numbers as doubles; exact.
public func doubles<S: Scalar>(_ values: UnsafePointer<S>, count: Int) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, filled in
    if let base = buffer.baseAddress { S.Kernels.toDouble(values, into: base, count: count) }
    filled = count
  }
}

extension UnsafeMutablePointer where Pointee: Scalar {
  /// Rounds doubles to the scalar.
  func assign(_ values: [Double]) {
    Pointee.Kernels.fromDouble(values, into: self, count: values.count)
  }
}

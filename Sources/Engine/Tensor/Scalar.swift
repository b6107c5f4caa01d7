import CKernels

/// What the engine computes in: `Float` or `Double`.
///
/// Loops over many elements are C, chosen by the scalar's size, so that generic Swift code costs one call a buffer.
public protocol Scalar: BinaryFloatingPoint, Sendable {}

extension Float: Scalar {}
extension Double: Scalar {}

extension Scalar {
  /// Its size in bytes, by which C knows it.
  static var width: Int { MemoryLayout<Self>.size }
}

/// The numbers as doubles; exact.
public func doubles<S: Scalar>(_ values: UnsafePointer<S>, count: Int) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, filled in
    if let base = buffer.baseAddress { gradlab_to_double(S.width, base, values, count) }
    filled = count
  }
}

extension UnsafeMutablePointer where Pointee: Scalar {
  /// Rounds doubles to the scalar.
  func assign(_ values: [Double]) {
    values.withUnsafeBufferPointer { gradlab_from_double(Pointee.width, self, $0.baseAddress, $0.count) }
  }
}

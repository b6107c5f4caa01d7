import CKernels

/// What `CProducts.template.h` declares.
public protocol ProductKernels<Number> {
  associatedtype Number

  static func smallProduct(
    _ a: UnsafePointer<Number>, rowStride: Int, innerStride: Int, _ b: UnsafePointer<Number>, stride: Int,
    from start: UnsafePointer<Number>?, stride: Int, into c: UnsafeMutablePointer<Number>, stride: Int,
    rows: Int,
    inner: Int, columns: Int)
  static func packedProduct(
    _ a: UnsafePointer<Number>, rowStride: Int, innerStride: Int, _ b: UnsafePointer<Number>,
    innerStride: Int,
    columnStride: Int, from start: UnsafePointer<Number>?, stride: Int, into c: UnsafeMutablePointer<Number>,
    stride: Int, rows: Int, inner: Int, columns: Int)
  static func transpose(
    _ a: UnsafePointer<Number>, stride: Int, rows: Int, columns: Int, into out: UnsafeMutablePointer<Number>)
}

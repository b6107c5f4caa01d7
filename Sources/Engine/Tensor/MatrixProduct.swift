import CKernels

/// A matrix in memory, row by row: element (r, c) is `base[r * stride + c]`, or (c, r) where it is transposed.
package struct Matrix<S: Scalar> {
  let base: UnsafePointer<S>
  let stride: Int
  var isTransposed = false

  package init(_ base: UnsafePointer<S>, stride: Int) {
    self.base = base
    self.stride = stride
  }

  package init(_ base: UnsafeMutablePointer<S>, stride: Int) {
    self.init(UnsafePointer(base), stride: stride)
  }

  package var transposed: Matrix {
    var copy = self
    copy.isTransposed.toggle()
    return copy
  }
}

/// Whether b [inner, columns], lying row by row, is used as it stands: then the part of it in use at a time is so small
/// that the second cache holds it beside a.
///
/// Measured beside packed products: a tenth faster for 64 columns, level at 400; at 512 a tenth slower.
func isSmall<S: Scalar>(_ scalar: S.Type, inner: Int, columns: Int) -> Bool {
  min(inner, 128) * columns * MemoryLayout<S>.size <= 204_800
}

/// What a product is added to.
package enum ProductStart<S: Scalar> {
  case zeros
  /// The same row for all, as a bias.
  case row(UnsafePointer<S>)
  /// What the output holds.
  case output
}

/// c = start + a · b, with a [rows, inner] and b [inner, columns]; the same bits however rows and columns are shared out
/// (but for a single column where a lies row by row).
@specialized(where S == Float)
@specialized(where S == Double)
package func multiply<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: UnsafeMutablePointer<S>, stride: Int, rows: Int, inner: Int,
  columns: Int, from start: ProductStart<S> = .zeros
) {
  guard rows > 0, columns > 0 else { return }
  let (first, firstStride): (UnsafePointer<S>?, Int) =
    switch start {
    case .zeros: (nil, 0)
    case .row(let row): (row, 0)
    case .output: (UnsafePointer(c), stride)
    }
  let (rowStride, innerStride) = a.isTransposed ? (1, a.stride) : (a.stride, 1)
  // Copies of b would not pay for few rows either.
  if !b.isTransposed && (rows <= 24 || isSmall(S.self, inner: inner, columns: columns)) {
    S.Kernels.smallProduct(
      a.base, rowStride: rowStride, innerStride: innerStride, b.base, stride: b.stride, from: first,
      stride: firstStride, into: c, stride: stride, rows: rows, inner: inner, columns: columns)
  } else {
    S.Kernels.packedProduct(
      a.base, rowStride: rowStride, innerStride: innerStride, b.base,
      innerStride: b.isTransposed ? 1 : b.stride, columnStride: b.isTransposed ? b.stride : 1, from: first,
      stride: firstStride, into: c, stride: stride, rows: rows, inner: inner, columns: columns)
  }
}

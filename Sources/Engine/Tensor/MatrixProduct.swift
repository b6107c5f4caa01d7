import CKernels
import COpenBLAS

/// A matrix in memory, row by row: element (r, c) is `base[r * stride + c]`, or (c, r) where it is transposed.
struct Matrix<S: Scalar> {
  let base: UnsafePointer<S>
  let stride: Int
  var isTransposed = false

  init(_ base: UnsafePointer<S>, stride: Int) {
    self.base = base
    self.stride = stride
  }

  init(_ base: UnsafeMutablePointer<S>, stride: Int) { self.init(UnsafePointer(base), stride: stride) }

  var transposed: Matrix {
    var copy = self
    copy.isTransposed.toggle()
    return copy
  }
}

/// OpenBLAS's own threads are poor on small matrices; rows are split here, one single-threaded product a share.
let blasHasOneThread: Void = openblas_set_num_threads(1)

/// Whether the part of b that a product uses at a time fits the first cache.
func isSmall<S: Scalar>(_ scalar: S.Type, inner: Int, columns: Int) -> Bool {
  min(inner, 128) * columns * S.width <= 65_536
}

/// What a product is added to.
enum ProductStart<S: Scalar> {
  case zeros
  /// The same row for all, as a bias.
  case row(UnsafePointer<S>)
  /// What the output holds.
  case output
}

/// c = start + a · b, with a [rows, inner] and b [inner, columns].
///
/// Where b's part in use fits the first cache and lies row by row, the product is taken as it stands, which saves the
/// copies that OpenBLAS makes: measured, a third for 64 × 32 and a seventh for 100 × 100. Otherwise it is OpenBLAS's,
/// always in the form that adds, since clearing c beforehand is faster than its own way of ignoring it.
@specialized(where S == Float)
@specialized(where S == Double)
func multiply<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: UnsafeMutablePointer<S>, stride: Int, rows: Int, inner: Int,
  columns: Int, from start: ProductStart<S> = .zeros
) {
  guard rows > 0, columns > 0 else { return }
  if !b.isTransposed && isSmall(S.self, inner: inner, columns: columns) {
    let (first, firstStride): (UnsafePointer<S>?, Int) =
      switch start {
      case .zeros: (nil, 0)
      case .row(let row): (row, 0)
      case .output: (UnsafePointer(c), stride)
      }
    gradlab_small_product(
      S.width, a.base, a.isTransposed ? 1 : a.stride, a.isTransposed ? a.stride : 1, b.base, b.stride, first,
      firstStride, c, stride, rows, inner, columns)
    return
  }
  switch start {
  case .zeros: S.Kernels.fillRows(of: c, stride: stride, with: nil, rows: rows, columns: columns)
  case .row(let row): S.Kernels.fillRows(of: c, stride: stride, with: row, rows: rows, columns: columns)
  case .output: break
  }
  let transposeA = a.isTransposed ? CblasTrans : CblasNoTrans
  let transposeB = b.isTransposed ? CblasTrans : CblasNoTrans
  if S.self == Float.self {
    cblas_sgemm(
      CblasRowMajor, transposeA, transposeB, blasint(rows), blasint(columns), blasint(inner), 1,
      UnsafeRawPointer(a.base).assumingMemoryBound(to: Float.self), blasint(a.stride),
      UnsafeRawPointer(b.base).assumingMemoryBound(to: Float.self), blasint(b.stride), 1,
      UnsafeMutableRawPointer(c).assumingMemoryBound(to: Float.self), blasint(stride))
  } else {
    cblas_dgemm(
      CblasRowMajor, transposeA, transposeB, blasint(rows), blasint(columns), blasint(inner), 1,
      UnsafeRawPointer(a.base).assumingMemoryBound(to: Double.self), blasint(a.stride),
      UnsafeRawPointer(b.base).assumingMemoryBound(to: Double.self), blasint(b.stride), 1,
      UnsafeMutableRawPointer(c).assumingMemoryBound(to: Double.self), blasint(stride))
  }
}

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

/// c = a · b, or c += a · b, with a [rows, inner] and b [inner, columns].
func multiply<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: UnsafeMutablePointer<S>, stride: Int, rows: Int, inner: Int,
  columns: Int, accumulate: Bool = false
) {
  guard rows > 0, columns > 0 else { return }
  let transposeA = a.isTransposed ? CblasTrans : CblasNoTrans
  let transposeB = b.isTransposed ? CblasTrans : CblasNoTrans
  if S.self == Float.self {
    cblas_sgemm(
      CblasRowMajor, transposeA, transposeB, blasint(rows), blasint(columns), blasint(inner), 1,
      UnsafeRawPointer(a.base).assumingMemoryBound(to: Float.self), blasint(a.stride),
      UnsafeRawPointer(b.base).assumingMemoryBound(to: Float.self), blasint(b.stride), accumulate ? 1 : 0,
      UnsafeMutableRawPointer(c).assumingMemoryBound(to: Float.self), blasint(stride))
  } else {
    cblas_dgemm(
      CblasRowMajor, transposeA, transposeB, blasint(rows), blasint(columns), blasint(inner), 1,
      UnsafeRawPointer(a.base).assumingMemoryBound(to: Double.self), blasint(a.stride),
      UnsafeRawPointer(b.base).assumingMemoryBound(to: Double.self), blasint(b.stride), accumulate ? 1 : 0,
      UnsafeMutableRawPointer(c).assumingMemoryBound(to: Double.self), blasint(stride))
  }
}

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

/// c = a · b, or c += a · b, with a [rows, inner] and b [inner, columns].
///
/// Where b's part in use fits the first cache and lies row by row, the product is taken as it stands, which saves the
/// copies that OpenBLAS makes: measured, a third for 64 × 32 and a seventh for 100 × 100. Otherwise it is OpenBLAS's,
/// always in the form that adds, since clearing c beforehand is faster than its own way of ignoring it.
func multiply<S: Scalar>(
  _ a: Matrix<S>, _ b: Matrix<S>, into c: UnsafeMutablePointer<S>, stride: Int, rows: Int, inner: Int,
  columns: Int, accumulate: Bool = false
) {
  guard rows > 0, columns > 0 else { return }
  if !b.isTransposed && min(inner, 128) * columns * S.width <= 65_536 {
    gradlab_small_product(
      S.width, a.base, a.isTransposed ? 1 : a.stride, a.isTransposed ? a.stride : 1, b.base, b.stride, c,
      stride, rows, inner, columns, accumulate)
    return
  }
  if !accumulate {
    if stride == columns {
      gradlab_clear(S.width, c, rows * columns)
    } else {
      for row in 0..<rows { gradlab_clear(S.width, c + row * stride, columns) }
    }
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

/// A weight [units, inputs] as the forward pass wants it, [inputs, units]: turned once a pass, where it is small enough
/// to be used in that form.
struct TurnedWeight<S: Scalar> {
  private let weight: UnsafeMutablePointer<S>
  private let turned: Storage<S>?
  private let units: Int
  private let inputs: Int

  init(_ weight: UnsafeMutablePointer<S>, units: Int, inputs: Int) {
    (self.weight, self.units, self.inputs) = (weight, units, inputs)
    turned = min(inputs, 128) * units * S.width <= 65_536 ? Storage(units * inputs) : nil
  }

  func prepare() {
    if let turned { gradlab_transpose(S.width, weight, inputs, units, inputs, turned.base) }
  }

  var matrix: Matrix<S> {
    turned.map { Matrix($0.base, stride: units) } ?? Matrix(weight, stride: inputs).transposed
  }
}

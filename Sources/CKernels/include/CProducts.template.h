#pragma clang assume_nonnull begin

// c = start + a · b. a [rows, inner] is read at a[r · row_stride + k · inner_stride], b [inner, columns] at
// b[k · b_stride + column], or where that is said at b[k · b_inner_stride + column · b_column_stride]: so either may be
// transposed. c [rows, columns] is stored row by row. `start` [rows, columns] may be c itself, a single row for all
// (start_stride 0), or null for zeros.
//
// Every entry is one chain of multiply-adds in the order of the inner dimension: the same bits by either function, and
// however rows and columns are shared out; but for a single column of b under rows of a that lie side by side.

// For matrices that fit the cache: nothing is copied into another order first.
void F(small_product)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride,
                      const T *_Nullable start, long start_stride, T *c, long c_stride, long rows, long inner,
                      long columns)
    NAMED("smallProduct(_:rowStride:innerStride:_:stride:from:stride:into:stride:rows:inner:columns:)");
// For all others: parts of a and b are copied into the order in which they are used.
void F(packed_product)(const T *a, long row_stride, long inner_stride, const T *b, long b_inner_stride,
                       long b_column_stride, const T *_Nullable start, long start_stride, T *c, long c_stride,
                       long rows, long inner, long columns)
    NAMED("packedProduct(_:rowStride:innerStride:_:innerStride:columnStride:from:stride:into:stride:rows:inner:columns:)");
// out [columns, rows] = the transpose of a [rows, columns], whose rows begin `stride` apart
void F(transpose)(const T *a, long stride, long rows, long columns, T *out)
    NAMED("transpose(_:stride:rows:columns:into:)");

#pragma clang assume_nonnull end

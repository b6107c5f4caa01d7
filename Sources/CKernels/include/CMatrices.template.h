#pragma clang assume_nonnull begin

// Matrices are stored row by row, without gaps unless a `stride` (elements from row to row) is given.

// z[r, c] += bias[c]
void F(add_bias)(T *z, const T *bias, long rows, long columns) NAMED("addBias(to:_:rows:columns:)");
void F(clear)(T *out, long count) NAMED("clear(_:count:)");
// out = a, or out += a
void F(copy)(const T *a, T *out, long count, bool accumulates) NAMED("copy(_:into:count:accumulates:)");
// out = a + b
void F(add)(const T *a, const T *b, T *out, long count) NAMED("add(_:_:into:count:)");
// out = a · b, or out += a · b
void F(multiply)(const T *a, const T *b, T *out, long count, bool accumulates)
    NAMED("multiply(_:_:into:count:accumulates:)");
// out[c] = Σ_r a[r, c], or added to it
void F(column_sums)(const T *a, long stride, long rows, long columns, T *out, bool accumulates)
    NAMED("columnSums(_:stride:rows:columns:into:accumulates:)");
// out[i, :] = a[order[i], :]
void F(gather)(const T *a, const int64_t *order, long rows, long columns, T *out)
    NAMED("gather(_:order:rows:columns:into:)");
// The place of the first NaN or infinity, or −1.
long F(first_non_finite)(const T *a, long count) NAMED("firstNonFinite(_:count:)");
void F(from_double)(const double *a, T *out, long count) NAMED("fromDouble(_:into:count:)");
void F(to_double)(const T *a, double *out, long count) NAMED("toDouble(_:into:count:)");

// y = z above 0, slope · z below; in reverse dz = dy or slope · dy; and Σ dy · z over z ≤ 0, the slope's gradient.
// y may be z, and dz may be dy. Where slope ≥ 0 the reverse may be given y for z, which has the same sign. A slope of 0
// lets nothing through: not −∞, and in reverse no infinite gradient.
void F(prelu)(const T *z, T *y, long count, double slope) NAMED("prelu(_:into:count:slope:)");
void F(prelu_pullback)(const T *z, const T *dy, T *dz, long count, double slope, bool accumulates)
    NAMED("preluPullback(_:gradient:into:count:slope:accumulates:)");
double F(prelu_slope_gradient)(const T *z, const T *dy, long count) NAMED("preluSlopeGradient(_:gradient:count:)");

// Probabilities of each row, and dz from dy.
void F(softmax)(const T *z, T *y, long rows, long columns) NAMED("softmax(_:into:rows:columns:)");
void F(softmax_pullback)(const T *y, const T *dy, T *dz, long rows, long columns, bool accumulates)
    NAMED("softmaxPullback(_:gradient:into:rows:columns:accumulates:)");

#pragma clang assume_nonnull end

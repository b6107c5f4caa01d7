#ifndef CMATRICES_H
#define CMATRICES_H

#include <stdbool.h>
#include <stdint.h>

// Matrices are stored row by row, without gaps unless a `stride` (elements from row to row) is given.

// z[r, c] += bias[c]
void gradlab_add_bias(long width, void *z, const void *bias, long rows, long columns);
// out[r, c] = row[c], or 0 where row is null
void gradlab_fill_rows(long width, void *out, long stride, const void *row, long rows, long columns);
void gradlab_clear(long width, void *out, long count);
// out = a, or out += a
void gradlab_copy(long width, void *out, const void *a, long count, bool accumulate);
// out = a + b
void gradlab_add(long width, void *out, const void *a, const void *b, long count);
// a *= b
void gradlab_scale_by(long width, void *a, const void *b, long count);
// out = a · b, or out += a · b
void gradlab_multiply(long width, void *out, const void *a, const void *b, long count, bool accumulate);
// out[c] = Σ_r a[r, c], or added to it
void gradlab_column_sums(long width, const void *a, long stride, long rows, long columns, void *out, bool accumulate);
// out[i, :] = a[order[i], :]
void gradlab_gather(long width, const void *a, const int64_t *order, long rows, long columns, void *out);
void gradlab_gather_classes(const int32_t *a, const int64_t *order, long rows, int32_t *out);
// The place of the first NaN or infinity, or −1.
long gradlab_first_non_finite(long width, const void *a, long count);
void gradlab_from_double(long width, void *out, const double *a, long count);
void gradlab_to_double(long width, double *out, const void *a, long count);
// y = z above 0, slope · z below; in reverse dz = dy or slope · dy; and Σ dy · z over z ≤ 0, the slope's gradient.
// y may be z, and dz may be dy. Where slope ≥ 0 the reverse may be given y for z, which has the same sign.
void gradlab_prelu(long width, const void *z, void *y, long count, double slope);
void gradlab_prelu_pullback(long width, const void *z, const void *dy, void *dz, long count, double slope,
                            bool accumulate);
double gradlab_prelu_slope_gradient(long width, const void *z, const void *dy, long count);
// Probabilities of each row, and dz from dy.
void gradlab_softmax(long width, const void *z, void *y, long rows, long columns);
void gradlab_softmax_pullback(long width, const void *y, const void *dy, void *dz, long rows, long columns,
                              bool accumulate);

#endif

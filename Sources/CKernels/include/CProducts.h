#ifndef CPRODUCTS_H
#define CPRODUCTS_H

// c = start + a · b for matrices that fit the cache: nothing is copied into another order first, which is what a general
// library's product loses its time with there. a [rows, inner] is read at a[r · row_stride + k · inner_stride], so that
// it may be transposed; b [inner, columns] and c [rows, columns] are stored row by row. `start` [rows, columns] may be
// c itself, a single row for all (start_stride 0), or null for zeros.
void gradlab_small_product(long width, const void *a, long row_stride, long inner_stride, const void *b, long b_stride,
                           const void *start, long start_stride, void *c, long c_stride, long rows, long inner,
                           long columns);
// out [columns, rows] = the transpose of a [rows, columns], whose rows begin `stride` apart
void gradlab_transpose(long width, const void *a, long stride, long rows, long columns, void *out);

#endif

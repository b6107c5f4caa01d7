#include "kernels.h"

// A strip of the inner dimension: with it a panel of b and one of a stay in the first cache.
#define STRIP 128
#define TILE_ROWS 6
// From so many rows on, reading b once more costs little.
#define WORTH_TOUCHING 40

#define T float
#define F(name) name##_f32
#include "products.template.h"
#undef T
#undef F
#define T double
#define F(name) name##_f64
#include "products.template.h"

void gradlab_small_product(long width, const void *a, long row_stride, long inner_stride, const void *b, long b_stride,
                           const void *start, long start_stride, void *c, long c_stride, long rows, long inner,
                           long columns) {
  if (width == sizeof(float)) {
    product_f32(a, row_stride, inner_stride, b, b_stride, start, start_stride, c, c_stride, rows, inner, columns);
  } else {
    product_f64(a, row_stride, inner_stride, b, b_stride, start, start_stride, c, c_stride, rows, inner, columns);
  }
}

void gradlab_transpose(long width, const void *a, long stride, long rows, long columns, void *out) {
  if (width == sizeof(float)) {
    transpose_f32(a, stride, rows, columns, out);
  } else {
    transpose_f64(a, stride, rows, columns, out);
  }
}

#include "CMatrices.h"

#include "functions.h"

#define T float
#define F(name) name##_f32
#include "matrices.template.h"
#undef T
#undef F
#define T double
#define F(name) name##_f64
#include "matrices.template.h"

void gradlab_add_bias(long width, void *z, const void *bias, long rows, long columns) {
  FOR_WIDTH(add_bias_f32(z, bias, rows, columns), add_bias_f64(z, bias, rows, columns));
}

void gradlab_fill_rows(long width, void *out, long stride, const void *row, long rows, long columns) {
  for (long r = 0; r < rows; r++) {
    char *line = (char *)out + r * stride * width;
    if (row) {
      memcpy(line, row, (size_t)(columns * width));
    } else {
      memset(line, 0, (size_t)(columns * width));
    }
  }
}

void gradlab_clear(long width, void *out, long count) { memset(out, 0, (size_t)(count * width)); }

void gradlab_copy(long width, void *out, const void *a, long count, bool accumulate) {
  if (!accumulate) {
    memcpy(out, a, (size_t)(count * width));
  } else {
    FOR_WIDTH(accumulate_f32(out, a, count), accumulate_f64(out, a, count));
  }
}

void gradlab_add(long width, void *out, const void *a, const void *b, long count) {
  FOR_WIDTH(add_f32(out, a, b, count), add_f64(out, a, b, count));
}

void gradlab_scale_by(long width, void *a, const void *b, long count) {
  FOR_WIDTH(scale_by_f32(a, b, count), scale_by_f64(a, b, count));
}

void gradlab_multiply(long width, void *out, const void *a, const void *b, long count, bool accumulate) {
  if (accumulate) {
    FOR_WIDTH(multiply_add_f32(out, a, b, count), multiply_add_f64(out, a, b, count));
  } else {
    FOR_WIDTH(multiply_f32(out, a, b, count), multiply_f64(out, a, b, count));
  }
}

void gradlab_column_sums(long width, const void *a, long stride, long rows, long columns, void *out, bool accumulate) {
  FOR_WIDTH(column_sums_f32(a, stride, rows, columns, out, accumulate),
            column_sums_f64(a, stride, rows, columns, out, accumulate));
}

void gradlab_gather(long width, const void *a, const int64_t *order, long rows, long columns, void *out) {
  for (long row = 0; row < rows; row++)
    memcpy((char *)out + row * columns * width, (const char *)a + order[row] * columns * width,
           (size_t)(columns * width));
}

void gradlab_gather_classes(const int32_t *a, const int64_t *order, long rows, int32_t *out) {
  for (long row = 0; row < rows; row++) out[row] = a[order[row]];
}

long gradlab_first_non_finite(long width, const void *a, long count) {
  return FOR_WIDTH(first_non_finite_f32(a, count), first_non_finite_f64(a, count));
}

void gradlab_from_double(long width, void *out, const double *a, long count) {
  FOR_WIDTH(from_double_f32(out, a, count), from_double_f64(out, a, count));
}

void gradlab_to_double(long width, double *out, const void *a, long count) {
  FOR_WIDTH(to_double_f32(out, a, count), to_double_f64(out, a, count));
}

void gradlab_prelu(long width, const void *z, void *y, long count, double slope) {
  FOR_WIDTH(prelu_f32(z, y, count, (float)slope), prelu_f64(z, y, count, slope));
}

void gradlab_prelu_pullback(long width, const void *z, const void *dy, void *dz, long count, double slope,
                            bool accumulate) {
  FOR_WIDTH(prelu_pullback_f32(z, dy, dz, count, (float)slope, accumulate),
            prelu_pullback_f64(z, dy, dz, count, slope, accumulate));
}

double gradlab_prelu_slope_gradient(long width, const void *z, const void *dy, long count) {
  return FOR_WIDTH(prelu_slope_gradient_f32(z, dy, count), prelu_slope_gradient_f64(z, dy, count));
}

void gradlab_softmax(long width, const void *z, void *y, long rows, long columns) {
  FOR_WIDTH(softmax_f32(z, y, rows, columns), softmax_f64(z, y, rows, columns));
}

void gradlab_softmax_pullback(long width, const void *y, const void *dy, void *dz, long rows, long columns,
                              bool accumulate) {
  FOR_WIDTH(softmax_pullback_f32(y, dy, dz, rows, columns, accumulate),
            softmax_pullback_f64(y, dy, dz, rows, columns, accumulate));
}

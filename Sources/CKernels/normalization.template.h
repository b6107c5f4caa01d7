// Sums over rows take four of them at a time: what is summed is loaded and stored less often, and rounding errors grow
// more slowly.
INLINE void F(add_deviations)(const T *restrict x, long stride, const int rows, long columns, const T *restrict mean,
                              T *restrict variance) {
  for (long i = 0; i < columns; i++) {
    T sum = 0;
    for (int r = 0; r < rows; r++) {
      T d = x[r * stride + i] - mean[i];
      sum += d * d;
    }
    variance[i] += sum;
  }
}

CLONES void F(batch_statistics)(const T *restrict x, long stride, long rows, long columns, T *restrict mean,
                                       T *restrict variance) {
  T count = (T)rows;
  F(column_sums)(x, stride, rows, columns, mean, false);
  for (long i = 0; i < columns; i++) {
    mean[i] /= count;
    variance[i] = 0;
  }
  long row = 0;
  for (; row + 4 <= rows; row += 4) F(add_deviations)(x + row * stride, stride, 4, columns, mean, variance);
  for (; row < rows; row++) F(add_deviations)(x + row * stride, stride, 1, columns, mean, variance);
  for (long i = 0; i < columns; i++) variance[i] /= count;
}

void F(batch_running)(const T *restrict mean, T *restrict variance, T *restrict running_mean,
                             T *restrict running_variance, long columns, double momentum, double unbiased,
                             double epsilon) {
  for (long i = 0; i < columns; i++) {
    running_mean[i] = (T)((1 - momentum) * running_mean[i] + momentum * mean[i]);
    running_variance[i] = (T)((1 - momentum) * running_variance[i] + momentum * unbiased * variance[i]);
    variance[i] = (T)(1 / sqrt(variance[i] + epsilon));
  }
}

CLONES void F(batch_normalize)(const T *restrict x, T *restrict y, long rows, long columns,
                                      const T *restrict mean, const T *restrict inverse, const T *restrict scale,
                                      const T *restrict shift) {
  for (long row = 0; row < rows; row++, x += columns, y += columns)
    for (long i = 0; i < columns; i++) y[i] = (x[i] - mean[i]) * inverse[i] * scale[i] + shift[i];
}

INLINE void F(add_gradients)(const T *restrict x, const T *restrict dy, long stride, const int rows, long columns,
                             const T *restrict mean, const T *restrict inverse, T *restrict d_scale,
                             T *restrict d_shift) {
  for (long i = 0; i < columns; i++) {
    T sum = 0, product = 0;
    for (int r = 0; r < rows; r++) {
      sum += dy[r * stride + i];
      product += dy[r * stride + i] * ((x[r * stride + i] - mean[i]) * inverse[i]);
    }
    d_shift[i] += sum;
    d_scale[i] += product;
  }
}

CLONES void F(batch_sums)(const T *restrict x, const T *restrict dy, long stride, long rows, long columns,
                                 const T *restrict mean, const T *restrict inverse, T *restrict d_scale,
                                 T *restrict d_shift) {
  for (long i = 0; i < columns; i++) d_scale[i] = d_shift[i] = 0;
  for (; rows >= 4; rows -= 4, x += 4 * stride, dy += 4 * stride)
    F(add_gradients)(x, dy, stride, 4, columns, mean, inverse, d_scale, d_shift);
  for (; rows; rows--, x += stride, dy += stride)
    F(add_gradients)(x, dy, stride, 1, columns, mean, inverse, d_scale, d_shift);
}

// Two rows at a time load what belongs to the columns half as often; the pragma says that rows do not overlap.
INLINE void F(pull_rows)(const T *restrict x, const T *restrict dy, T *restrict dx, const int rows, long columns,
                         const T *restrict mean, const T *restrict inverse, const T *restrict scale,
                         const T *restrict d_scale, const T *restrict d_shift, T share, const bool accumulates) {
#pragma clang loop vectorize(assume_safety)
  for (long i = 0; i < columns; i++)
    for (int r = 0; r < rows; r++) {
      T normal = (x[r * columns + i] - mean[i]) * inverse[i];
      T d = scale[i] * inverse[i] * (dy[r * columns + i] - share * (d_shift[i] + normal * d_scale[i]));
      dx[r * columns + i] = accumulates ? dx[r * columns + i] + d : d;
    }
}

CLONES void F(batch_pullback)(const T *restrict x, const T *restrict dy, T *restrict dx, long rows,
                                     long columns, const T *restrict mean, const T *restrict inverse,
                                     const T *restrict scale, const T *restrict d_scale, const T *restrict d_shift,
                                     double factor, bool accumulates) {
  T share = (T)factor;
  if (!accumulates)
    for (; rows >= 2; rows -= 2, x += 2 * columns, dy += 2 * columns, dx += 2 * columns)
      F(pull_rows)(x, dy, dx, 2, columns, mean, inverse, scale, d_scale, d_shift, share, false);
  for (; rows; rows--, x += columns, dy += columns, dx += columns)
    F(pull_rows)(x, dy, dx, 1, columns, mean, inverse, scale, d_scale, d_shift, share, accumulates);
}

CLONES void F(layer_normalize)(const T *restrict x, T *restrict y, long rows, long columns,
                                      const T *restrict scale, const T *restrict shift, double epsilon,
                                      T *restrict moments) {
#pragma clang fp reassociate(on)
  for (long row = 0; row < rows; row++, x += columns, y += columns) {
    T mean = 0, variance = 0;
    for (long i = 0; i < columns; i++) mean += x[i];
    mean /= (T)columns;
    for (long i = 0; i < columns; i++) variance += (x[i] - mean) * (x[i] - mean);
    T inverse = 1 / MATH(sqrt)(variance / (T)columns + (T)epsilon);
    for (long i = 0; i < columns; i++) y[i] = (x[i] - mean) * inverse * scale[i] + shift[i];
    moments[2 * row] = mean;
    moments[2 * row + 1] = inverse;
  }
}

CLONES void F(layer_pullback)(const T *restrict x, const T *restrict dy, T *restrict dx, long rows,
                                     long columns, const T *restrict scale, const T *restrict moments,
                                     bool accumulates) {
#pragma clang fp reassociate(on)
  for (long row = 0; row < rows; row++, x += columns, dy += columns, dx += columns) {
    T mean = moments[2 * row], inverse = moments[2 * row + 1], sum = 0, product = 0;
    for (long i = 0; i < columns; i++) {
      T d = dy[i] * scale[i];
      sum += d;
      product += d * ((x[i] - mean) * inverse);
    }
    sum /= (T)columns;
    product /= (T)columns;
    for (long i = 0; i < columns; i++) {
      T d = inverse * (dy[i] * scale[i] - sum - (x[i] - mean) * inverse * product);
      dx[i] = accumulates ? dx[i] + d : d;
    }
  }
}

CLONES void F(layer_sums)(const T *restrict x, const T *restrict dy, long stride, long rows, long columns,
                                 const T *restrict moments, T *restrict d_scale, T *restrict d_shift, bool accumulates) {
  if (!accumulates)
    for (long i = 0; i < columns; i++) d_scale[i] = d_shift[i] = 0;
  for (long row = 0; row < rows; row++, x += stride, dy += stride) {
    T mean = moments[2 * row], inverse = moments[2 * row + 1];
    for (long i = 0; i < columns; i++) {
      d_shift[i] += dy[i];
      d_scale[i] += dy[i] * ((x[i] - mean) * inverse);
    }
  }
}

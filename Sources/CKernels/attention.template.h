// The largest number is taken off first, so that no exponential overflows and one of them at least is 1.
CLONES void F(attention_weights)(T *z, long rows, long columns, double factor, bool causal) {
  T scale = (T)factor;
  for (long row = 0; row < rows; row++, z += columns) {
#pragma clang fp reassociate(on)
    long seen = causal ? row + 1 : columns;
    T largest = z[0];
    for (long i = 1; i < seen; i++) largest = z[i] > largest ? z[i] : largest;
    for (long i = 0; i < seen; i++) z[i] = F(exponential_below_zero)((z[i] - largest) * scale);
    T sum = 0;
    for (long i = 0; i < seen; i++) sum += z[i];
    for (long i = 0; i < seen; i++) z[i] /= sum;
    for (long i = seen; i < columns; i++) z[i] = 0;
  }
}

CLONES void F(attention_weights_pullback)(const T *restrict y, T *restrict dy, long rows, long columns, double factor) {
  T scale = (T)factor;
  for (long row = 0; row < rows; row++, y += columns, dy += columns) {
#pragma clang fp reassociate(on)
    T mean = 0;
    for (long i = 0; i < columns; i++) mean += y[i] * dy[i];
    for (long i = 0; i < columns; i++) dy[i] = scale * y[i] * (dy[i] - mean);
  }
}

CLONES void F(step_means)(const T *restrict x, T *restrict y, long rows, long steps, long columns) {
  T count = (T)steps;
  for (long row = 0; row < rows; row++, x += steps * columns, y += columns) {
    F(column_sums)(x, columns, steps, columns, y, false);
    for (long i = 0; i < columns; i++) y[i] /= count;
  }
}

CLONES void F(step_means_pullback)(const T *restrict dy, T *restrict dx, long rows, long steps, long columns,
                                   bool accumulates) {
  T count = (T)steps;
  for (long row = 0; row < rows; row++, dy += columns)
    for (long step = 0; step < steps; step++, dx += columns)
      for (long i = 0; i < columns; i++) dx[i] = (accumulates ? dx[i] : 0) + dy[i] / count;
}

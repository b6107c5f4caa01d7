CLONES void F(add_bias)(T *restrict z, const T *restrict bias, long rows, long columns) {
  for (long row = 0; row < rows; row++, z += columns)
    for (long i = 0; i < columns; i++) z[i] += bias[i];
}

void F(clear)(T *out, long count) { memset(out, 0, (size_t)count * sizeof(T)); }

CLONES static void F(accumulate)(const T *restrict a, T *restrict out, long count) {
  for (long i = 0; i < count; i++) out[i] += a[i];
}

void F(copy)(const T *a, T *out, long count, bool accumulates) {
  if (accumulates) {
    F(accumulate)(a, out, count);
  } else {
    memcpy(out, a, (size_t)count * sizeof(T));
  }
}

CLONES void F(add)(const T *a, const T *b, T *out, long count) {
  for (long i = 0; i < count; i++) out[i] = a[i] + b[i];
}

CLONES void F(multiply)(const T *restrict a, const T *restrict b, T *restrict out, long count, bool accumulates) {
  if (accumulates) {
    for (long i = 0; i < count; i++) out[i] += a[i] * b[i];
  } else {
    for (long i = 0; i < count; i++) out[i] = a[i] * b[i];
  }
}

// Four rows at a time, and a single column in 32 lanes, so that rounding errors grow slowly.
CLONES void F(column_sums)(const T *restrict a, long stride, long rows, long columns, T *restrict out,
                                  bool accumulates) {
  long row = 0;
  if (columns == 1 && stride == 1) {
    T lanes[32] = {0};
    for (; row + 32 <= rows; row += 32)
      for (long i = 0; i < 32; i++) lanes[i] += a[row + i];
    T sum = 0;
    for (long i = 0; i < 32; i++) sum += lanes[i];
    for (; row < rows; row++) sum += a[row];
    out[0] = accumulates ? out[0] + sum : sum;
    return;
  }
  if (!accumulates)
    for (long i = 0; i < columns; i++) out[i] = 0;
  for (; row + 4 <= rows; row += 4) {
    const T *p = a + row * stride;
    for (long i = 0; i < columns; i++)
      out[i] += (p[i] + p[i + stride]) + (p[i + 2 * stride] + p[i + 3 * stride]);
  }
  for (; row < rows; row++)
    for (long i = 0; i < columns; i++) out[i] += a[row * stride + i];
}

void F(gather)(const T *a, const int64_t *order, long rows, long columns, T *out) {
  for (long row = 0; row < rows; row++, out += columns)
    memcpy(out, a + order[row] * columns, (size_t)columns * sizeof(T));
}

CLONES long F(first_non_finite)(const T *a, long count) {
  for (long start = 0; start < count; start += 1024) {
    long end = start + 1024 < count ? start + 1024 : count;
    int wrong = 0;
    for (long i = start; i < end; i++) wrong |= !(a[i] - a[i] == 0);
    if (wrong)
      for (long i = start; i < end; i++)
        if (!(a[i] - a[i] == 0)) return i;
  }
  return -1;
}

CLONES void F(from_double)(const double *restrict a, T *restrict out, long count) {
  for (long i = 0; i < count; i++) out[i] = (T)a[i];
}

CLONES void F(to_double)(const T *restrict a, double *restrict out, long count) {
  for (long i = 0; i < count; i++) out[i] = a[i];
}

// The pragmas say that an entry may take the place of the one that it is made from, and of no other.
CLONES void F(prelu)(const T *z, T *y, long count, double factor) {
  T slope = (T)factor;
  if (slope == 0) {
#pragma clang loop vectorize(assume_safety)
    for (long i = 0; i < count; i++) y[i] = z[i] < 0 ? 0 : z[i];
  } else {
#pragma clang loop vectorize(assume_safety)
    for (long i = 0; i < count; i++) y[i] = z[i] > 0 ? z[i] : slope * z[i];
  }
}

INLINE void F(prelu_pull)(const T *z, const T *dy, T *dz, long count, T slope, const bool accumulates) {
#pragma clang loop vectorize(assume_safety)
  for (long i = 0; i < count; i++) {
    T below = slope == 0 ? 0 : slope * dy[i];
    T d = z[i] > 0 ? dy[i] : below;
    dz[i] = accumulates ? dz[i] + d : d;
  }
}

CLONES void F(prelu_pullback)(const T *z, const T *dy, T *dz, long count, double factor, bool accumulates) {
  T slope = (T)factor;
  if (slope == 0) {
    F(prelu_pull)(z, dy, dz, count, 0, accumulates);
  } else {
    F(prelu_pull)(z, dy, dz, count, slope, accumulates);
  }
}

double F(prelu_slope_gradient)(const T *z, const T *dy, long count) {
  double sum = 0;
  for (long i = 0; i < count; i++) sum += z[i] > 0 ? 0 : (double)z[i] * dy[i];
  return sum;
}

CLONES void F(softmax)(const T *restrict z, T *restrict y, long rows, long columns) {
  for (long row = 0; row < rows; row++, z += columns, y += columns) {
    T largest = z[0];
    for (long i = 1; i < columns; i++) largest = z[i] > largest ? z[i] : largest;
    for (long i = 0; i < columns; i++) y[i] = F(exponential_below_zero)(z[i] - largest);
    T sum = 0;
    for (long i = 0; i < columns; i++) sum += y[i];
    for (long i = 0; i < columns; i++) y[i] /= sum;
  }
}

CLONES void F(softmax_pullback)(const T *restrict y, const T *restrict dy, T *restrict dz, long rows,
                                       long columns, bool accumulates) {
  for (long row = 0; row < rows; row++, y += columns, dy += columns, dz += columns) {
    T mean = 0;
    for (long i = 0; i < columns; i++) mean += y[i] * dy[i];
    for (long i = 0; i < columns; i++) dz[i] = (accumulates ? dz[i] : 0) + y[i] * (dy[i] - mean);
  }
}

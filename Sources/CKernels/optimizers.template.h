// As many elements of each vector at a time as leave room for all of them in the first cache.
#define CHUNK (1024 / (long)sizeof(T))
// `out` may be x or y, element for element.
#define EACH(VALUE)                                \
  _Pragma("clang loop vectorize(assume_safety)")   \
  for (long i = 0; i < n; i++) out[i] = (VALUE);   \
  break

CLONES void F(step)(const struct gradlab_equation *equations, long count, T *weights, const T *gradients,
                    T *const *remembered, long remembered_count, long first, long end) {
  // Every operation rounds by itself, so that no bit depends on where vectors end, nor on the processor.
#pragma STDC FP_CONTRACT OFF
  _Alignas(64) T passing[GRADLAB_GRADIENT][CHUNK];
  T *places[GRADLAB_PLACES];
  for (long v = 0; v < GRADLAB_GRADIENT; v++) places[v] = passing[v];
  for (; first < end; first += CHUNK) {
    long n = end - first < CHUNK ? end - first : CHUNK;
    // No equation writes to the gradient.
    places[GRADLAB_GRADIENT] = (T *)gradients + first;
    places[GRADLAB_WEIGHTS] = weights + first;
    for (long v = 0; v < remembered_count; v++) places[GRADLAB_REMEMBERED + v] = remembered[v] + first;
    for (const struct gradlab_equation *e = equations; e < equations + count; e++) {
      T *out = places[e->out];
      const T *x = places[e->x], *y = places[e->y];
      T a = (T)e->a, b = (T)e->b;
      switch (e->operation) {
        case GRADLAB_MULTIPLE: EACH(a * x[i]);
        case GRADLAB_OFFSET: EACH(a * x[i] + b);
        case GRADLAB_SUM: EACH(a * x[i] + b * y[i]);
        case GRADLAB_PRODUCT: EACH((a * x[i]) * (b * y[i]));
        case GRADLAB_QUOTIENT: EACH((a * x[i]) / (b * y[i]));
        case GRADLAB_LARGER: EACH(a * x[i] > b * y[i] || x[i] != x[i] ? a * x[i] : b * y[i]);
        case GRADLAB_ROOT: EACH(MATH(sqrt)(a * x[i]));
        case GRADLAB_MAGNITUDE: EACH(MATH(fabs)(a * x[i]));
        case GRADLAB_SIGN: EACH((T)(a * x[i] > 0) - (T)(a * x[i] < 0));
      }
    }
  }
}

#undef CHUNK
#undef EACH

CLONES double F(sum_of_squares)(const T *x, long n, double scale) {
  double sums[16] = {0};
  long i = 0;
  for (; i + 16 <= n; i += 16)
    for (int j = 0; j < 16; j++) {
      double value = scale * (double)x[i + j];
      sums[j] += value * value;
    }
  double sum = 0;
  for (; i < n; i++) sum += scale * (double)x[i] * (scale * (double)x[i]);
  for (int j = 0; j < 16; j++) sum += sums[j];
  return sum;
}

CLONES double F(largest_magnitude)(const T *x, long n) {
  T largest = 0;
  for (long i = 0; i < n; i++) {
    T size = MATH(fabs)(x[i]);
    largest = size > largest ? size : largest;
  }
  return (double)largest;
}

CLONES void F(scale)(T *x, long n, double factor) {
  T f = (T)factor;
  for (long i = 0; i < n; i++) x[i] *= f;
}

CLONES void F(clamp)(T *x, long n, double limit) {
  T l = (T)limit;
  for (long i = 0; i < n; i++) x[i] = x[i] > l ? l : x[i] < -l ? -l : x[i];
}

// Two loops for each activation: both read z and write φ(z) to y; the first leaves φ′(z) where z was. PREPARE declares
// what VALUE and SLOPE share. Four vectors at a time hide how long each operation takes.
#define LOOP(NAME, PREPARE, VALUE, SLOPE)                                                                              \
  INLINE void F(NAME##_one)(T *zp, T *yp, T alpha, T scale) {                                                          \
    T z = *zp;                                                                                                         \
    (void)alpha, (void)scale;                                                                                          \
    PREPARE;                                                                                                           \
    *yp = VALUE;                                                                                                       \
    *zp = SLOPE;                                                                                                       \
  }                                                                                                                    \
  CLONES static void F(NAME##_loop)(T *restrict z, T *restrict y, long count, T alpha, T scale) {                      \
    _Pragma("clang loop interleave_count(4)")                                                                          \
    for (long i = 0; i < count; i++) F(NAME##_one)(z + i, y + i, alpha, scale);                                        \
  }                                                                                                                    \
  CLONES static void F(NAME##_value_loop)(const T *restrict z, T *restrict y, long count, T alpha, T scale) {          \
    _Pragma("clang loop interleave_count(4)")                                                                          \
    for (long i = 0; i < count; i++) {                                                                                 \
      T slope = z[i];                                                                                                  \
      F(NAME##_one)(&slope, y + i, alpha, scale);                                                                      \
    }                                                                                                                  \
  }

#define WITH_EXPONENTIAL T e = F(exponential_below_zero)(-F(magnitude)(z))

LOOP(identity, (void)0, z, 1)
LOOP(sigmoid, T lower = F(lower_sigmoid)(z); T upper = 1 - lower, z < 0 ? lower : upper, lower *upper)
LOOP(tanh, T slope; T y = F(tanh_and_slope)(z, &slope), y, slope)
LOOP(relu, (void)0, z < 0 ? 0 : z, z > 0 ? 1 : 0)
LOOP(leaky_relu, (void)0, z > 0 ? z : alpha * z, z > 0 ? 1 : alpha)
LOOP(elu, T e; T minus_one = F(exponential_minus_one)(z > 0 ? 0 : z, &e), scale *(z > 0 ? z : alpha * minus_one),
     scale *(z > 0 ? 1 : alpha * e))
LOOP(gelu, T e = F(exponential_below_zero)((T)-0.5 * z * z); T share = F(normal_distribution)(z, e), z *share,
     share + z * e * (T)0.39894228040143267794)
LOOP(silu, T lower = F(lower_sigmoid)(z); T upper = 1 - lower; T up = z < 0 ? lower : upper;
     T down = z < 0 ? upper : lower, z *up, up *(1 + z * down))
LOOP(mish, WITH_EXPONENTIAL; T over = z >= 0 ? 1 + 2 * e : e * (e + 2); T rest = z >= 0 ? 2 * e * e : 2;
     T q = 1 / (over + rest); T t = over * q; T up = (z >= 0 ? 1 : e) / (1 + e), z *t, t + z * (rest * q * (1 + t)) * up)
LOOP(softplus, WITH_EXPONENTIAL, F(softplus_from)(z, e), F(sigmoid_from)(z, e))
LOOP(softsign, T q = 1 / (1 + F(magnitude)(z)), z *q, q *q)
LOOP(hard_tanh, (void)0, z < -1 ? -1 : (z > 1 ? 1 : z), z > -1 && z < 1 ? 1 : 0)
LOOP(hard_sigmoid, (void)0, (z < -3 ? 0 : (z > 3 ? 6 : z + 3)) / 6, z > -3 && z < 3 ? (T)1 / 6 : 0)

#define LOOP_OF(NAME) [gradlab_activation_##NAME] = F(NAME##_loop),
static void (*const F(loops)[])(T *restrict, T *restrict, long, T, T) = {GRADLAB_ACTIVATIONS(LOOP_OF)};
#define VALUE_LOOP_OF(NAME) [gradlab_activation_##NAME] = F(NAME##_value_loop),
static void (*const F(value_loops)[])(const T *restrict, T *restrict, long, T, T) = {GRADLAB_ACTIVATIONS(VALUE_LOOP_OF)};
_Static_assert(sizeof F(loops) / sizeof *F(loops) == ACTIVATIONS, "a loop for each activation");
_Static_assert(sizeof F(value_loops) / sizeof *F(value_loops) == ACTIVATIONS, "a loop for each activation");

void F(activate)(enum gradlab_activation loop, T *z, T *y, long count, double alpha, double scale) {
  F(loops)[loop](z, y, count, (T)alpha, (T)scale);
}

void F(activation_values)(enum gradlab_activation loop, const T *z, T *y, long count, double alpha, double scale) {
  F(value_loops)[loop](z, y, count, (T)alpha, (T)scale);
}

// The pragma says that an entry is read before it is written, and that no other is.
INLINE void F(pull)(const T *slopes, const T *restrict dy, T *dz, long count, const bool has_flat_parts,
                    const bool accumulates) {
#pragma clang loop vectorize(assume_safety)
  for (long i = 0; i < count; i++) {
    T product = has_flat_parts && slopes[i] == 0 ? 0 : slopes[i] * dy[i];
    dz[i] = accumulates ? dz[i] + product : product;
  }
}

CLONES void F(activation_pullback)(const T *slopes, const T *dy, T *dz, long count, bool has_flat_parts,
                                   bool accumulates) {
  if (has_flat_parts) {
    F(pull)(slopes, dy, dz, count, true, accumulates);
  } else {
    F(pull)(slopes, dy, dz, count, false, accumulates);
  }
}

CLONES void F(exponential_values)(const T *restrict x, T *restrict y, long count) {
  _Pragma("clang loop interleave_count(4)")
  for (long i = 0; i < count; i++) y[i] = F(exponential)(x[i]);
}

CLONES void F(pack_sigmoid)(T *restrict z, T *restrict packed, long count) {
  _Pragma("clang loop interleave_count(4)")
  for (long i = 0; i < count; i++) {
    T smaller = F(lower_sigmoid)(z[i]);
    packed[i] = z[i] >= 0 ? -smaller : smaller;
    z[i] = z[i] >= 0 ? 1 - smaller : smaller;
  }
}

CLONES void F(unpack_sigmoid)(const T *restrict packed, T *restrict y, long count) {
  // The sign bit counts, −0 included.
  for (long i = 0; i < count; i++) y[i] = (F(signed_as)(packed[i], 1) < 0 ? 1 : 0) + packed[i];
}

CLONES void F(packed_sigmoid_pullback)(const T *restrict packed, T *restrict dy, long count) {
  for (long i = 0; i < count; i++) {
    T smaller = F(magnitude)(packed[i]);
    dy[i] *= smaller * (1 - smaller);
  }
}

#undef LOOP
#undef LOOP_OF
#undef VALUE_LOOP_OF
#undef WITH_EXPONENTIAL

// φ(z), and φ′(z) into *slope.
#define ACTIVATION(NAME) \
  INLINE T F(NAME##_at)(T z, __attribute__((unused)) T alpha, __attribute__((unused)) T scale, T *slope)

ACTIVATION(identity) {
  *slope = 1;
  return z;
}

ACTIVATION(sigmoid) {
  T lower = F(lower_sigmoid)(z), upper = 1 - lower;
  *slope = lower * upper;
  return z < 0 ? lower : upper;
}

ACTIVATION(tanh) { return F(tanh_and_slope)(z, slope); }

ACTIVATION(relu) {
  *slope = z > 0 ? 1 : 0;
  return z < 0 ? 0 : z;
}

ACTIVATION(leaky_relu) {
  *slope = z > 0 ? 1 : alpha;
  return z > 0 ? z : alpha * z;
}

ACTIVATION(elu) {
  T e, minus_one = F(exponential_minus_one)(z > 0 ? 0 : z, &e);
  *slope = scale * (z > 0 ? 1 : alpha * e);
  return scale * (z > 0 ? z : alpha * minus_one);
}

ACTIVATION(gelu) {
  T e = F(exponential_below_zero)((T)-0.5 * z * z), share = F(normal_distribution)(z, e);
  *slope = share + z * e * (T)0.39894228040143267794;
  return z * share;
}

ACTIVATION(silu) {
  T lower = F(lower_sigmoid)(z), upper = 1 - lower;
  T up = z < 0 ? lower : upper, down = z < 0 ? upper : lower;
  *slope = up * (1 + z * down);
  return z * up;
}

ACTIVATION(mish) {
  T e = F(exponential_below_zero)(-F(magnitude)(z));
  T over = z >= 0 ? 1 + 2 * e : e * (e + 2), rest = z >= 0 ? 2 * e * e : 2;
  T q = 1 / (over + rest), t = over * q, up = (z >= 0 ? 1 : e) / (1 + e);
  *slope = t + z * (rest * q * (1 + t)) * up;
  return z * t;
}

ACTIVATION(softplus) {
  T e = F(exponential_below_zero)(-F(magnitude)(z));
  *slope = F(sigmoid_from)(z, e);
  return F(softplus_from)(z, e);
}

ACTIVATION(softsign) {
  T q = 1 / (1 + F(magnitude)(z));
  *slope = q * q;
  return z * q;
}

ACTIVATION(hard_tanh) {
  *slope = z > -1 && z < 1 ? 1 : 0;
  return z < -1 ? -1 : (z > 1 ? 1 : z);
}

ACTIVATION(hard_sigmoid) {
  *slope = z > -3 && z < 3 ? (T)1 / 6 : 0;
  return (z < -3 ? 0 : (z > 3 ? 6 : z + 3)) / 6;
}

// Four vectors at a time hide how long each operation takes.
#define LOOP(NAME)                                                                                  \
  CLONES static void F(NAME##_loop)(T *restrict z, T *restrict y, long count, T alpha, T scale) {   \
    _Pragma("clang loop interleave_count(4)")                                                       \
    for (long i = 0; i < count; i++) y[i] = F(NAME##_at)(z[i], alpha, scale, z + i);                \
  }
GRADLAB_ACTIVATIONS(LOOP)

#define LOOP_OF(NAME) [gradlab_activation_##NAME] = F(NAME##_loop),
static void (*const F(loops)[])(T *restrict, T *restrict, long, T, T) = {GRADLAB_ACTIVATIONS(LOOP_OF)};
_Static_assert(sizeof F(loops) / sizeof *F(loops) == ACTIVATIONS, "a loop for each activation");

void F(activate)(enum gradlab_activation loop, T *z, T *y, long count, double alpha, double scale) {
  F(loops)[loop](z, y, count, (T)alpha, (T)scale);
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

CLONES void F(pack_sigmoid)(T *restrict z, T *restrict packed, long count) {
  #pragma clang loop interleave_count(4)
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

CLONES void F(exponentials)(const T *restrict x, T *restrict y, long count) {
#pragma clang loop interleave_count(4)
  for (long i = 0; i < count; i++) y[i] = F(exponential)(x[i]);
}

CLONES void F(sigmoids)(const T *restrict x, T *restrict y, long count) {
#pragma clang loop interleave_count(4)
  for (long i = 0; i < count; i++) {
    T slope;
    y[i] = F(sigmoid_at)(x[i], 1, 1, &slope);
  }
}

CLONES void F(hyperbolic_tangents)(const T *restrict x, T *restrict y, long count) {
#pragma clang loop interleave_count(4)
  for (long i = 0; i < count; i++) {
    T slope;
    y[i] = F(tanh_at)(x[i], 1, 1, &slope);
  }
}

#undef ACTIVATION
#undef LOOP
#undef LOOP_OF

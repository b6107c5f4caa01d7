// Two loops for each activation: both read z (plus a bias for each column) and write φ(z) to y; the first leaves φ′(z)
// where z was. PREPARE declares what VALUE and SLOPE share.
#define LOOP(NAME, PREPARE, VALUE, SLOPE)                                                                              \
  INLINE void F(NAME##_one)(T *zp, T *yp, T b, T alpha, T scale) {                                                     \
    T z = *zp + b;                                                                                                     \
    (void)alpha, (void)scale;                                                                                          \
    PREPARE;                                                                                                           \
    *yp = VALUE;                                                                                                       \
    *zp = SLOPE;                                                                                                       \
  }                                                                                                                    \
  INLINE void F(NAME##_value)(const T *zp, T *yp, T b, T alpha, T scale) {                                             \
    T z = *zp;                                                                                                         \
    F(NAME##_one)(&z, yp, b, alpha, scale);                                                                            \
  }                                                                                                                    \
  OVER_ROWS(F(NAME##_loop), F(NAME##_one), T *restrict z)                                                              \
  OVER_ROWS(F(NAME##_value_loop), F(NAME##_value), const T *restrict z)

#define OVER_ROWS(LOOP_NAME, ONE, Z)                                                                                   \
  CLONES static void LOOP_NAME(Z, T *restrict y, const T *restrict bias, long rows, long columns, T alpha, T scale) {  \
    if (bias && columns == 1) {                                                                                        \
      T b = bias[0];                                                                                                   \
      for (long i = 0; i < rows; i++) ONE(z + i, y + i, b, alpha, scale);                                              \
    } else if (bias) {                                                                                                 \
      for (long row = 0; row < rows; row++, z += columns, y += columns)                                                \
        for (long i = 0; i < columns; i++) ONE(z + i, y + i, bias[i], alpha, scale);                                   \
    } else {                                                                                                           \
      for (long i = 0; i < rows * columns; i++) ONE(z + i, y + i, 0, alpha, scale);                                    \
    }                                                                                                                  \
  }

#define WITH_EXPONENTIAL T e = F(exponential)(-F(magnitude)(z))

LOOP(identity, (void)0, z, 1)
LOOP(sigmoid, WITH_EXPONENTIAL; T v = F(sigmoid_from)(z, e), v, v *(z >= 0 ? e * v : 1 - v))
LOOP(tanh, T e = F(exponential)(-2 * F(magnitude)(z)); T q = 1 / (1 + e), F(tanh_from)(z, e), 4 * e * q * q)
LOOP(relu, (void)0, z < 0 ? 0 : z, z > 0 ? 1 : 0)
LOOP(leaky_relu, (void)0, z > 0 ? z : alpha * z, z > 0 ? 1 : alpha)
LOOP(elu, T below = z > 0 ? 0 : z, scale * (z > 0 ? z : alpha * F(exponential_minus_one)(below)),
     scale * (z > 0 ? 1 : alpha * F(exponential)(below)))
LOOP(gelu, T e = F(exponential)((T)-0.5 * z * z); T share = F(normal_distribution)(z, e), z *share,
     share + z * e * (T)0.39894228040143267794)
LOOP(silu, WITH_EXPONENTIAL; T q = 1 / (1 + e); T up = (z >= 0 ? 1 : e) * q; T down = (z >= 0 ? e : 1) * q, z *up,
     up *(1 + z * down))
LOOP(mish, WITH_EXPONENTIAL; T over = z >= 0 ? 1 + 2 * e : e * (e + 2); T rest = z >= 0 ? 2 * e * e : 2;
     T q = 1 / (over + rest); T t = over * q; T up = (z >= 0 ? 1 : e) / (1 + e), z *t, t + z * (rest * q * (1 + t)) * up)
LOOP(softplus, WITH_EXPONENTIAL, F(softplus_from)(z, e), F(sigmoid_from)(z, e))
LOOP(softsign, T q = 1 / (1 + F(magnitude)(z)), z *q, q *q)
LOOP(hard_tanh, (void)0, z < -1 ? -1 : (z > 1 ? 1 : z), z > -1 && z < 1 ? 1 : 0)
LOOP(hard_sigmoid, (void)0, (z < -3 ? 0 : (z > 3 ? 6 : z + 3)) / 6, z > -3 && z < 3 ? (T)1 / 6 : 0)

// In the order of `enum gradlab_activation`.
#define TABLE(LOOP)                                                                                                    \
  {                                                                                                                    \
    F(identity_##LOOP), F(sigmoid_##LOOP), F(tanh_##LOOP), F(relu_##LOOP), F(leaky_relu_##LOOP), F(elu_##LOOP),        \
        F(gelu_##LOOP), F(silu_##LOOP), F(mish_##LOOP), F(softplus_##LOOP), F(softsign_##LOOP), F(hard_tanh_##LOOP),   \
        F(hard_sigmoid_##LOOP)                                                                                         \
  }

static void (*const F(loops)[])(T *restrict, T *restrict, const T *restrict, long, long, T, T) = TABLE(loop);
static void (*const F(value_loops)[])(const T *restrict, T *restrict, const T *restrict, long, long, T,
                                      T) = TABLE(value_loop);

CLONES static void F(exponential_loop)(const T *restrict x, T *restrict y, long count) {
  for (long i = 0; i < count; i++) y[i] = F(exponential)(x[i]);
}

#undef LOOP
#undef OVER_ROWS
#undef TABLE
#undef WITH_EXPONENTIAL

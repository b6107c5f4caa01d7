#include "kernels.h"

// The rules, once for each scalar T; factors are computed in double and rounded once.
#define RULES(T, SUFFIX, SQRT)                                                                                        \
  CLONES static void descend_##SUFFIX(T *restrict w, const T *restrict g, long n, T rate, T l2) {                     \
    for (long i = 0; i < n; i++) w[i] -= rate * (g[i] + l2 * w[i]);                                                   \
  }                                                                                                                   \
  CLONES static void momentum_##SUFFIX(T *restrict w, const T *restrict g, T *restrict b, long n, T rate, T momentum, \
                                       T l2) {                                                                        \
    for (long i = 0; i < n; i++) {                                                                                    \
      b[i] = momentum * b[i] + (g[i] + l2 * w[i]);                                                                    \
      w[i] -= rate * b[i];                                                                                            \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static void nesterov_##SUFFIX(T *restrict w, const T *restrict g, T *restrict b, long n, T rate, T momentum, \
                                       T l2) {                                                                        \
    for (long i = 0; i < n; i++) {                                                                                    \
      T gradient = g[i] + l2 * w[i];                                                                                  \
      b[i] = momentum * b[i] + gradient;                                                                              \
      w[i] -= rate * (gradient + momentum * b[i]);                                                                    \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static void adagrad_##SUFFIX(T *restrict w, const T *restrict g, T *restrict s, long n, T rate, T epsilon) { \
    for (long i = 0; i < n; i++) {                                                                                    \
      s[i] += g[i] * g[i];                                                                                            \
      w[i] -= rate * g[i] / (SQRT(s[i]) + epsilon);                                                                   \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static void rmsprop_##SUFFIX(T *restrict w, const T *restrict g, T *restrict s, long n, T rate, T alpha,     \
                                      T rest, T epsilon) {                                                            \
    for (long i = 0; i < n; i++) {                                                                                    \
      s[i] = alpha * s[i] + rest * g[i] * g[i];                                                                       \
      w[i] -= rate * g[i] / (SQRT(s[i]) + epsilon);                                                                   \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static void adam_##SUFFIX(T *restrict w, const T *restrict g, T *restrict m, T *restrict v, long n, T rate,  \
                                   T rest1, T beta2, T rest2, T root, T epsilon, T shrink) {                          \
    for (long i = 0; i < n; i++) {                                                                                    \
      m[i] += rest1 * (g[i] - m[i]);                                                                                  \
      v[i] = beta2 * v[i] + rest2 * g[i] * g[i];                                                                      \
      w[i] = shrink * w[i] - rate * m[i] / (SQRT(v[i]) * root + epsilon);                                             \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static void nadam_##SUFFIX(T *restrict w, const T *restrict g, T *restrict m, T *restrict v, long n,         \
                                    T gradient_rate, T mean_rate, T rest1, T beta2, T rest2, T root, T epsilon) {     \
    for (long i = 0; i < n; i++) {                                                                                    \
      m[i] += rest1 * (g[i] - m[i]);                                                                                  \
      v[i] = beta2 * v[i] + rest2 * g[i] * g[i];                                                                      \
      w[i] -= (gradient_rate * g[i] + mean_rate * m[i]) / (SQRT(v[i]) * root + epsilon);                              \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static void lion_##SUFFIX(T *restrict w, const T *restrict g, T *restrict m, long n, T rate, T rest1,        \
                                   T rest2, T shrink) {                                                               \
    for (long i = 0; i < n; i++) {                                                                                    \
      T direction = m[i] + rest1 * (g[i] - m[i]);                                                                     \
      T sign = (T)(direction > 0) - (T)(direction < 0);                                                               \
      w[i] = shrink * w[i] - rate * sign;                                                                             \
      m[i] += rest2 * (g[i] - m[i]);                                                                                  \
    }                                                                                                                 \
  }                                                                                                                   \
  CLONES static double sum_of_squares_##SUFFIX(const T *x, long n, double scale) {                                    \
    double sums[16] = {0};                                                                                            \
    long i = 0;                                                                                                       \
    for (; i + 16 <= n; i += 16)                                                                                      \
      for (int j = 0; j < 16; j++) {                                                                                  \
        double value = scale * (double)x[i + j];                                                                      \
        sums[j] += value * value;                                                                                     \
      }                                                                                                               \
    double sum = 0;                                                                                                   \
    for (; i < n; i++) sum += scale * (double)x[i] * (scale * (double)x[i]);                                          \
    for (int j = 0; j < 16; j++) sum += sums[j];                                                                      \
    return sum;                                                                                                       \
  }                                                                                                                   \
  CLONES static T largest_##SUFFIX(const T *x, long n) {                                                              \
    T largest = 0;                                                                                                    \
    for (long i = 0; i < n; i++) {                                                                                    \
      T size = x[i] < 0 ? -x[i] : x[i];                                                                               \
      largest = size > largest ? size : largest;                                                                      \
    }                                                                                                                 \
    return largest;                                                                                                   \
  }                                                                                                                   \
  CLONES static void scale_##SUFFIX(T *x, long n, T factor) {                                                         \
    for (long i = 0; i < n; i++) x[i] *= factor;                                                                      \
  }                                                                                                                   \
  CLONES static void clamp_##SUFFIX(T *x, long n, T limit) {                                                          \
    for (long i = 0; i < n; i++) x[i] = x[i] > limit ? limit : x[i] < -limit ? -limit : x[i];                         \
  }

RULES(float, float, sqrtf)
RULES(double, double, sqrt)

#define CHOOSE(WIDTH, CALL)                                                                                           \
  if ((WIDTH) == 4) {                                                                                                 \
    typedef float T;                                                                                                  \
    CALL(float);                                                                                                      \
  } else {                                                                                                            \
    typedef double T;                                                                                                 \
    CALL(double);                                                                                                     \
  }

void gradlab_sgd(long width, void *w, const void *g, void *b, long n, double rate, double momentum, bool nesterov,
                 double l2) {
#define CALL(S)                                                                                                       \
  if (momentum == 0)                                                                                                  \
    descend_##S(w, g, n, (T)rate, (T)l2);                                                                             \
  else if (nesterov)                                                                                                  \
    nesterov_##S(w, g, b, n, (T)rate, (T)momentum, (T)l2);                                                            \
  else                                                                                                                \
    momentum_##S(w, g, b, n, (T)rate, (T)momentum, (T)l2)
  CHOOSE(width, CALL)
#undef CALL
}

void gradlab_adagrad(long width, void *w, const void *g, void *s, long n, double rate, double epsilon) {
#define CALL(S) adagrad_##S(w, g, s, n, (T)rate, (T)epsilon)
  CHOOSE(width, CALL)
#undef CALL
}

void gradlab_rmsprop(long width, void *w, const void *g, void *s, long n, double rate, double alpha, double epsilon) {
#define CALL(S) rmsprop_##S(w, g, s, n, (T)rate, (T)alpha, (T)(1 - alpha), (T)epsilon)
  CHOOSE(width, CALL)
#undef CALL
}

void gradlab_adam(long width, void *w, const void *g, void *m, void *v, long n, double rate, double beta1,
                  double beta2, double epsilon, bool epsilon_hat, double decay, long step) {
  double correction1 = 1 - pow(beta1, (double)step);
  double root = sqrt(1 - pow(beta2, (double)step));
  // epsilon_hat: rate · √c₂ / c₁ · m / (√v + ε), that is √v / √c₂ + ε / √c₂.
  if (epsilon_hat) epsilon /= root;
#define CALL(S)                                                                                                       \
  adam_##S(w, g, m, v, n, (T)(rate / correction1), (T)(1 - beta1), (T)beta2, (T)(1 - beta2), (T)(1 / root),           \
           (T)epsilon, (T)(1 - rate * decay))
  CHOOSE(width, CALL)
#undef CALL
}

void gradlab_nadam(long width, void *w, const void *g, void *m, void *v, long n, double gradient_rate,
                   double mean_rate, double beta1, double beta2, double epsilon, long step) {
  double root = sqrt(1 - pow(beta2, (double)step));
#define CALL(S)                                                                                                       \
  nadam_##S(w, g, m, v, n, (T)gradient_rate, (T)mean_rate, (T)(1 - beta1), (T)beta2, (T)(1 - beta2), (T)(1 / root),   \
            (T)epsilon)
  CHOOSE(width, CALL)
#undef CALL
}

void gradlab_lion(long width, void *w, const void *g, void *m, long n, double rate, double beta1, double beta2,
                  double decay) {
#define CALL(S) lion_##S(w, g, m, n, (T)rate, (T)(1 - beta1), (T)(1 - beta2), (T)(1 - rate * decay))
  CHOOSE(width, CALL)
#undef CALL
}

double gradlab_sum_of_squares(long width, const void *x, long n, double scale) {
  return width == 4 ? sum_of_squares_float(x, n, scale) : sum_of_squares_double(x, n, scale);
}

double gradlab_largest_magnitude(long width, const void *x, long n) {
  return width == 4 ? (double)largest_float(x, n) : largest_double(x, n);
}

void gradlab_scale(long width, void *x, long n, double factor) {
#define CALL(S) scale_##S(x, n, (T)factor)
  CHOOSE(width, CALL)
#undef CALL
}

void gradlab_clamp(long width, void *x, long n, double limit) {
#define CALL(S) clamp_##S(x, n, (T)limit)
  CHOOSE(width, CALL)
#undef CALL
}

#include "CActivations.h"

#include "functions.h"

// Φ(z), the normal distribution, given e = exp(−z²/2). Float: erfc by a Chebyshev fit of relative error 1.2e−7
// (Press et al., Numerical Recipes, 6.2), its exponential taken over from e.
INLINE float normal_distribution_f32(float z, float e) {
  float x = magnitude_f32(z) * 0.70710678f;
  float t = 1 / (1 + 0.5f * x);
  float exponent =
      -1.26551223f +
      t * (1.00002368f +
           t * (0.37409196f +
                t * (0.09678418f +
                     t * (-0.18628806f +
                          t * (0.27886807f + t * (-1.13520398f + t * (1.48851587f + t * (-0.82215223f + t * 0.17087277f))))))));
  float tail = 0.5f * t * exponential_f32(exponent) * e;
  return z < 0 ? tail : 1 - tail;
}

INLINE double normal_distribution_f64(double z, double e) {
  (void)e;
  return 0.5 * erfc(-z * 0.70710678118654752440);
}

#define T float
#define F(name) name##_f32
#include "activations.template.h"
#undef T
#undef F
#define T double
#define F(name) name##_f64
#include "activations.template.h"

void gradlab_activate(long width, enum gradlab_activation kind, void *z, void *y, long count, double alpha,
                      double scale) {
  if (width == sizeof(float)) {
    loops_f32[kind](z, y, count, (float)alpha, (float)scale);
  } else {
    loops_f64[kind](z, y, count, alpha, scale);
  }
}

void gradlab_activation_values(long width, enum gradlab_activation kind, const void *z, void *y, long count,
                               double alpha, double scale) {
  if (width == sizeof(float)) {
    value_loops_f32[kind](z, y, count, (float)alpha, (float)scale);
  } else {
    value_loops_f64[kind](z, y, count, alpha, scale);
  }
}

void gradlab_exponential(long width, const void *x, void *y, long count) {
  if (width == sizeof(float)) {
    exponential_loop_f32(x, y, count);
  } else {
    exponential_loop_f64(x, y, count);
  }
}

void gradlab_pack_sigmoid(long width, void *z, void *packed, long count) {
  FOR_WIDTH(pack_sigmoid_f32(z, packed, count), pack_sigmoid_f64(z, packed, count));
}

void gradlab_unpack_sigmoid(long width, const void *packed, void *y, long count) {
  FOR_WIDTH(unpack_sigmoid_f32(packed, y, count), unpack_sigmoid_f64(packed, y, count));
}

void gradlab_packed_sigmoid_pullback(long width, const void *packed, void *dy, long count) {
  FOR_WIDTH(packed_sigmoid_pullback_f32(packed, dy, count), packed_sigmoid_pullback_f64(packed, dy, count));
}

#include "functions.h"

// Φ(z), the normal distribution, given e = exp(−z²/2). Float: erfc by a Chebyshev fit of relative error 1.2e−7
// (Press et al., Numerical Recipes, 6.2), its exponential taken over from e.
INLINE float gradlab_normal_distribution_f32(float z, float e) {
  float x = gradlab_magnitude_f32(z) * 0.70710678f;
  float t = 1 / (1 + 0.5f * x);
  float exponent =
      -1.26551223f +
      t * (1.00002368f +
           t * (0.37409196f +
                t * (0.09678418f +
                     t * (-0.18628806f +
                          t * (0.27886807f + t * (-1.13520398f + t * (1.48851587f + t * (-0.82215223f + t * 0.17087277f))))))));
  float tail = 0.5f * t * gradlab_exponential_f32(exponent) * e;
  return z < 0 ? tail : 1 - tail;
}

INLINE double gradlab_normal_distribution_f64(double z, double e) {
  (void)e;
  return 0.5 * erfc(-z * 0.70710678118654752440);
}

#define ONE(NAME) + 1
enum { ACTIVATIONS = GRADLAB_ACTIVATIONS(ONE) };

#define TEMPLATE "activations.template.h"
#include "CEachScalar.h"

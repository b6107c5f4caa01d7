// Elementary functions that a compiler can turn into vector code: no branches, no tables, no calls.
//
// Included once for each scalar: T is float or double, F(name) appends its suffix. Errors are at most 2 units in the
// last place; results below the normal range are rounded once.

#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define INLINE static inline __attribute__((always_inline))

#define T float
#define F(name) name##_f32
#define BITS uint32_t
#define MANTISSA 23
#define BIAS 127
// Adding and subtracting it rounds to a whole number, whose low bits it then shows.
#define MAGIC 12582912.0f
#define LOWEST_EXPONENT_ARGUMENT -104.0f
#define HIGHEST_EXPONENT_ARGUMENT 89.0f
// ln 2 in two parts, the first short enough that its product with a whole number is exact.
#define LN2_HIGH 0.693359375f
#define LN2_LOW -2.12194440e-4f
#define EXP_TERMS(r) \
  ((5.0000001201e-1f + 1.6666665459e-1f * r) + \
   r * r * ((4.1665795894e-2f + 8.3334519073e-3f * r) + r * r * (1.3981999507e-3f + 1.9875691500e-4f * r)))
#define ATANH_TERMS(z) ((((0.11111111f * z + 0.14285714f) * z + 0.2f) * z + 0.33333333f) * z)
#define TANH_SMALL(x, z) \
  (((((-5.70498872745e-3f * z + 2.06390887954e-2f) * z - 5.37397155531e-2f) * z + 1.33314422036e-1f) * z - \
    3.33332819422e-1f) * z * x + x)
#include "functions.template.h"
#undef T
#undef F
#undef BITS
#undef MANTISSA
#undef BIAS
#undef MAGIC
#undef LOWEST_EXPONENT_ARGUMENT
#undef HIGHEST_EXPONENT_ARGUMENT
#undef LN2_HIGH
#undef LN2_LOW
#undef EXP_TERMS
#undef ATANH_TERMS
#undef TANH_SMALL

#define T double
#define F(name) name##_f64
#define BITS uint64_t
#define MANTISSA 52
#define BIAS 1023
#define MAGIC 6755399441055744.0
#define LOWEST_EXPONENT_ARGUMENT -746.0
#define HIGHEST_EXPONENT_ARGUMENT 710.0
#define LN2_HIGH 6.93145751953125e-1
#define LN2_LOW 1.42860682030941723212e-6
// The series of (exp(r) − 1 − r) / r².
#define EXP_TERMS(r) \
  (((((((((((1.0 / 6227020800 * r + 1.0 / 479001600) * r + 1.0 / 39916800) * r + 1.0 / 3628800) * r + \
         1.0 / 362880) * r + 1.0 / 40320) * r + 1.0 / 5040) * r + 1.0 / 720) * r + 1.0 / 120) * r + 1.0 / 24) * r + \
    1.0 / 6) * r + 0.5)
// The series of atanh(s) / s − 1 in z = s².
#define ATANH_TERMS(z) \
  (((((((((((1.0 / 23 * z + 1.0 / 21) * z + 1.0 / 19) * z + 1.0 / 17) * z + 1.0 / 15) * z + 1.0 / 13) * z + \
        1.0 / 11) * z + 1.0 / 9) * z + 1.0 / 7) * z + 1.0 / 5) * z + 1.0 / 3) * z)
#define TANH_SMALL(x, z) \
  (x + x * z * (((-9.64399179425052238628e-1 * z - 9.92877231001918586564e1) * z - 1.61468768441708447952e3) / \
                (((z + 1.12811678491632931402e2) * z + 2.23548839060100448583e3) * z + 4.84406305325125486048e3)))
#include "functions.template.h"
#undef T
#undef F
#undef BITS
#undef MANTISSA
#undef BIAS
#undef MAGIC
#undef LOWEST_EXPONENT_ARGUMENT
#undef HIGHEST_EXPONENT_ARGUMENT
#undef LN2_HIGH
#undef LN2_LOW
#undef EXP_TERMS
#undef ATANH_TERMS
#undef TANH_SMALL

// Elementary functions that a compiler can turn into vector code: no branches, no tables, no calls.
//
// Errors are at most 2 units in the last place (2.1 for tanh in double where the processor can't multiply and add in one
// step); results below the normal range are rounded once.
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "kernels.h"

// The bits of a number's fraction, what its exponent is stored with, and the even power of 2 that lifts exp of all
// arguments from the lowest to 0 into the normal range.
enum {
  gradlab_mantissa_f32 = 23,
  gradlab_mantissa_f64 = 52,
  gradlab_bias_f32 = 127,
  gradlab_bias_f64 = 1023,
  gradlab_lift_f32 = 28,
  gradlab_lift_f64 = 58,
};

// Adding and subtracting it rounds to a whole number, whose low bits it then shows.
static const float gradlab_magic_f32 = 12582912.0f;
static const double gradlab_magic_f64 = 6755399441055744.0;
// exp of the lowest, and four times that, are 0.
static const float gradlab_lowest_argument_f32 = -106.0f;
static const double gradlab_lowest_argument_f64 = -748.0;
static const float gradlab_highest_argument_f32 = 89.0f;
static const double gradlab_highest_argument_f64 = 710.0;
// ln 2 in two parts, the first short enough that its product with a whole number is exact.
static const float gradlab_ln2_high_f32 = 0.693359375f;
static const double gradlab_ln2_high_f64 = 6.93145751953125e-1;
static const float gradlab_ln2_low_f32 = -2.12194440e-4f;
static const double gradlab_ln2_low_f64 = 1.42860682030941723212e-6;

// (exp(r) − 1 − r) / r² by Remez's algorithm: the error it leaves in exp(r) is below 4e−9 of exp(r), and for r < 0
// below 7e−9 of exp(r) − 1.
INLINE float gradlab_exp_terms_f32(float r) {
  return (4.99999851e-1f + 1.666653007e-1f * r) +
         r * r * ((4.167041928e-2f + 8.367842995e-3f * r) + r * r * 1.370067941e-3f);
}

// By Remez's algorithm; then the factors of r³ and r⁴ are raised by 1.6e−16 and 1.2e−15, since x + ln 2 always loses the
// same part at n = −1, which shows in tanh.
INLINE double gradlab_exp_terms_f64(double r) {
  return (0.5 + 0.16666666666666807 * r) +
         r * r * ((0.041666666666677205 + 0.008333333333245473 * r) +
         r * r * ((1.3888888882999863e-3 + 1.984127005533646e-4 * r) +
         r * r * ((2.4801599894928615e-5 + 2.7557090535154715e-6 * r) +
         r * r * ((2.7546180583852756e-7 + 2.5158218828430538e-8 * r) + r * r * 2.438827673562102e-9))));
}

// The series of atanh(s) / s − 1 in z = s².
INLINE float gradlab_atanh_terms_f32(float z) {
  return (((0.11111111f * z + 0.14285714f) * z + 0.2f) * z + 0.33333333f) * z;
}

INLINE double gradlab_atanh_terms_f64(double z) {
  return ((((((((((1.0 / 23 * z + 1.0 / 21) * z + 1.0 / 19) * z + 1.0 / 17) * z + 1.0 / 15) * z + 1.0 / 13) * z +
              1.0 / 11) * z + 1.0 / 9) * z + 1.0 / 7) * z + 1.0 / 5) * z + 1.0 / 3) * z;
}

#define TEMPLATE "functions.template.h"
#include "CEachScalar.h"

#endif

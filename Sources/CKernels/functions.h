// Elementary functions that a compiler can turn into vector code: no branches, no tables, no calls.
//
// Included once for each scalar: T is float or double, F(name) appends its suffix. Errors are at most 2 units in the
// last place (2.1 for tanh in double where the processor can't multiply and add in one step); results below the normal
// range are rounded once.

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define INLINE static inline __attribute__((always_inline))

// The call for the scalar of `width` bytes.
#define FOR_WIDTH(CALL32, CALL64) (width == sizeof(float) ? CALL32 : CALL64)

#define T float
#define F(name) name##_f32
#define BITS uint32_t
#define MANTISSA 23
#define BIAS 127
// Adding and subtracting it rounds to a whole number, whose low bits it then shows.
#define MAGIC 12582912.0f
// exp of it, and four times that, are 0.
#define LOWEST_EXPONENT_ARGUMENT -106.0f
#define HIGHEST_EXPONENT_ARGUMENT 89.0f
// 2 to it lifts exp of all arguments from the lowest to 0 into the normal range; even.
#define LIFT 28
// ln 2 in two parts, the first short enough that its product with a whole number is exact.
#define LN2_HIGH 0.693359375f
#define LN2_LOW -2.12194440e-4f
// (exp(r) − 1 − r) / r² by Remez's algorithm: the error it leaves in exp(r) is below 4e−9 of exp(r), and for r < 0
// below 7e−9 of exp(r) − 1.
#define EXP_TERMS(r) \
  ((4.99999851e-1f + 1.666653007e-1f * r) + \
   r * r * ((4.167041928e-2f + 8.367842995e-3f * r) + r * r * 1.370067941e-3f))
#define ATANH_TERMS(z) ((((0.11111111f * z + 0.14285714f) * z + 0.2f) * z + 0.33333333f) * z)
#include "functions.template.h"
#undef T
#undef F
#undef BITS
#undef MANTISSA
#undef BIAS
#undef MAGIC
#undef LOWEST_EXPONENT_ARGUMENT
#undef HIGHEST_EXPONENT_ARGUMENT
#undef LIFT
#undef LN2_HIGH
#undef LN2_LOW
#undef EXP_TERMS
#undef ATANH_TERMS

#define T double
#define F(name) name##_f64
#define BITS uint64_t
#define MANTISSA 52
#define BIAS 1023
#define MAGIC 6755399441055744.0
#define LOWEST_EXPONENT_ARGUMENT -748.0
#define HIGHEST_EXPONENT_ARGUMENT 710.0
#define LIFT 58
#define LN2_HIGH 6.93145751953125e-1
#define LN2_LOW 1.42860682030941723212e-6
// By Remez's algorithm; then the factors of r³ and r⁴ are raised by 1.6e−16 and 1.2e−15, since x + ln 2 always loses the
// same part at n = −1, which shows in tanh.
#define EXP_TERMS(r) \
  ((0.5 + 0.16666666666666807 * r) + \
   r * r * ((0.041666666666677205 + 0.008333333333245473 * r) + \
   r * r * ((1.3888888882999863e-3 + 1.984127005533646e-4 * r) + \
   r * r * ((2.4801599894928615e-5 + 2.7557090535154715e-6 * r) + \
   r * r * ((2.7546180583852756e-7 + 2.5158218828430538e-8 * r) + r * r * 2.438827673562102e-9)))))
// The series of atanh(s) / s − 1 in z = s².
#define ATANH_TERMS(z) \
  (((((((((((1.0 / 23 * z + 1.0 / 21) * z + 1.0 / 19) * z + 1.0 / 17) * z + 1.0 / 15) * z + 1.0 / 13) * z + \
        1.0 / 11) * z + 1.0 / 9) * z + 1.0 / 7) * z + 1.0 / 5) * z + 1.0 / 3) * z)
#include "functions.template.h"
#undef T
#undef F
#undef BITS
#undef MANTISSA
#undef BIAS
#undef MAGIC
#undef LOWEST_EXPONENT_ARGUMENT
#undef HIGHEST_EXPONENT_ARGUMENT
#undef LIFT
#undef LN2_HIGH
#undef LN2_LOW
#undef EXP_TERMS
#undef ATANH_TERMS

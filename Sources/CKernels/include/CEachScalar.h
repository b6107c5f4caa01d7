// Includes the file TEMPLATE once for each scalar type: everything that comes in two precisions is written once, in
// these words.
//
//   T           the scalar
//   F(name)     the name with the project's prefix and the scalar's suffix
//   BITS        the unsigned integer as wide as T
//   MATH(name)  the function of <math.h> for T
//   NAMED(name) what Swift calls a function: a static member of the scalar's kernels

#define T float
#define F(name) gradlab_##name##_f32
#define BITS uint32_t
#define MATH(name) name##f
#define NAMED(name) __attribute__((swift_name("gradlab_kernels_f32." name)))
#include TEMPLATE
#undef T
#undef F
#undef BITS
#undef MATH
#undef NAMED

#define T double
#define F(name) gradlab_##name##_f64
#define BITS uint64_t
#define MATH(name) name
#define NAMED(name) __attribute__((swift_name("gradlab_kernels_f64." name)))
#include TEMPLATE
#undef T
#undef F
#undef BITS
#undef MATH
#undef NAMED

#undef TEMPLATE

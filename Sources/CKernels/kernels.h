// What every file of loops begins with.
#ifndef KERNELS_H
#define KERNELS_H

#include "CKernels.h"

#include <math.h>
#include <string.h>

// A loop is compiled for three generations of processors, and the loader chooses (where it can; it does so before the
// thread sanitizer is up, which watches the choice too).
#if defined(__x86_64__) && defined(__GLIBC__) && !__has_feature(thread_sanitizer)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Sanitizers keep loops from becoming vector code: nothing to warn of.
#if __has_feature(undefined_behavior_sanitizer) || __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#pragma clang diagnostic ignored "-Wpass-failed"
#endif

#define INLINE static inline __attribute__((always_inline))

#endif

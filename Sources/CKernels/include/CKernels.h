// Loops over many numbers, each for float and for double. In Swift they are static members of `FloatKernels` and
// `DoubleKernels`.
//
// Buffers of one call do not overlap, unless a comment says otherwise. Factors come in double and are rounded once.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stdint.h>

// What Swift finds the functions in; nobody makes one.
struct __attribute__((swift_name("FloatKernels"))) gradlab_kernels_f32 {
  char unused;
};
struct __attribute__((swift_name("DoubleKernels"))) gradlab_kernels_f64 {
  char unused;
};

#include "CActivationLoops.h"
#include "CEquations.h"
#include "CRandom.h"
#define TEMPLATE "CActivations.template.h"
#include "CEachScalar.h"
#define TEMPLATE "CLayers.template.h"
#include "CEachScalar.h"
#define TEMPLATE "CLosses.template.h"
#include "CEachScalar.h"
#define TEMPLATE "CMatrices.template.h"
#include "CEachScalar.h"
#define TEMPLATE "COptimizers.template.h"
#include "CEachScalar.h"
#define TEMPLATE "CProducts.template.h"
#include "CEachScalar.h"
#define TEMPLATE "CRandom.template.h"
#include "CEachScalar.h"
#define TEMPLATE "CStatistics.template.h"
#include "CEachScalar.h"

// out[row] = a[order[row]]
void gradlab_gather_classes(const int32_t *a, const int64_t *order, long rows, int32_t *out);

#endif

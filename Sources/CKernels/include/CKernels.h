#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

#include "COptimizers.h"
#include "CRandom.h"
#include "CStatistics.h"

#endif

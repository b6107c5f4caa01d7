#ifndef CKERNELS_H
#define CKERNELS_H

#include "CActivations.h"
#include "CLayers.h"
#include "CLosses.h"
#include "CMatrices.h"
#include "COptimizers.h"
#include "CProducts.h"
#include "CRandom.h"
#include "CStatistics.h"

#endif

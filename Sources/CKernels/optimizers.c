#include "kernels.h"

#define TEMPLATE "optimizers.template.h"
#include "CEachScalar.h"

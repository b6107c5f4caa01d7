#include "functions.h"

#define TEMPLATE "losses.template.h"
#include "CEachScalar.h"

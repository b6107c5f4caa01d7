#include "functions.h"

#define TEMPLATE "normalization.template.h"
#include "CEachScalar.h"
#define TEMPLATE "recurrent.template.h"
#include "CEachScalar.h"
#define TEMPLATE "attention.template.h"
#include "CEachScalar.h"

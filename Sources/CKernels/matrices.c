#include "functions.h"

#define TEMPLATE "matrices.template.h"
#include "CEachScalar.h"

void gradlab_gather_classes(const int32_t *a, const int64_t *order, long rows, int32_t *out) {
  for (long row = 0; row < rows; row++) out[row] = a[order[row]];
}

#include "kernels.h"

static inline uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

// So many columns at a time, so that what is known of them fits the stack and the fastest cache.
enum { COLUMNS = 256 };

#define TEMPLATE "statistics.template.h"
#include "CEachScalar.h"

#include "kernels.h"

#include <pthread.h>
#include <stdlib.h>

// A strip of the inner dimension: with it a panel of b and one of a stay in the first cache.
#define STRIP 128
#define TILE_ROWS 6
// From so many rows on, reading b once more costs little.
#define WORTH_TOUCHING 40

#define TEMPLATE "products.template.h"
#include "CEachScalar.h"

// What a packed product uses of b at a time fits the first cache: a vector's width, so many of the inner dimension; and
// of a the second: so many rows of it.
#define PACKED_BYTES 1024
#define PACKED_ROWS 512
// The most rows of a tile, which all stay in registers.
#define TALLEST 8

#if defined(__x86_64__)
#define HAS_32_WIDE_REGISTERS __builtin_cpu_supports("avx512f")
// Without it the compiler takes half of a wide register.
#define WHOLE_REGISTERS __attribute__((min_vector_width(512)))
#else
#define HAS_32_WIDE_REGISTERS 0
#define WHOLE_REGISTERS
#endif

static pthread_key_t packed_rows_key;
static pthread_once_t packed_rows_once = PTHREAD_ONCE_INIT;
static int packed_rows_failure;

static void make_packed_rows_key(void) { packed_rows_failure = pthread_key_create(&packed_rows_key, free); }

// Room for PACKED_ROWS rows (and a tile that is not full), kept as long as the thread lives; null where there is none.
static void *packed_rows(void) {
  pthread_once(&packed_rows_once, make_packed_rows_key);
  if (packed_rows_failure) return NULL;
  void *room = pthread_getspecific(packed_rows_key);
  if (room) return room;
  room = aligned_alloc(64, (PACKED_ROWS + TALLEST) * PACKED_BYTES);
  if (room && pthread_setspecific(packed_rows_key, room)) {
    free(room);
    return NULL;
  }
  return room;
}

#define TEMPLATE "packed.template.h"
#include "CEachScalar.h"

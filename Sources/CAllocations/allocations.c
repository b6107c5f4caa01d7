// An executable's own malloc takes the place of the C library's everywhere, the Swift runtime included.
#include "CAllocations.h"

#include <stdbool.h>

#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
// Sanitizers take its place too, and are left to it.
bool allocations_are_counted(void) { return false; }
size_t allocations_count(void) { return 0; }
size_t allocations_count_here(void) { return 0; }
size_t allocations_in_use(void) { return 0; }
size_t allocations_peak(void) { return 0; }
void allocations_reset_peak(void) {}
#else

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <string.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static atomic_size_t count, in_use, peak;
static _Thread_local size_t count_here __attribute__((tls_model("initial-exec")));

static void *counted(void *block) {
  if (block == NULL) return NULL;
  size_t size = malloc_usable_size(block);
  size_t now = atomic_fetch_add_explicit(&in_use, size, memory_order_relaxed) + size;
  size_t before = atomic_load_explicit(&peak, memory_order_relaxed);
  while (now > before
         && !atomic_compare_exchange_weak_explicit(&peak, &before, now, memory_order_relaxed, memory_order_relaxed)) {}
  atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
  count_here++;
  return block;
}

static void forget(void *block) {
  if (block != NULL) atomic_fetch_sub_explicit(&in_use, malloc_usable_size(block), memory_order_relaxed);
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t n, size_t size) { return counted(__libc_calloc(n, size)); }
void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *made = memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *block = made;
  return 0;
}

void *realloc(void *block, size_t size) {
  forget(block);
  void *moved = __libc_realloc(block, size);
  if (moved == NULL && size != 0) {
    // The old block is still there.
    if (block != NULL) atomic_fetch_add_explicit(&in_use, malloc_usable_size(block), memory_order_relaxed);
    return NULL;
  }
  return counted(moved);
}

void free(void *block) {
  forget(block);
  __libc_free(block);
}

bool allocations_are_counted(void) { return true; }
size_t allocations_count(void) { return atomic_load(&count); }
size_t allocations_count_here(void) { return count_here; }
size_t allocations_in_use(void) { return atomic_load(&in_use); }
size_t allocations_peak(void) { return atomic_load(&peak); }
void allocations_reset_peak(void) { atomic_store(&peak, atomic_load(&in_use)); }

#endif

#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

#include <stdbool.h>
#include <stddef.h>

/// Whether anything is counted; not under a sanitizer.
bool allocations_are_counted(void);
/// Calls of malloc, calloc, realloc and the aligned ones so far, by any thread.
size_t allocations_count(void);
/// The same by the calling thread alone.
size_t allocations_count_here(void);
/// Bytes in use now, as the allocator rounds them.
size_t allocations_in_use(void);
/// The most bytes in use since the last reset.
size_t allocations_peak(void);
void allocations_reset_peak(void);

#endif

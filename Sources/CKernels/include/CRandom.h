#ifndef CRANDOM_H
#define CRANDOM_H

#include <stdint.h>

// Philox4x32-10: ten rounds over a counter of four words under a key of two (Salmon, Moraes, Dror & Shaw 2011).
void gradlab_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

// A stream is the 64-bit words of all blocks whose upper two counter words are `counter_high`; `first` is the number
// of its first word to be used.
uint64_t gradlab_philox_word(uint64_t key, uint64_t counter_high, uint64_t index);
void gradlab_philox_uniforms(uint64_t key, uint64_t counter_high, uint64_t first, double *out, long count, double lower,
                             double upper);
void gradlab_philox_normals(uint64_t key, uint64_t counter_high, uint64_t first, double *out, long count,
                            double deviation);
// 0 … count − 1 in random order; every order equally likely. Returns the number of words used.
uint64_t gradlab_philox_permutation(uint64_t key, uint64_t counter_high, uint64_t first, int64_t *out, long count);

// Makes `count` vectors of `length` ≥ count orthonormal, one after the other (modified Gram–Schmidt, each twice).
void gradlab_orthonormalize(double *vectors, long count, long length);

#endif

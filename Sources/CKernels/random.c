#include "CRandom.h"

#include <math.h>
#include <string.h>

static inline void rounds(uint32_t c[4], uint32_t k0, uint32_t k1) {
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53u * c[0];
    uint64_t p1 = (uint64_t)0xCD9E8D57u * c[2];
    uint32_t n0 = (uint32_t)(p1 >> 32) ^ c[1] ^ k0;
    uint32_t n2 = (uint32_t)(p0 >> 32) ^ c[3] ^ k1;
    c[0] = n0;
    c[1] = (uint32_t)p1;
    c[2] = n2;
    c[3] = (uint32_t)p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

void gradlab_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  uint32_t c[4] = {counter[0], counter[1], counter[2], counter[3]};
  rounds(c, key[0], key[1]);
  memcpy(out, c, sizeof c);
}

static inline void block(uint64_t key, uint64_t lane, uint64_t index, uint64_t out[2]) {
  uint32_t c[4] = {(uint32_t)index, (uint32_t)(index >> 32), (uint32_t)lane, (uint32_t)(lane >> 32)};
  rounds(c, (uint32_t)key, (uint32_t)(key >> 32));
  out[0] = (uint64_t)c[1] << 32 | c[0];
  out[1] = (uint64_t)c[3] << 32 | c[2];
}

uint64_t gradlab_philox_word(uint64_t key, uint64_t lane, uint64_t index) {
  uint64_t words[2];
  block(key, lane, index >> 1, words);
  return words[index & 1];
}

// From 0 up to, not including, 1: the upper 53 bits.
static inline double unit(uint64_t word) { return (double)(word >> 11) * 0x1p-53; }

void gradlab_philox_uniforms(uint64_t key, uint64_t lane, uint64_t first, double *out, long count, double lower,
                             double upper) {
  uint64_t words[2];
  for (long i = 0; i < count; i++) {
    uint64_t index = first + (uint64_t)i;
    if (i == 0 || (index & 1) == 0) block(key, lane, index >> 1, words);
    double value = lower + (upper - lower) * unit(words[index & 1]);
    // Rounding may reach the upper end, which is excluded.
    out[i] = value < upper || lower == upper ? value : lower;
  }
}

void gradlab_philox_normals(uint64_t key, uint64_t lane, uint64_t first, double *out, long count, double deviation) {
  double pair[2];
  for (long i = 0; i < count; i++) {
    uint64_t index = first + (uint64_t)i;
    if (i == 0 || (index & 1) == 0) {
      uint64_t words[2];
      block(key, lane, index >> 1, words);
      // Box & Muller 1958; 1 − u is never 0.
      double radius = sqrt(-2 * log(1 - unit(words[0])));
      double angle = 2 * M_PI * unit(words[1]);
      pair[0] = radius * cos(angle);
      pair[1] = radius * sin(angle);
    }
    out[i] = deviation * pair[index & 1];
  }
}

void gradlab_philox_mask(uint64_t key, uint64_t lane, uint64_t first, long width, void *out, long count, double keep,
                         double scale) {
  uint64_t limit = keep >= 1 ? (uint64_t)1 << 32 : (uint64_t)(keep * 0x1p32);
  for (long i = 0; i < count; i += 4) {
    uint64_t index = first / 4 + (uint64_t)i / 4;
    uint32_t c[4] = {(uint32_t)index, (uint32_t)(index >> 32), (uint32_t)lane, (uint32_t)(lane >> 32)};
    rounds(c, (uint32_t)key, (uint32_t)(key >> 32));
    long n = count - i < 4 ? count - i : 4;
    if (width == 4) {
      for (long j = 0; j < n; j++) ((float *)out)[i + j] = c[j] < limit ? (float)scale : 0.0f;
    } else {
      for (long j = 0; j < n; j++) ((double *)out)[i + j] = c[j] < limit ? scale : 0.0;
    }
  }
}

uint64_t gradlab_philox_permutation(uint64_t key, uint64_t lane, uint64_t first, int64_t *out, long count) {
  uint64_t index = first;
  for (long i = 0; i < count; i++) out[i] = i;
  for (long i = count - 1; i > 0; i--) {
    // Lemire 2019: the upper half of a product is uniform once the few lower halves that are too many are rejected.
    uint64_t bound = (uint64_t)i + 1;
    unsigned __int128 product;
    do {
      product = (unsigned __int128)gradlab_philox_word(key, lane, index++) * bound;
    } while ((uint64_t)product < -bound % bound);
    long j = (long)(product >> 64);
    int64_t swapped = out[i];
    out[i] = out[j];
    out[j] = swapped;
  }
  return index - first;
}

void gradlab_orthonormalize(double *vectors, long count, long length) {
  for (long i = 0; i < count; i++) {
    double *v = vectors + i * length;
    // A second pass takes off what rounding left in the first.
    for (int pass = 0; pass < 2; pass++) {
      for (long j = 0; j < i; j++) {
        const double *u = vectors + j * length;
        double product = 0;
        for (long k = 0; k < length; k++) product += u[k] * v[k];
        for (long k = 0; k < length; k++) v[k] -= product * u[k];
      }
    }
    double square = 0;
    for (long k = 0; k < length; k++) square += v[k] * v[k];
    double inverse = 1 / sqrt(square);
    for (long k = 0; k < length; k++) v[k] *= inverse;
  }
}

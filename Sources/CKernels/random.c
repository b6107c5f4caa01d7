#include "kernels.h"

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

// How many blocks are made at once: enough for the widest vectors, few enough for the fastest cache.
enum { CHUNK = 128 };

// The words of `CHUNK` blocks from number `first` on: word w of block i at out[w * CHUNK + i].
CLONES static void blocks(uint64_t key, uint64_t counter_high, uint64_t first, uint32_t out[4 * CHUNK]) {
  uint32_t *c0 = out, *c1 = out + CHUNK, *c2 = out + 2 * CHUNK, *c3 = out + 3 * CHUNK;
  for (int i = 0; i < CHUNK; i++) {
    uint64_t index = first + (uint64_t)i;
    c0[i] = (uint32_t)index;
    c1[i] = (uint32_t)(index >> 32);
    c2[i] = (uint32_t)counter_high;
    c3[i] = (uint32_t)(counter_high >> 32);
  }
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    for (int i = 0; i < CHUNK; i++) {
      uint64_t p0 = (uint64_t)0xD2511F53u * c0[i];
      uint64_t p1 = (uint64_t)0xCD9E8D57u * c2[i];
      c0[i] = (uint32_t)(p1 >> 32) ^ c1[i] ^ k0;
      c1[i] = (uint32_t)p1;
      c2[i] = (uint32_t)(p0 >> 32) ^ c3[i] ^ k1;
      c3[i] = (uint32_t)p0;
    }
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

// 64-bit word `index` of a chunk: a block holds two.
static inline uint64_t word(const uint32_t chunk[4 * CHUNK], long index) {
  const uint32_t *low = chunk + (index & 1) * 2 * CHUNK + index / 2;
  return (uint64_t)low[CHUNK] << 32 | low[0];
}

uint64_t gradlab_philox_word(uint64_t key, uint64_t counter_high, uint64_t index) {
  uint32_t c[4] = {(uint32_t)(index >> 1), (uint32_t)(index >> 33), (uint32_t)counter_high,
                   (uint32_t)(counter_high >> 32)};
  rounds(c, (uint32_t)key, (uint32_t)(key >> 32));
  return index & 1 ? (uint64_t)c[3] << 32 | c[2] : (uint64_t)c[1] << 32 | c[0];
}

// From 0 up to, not including, 1: the upper 53 bits.
static inline double unit(uint64_t word) { return (double)(word >> 11) * 0x1p-53; }

void gradlab_philox_uniforms(uint64_t key, uint64_t counter_high, uint64_t first, double *out, long count, double lower,
                             double upper) {
  uint32_t chunk[4 * CHUNK];
  long offset = (long)(first & 1);
  for (long done = 0; done < count;) {
    blocks(key, counter_high, (first + (uint64_t)done) >> 1, chunk);
    for (long i = offset; i < 2 * CHUNK && done < count; i++, done++) {
      double value = lower + (upper - lower) * unit(word(chunk, i));
      // Rounding may reach the upper end, which is excluded.
      out[done] = value < upper || lower == upper ? value : lower;
    }
    offset = 0;
  }
}

static inline double from_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static inline uint64_t to_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

// The natural logarithm from 2^-52 to 1, in straight lines that a compiler can turn into vectors (the method and the
// coefficients are those of FreeBSD's msun, under 1 ulp).
static inline double logarithm(double x) {
  uint64_t bits = to_bits(x) + (0x3ff0000000000000u - 0x3fe6a09e00000000u);
  double exponent = (double)((int32_t)(bits >> 52) - 0x3ff);
  double f = from_bits((bits & 0x000fffffffffffffu) + 0x3fe6a09e00000000u) - 1;
  double s = f / (2 + f), z = s * s, half = 0.5 * f * f;
  double r = z * (6.666666666666735130e-01 +
                  z * (3.999999999940941908e-01 +
                       z * (2.857142874366239149e-01 +
                            z * (2.222219843214978396e-01 +
                                 z * (1.818357216161805012e-01 +
                                      z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
  return exponent * 6.93147180369123816490e-01 -
         ((half - (s * (half + r) + exponent * 1.90821492927058770002e-10)) - f);
}

// Pairs of normal numbers from pairs of uniform ones (Box & Muller 1958), for all blocks of a chunk.
CLONES static void normals(const uint32_t chunk[4 * CHUNK], double cosines[CHUNK], double sines[CHUNK]) {
  for (int i = 0; i < CHUNK; i++) {
    uint64_t first = (uint64_t)chunk[CHUNK + i] << 32 | chunk[i];
    uint64_t second = (uint64_t)chunk[3 * CHUNK + i] << 32 | chunk[2 * CHUNK + i];
    // 52 bits as the fraction of a number from 1 to 2; 2 minus that is never 0.
    double u = 2 - from_bits(first >> 12 | 0x3ff0000000000000u);
    double turns = 4 * (from_bits(second >> 12 | 0x3ff0000000000000u) - 1);
    double radius = sqrt(-2 * logarithm(u));
    // To the nearest quarter turn, and what is left of at most an eighth.
    double shifted = turns + 0x1.8p52;
    uint64_t quarter = to_bits(shifted);
    double x = (turns - (shifted - 0x1.8p52)) * (M_PI / 2), z = x * x;
    double sine = x + x * z * (-1.66666666666666324348e-01 +
                               z * (8.33333333332248946124e-03 +
                                    z * (-1.98412698298579493134e-04 +
                                         z * (2.75573137070700676789e-06 +
                                              z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)))));
    double cosine = 1 - 0.5 * z +
                    z * z * (4.16666666666666019037e-02 +
                             z * (-1.38888888888741095749e-03 +
                                  z * (2.48015872894767294178e-05 +
                                       z * (-2.75573143513906633035e-07 +
                                            z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))));
    double c = quarter & 1 ? sine : cosine, s = quarter & 1 ? cosine : sine;
    // Signs as bits: the cosine is negative in the middle two quarters, the sine in the last two.
    cosines[i] = from_bits(to_bits(radius * c) ^ ((quarter + 1) >> 1 & 1) << 63);
    sines[i] = from_bits(to_bits(radius * s) ^ (quarter >> 1 & 1) << 63);
  }
}

void gradlab_philox_normals(uint64_t key, uint64_t counter_high, uint64_t first, double *out, long count,
                            double deviation) {
  uint32_t chunk[4 * CHUNK];
  double pairs[2][CHUNK];
  long offset = (long)(first & 1);
  for (long done = 0; done < count;) {
    blocks(key, counter_high, (first + (uint64_t)done) >> 1, chunk);
    normals(chunk, pairs[0], pairs[1]);
    for (long i = offset; i < 2 * CHUNK && done < count; i++, done++) out[done] = deviation * pairs[i & 1][i / 2];
    offset = 0;
  }
}

#define TEMPLATE "random.template.h"
#include "CEachScalar.h"

uint64_t gradlab_philox_permutation(uint64_t key, uint64_t counter_high, uint64_t first, int64_t *out, long count) {
  uint32_t chunk[4 * CHUNK];
  uint64_t index = first, start = 0;
  long filled = 0;
  for (long i = 0; i < count; i++) out[i] = i;
  for (long i = count - 1; i > 0; i--) {
    // Lemire 2019: the upper half of a product is uniform once the few lower halves that are too many are rejected.
    uint64_t bound = (uint64_t)i + 1;
    unsigned __int128 product;
    do {
      if (index - 2 * start >= (uint64_t)filled) {
        start = index >> 1;
        filled = 2 * CHUNK;
        blocks(key, counter_high, start, chunk);
      }
      product = (unsigned __int128)word(chunk, (long)(index - 2 * start)) * bound;
      index++;
    } while ((uint64_t)product < bound && (uint64_t)product < -bound % bound);
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

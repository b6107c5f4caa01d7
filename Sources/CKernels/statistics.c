#include "CStatistics.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

static inline uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

#define STATISTICS(T, SUFFIX, BITS)                                                                                   \
  CLONES static void spread_##SUFFIX(const T *x, long rows, long columns, double *means, double *deviations,          \
                                     double *squares) {                                                               \
    for (long j = 0; j < columns; j++) means[j] = 0;                                                                  \
    for (long i = 0; i < rows; i++)                                                                                   \
      for (long j = 0; j < columns; j++) means[j] += (double)x[i * columns + j];                                      \
    for (long j = 0; j < columns; j++) means[j] /= (double)rows;                                                      \
    double *columns_deviation = means + columns, *columns_square = means + 2 * columns;                               \
    for (long j = 0; j < columns; j++) columns_deviation[j] = columns_square[j] = 0;                                  \
    for (long i = 0; i < rows; i++)                                                                                   \
      for (long j = 0; j < columns; j++) {                                                                            \
        double value = (double)x[i * columns + j];                                                                    \
        double difference = value - means[j];                                                                         \
        columns_deviation[j] += difference * difference;                                                              \
        columns_square[j] += value * value;                                                                           \
      }                                                                                                               \
    for (long j = 0; j < columns; j++) {                                                                              \
      *deviations += columns_deviation[j];                                                                            \
      *squares += columns_square[j];                                                                                  \
    }                                                                                                                 \
  }                                                                                                                   \
  static inline uint64_t hash_##SUFFIX(const T *row, long columns) {                                                  \
    uint64_t a = 1, b = 2;                                                                                            \
    long j = 0;                                                                                                       \
    for (; j + 2 <= columns; j += 2) {                                                                                \
      T values[2] = {row[j] + (T)0, row[j + 1] + (T)0};                                                               \
      BITS words[2];                                                                                                  \
      memcpy(words, values, sizeof words);                                                                            \
      a = mixed(a, words[0]);                                                                                         \
      b = mixed(b, words[1]);                                                                                         \
    }                                                                                                                 \
    if (j < columns) {                                                                                                \
      T value = row[j] + (T)0;                                                                                        \
      BITS word;                                                                                                      \
      memcpy(&word, &value, sizeof word);                                                                             \
      a = mixed(a, word);                                                                                             \
    }                                                                                                                 \
    return mixed(a, b);                                                                                               \
  }                                                                                                                   \
  static inline bool same_##SUFFIX(const T *a, const T *b, long columns) {                                            \
    if (memcmp(a, b, (size_t)columns * sizeof(T)) == 0) return true;                                                  \
    for (long j = 0; j < columns; j++)                                                                                \
      if (!(a[j] == b[j])) return false;                                                                              \
    return true;                                                                                                      \
  }                                                                                                                   \
  static long distinct_##SUFFIX(const T *x, long rows, long columns, long compared, long *table, uint64_t *hashes,    \
                                long size) {                                                                          \
    long distinct = 0;                                                                                                \
    for (long i = 0; i < size; i++) table[i] = -1;                                                                    \
    for (long i = 0; i < rows; i++) {                                                                                 \
      const T *row = x + i * columns;                                                                                 \
      hashes[i] = hash_##SUFFIX(row, compared);                                                                       \
      long place = (long)(hashes[i] & (uint64_t)(size - 1));                                                          \
      while (table[place] >= 0 && !(hashes[table[place]] == hashes[i] &&                                              \
                                    same_##SUFFIX(row, x + table[place] * columns, compared)))                        \
        place = (place + 1) & (size - 1);                                                                             \
      if (table[place] < 0) {                                                                                         \
        table[place] = i;                                                                                             \
        distinct++;                                                                                                   \
      }                                                                                                               \
    }                                                                                                                 \
    return distinct;                                                                                                  \
  }                                                                                                                   \
  CLONES static double slopes_##SUFFIX(const T *x, long n, T limit, long *below) {                                    \
    double sums[16] = {0};                                                                                            \
    long counts[16] = {0};                                                                                            \
    double sum = 0;                                                                                                   \
    long count = 0, i = 0;                                                                                            \
    for (; i + 16 <= n; i += 16)                                                                                      \
      for (int j = 0; j < 16; j++) {                                                                                  \
        T value = x[i + j];                                                                                           \
        sums[j] += (double)value * (double)value;                                                                     \
        counts[j] += (value < limit) & (value > -limit);                                                              \
      }                                                                                                               \
    for (; i < n; i++) {                                                                                              \
      sum += (double)x[i] * (double)x[i];                                                                             \
      count += (x[i] < limit) & (x[i] > -limit);                                                                      \
    }                                                                                                                 \
    for (int j = 0; j < 16; j++) {                                                                                    \
      sum += sums[j];                                                                                                 \
      count += counts[j];                                                                                             \
    }                                                                                                                 \
    *below = count;                                                                                                   \
    return sum;                                                                                                       \
  }                                                                                                                   \
  CLONES static long zeros_##SUFFIX(const T *x, long n) {                                                             \
    long count = 0;                                                                                                   \
    for (long i = 0; i < n; i++) count += x[i] == 0;                                                                  \
    return count;                                                                                                     \
  }                                                                                                                   \
  CLONES static long silent_##SUFFIX(const T *x, long rows, long columns, unsigned char *answers) {                   \
    for (long j = 0; j < columns; j++) answers[j] = 0;                                                                \
    for (long i = 0; i < rows; i++)                                                                                   \
      for (long j = 0; j < columns; j++) answers[j] |= x[i * columns + j] > 0;                                        \
    long silent = 0;                                                                                                  \
    for (long j = 0; j < columns; j++) silent += !answers[j];                                                         \
    return silent;                                                                                                    \
  }

STATISTICS(float, float, uint32_t)
STATISTICS(double, double, uint64_t)

void gradlab_column_spread(long width, const void *x, long rows, long columns, double *deviations, double *squares) {
  double *means = malloc(3 * (size_t)columns * sizeof *means);
  if (means == NULL) abort();
  if (width == 4)
    spread_float(x, rows, columns, means, deviations, squares);
  else
    spread_double(x, rows, columns, means, deviations, squares);
  free(means);
}

long gradlab_distinct_rows(long width, const void *x, long rows, long columns) {
  long size = 16;
  while (size < 2 * rows) size *= 2;
  long *table = malloc((size_t)size * sizeof *table);
  uint64_t *hashes = malloc((size_t)(rows + 1) * sizeof *hashes);
  if (table == NULL || hashes == NULL) abort();
  // Rows that differ in their first few columns, as those of a healthy layer do, need no further look.
  long distinct = 0;
  for (long compared = columns < 4 ? columns : 4;; compared = columns) {
    distinct = width == 4 ? distinct_float(x, rows, columns, compared, table, hashes, size)
                          : distinct_double(x, rows, columns, compared, table, hashes, size);
    if (distinct == rows || compared == columns) break;
  }
  free(hashes);
  free(table);
  return distinct;
}

double gradlab_slopes(long width, const void *x, long count, double limit, long *below) {
  return width == 4 ? slopes_float(x, count, (float)limit, below) : slopes_double(x, count, limit, below);
}

long gradlab_count_zeros(long width, const void *x, long count) {
  return width == 4 ? zeros_float(x, count) : zeros_double(x, count);
}

long gradlab_silent_columns(long width, const void *x, long rows, long columns) {
  unsigned char *answers = malloc((size_t)columns);
  if (answers == NULL) abort();
  long silent = width == 4 ? silent_float(x, rows, columns, answers) : silent_double(x, rows, columns, answers);
  free(answers);
  return silent;
}

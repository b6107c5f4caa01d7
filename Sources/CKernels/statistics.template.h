CLONES static void F(spread_of)(const T *x, long stride, long rows, long columns, double *deviations, double *squares) {
  double means[COLUMNS] = {0}, column_deviations[COLUMNS] = {0}, column_squares[COLUMNS] = {0};
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) means[j] += (double)x[i * stride + j];
  for (long j = 0; j < columns; j++) means[j] /= (double)rows;
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) {
      double value = (double)x[i * stride + j];
      double difference = value - means[j];
      column_deviations[j] += difference * difference;
      column_squares[j] += value * value;
    }
  for (long j = 0; j < columns; j++) {
    *deviations += column_deviations[j];
    *squares += column_squares[j];
  }
}

void F(column_spread)(const T *x, long rows, long columns, double *deviations, double *squares) {
  for (long j = 0; j < columns; j += COLUMNS)
    F(spread_of)(x + j, columns, rows, columns - j < COLUMNS ? columns - j : COLUMNS, deviations, squares);
}

INLINE uint64_t F(hash)(const T *row, long columns) {
  uint64_t a = 1, b = 2;
  long j = 0;
  for (; j + 2 <= columns; j += 2) {
    T values[2] = {row[j] + (T)0, row[j + 1] + (T)0};
    BITS words[2];
    memcpy(words, values, sizeof words);
    a = mixed(a, words[0]);
    b = mixed(b, words[1]);
  }
  if (j < columns) {
    T value = row[j] + (T)0;
    BITS word;
    memcpy(&word, &value, sizeof word);
    a = mixed(a, word);
  }
  return mixed(a, b);
}

INLINE bool F(same)(const T *a, const T *b, long columns) {
  if (memcmp(a, b, (size_t)columns * sizeof(T)) == 0) return true;
  for (long j = 0; j < columns; j++)
    if (!(a[j] == b[j])) return false;
  return true;
}

static long F(distinct)(const T *x, long rows, long columns, long compared, long *places, long size, uint64_t *hashes) {
  long distinct = 0;
  for (long i = 0; i < size; i++) places[i] = -1;
  for (long i = 0; i < rows; i++) {
    const T *row = x + i * columns;
    hashes[i] = F(hash)(row, compared);
    long place = (long)(hashes[i] & (uint64_t)(size - 1));
    while (places[place] >= 0 &&
           !(hashes[places[place]] == hashes[i] && F(same)(row, x + places[place] * columns, compared)))
      place = (place + 1) & (size - 1);
    if (places[place] < 0) {
      places[place] = i;
      distinct++;
    }
  }
  return distinct;
}

long F(distinct_rows)(const T *x, long rows, long columns, long *places, long size, uint64_t *hashes) {
  // Rows that differ in their first few columns, as those of a healthy layer do, need no further look.
  for (long compared = columns < 4 ? columns : 4;; compared = columns) {
    long distinct = F(distinct)(x, rows, columns, compared, places, size, hashes);
    if (distinct == rows || compared == columns) return distinct;
  }
}

CLONES double F(slopes)(const T *x, long count, double limit, long *below) {
  T bound = (T)limit;
  double sums[16] = {0};
  long counts[16] = {0};
  double sum = 0;
  long found = 0, i = 0;
  for (; i + 16 <= count; i += 16)
    for (int j = 0; j < 16; j++) {
      T value = x[i + j];
      sums[j] += (double)value * (double)value;
      counts[j] += (value < bound) & (value > -bound);
    }
  for (; i < count; i++) {
    sum += (double)x[i] * (double)x[i];
    found += (x[i] < bound) & (x[i] > -bound);
  }
  for (int j = 0; j < 16; j++) {
    sum += sums[j];
    found += counts[j];
  }
  *below = found;
  return sum;
}

CLONES long F(count_zeros)(const T *x, long count) {
  long zeros = 0;
  for (long i = 0; i < count; i++) zeros += x[i] == 0;
  return zeros;
}

CLONES static long F(silent_of)(const T *x, long stride, long rows, long columns) {
  unsigned char answers[COLUMNS] = {0};
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) answers[j] |= x[i * stride + j] > 0;
  long silent = 0;
  for (long j = 0; j < columns; j++) silent += !answers[j];
  return silent;
}

long F(silent_columns)(const T *x, long rows, long columns) {
  long silent = 0;
  for (long j = 0; j < columns; j += COLUMNS)
    silent += F(silent_of)(x + j, columns, rows, columns - j < COLUMNS ? columns - j : COLUMNS);
  return silent;
}

// c = start + a · b in tiles of some rows and one vector, which stay in registers while a strip of the inner dimension
// passes. Every entry is one chain of multiply-adds in the order of that dimension, whatever tile it falls in: results
// do not depend on how rows and columns are shared out. (A single column is summed in another way.)
#define AT_ROW                                                                                                         \
  a + row * row_stride, row_stride, inner_stride, b, b_stride, start + row * start_stride, start_stride,               \
      c + row * c_stride, c_stride

#define TILE(NAME, BYTES)                                                                                              \
  typedef T F(NAME##_vector) __attribute__((vector_size(BYTES), aligned(sizeof(T)), may_alias));                                  \
  INLINE void F(NAME##_rows)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride,                \
                             const T *start, long start_stride, T *c, long c_stride, const int rows, long inner) {     \
    F(NAME##_vector) sums[2 * TILE_ROWS];                                                                              \
    for (int i = 0; i < rows; i++) sums[i] = *(const F(NAME##_vector) *)(start + i * start_stride);                    \
    for (long k = 0; k < inner; k++) {                                                                                 \
      F(NAME##_vector) line = *(const F(NAME##_vector) *)(b + k * b_stride);                                           \
      for (int i = 0; i < rows; i++) sums[i] += a[i * row_stride + k * inner_stride] * line;                           \
    }                                                                                                                  \
    for (int i = 0; i < rows; i++) *(F(NAME##_vector) *)(c + i * c_stride) = sums[i];                                  \
  }                                                                                                                    \
  INLINE void F(NAME##_column)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride,              \
                               const T *start, long start_stride, T *c, long c_stride, long rows, long inner) {        \
    long row = 0;                                                                                                      \
    /* A wide vector is two registers; fewer chains of single ones would wait for each other. */                      \
    if (BYTES < 64)                                                                                                    \
      for (; row + 2 * TILE_ROWS <= rows; row += 2 * TILE_ROWS) F(NAME##_rows)(AT_ROW, 2 * TILE_ROWS, inner);          \
    for (; row + TILE_ROWS <= rows; row += TILE_ROWS) F(NAME##_rows)(AT_ROW, TILE_ROWS, inner);                        \
    switch (rows - row) {                                                                                              \
      case 5: F(NAME##_rows)(AT_ROW, 5, inner); break;                                                                 \
      case 4: F(NAME##_rows)(AT_ROW, 4, inner); break;                                                                 \
      case 3: F(NAME##_rows)(AT_ROW, 3, inner); break;                                                                 \
      case 2: F(NAME##_rows)(AT_ROW, 2, inner); break;                                                                 \
      case 1: F(NAME##_rows)(AT_ROW, 1, inner); break;                                                                 \
      default: break;                                                                                                  \
    }                                                                                                                  \
  }

TILE(wide, 64)
TILE(narrow, 32)
TILE(slim, 16)

// The columns that are left over, fewer than the smallest vector has: through copies padded with zeros.
INLINE void F(rest)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride, const T *start,
                    long start_stride, T *c, long c_stride, long rows, long inner, long columns) {
  enum { LANES = 16 / sizeof(T), BLOCK = 8 * TILE_ROWS };
  T panel[STRIP * LANES];
  T out[BLOCK * LANES] = {0};
  for (long k = 0; k < inner; k++)
    for (long i = 0; i < LANES; i++) panel[k * LANES + i] = i < columns ? b[k * b_stride + i] : 0;
  for (long first = 0; first < rows; first += BLOCK) {
    long count = rows - first < BLOCK ? rows - first : BLOCK;
    for (long row = 0; row < count; row++)
      for (long i = 0; i < columns; i++) out[row * LANES + i] = start[(first + row) * start_stride + i];
    F(slim_column)(a + first * row_stride, row_stride, inner_stride, panel, LANES, out, LANES, out, LANES, count,
                   inner);
    for (long row = 0; row < count; row++)
      for (long i = 0; i < columns; i++) c[(first + row) * c_stride + i] = out[row * LANES + i];
  }
}

// A product with a single column, where the rows of a lie side by side: each row's sum in several lanes at once.
INLINE void F(dots)(const T *a, long row_stride, const T *b, long b_stride, const T *start, long start_stride, T *c,
                    long c_stride, long rows, long inner) {
#pragma clang fp reassociate(on)
  T column[STRIP];
  for (long k = 0; k < inner; k++) column[k] = b[k * b_stride];
  for (long row = 0; row < rows; row++, a += row_stride) {
    T sum = 0;
    for (long k = 0; k < inner; k++) sum += a[k] * column[k];
    c[row * c_stride] = start[row * start_stride] + sum;
  }
}

// Reads a word of every cache line in order: so what lies far away comes in a stream, while tiles, which go down column
// by column, would wait for each line. Prefetch instructions don't do it.
INLINE void F(touch)(const T *a, long stride, long rows, long columns) {
  for (long row = 0; row < rows; row++)
    for (long i = 0; i < columns; i += 64 / sizeof(T)) (void)*(const volatile T *)(a + row * stride + i);
}

CLONES void F(small_product)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride, const T *start,
                              long start_stride, T *c, long c_stride, long rows, long inner, long columns) {
  enum { LANES = 64 / sizeof(T) };
  static const T nothing[LANES];
  // A sum of more rows than it has itself, as a weight's gradient is, goes where nobody wrote for long.
  if (inner > rows && rows >= WORTH_TOUCHING) F(touch)(c, c_stride, rows, columns);
  for (long first = 0; first < inner || first == 0; first += STRIP) {
    long depth = inner - first < STRIP ? inner - first : STRIP;
    const T *strip_a = a + first * inner_stride, *strip_b = b + first * b_stride;
    if (rows >= WORTH_TOUCHING) F(touch)(strip_b, b_stride, depth, columns);
    long column = 0;
#define OVER(NAME, COUNT)                                                                                              \
  for (; column + COUNT <= columns; column += COUNT)                                                                   \
    F(NAME##_column)(strip_a, row_stride, inner_stride, strip_b + column, b_stride, start ? start + column : nothing,  \
                     start ? start_stride : 0, c + column, c_stride, rows, depth);
    OVER(wide, LANES)
    OVER(narrow, LANES / 2)
    OVER(slim, LANES / 4)
#undef OVER
    if (columns == 1 && inner_stride == 1) {
      F(dots)(strip_a, row_stride, strip_b, b_stride, start ? start : nothing, start ? start_stride : 0, c, c_stride,
              rows, depth);
    } else if (column < columns) {
      F(rest)(strip_a, row_stride, inner_stride, strip_b + column, b_stride, start ? start + column : nothing,
              start ? start_stride : 0, c + column, c_stride, rows, depth, columns - column);
    }
    start = c, start_stride = c_stride;
  }
}

// Four rows and four columns change places in registers.
INLINE void F(turn)(const T *a, long stride, T *out, long out_stride) {
  typedef T four __attribute__((vector_size(4 * sizeof(T)), aligned(sizeof(T)), may_alias));
  four row0 = *(const four *)a, row1 = *(const four *)(a + stride);
  four row2 = *(const four *)(a + 2 * stride), row3 = *(const four *)(a + 3 * stride);
  four left01 = __builtin_shufflevector(row0, row1, 0, 1, 4, 5);
  four left23 = __builtin_shufflevector(row2, row3, 0, 1, 4, 5);
  four right01 = __builtin_shufflevector(row0, row1, 2, 3, 6, 7);
  four right23 = __builtin_shufflevector(row2, row3, 2, 3, 6, 7);
  *(four *)out = __builtin_shufflevector(left01, left23, 0, 2, 4, 6);
  *(four *)(out + out_stride) = __builtin_shufflevector(left01, left23, 1, 3, 5, 7);
  *(four *)(out + 2 * out_stride) = __builtin_shufflevector(right01, right23, 0, 2, 4, 6);
  *(four *)(out + 3 * out_stride) = __builtin_shufflevector(right01, right23, 1, 3, 5, 7);
}

// Sixteen rows at a time, so that what is written lies side by side; then what is left over at two edges.
CLONES void F(transpose)(const T *restrict a, long stride, long rows, long columns, T *restrict out) {
  long whole_rows = rows / 4 * 4, whole_columns = columns / 4 * 4;
  for (long first = 0; first < whole_rows; first += 16)
    for (long i = 0; i < whole_columns; i += 4)
      for (long row = first; row < whole_rows && row < first + 16; row += 4)
        F(turn)(a + row * stride + i, stride, out + i * rows + row, rows);
  for (long i = whole_columns; i < columns; i++)
    for (long row = 0; row < whole_rows; row++) out[i * rows + row] = a[row * stride + i];
  for (long row = whole_rows; row < rows; row++)
    for (long i = 0; i < columns; i++) out[i * rows + row] = a[row * stride + i];
}

#undef TILE
#undef AT_ROW

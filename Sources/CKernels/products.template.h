// A tile of c: ROWS rows of one vector, kept in registers while the strip passes.
#define TILE(NAME, BYTES)                                                                                              \
  typedef T F(NAME##_vector) __attribute__((vector_size(BYTES), aligned(sizeof(T))));                                  \
  INLINE void F(NAME)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride, T *c, long c_stride,  \
                      const int rows, long inner, bool accumulate) {                                                   \
    F(NAME##_vector) sums[TILE_ROWS];                                                                                  \
    for (int i = 0; i < rows; i++)                                                                                     \
      sums[i] = accumulate ? *(const F(NAME##_vector) *)(c + i * c_stride) : (F(NAME##_vector)){0};                    \
    for (long k = 0; k < inner; k++) {                                                                                 \
      F(NAME##_vector) line = *(const F(NAME##_vector) *)(b + k * b_stride);                                           \
      for (int i = 0; i < rows; i++) sums[i] += a[i * row_stride + k * inner_stride] * line;                           \
    }                                                                                                                  \
    for (int i = 0; i < rows; i++) *(F(NAME##_vector) *)(c + i * c_stride) = sums[i];                                  \
  }                                                                                                                    \
  INLINE void F(NAME##_column)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride, T *c,        \
                               long c_stride, long rows, long inner, bool accumulate) {                                \
    long row = 0;                                                                                                      \
    for (; row + TILE_ROWS <= rows; row += TILE_ROWS)                                                                  \
      F(NAME)(a + row * row_stride, row_stride, inner_stride, b, b_stride, c + row * c_stride, c_stride, TILE_ROWS,    \
              inner, accumulate);                                                                                      \
    a += row * row_stride, c += row * c_stride;                                                                        \
    switch (rows - row) {                                                                                              \
      case 5: F(NAME)(a, row_stride, inner_stride, b, b_stride, c, c_stride, 5, inner, accumulate); break;             \
      case 4: F(NAME)(a, row_stride, inner_stride, b, b_stride, c, c_stride, 4, inner, accumulate); break;             \
      case 3: F(NAME)(a, row_stride, inner_stride, b, b_stride, c, c_stride, 3, inner, accumulate); break;             \
      case 2: F(NAME)(a, row_stride, inner_stride, b, b_stride, c, c_stride, 2, inner, accumulate); break;             \
      case 1: F(NAME)(a, row_stride, inner_stride, b, b_stride, c, c_stride, 1, inner, accumulate); break;             \
      default: break;                                                                                                  \
    }                                                                                                                  \
  }

TILE(wide, 64)
TILE(narrow, 32)

// The columns that are left over, fewer than a vector has: through copies padded with zeros.
INLINE void F(rest)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride, T *c, long c_stride,
                    long rows, long inner, long columns, bool accumulate) {
  enum { LANES = 64 / sizeof(T), BLOCK = 48 };
  T panel[STRIP * LANES];
  T out[BLOCK * LANES];
  long lanes = columns <= LANES / 2 ? LANES / 2 : LANES;
  for (long k = 0; k < inner; k++)
    for (long i = 0; i < lanes; i++) panel[k * lanes + i] = i < columns ? b[k * b_stride + i] : 0;
  for (long start = 0; start < rows; start += BLOCK) {
    long count = rows - start < BLOCK ? rows - start : BLOCK;
    const T *from = a + start * row_stride;
    if (lanes == LANES) {
      F(wide_column)(from, row_stride, inner_stride, panel, lanes, out, lanes, count, inner, false);
    } else {
      F(narrow_column)(from, row_stride, inner_stride, panel, lanes, out, lanes, count, inner, false);
    }
    for (long row = 0; row < count; row++) {
      T *to = c + (start + row) * c_stride;
      for (long i = 0; i < columns; i++) to[i] = (accumulate ? to[i] : 0) + out[row * lanes + i];
    }
  }
}

CLONES static void F(product)(const T *a, long row_stride, long inner_stride, const T *b, long b_stride, T *c,
                              long c_stride, long rows, long inner, long columns, bool accumulate) {
  enum { LANES = 64 / sizeof(T) };
  for (long start = 0; start < inner || start == 0; start += STRIP) {
    long depth = inner - start < STRIP ? inner - start : STRIP;
    bool adds = accumulate || start > 0;
    const T *strip_a = a + start * inner_stride, *strip_b = b + start * b_stride;
    long column = 0;
    for (; column + LANES <= columns; column += LANES)
      F(wide_column)(strip_a, row_stride, inner_stride, strip_b + column, b_stride, c + column, c_stride, rows, depth,
                     adds);
    if (column + LANES / 2 <= columns) {
      F(narrow_column)(strip_a, row_stride, inner_stride, strip_b + column, b_stride, c + column, c_stride, rows, depth,
                       adds);
      column += LANES / 2;
    }
    if (column < columns)
      F(rest)(strip_a, row_stride, inner_stride, strip_b + column, b_stride, c + column, c_stride, rows, depth,
              columns - column, adds);
  }
}

// In blocks of eight rows, so that what is written lies side by side.
CLONES static void F(transpose)(const T *restrict a, long stride, long rows, long columns, T *restrict out) {
  long row = 0;
  for (; row + 8 <= rows; row += 8)
    for (long i = 0; i < columns; i++)
      for (long r = 0; r < 8; r++) out[i * rows + row + r] = a[(row + r) * stride + i];
  for (; row < rows; row++)
    for (long i = 0; i < columns; i++) out[i * rows + row] = a[row * stride + i];
}

#undef TILE

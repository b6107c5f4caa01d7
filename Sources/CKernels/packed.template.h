// c = start + a · b for large matrices, after Goto & van de Geijn 2008: a block of rows of a, packed for the second
// cache, meets one packed panel of b after the other, which stays in the first, tile by tile; a tile stays in registers.

// A panel's width.
typedef T F(line) __attribute__((vector_size(64), aligned(sizeof(T)), may_alias));

// Copies [lanes, depth] into panels of `width` lanes, each [depth, width]; the last one is filled up with zeros.
INLINE WHOLE_REGISTERS void F(pack)(const T *x, long lane_stride, long depth_stride, long lanes, long depth, T *out,
                                    const int width) {
  // So much of a row is a line of the cache, to be read once.
  enum { STEP = 64 / sizeof(T) };
  for (long first = 0; first < depth; first += STEP) {
    long count = depth - first < STEP ? depth - first : STEP;
    for (long lane = 0; lane < lanes; lane += width) {
      long filled = lanes - lane < width ? lanes - lane : width;
      const T *from = x + lane * lane_stride + first * depth_stride;
      T *to = out + lane * depth + first * width;
      if (filled == width && lane_stride == 1) {
        for (long k = 0; k < count; k++) memcpy(to + k * width, from + k * depth_stride, (size_t)width * sizeof(T));
      } else if (filled == width && depth_stride == 1 && count == STEP) {
        for (int next = 0; next < width; next += 4) {
          // The last four may have been there in part.
          int four = next < width - 4 ? next : width - 4;
          for (int k = 0; k < STEP; k += 4)
            F(turn)(from + four * lane_stride + k, lane_stride, to + k * width + four, width);
        }
      } else {
        for (long k = 0; k < count; k++)
          for (long i = 0; i < width; i++) to[k * width + i] = i < filled ? from[i * lane_stride + k * depth_stride] : 0;
      }
    }
  }
}

// Asks for a part of the panel of b that comes next.
INLINE void F(fetch)(const T *b, long inner_stride, long column_stride, long from, long to) {
  enum { LANES = 64 / sizeof(T) };
  for (long k = from; k < to; k++)
    __builtin_prefetch(column_stride == 1 ? b + k * inner_stride
                                          : b + k % LANES * column_stride + k / LANES * LANES * inner_stride);
}

INLINE WHOLE_REGISTERS void F(tile)(const T *a, const T *panel, const T *start, long start_stride, T *c, long c_stride,
                                    long depth, const int rows) {
  enum { LANES = 64 / sizeof(T) };
  F(line) sums[TALLEST];
  for (int i = 0; i < rows; i++) sums[i] = *(const F(line) *)(start + i * start_stride);
  for (long k = 0; k < depth; k++, a += rows, panel += LANES) {
    F(line) line = *(const F(line) *)panel;
    for (int i = 0; i < rows; i++) sums[i] += a[i] * line;
  }
  for (int i = 0; i < rows; i++) *(F(line) *)(c + i * c_stride) = sums[i];
}

// A tile of which not all rows or columns are there.
INLINE WHOLE_REGISTERS void F(part_of_tile)(const T *a, const T *panel, const T *start, long start_stride, T *c,
                                            long c_stride, long depth, const int rows, long filled_rows,
                                            long filled_columns) {
  enum { LANES = 64 / sizeof(T) };
  T whole[TALLEST * LANES] = {0};
  size_t bytes = (size_t)filled_columns * sizeof(T);
  for (long i = 0; i < filled_rows; i++) memcpy(whole + i * LANES, start + i * start_stride, bytes);
  F(tile)(a, panel, whole, LANES, whole, LANES, depth, rows);
  for (long i = 0; i < filled_rows; i++) memcpy(c + i * c_stride, whole + i * LANES, bytes);
}

INLINE WHOLE_REGISTERS void F(packed_blocks)(const T *a, long row_stride, long inner_stride, const T *b,
                                             long b_inner_stride, long b_column_stride, const T *start,
                                             long start_stride, T *c, long c_stride, long rows, long inner,
                                             long columns, const int tile_rows) {
  enum { LANES = 64 / sizeof(T), DEPTH = PACKED_BYTES / sizeof(T) };
  static const T nothing[LANES];
  // A line of the panel is a line of the cache.
  _Alignas(64) T panel[DEPTH * LANES];
  T little[TALLEST * DEPTH];
  T *block = packed_rows();
  long most = PACKED_ROWS;
  if (!block) block = little, most = tile_rows;
  // Blocks of about equal size.
  long blocks = (rows + most - 1) / most;
  long height = ((rows + blocks - 1) / blocks + tile_rows - 1) / tile_rows * tile_rows;
  for (long first = 0; first < rows; first += height) {
    long count = rows - first < height ? rows - first : height;
    const T *from = start ? start + first * start_stride : NULL;
    long from_stride = start_stride;
    T *to = c + first * c_stride;
    for (long k = 0; k < inner || k == 0; k += DEPTH) {
      long depth = inner - k < DEPTH ? inner - k : DEPTH;
      F(pack)(a + first * row_stride + k * inner_stride, row_stride, inner_stride, count, depth, block, tile_rows);
      for (long column = 0; column < columns; column += LANES) {
        long width = columns - column < LANES ? columns - column : LANES;
        const T *own = b + k * b_inner_stride + column * b_column_stride;
        F(pack)(own, b_column_stride, b_inner_stride, width, depth, panel, LANES);
        bool is_last = columns - column < 2 * LANES;
        for (long row = 0; row < count; row += tile_rows) {
          if (!is_last)
            F(fetch)(own + LANES * b_column_stride, b_inner_stride, b_column_stride, row * depth / count,
                     (row + tile_rows) * depth / count);
          long filled = count - row < tile_rows ? count - row : tile_rows;
          const T *begin = from ? from + row * from_stride + column : nothing;
          T *end = to + row * c_stride + column;
          if (filled == tile_rows && width == LANES) {
            F(tile)(block + row * depth, panel, begin, from ? from_stride : 0, end, c_stride, depth, tile_rows);
          } else {
            F(part_of_tile)(block + row * depth, panel, begin, from ? from_stride : 0, end, c_stride, depth, tile_rows,
                            filled, width);
          }
        }
      }
      from = to, from_stride = c_stride;
    }
  }
}

WHOLE_REGISTERS CLONES void F(packed_product)(const T *a, long row_stride, long inner_stride, const T *b,
                                              long b_inner_stride, long b_column_stride, const T *start,
                                              long start_stride, T *c, long c_stride, long rows, long inner,
                                              long columns) {
  if (HAS_32_WIDE_REGISTERS) {
    F(packed_blocks)(a, row_stride, inner_stride, b, b_inner_stride, b_column_stride, start, start_stride, c, c_stride,
                     rows, inner, columns, 8);
  } else {
    F(packed_blocks)(a, row_stride, inner_stride, b, b_inner_stride, b_column_stride, start, start_stride, c, c_stride,
                     rows, inner, columns, 6);
  }
}

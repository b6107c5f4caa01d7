void F(philox_mask)(uint64_t key, uint64_t counter_high, uint64_t first, T *out, long count, double keep,
                    double scale) {
  uint64_t limit = keep >= 1 ? (uint64_t)1 << 32 : (uint64_t)(keep * 0x1p32);
  T kept = (T)scale;
  uint32_t chunk[4 * CHUNK];
  for (long done = 0; done < count; done += 4 * CHUNK) {
    blocks(key, counter_high, (first + (uint64_t)done) / 4, chunk);
    long n = count - done < 4 * CHUNK ? count - done : 4 * CHUNK;
    for (long i = 0; i < n; i++) out[done + i] = chunk[(i & 3) * CHUNK + i / 4] < limit ? kept : 0;
  }
}

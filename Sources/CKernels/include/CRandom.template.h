#pragma clang assume_nonnull begin

// `scale` where an element is kept, with probability `keep`, else 0; one 32-bit word each.
void F(philox_mask)(uint64_t key, uint64_t counter_high, uint64_t first, T *out, long count, double keep, double scale)
    NAMED("philoxMask(key:counterHigh:first:into:count:keep:scale:)");

#pragma clang assume_nonnull end

// 2ⁿ for a whole n that a normal number can have as its exponent.
INLINE T F(power_of_two)(T n) {
  T shifted = n + MAGIC;
  BITS bits;
  memcpy(&bits, &shifted, sizeof bits);
  bits = (bits + BIAS) << MANTISSA;
  T power;
  memcpy(&power, &bits, sizeof power);
  return power;
}

INLINE T F(magnitude)(T x) { return __builtin_elementwise_abs(x); }

INLINE T F(from_bits)(BITS bits) {
  T value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

// exp(x) = 2ⁿ exp(r), |r| ≤ ln 2 / 2, for x ≤ HIGHEST_EXPONENT_ARGUMENT; 2ⁿ in two factors, so that results below the normal range come out.
INLINE T F(exponential_to_highest)(T x) {
  x = x < LOWEST_EXPONENT_ARGUMENT ? LOWEST_EXPONENT_ARGUMENT : x;
  T shifted = x * (T)1.44269504088896340736 + MAGIC, none = MAGIC;
  T n = shifted - MAGIC;
  T r = (x - n * LN2_HIGH) - n * LN2_LOW;
  T p = 1 + (r + r * r * EXP_TERMS(r));
  BITS exponents, zero;
  memcpy(&exponents, &shifted, sizeof exponents);
  memcpy(&zero, &none, sizeof zero);
  // Those of both factors together, as they are stored.
  exponents -= zero - 2 * BIAS;
  BITS half = exponents >> 1;
  return p * F(from_bits)(half << MANTISSA) * F(from_bits)((exponents - half) << MANTISSA);
}

INLINE T F(exponential)(T x) {
  return F(exponential_to_highest)(x > HIGHEST_EXPONENT_ARGUMENT ? HIGHEST_EXPONENT_ARGUMENT : x);
}

// exp(x) − 1 without cancellation, for x ≤ 0.
INLINE T F(exponential_minus_one)(T x) {
  x = x < -80 ? -80 : x;
  T n = (x * (T)1.44269504088896340736 + MAGIC) - MAGIC;
  T r = (x - n * LN2_HIGH) - n * LN2_LOW;
  T q = r + r * r * EXP_TERMS(r);
  T power = F(power_of_two)(n);
  return q * power + (power - 1);
}

// ln(1 + e) for 0 ≤ e ≤ 1: 2 atanh(f / (2 + f)), with ln 2 split off above √2 − 1.
INLINE T F(log_one_plus)(T e) {
  int upper = e > (T)0.41421356237309504880;
  T f = upper ? (e - 1) * (T)0.5 : e;
  T s = f / (2 + f);
  T z = s * s;
  T small = 2 * s + 2 * s * ATANH_TERMS(z);
  return upper ? LN2_HIGH + (LN2_LOW + small) : small;
}

// 1 / (1 + e) for 0 ≤ e ≤ 1; what 1 + e rounds off is put back at the end.
INLINE T F(share)(T e) {
  T sum = 1 + e;
  T lost = e - (sum - 1);
  T q = 1 / sum;
  return q - q * (lost * q);
}

// 1 / (1 + exp(−x)) from e = exp(−|x|): accurate in both tails.
INLINE T F(sigmoid_from)(T x, T e) {
  T q = F(share)(e);
  return x >= 0 ? q : e * q;
}

// ln(1 + exp(x)) from e = exp(−|x|).
INLINE T F(softplus_from)(T x, T e) { return (x < 0 ? 0 : x) + F(log_one_plus)(e); }

// tanh(x) from e = exp(−2|x|); below 0.625 by a fit of its own (Moshier, Cephes), since 1 − e cancels there.
INLINE T F(tanh_from)(T x, T e) {
  T z = x * x;
  T small = TANH_SMALL(x, z);
  T large = (1 - e) * F(share)(e);
  return F(magnitude)(x) < (T)0.625 ? small : (x < 0 ? -large : large);
}

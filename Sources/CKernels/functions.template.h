INLINE T F(magnitude)(T x) { return __builtin_elementwise_abs(x); }

INLINE T F(from_bits)(BITS bits) {
  T value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE BITS F(to_bits)(T value) {
  BITS bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

// y ≥ 0 with the sign of x.
INLINE T F(signed_as)(T x, T y) { return F(from_bits)(F(to_bits)(y) | (F(to_bits)(x) & F(to_bits)((T)-0.0))); }

// exp(r) − 1, where x, or 2 x, is n ln 2 + r, |r| ≤ ln 2 / 2; shifted is n + origin, so that n shows in its low bits.
INLINE T F(exponential_rest)(T x, bool doubled, T origin, T *shifted) {
  *shifted = x * ((doubled ? 2 : 1) * (T)1.44269504088896340736) + origin;
  T n = *shifted - origin;
  T r = ((doubled ? x + x : x) - n * F(ln2_high)) - n * F(ln2_low);
  return r + r * r * F(exp_terms)(r);
}

INLINE T F(not_below)(T lowest, T x) { return x < lowest ? lowest : x; }

// exp(x) with 2ⁿ in two factors, so that results below the normal range come out.
INLINE T F(exponential)(T x) {
  x = F(not_below)(F(lowest_argument), x > F(highest_argument) ? F(highest_argument) : x);
  T shifted, p = 1 + F(exponential_rest)(x, false, F(magic) + 2 * F(bias), &shifted);
  // Of the exponents only those bits count that the shifts leave.
  BITS both = F(to_bits)(shifted), half = both >> 1;
  return p * F(from_bits)(half << F(mantissa)) * F(from_bits)((both - half) << F(mantissa));
}

// 2ˢ exp(x), or 2ˢ exp(2 x), as power + rest: power is 2ⁿ⁺ˢ, a normal number, so that rest, exp(r) − 1 times power, isn't
// rounded again.
typedef struct {
  T power, rest;
} F(exponential_terms);

INLINE F(exponential_terms) F(split_exponential)(T x, bool doubled, int s) {
  T shifted, rest = F(exponential_rest)(x, doubled, F(magic) + (F(bias) + s), &shifted);
  T power = F(from_bits)(F(to_bits)(shifted) << F(mantissa));
  return (F(exponential_terms)){power, power * rest};
}

// exp(x) for x ≤ 0, in fewer steps.
INLINE T F(exponential_below_zero)(T x) {
  F(exponential_terms) e = F(split_exponential)(F(not_below)(F(lowest_argument), x), false, F(lift));
  return (e.power + e.rest) * (1 / (T)(1ull << F(lift)));
}

// exp(x) − 1 without cancellation, for x ≤ 0, and exp(x).
INLINE T F(exponential_minus_one)(T x, T *exponential) {
  T one = (T)(1ull << F(lift));
  F(exponential_terms) e = F(split_exponential)(F(not_below)(F(lowest_argument), x), false, F(lift));
  *exponential = (e.power + e.rest) * (1 / one);
  return ((e.power - one) + e.rest) * (1 / one);
}

// ln(1 + e) for 0 ≤ e ≤ 1: 2 atanh(f / (2 + f)), with ln 2 split off above √2 − 1.
INLINE T F(log_one_plus)(T e) {
  int upper = e > (T)0.41421356237309504880;
  T f = upper ? (e - 1) * (T)0.5 : e;
  T s = f / (2 + f);
  T z = s * s;
  T small = 2 * s + 2 * s * F(atanh_terms)(z);
  return upper ? F(ln2_high) + (F(ln2_low) + small) : small;
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

// sigmoid(−|x|) = 1 / (1 + exp(|x|)), both sides of the fraction lowered so that the exponential fits; right down to the
// smallest number. (rest + 1) + power, since power + 1 would drop the 1 just where that shows.
INLINE T F(lower_sigmoid)(T x) {
  T one = 1 / (T)(1ull << F(lift));
  T size = F(magnitude)(x);
  size = size > -F(lowest_argument) ? -F(lowest_argument) : size;
  F(exponential_terms) e = F(split_exponential)(size, false, -F(lift));
  return one / ((e.rest + one) + e.power);
}

// tanh(x) = (1 − e) / (1 + e) and its slope e (1 + tanh |x|)² from e = exp(−2|x|), lifted: neither cancels, since 1 − e is
// not formed from a rounded e, and the slope is right down to the smallest number.
INLINE T F(tanh_and_slope)(T x, T *slope) {
  T one = (T)(1ull << F(lift)), root = 1 / (T)(1ull << F(lift) / 2);
  F(exponential_terms) e = F(split_exponential)(F(not_below)(F(lowest_argument) / 2, -F(magnitude)(x)), true, F(lift));
  T sum = (one + e.power) + e.rest;
  T y = ((one - e.power) - e.rest) / sum;
  T factor = root + root * y;
  *slope = (e.power + e.rest) * (factor * factor);
  return F(signed_as)(x, y);
}

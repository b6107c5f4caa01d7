// A loop over entries in blocks: the loss of each entry goes into a small buffer, which is added up in double, so
// that the arithmetic can be vector code and the sum is exact enough for any number of entries.
#define ENTRIES(EXPRESSION)                                                             \
  double sum = 0;                                                                       \
  T losses[256];                                                                        \
  for (long start = 0; start < count; start += 256) {                                   \
    long end = start + 256 < count ? start + 256 : count;                               \
    for (long i = start; i < end; i++) {                                                \
      EXPRESSION;                                                                       \
    }                                                                                   \
    for (long i = start; i < end; i++) sum += losses[i - start];                        \
  }                                                                                     \
  return sum;

CLONES double F(squared_error)(const T *restrict y, const T *restrict t, T *restrict gradient, long count,
                               double factor) {
  T scale = (T)factor;
  ENTRIES(T e = y[i] - t[i]; losses[i - start] = e * e; gradient[i] = 2 * scale * e)
}

CLONES double F(absolute_error)(const T *restrict y, const T *restrict t, T *restrict gradient, long count,
                               double factor) {
  T scale = (T)factor;
  ENTRIES(T e = y[i] - t[i]; losses[i - start] = F(magnitude)(e);
          gradient[i] = e > 0 ? scale : (e < 0 ? -scale : e))
}

CLONES double F(huber)(const T *restrict y, const T *restrict t, T *restrict gradient, long count, double factor,
                       double limit) {
  T scale = (T)factor, delta = (T)limit;
  ENTRIES(T e = y[i] - t[i]; T a = F(magnitude)(e);
          losses[i - start] = a <= delta ? (T)0.5 * e * e : delta * (a - (T)0.5 * delta);
          gradient[i] = scale * (a <= delta ? e : (e > 0 ? delta : -delta)))
}

// Both tails keep their digits: 1 − sigmoid(z) is computed as sigmoid(−z).
CLONES double F(binary_cross_entropy)(const T *restrict z, const T *restrict t, T *restrict gradient,
                                             long count, double factor, double positive_weight, double largest) {
  T scale = (T)factor, weight = (T)positive_weight, limit = (T)largest;
  ENTRIES(T e = F(exponential_below_zero)(-F(magnitude)(z[i])); T rest = F(log_one_plus)(e);
          T one = (z[i] < 0 ? -z[i] : 0) + rest; T zero = (z[i] < 0 ? 0 : z[i]) + rest;
          one = one > limit ? limit : one; zero = zero > limit ? limit : zero;
          T yes = F(sigmoid_from)(z[i], e); T no = F(sigmoid_from)(-z[i], e);
          losses[i - start] = weight * t[i] * one + (1 - t[i]) * zero;
          gradient[i] = scale * ((1 - t[i]) * yes - weight * t[i] * no))
}

double F(binary_cross_entropy_of)(const T *restrict p, const T *restrict t, T *restrict gradient, long count,
                                         double factor, double positive_weight, double largest) {
  T scale = (T)factor, weight = (T)positive_weight, limit = (T)largest;
  ENTRIES(T one = -MATH(log)(p[i]); T zero = -MATH(log)(1 - p[i]); one = one > limit ? limit : one;
          zero = zero > limit ? limit : zero; T both = p[i] * (1 - p[i]);
          losses[i - start] = weight * t[i] * one + (1 - t[i]) * zero;
          gradient[i] = scale * ((1 - t[i]) * p[i] - weight * t[i] * (1 - p[i])) / (both > (T)1e-12 ? both : (T)1e-12))
}

double F(binary_focal)(const T *restrict z, const T *restrict t, T *restrict gradient, long count, double scale,
                              double gamma, double alpha) {
  double sum = 0;
  for (long i = 0; i < count; i++) {
    double x = z[i], target = t[i];
    double e = exp(-fabs(x)), rest = log1p(e);
    double one = (x < 0 ? -x : 0) + rest, zero = (x < 0 ? 0 : x) + rest;
    double p = (x >= 0 ? 1 : e) / (1 + e), q = (x >= 0 ? e : 1) / (1 + e);
    double entropy = target * one + (1 - target) * zero;
    double wrong = q * target + p * (1 - target);
    double factor = alpha < 0 ? 1 : alpha * target + (1 - alpha) * (1 - target);
    double power = pow(wrong, gamma);
    sum += factor * power * entropy;
    // wrong′ / wrong, also where wrong underflows: the gradient's limit is 0 there, but wrong^(γ − 1) has none.
    double growth = target == 1 ? -p : target == 0 ? q : p * q * (1 - 2 * target) / wrong;
    gradient[i] = (T)(scale * factor * power * (gamma * growth * entropy + (1 - target) * p - target * q));
  }
  return sum;
}

// Leaves the probabilities of a row in `p` and gives ln Σ exp.
INLINE double F(log_sum_exp)(const T *restrict z, T *restrict p, long columns) {
  T largest = z[0];
  for (long i = 1; i < columns; i++) largest = z[i] > largest ? z[i] : largest;
  for (long i = 0; i < columns; i++) p[i] = F(exponential_below_zero)(z[i] - largest);
  double sum = 0;
  for (long i = 0; i < columns; i++) sum += p[i];
  T share = (T)(1 / sum);
  for (long i = 0; i < columns; i++) p[i] *= share;
  return (double)largest + log(sum);
}

CLONES double F(cross_entropy)(const T *restrict z, const int32_t *restrict classes, T *restrict gradient,
                                      long rows, long columns, double scale, const double *restrict weights,
                                      double smoothing) {
  double sum = 0, total = 0;
  if (weights)
    for (long i = 0; i < columns; i++) total += weights[i];
  for (long row = 0; row < rows; row++, z += columns, gradient += columns) {
    double log_sum = F(log_sum_exp)(z, gradient, columns);
    long class = classes[row];
    double weight = weights ? weights[class] : 1;
    double sharp = (1 - smoothing) * weight;
    sum += sharp * (log_sum - z[class]);
    if (smoothing == 0) {
      for (long i = 0; i < columns; i++) gradient[i] *= (T)(scale * sharp);
    } else {
      // The smoothed part is the mean over all classes of their weighted loss.
      double even = smoothing / (double)columns;
      for (long i = 0; i < columns; i++) {
        double w = weights ? weights[i] : 1;
        sum += even * w * (log_sum - z[i]);
        gradient[i] = (T)(scale * (gradient[i] * (sharp + even * (weights ? total : (double)columns)) - even * w));
      }
    }
    gradient[class] -= (T)(scale * sharp);
  }
  return sum;
}

double F(focal)(const T *restrict z, const int32_t *restrict classes, T *restrict gradient, long rows,
                       long columns, double scale, double gamma, const double *restrict weights) {
  double sum = 0;
  for (long row = 0; row < rows; row++, z += columns, gradient += columns) {
    double log_sum = F(log_sum_exp)(z, gradient, columns);
    long class = classes[row];
    double weight = weights ? weights[class] : 1;
    double wrong = 0;
    for (long i = 0; i < columns; i++) wrong += i == class ? 0 : gradient[i];
    // −ln p_t, of which a sum near 1 tells nothing.
    double entropy = wrong < 0.5 ? -log1p(-wrong) : log_sum - z[class];
    double right = exp(-entropy);
    double power = pow(wrong, gamma);
    sum += weight * power * entropy;
    // ∂/∂p_t of (1 − p_t)^γ (−ln p_t), times p_t; then ∂p_t/∂z_i = p_t (δ_it − p_i). −ln p_t / (1 − p_t) goes to 1.
    double slope = -power * (1 + gamma * right * (wrong > 0 ? entropy / wrong : 1));
    for (long i = 0; i < columns; i++)
      gradient[i] = (T)(scale * weight * slope * (i == class ? wrong : -(double)gradient[i]));
  }
  return sum;
}

#undef ENTRIES

#pragma clang assume_nonnull begin

// Each adds up the loss of `count` entries or `rows` rows in double, and writes scale · ∂loss/∂output to `gradient`.

// (y − t)²
double F(squared_error)(const T *y, const T *t, T *gradient, long count, double scale)
    NAMED("squaredError(_:_:gradient:count:scale:)");
// |y − t|
double F(absolute_error)(const T *y, const T *t, T *gradient, long count, double scale)
    NAMED("absoluteError(_:_:gradient:count:scale:)");
// ½ e² up to |e| = delta, delta · (|e| − ½ delta) beyond
double F(huber)(const T *y, const T *t, T *gradient, long count, double scale, double delta)
    NAMED("huber(_:_:gradient:count:scale:delta:)");
// Binary cross-entropy of the probability sigmoid(z); `limit` caps each −ln (PyTorch's bce: 100).
double F(binary_cross_entropy)(const T *z, const T *t, T *gradient, long count, double scale, double positive_weight,
                               double limit)
    NAMED("binaryCrossEntropy(_:_:gradient:count:scale:positiveWeight:limit:)");
// The same from probabilities.
double F(binary_cross_entropy_of)(const T *p, const T *t, T *gradient, long count, double scale, double positive_weight,
                                  double limit)
    NAMED("binaryCrossEntropy(ofProbabilities:_:gradient:count:scale:positiveWeight:limit:)");
// alpha_t · (1 − p_t)^gamma · bce; a negative alpha: no alpha_t.
double F(binary_focal)(const T *z, const T *t, T *gradient, long count, double scale, double gamma, double alpha)
    NAMED("binaryFocal(_:_:gradient:count:scale:gamma:alpha:)");
// Softmax cross-entropy of logits; `weights` by class, or null; smoothing spreads a share evenly over the classes.
double F(cross_entropy)(const T *z, const int32_t *classes, T *gradient, long rows, long columns, double scale,
                        const double *_Nullable weights, double smoothing)
    NAMED("crossEntropy(_:_:gradient:rows:columns:scale:weights:smoothing:)");
// (1 − p_t)^gamma · cross-entropy
double F(focal)(const T *z, const int32_t *classes, T *gradient, long rows, long columns, double scale, double gamma,
                const double *_Nullable weights) NAMED("focal(_:_:gradient:rows:columns:scale:gamma:weights:)");

#pragma clang assume_nonnull end

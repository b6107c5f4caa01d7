#ifndef CLOSSES_H
#define CLOSSES_H

#include <stdbool.h>
#include <stdint.h>

// Each adds up the loss of `count` entries or `rows` rows in double, and writes scale · ∂loss/∂output to `gradient`.

// (y − t)²
double gradlab_squared_error(long width, const void *y, const void *t, void *gradient, long count, double scale);
// |y − t|
double gradlab_absolute_error(long width, const void *y, const void *t, void *gradient, long count, double scale);
// ½ e² up to |e| = delta, delta · (|e| − ½ delta) beyond
double gradlab_huber(long width, const void *y, const void *t, void *gradient, long count, double scale, double delta);
// Binary cross-entropy of the probability sigmoid(z); `limit` caps each −ln (PyTorch's bce: 100).
double gradlab_binary_cross_entropy(long width, const void *z, const void *t, void *gradient, long count, double scale,
                                    double positive_weight, double limit);
// The same from probabilities.
double gradlab_binary_cross_entropy_of(long width, const void *p, const void *t, void *gradient, long count,
                                       double scale, double positive_weight, double limit);
// alpha_t · (1 − p_t)^gamma · bce; a negative alpha: no alpha_t.
double gradlab_binary_focal(long width, const void *z, const void *t, void *gradient, long count, double scale,
                            double gamma, double alpha);
// Softmax cross-entropy of logits; `weights` by class, or null; smoothing spreads a share evenly over the classes.
double gradlab_cross_entropy(long width, const void *z, const int32_t *classes, void *gradient, long rows, long columns,
                             double scale, const double *weights, double smoothing);
// (1 − p_t)^gamma · cross-entropy
double gradlab_focal(long width, const void *z, const int32_t *classes, void *gradient, long rows, long columns,
                     double scale, double gamma, const double *weights);

#endif

#ifndef COPTIMIZERS_H
#define COPTIMIZERS_H

#include <stdbool.h>
#include <stddef.h>

// One step of an optimizer over `count` parameters. `width` is the size of a scalar in bytes: 4 for float, 8 for
// double; all pointers but none else point to scalars of that width.

void gradlab_sgd(long width, void *parameters, const void *gradients, void *momentum_buffer, long count, double rate,
                 double momentum, bool nesterov, double l2);
void gradlab_adagrad(long width, void *parameters, const void *gradients, void *squares, long count, double rate,
                     double epsilon);
void gradlab_rmsprop(long width, void *parameters, const void *gradients, void *squares, long count, double rate,
                     double alpha, double epsilon);
void gradlab_adam(long width, void *parameters, const void *gradients, void *means, void *squares, long count,
                  double rate, double beta1, double beta2, double epsilon, bool epsilon_hat, double decay, long step);
void gradlab_nadam(long width, void *parameters, const void *gradients, void *means, void *squares, long count,
                   double gradient_rate, double mean_rate, double beta1, double beta2, double epsilon, long step);
void gradlab_lion(long width, void *parameters, const void *gradients, void *means, long count, double rate,
                  double beta1, double beta2, double decay);

// The sum of squares in double. `scale` multiplies every element first: 1, or what keeps the squares in range.
double gradlab_sum_of_squares(long width, const void *values, long count, double scale);
double gradlab_largest_magnitude(long width, const void *values, long count);
void gradlab_scale(long width, void *values, long count, double factor);
void gradlab_clamp(long width, void *values, long count, double limit);

#endif

#include "CLosses.h"

#include "functions.h"

#define T float
#define F(name) name##_f32
#define LOG logf
#include "losses.template.h"
#undef T
#undef F
#undef LOG
#define T double
#define F(name) name##_f64
#define LOG log
#include "losses.template.h"

double gradlab_squared_error(long width, const void *y, const void *t, void *gradient, long count, double scale) {
  return FOR_WIDTH(squared_error_f32(y, t, gradient, count, (float)scale),
                   squared_error_f64(y, t, gradient, count, scale));
}

double gradlab_absolute_error(long width, const void *y, const void *t, void *gradient, long count, double scale) {
  return FOR_WIDTH(absolute_error_f32(y, t, gradient, count, (float)scale),
                   absolute_error_f64(y, t, gradient, count, scale));
}

double gradlab_huber(long width, const void *y, const void *t, void *gradient, long count, double scale,
                     double delta) {
  return FOR_WIDTH(huber_f32(y, t, gradient, count, (float)scale, (float)delta),
                   huber_f64(y, t, gradient, count, scale, delta));
}

double gradlab_binary_cross_entropy(long width, const void *z, const void *t, void *gradient, long count, double scale,
                                    double positive_weight, double limit) {
  return FOR_WIDTH(binary_cross_entropy_f32(z, t, gradient, count, (float)scale, (float)positive_weight, (float)limit),
                   binary_cross_entropy_f64(z, t, gradient, count, scale, positive_weight, limit));
}

double gradlab_binary_cross_entropy_of(long width, const void *p, const void *t, void *gradient, long count,
                                       double scale, double positive_weight, double limit) {
  return FOR_WIDTH(binary_cross_entropy_of_f32(p, t, gradient, count, (float)scale, (float)positive_weight, (float)limit),
                   binary_cross_entropy_of_f64(p, t, gradient, count, scale, positive_weight, limit));
}

double gradlab_binary_focal(long width, const void *z, const void *t, void *gradient, long count, double scale,
                            double gamma, double alpha) {
  return FOR_WIDTH(binary_focal_f32(z, t, gradient, count, scale, gamma, alpha),
                   binary_focal_f64(z, t, gradient, count, scale, gamma, alpha));
}

double gradlab_cross_entropy(long width, const void *z, const int32_t *classes, void *gradient, long rows,
                             long columns, double scale, const double *weights, double smoothing) {
  return FOR_WIDTH(cross_entropy_f32(z, classes, gradient, rows, columns, scale, weights, smoothing),
                   cross_entropy_f64(z, classes, gradient, rows, columns, scale, weights, smoothing));
}

double gradlab_focal(long width, const void *z, const int32_t *classes, void *gradient, long rows, long columns,
                     double scale, double gamma, const double *weights) {
  return FOR_WIDTH(focal_f32(z, classes, gradient, rows, columns, scale, gamma, weights),
                   focal_f64(z, classes, gradient, rows, columns, scale, gamma, weights));
}

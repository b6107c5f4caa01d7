#include "CLayers.h"
#include "CMatrices.h"

#include "functions.h"

#define T float
#define F(name) name##_f32
#define SQRT sqrtf
#include "normalization.template.h"
#include "recurrent.template.h"
#undef T
#undef F
#undef SQRT
#define T double
#define F(name) name##_f64
#define SQRT sqrt
#include "normalization.template.h"
#include "recurrent.template.h"

#define DISPATCH(NAME, ...)      \
  if (width == sizeof(float)) {  \
    NAME##_f32(__VA_ARGS__);     \
  } else {                       \
    NAME##_f64(__VA_ARGS__);     \
  }

void gradlab_batch_statistics(long width, const void *x, long stride, long rows, long columns, void *mean,
                              void *variance) {
  DISPATCH(batch_statistics, x, stride, rows, columns, mean, variance)
}

void gradlab_batch_running(long width, const void *mean, void *variance, void *running_mean, void *running_variance,
                           long columns, double momentum, double unbiased, double epsilon) {
  DISPATCH(batch_running, mean, variance, running_mean, running_variance, columns, momentum, unbiased, epsilon)
}

void gradlab_batch_normalize(long width, const void *x, void *y, long rows, long columns, const void *mean,
                             const void *inverse, const void *scale, const void *shift) {
  DISPATCH(batch_normalize, x, y, rows, columns, mean, inverse, scale, shift)
}

void gradlab_batch_sums(long width, const void *x, const void *dy, long stride, long rows, long columns,
                        const void *mean, const void *inverse, void *d_scale, void *d_shift) {
  DISPATCH(batch_sums, x, dy, stride, rows, columns, mean, inverse, d_scale, d_shift)
}

void gradlab_batch_pullback(long width, const void *x, const void *dy, void *dx, long rows, long columns,
                            const void *mean, const void *inverse, const void *scale, const void *d_scale,
                            const void *d_shift, double share, bool accumulate) {
  if (width == sizeof(float)) {
    batch_pullback_f32(x, dy, dx, rows, columns, mean, inverse, scale, d_scale, d_shift, (float)share, accumulate);
  } else {
    batch_pullback_f64(x, dy, dx, rows, columns, mean, inverse, scale, d_scale, d_shift, share, accumulate);
  }
}

void gradlab_layer_normalize(long width, const void *x, void *y, long rows, long columns, const void *scale,
                             const void *shift, double epsilon, void *moments) {
  DISPATCH(layer_normalize, x, y, rows, columns, scale, shift, epsilon, moments)
}

void gradlab_layer_pullback(long width, const void *x, const void *dy, void *dx, long rows, long columns,
                            const void *scale, const void *moments, bool accumulate) {
  DISPATCH(layer_pullback, x, dy, dx, rows, columns, scale, moments, accumulate)
}

void gradlab_layer_sums(long width, const void *x, const void *dy, long stride, long rows, long columns,
                        const void *moments, void *d_scale, void *d_shift, bool accumulate) {
  DISPATCH(layer_sums, x, dy, stride, rows, columns, moments, d_scale, d_shift, accumulate)
}

void gradlab_lstm_step(long width, void *gates, const void *bias1, const void *bias2, const void *previous_cell,
                       void *cell, void *hidden, long rows, long units) {
  DISPATCH(lstm_step, gates, bias1, bias2, previous_cell, cell, hidden, rows, units)
}

void gradlab_lstm_pullback(long width, void *gates, const void *previous_cell, const void *cell, const void *d_hidden,
                           void *d_cell, long rows, long units) {
  DISPATCH(lstm_pullback, gates, previous_cell, cell, d_hidden, d_cell, rows, units)
}

void gradlab_gru_step(long width, void *from_input, void *from_hidden, const void *bias1, const void *bias2,
                      const void *previous, void *hidden, long rows, long units) {
  DISPATCH(gru_step, from_input, from_hidden, bias1, bias2, previous, hidden, rows, units)
}

void gradlab_gru_pullback(long width, void *from_input, void *from_hidden, const void *previous, const void *d_hidden,
                          void *d_previous, long rows, long units) {
  DISPATCH(gru_pullback, from_input, from_hidden, previous, d_hidden, d_previous, rows, units)
}

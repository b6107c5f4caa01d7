#ifndef CLAYERS_H
#define CLAYERS_H

#include <stdbool.h>

// Batch normalisation works column by column; the functions over columns take a block of them, `stride` apart from row
// to row.

// Mean and biased variance of each column.
void gradlab_batch_statistics(long width, const void *x, long stride, long rows, long columns, void *mean,
                              void *variance);
// The running statistics follow by `momentum`, the variance times `unbiased`; `variance` becomes 1 / √(variance + ε).
void gradlab_batch_running(long width, const void *mean, void *variance, void *running_mean, void *running_variance,
                           long columns, double momentum, double unbiased, double epsilon);
// y = (x − mean) · inverse · scale + shift
void gradlab_batch_normalize(long width, const void *x, void *y, long rows, long columns, const void *mean,
                             const void *inverse, const void *scale, const void *shift);
// d_shift = Σ dy, d_scale = Σ dy · (x − mean) · inverse
void gradlab_batch_sums(long width, const void *x, const void *dy, long stride, long rows, long columns,
                        const void *mean, const void *inverse, void *d_scale, void *d_shift);
// dx = scale · inverse · (dy − share · (d_shift + x̂ · d_scale)); share: 1 / rows while training, else 0
void gradlab_batch_pullback(long width, const void *x, const void *dy, void *dx, long rows, long columns,
                            const void *mean, const void *inverse, const void *scale, const void *d_scale,
                            const void *d_shift, double share, bool accumulate);

// Layer normalisation works row by row; `moments` keeps mean and inverse deviation of each row.
void gradlab_layer_normalize(long width, const void *x, void *y, long rows, long columns, const void *scale,
                             const void *shift, double epsilon, void *moments);
void gradlab_layer_pullback(long width, const void *x, const void *dy, void *dx, long rows, long columns,
                            const void *scale, const void *moments, bool accumulate);
void gradlab_layer_sums(long width, const void *x, const void *dy, long stride, long rows, long columns,
                        const void *moments, void *d_scale, void *d_shift, bool accumulate);

// One step of a recurrent layer for `rows` samples. `gates` [rows, 4 · units] holds what comes in through the weights
// and receives input, forget, cell and output gate; in reverse it receives the gradients before them.
void gradlab_lstm_step(long width, void *gates, const void *bias1, const void *bias2, const void *previous_cell,
                       void *cell, void *hidden, long rows, long units);
void gradlab_lstm_pullback(long width, void *gates, const void *previous_cell, const void *cell, const void *d_hidden,
                           void *d_cell, long rows, long units);
// Reset, update and new gate; `from_input` and `from_hidden` [rows, 3 · units] come in apart, since the reset gate acts
// on the latter alone. In reverse both receive gradients, and `d_previous` what passes by the gates.
void gradlab_gru_step(long width, void *from_input, void *from_hidden, const void *bias1, const void *bias2,
                      const void *previous, void *hidden, long rows, long units);
void gradlab_gru_pullback(long width, void *from_input, void *from_hidden, const void *previous, const void *d_hidden,
                          void *d_previous, long rows, long units);

#endif

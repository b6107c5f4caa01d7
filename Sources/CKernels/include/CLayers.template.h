#pragma clang assume_nonnull begin

// Batch normalisation works column by column; the functions over columns take a block of them, `stride` apart from row
// to row.

// Mean and biased variance of each column.
void F(batch_statistics)(const T *x, long stride, long rows, long columns, T *mean, T *variance)
    NAMED("batchStatistics(_:stride:rows:columns:mean:variance:)");
// The running statistics follow by `momentum`, the variance times `unbiased`; `variance` becomes 1 / √(variance + ε).
void F(batch_running)(const T *mean, T *variance, T *running_mean, T *running_variance, long columns, double momentum,
                      double unbiased, double epsilon)
    NAMED("batchRunning(mean:variance:runningMean:runningVariance:columns:momentum:unbiased:epsilon:)");
// y = (x − mean) · inverse · scale + shift
void F(batch_normalize)(const T *x, T *y, long rows, long columns, const T *mean, const T *inverse, const T *scale,
                        const T *shift) NAMED("batchNormalize(_:into:rows:columns:mean:inverse:scale:shift:)");
// d_shift = Σ dy, d_scale = Σ dy · (x − mean) · inverse
void F(batch_sums)(const T *x, const T *dy, long stride, long rows, long columns, const T *mean, const T *inverse,
                   T *d_scale, T *d_shift)
    NAMED("batchSums(_:gradient:stride:rows:columns:mean:inverse:intoScale:intoShift:)");
// dx = scale · inverse · (dy − share · (d_shift + x̂ · d_scale)); share: 1 / rows while training, else 0
void F(batch_pullback)(const T *x, const T *dy, T *dx, long rows, long columns, const T *mean, const T *inverse,
                       const T *scale, const T *d_scale, const T *d_shift, double share, bool accumulates)
    NAMED("batchPullback(_:gradient:into:rows:columns:mean:inverse:scale:dScale:dShift:share:accumulates:)");

// Layer normalisation works row by row; `moments` keeps mean and inverse deviation of each row.
void F(layer_normalize)(const T *x, T *y, long rows, long columns, const T *scale, const T *shift, double epsilon,
                        T *moments) NAMED("layerNormalize(_:into:rows:columns:scale:shift:epsilon:moments:)");
void F(layer_pullback)(const T *x, const T *dy, T *dx, long rows, long columns, const T *scale, const T *moments,
                       bool accumulates) NAMED("layerPullback(_:gradient:into:rows:columns:scale:moments:accumulates:)");
void F(layer_sums)(const T *x, const T *dy, long stride, long rows, long columns, const T *moments, T *d_scale,
                   T *d_shift, bool accumulates)
    NAMED("layerSums(_:gradient:stride:rows:columns:moments:intoScale:intoShift:accumulates:)");

// One step of a recurrent layer for `rows` samples. `gates` [rows, 4 · units] holds what comes in through the weights
// and receives input, forget, cell and output gate; in reverse it receives the gradients before them.
void F(lstm_step)(T *gates, const T *bias1, const T *bias2, const T *previous_cell, T *cell, T *hidden, long rows,
                  long units) NAMED("lstmStep(gates:_:_:previousCell:cell:hidden:rows:units:)");
void F(lstm_pullback)(T *gates, const T *previous_cell, const T *cell, const T *d_hidden, T *d_cell, long rows,
                      long units) NAMED("lstmPullback(gates:previousCell:cell:dHidden:dCell:rows:units:)");
// Reset, update and new gate; `from_input` and `from_hidden` [rows, 3 · units] come in apart, since the reset gate acts
// on the latter alone. In reverse both receive gradients, and `d_previous` what passes by the gates.
void F(gru_step)(T *from_input, T *from_hidden, const T *bias1, const T *bias2, const T *previous, T *hidden, long rows,
                 long units) NAMED("gruStep(fromInput:fromHidden:_:_:previous:hidden:rows:units:)");
void F(gru_pullback)(T *from_input, T *from_hidden, const T *previous, const T *d_hidden, T *d_previous, long rows,
                     long units) NAMED("gruPullback(fromInput:fromHidden:previous:dHidden:dPrevious:rows:units:)");

// How much each step (a row) looks at each (a column): softmax(scale · z) of each row, in place. `causal`: row r looks at
// the first r + 1, and the others become 0. In reverse `dy` becomes the gradient of z.
void F(attention_weights)(T *z, long rows, long columns, double scale, bool causal)
    NAMED("attentionWeights(_:rows:columns:scale:causal:)");
void F(attention_weights_pullback)(const T *y, T *dy, long rows, long columns, double scale)
    NAMED("attentionWeightsPullback(_:gradient:rows:columns:scale:)");

// y [rows, columns] is the mean of x [rows, steps, columns] over the steps.
void F(step_means)(const T *x, T *y, long rows, long steps, long columns)
    NAMED("stepMeans(_:into:rows:steps:columns:)");
void F(step_means_pullback)(const T *dy, T *dx, long rows, long steps, long columns, bool accumulates)
    NAMED("stepMeansPullback(_:into:rows:steps:columns:accumulates:)");

#pragma clang assume_nonnull end

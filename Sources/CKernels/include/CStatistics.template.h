#pragma clang assume_nonnull begin

// Reductions over a matrix of `rows` × `columns` scalars, all in double.

// Adds the squared deviations from each column's mean to *deviations, and all squares to *squares.
void F(column_spread)(const T *values, long rows, long columns, double *deviations, double *squares)
    NAMED("columnSpread(_:rows:columns:deviations:squares:)");
// How many different rows there are; -0 equals 0, and a row with a NaN equals its exact copies. `places` and `hashes`
// are room to work in: for `size` numbers, a power of 2 and at least 2 · rows, and for `rows`.
long F(distinct_rows)(const T *values, long rows, long columns, long *places, long size, uint64_t *hashes)
    NAMED("distinctRows(_:rows:columns:places:size:hashes:)");
// The sum of squares, and in *below how many values are smaller in size than `limit`.
double F(slopes)(const T *values, long count, double limit, long *below) NAMED("slopes(_:count:limit:below:)");
// How many of `count` values are exactly 0.
long F(count_zeros)(const T *values, long count) NAMED("countZeros(_:count:)");
// How many columns hold nothing but zeros (or less): units that answer to no sample.
long F(silent_columns)(const T *values, long rows, long columns) NAMED("silentColumns(_:rows:columns:)");

#pragma clang assume_nonnull end

#ifndef CSTATISTICS_H
#define CSTATISTICS_H

// Reductions over a matrix of `rows` × `columns` scalars of `width` bytes (4: float, 8: double), all in double.

// Adds the squared deviations from each column's mean to *deviations, and all squares to *squares.
void gradlab_column_spread(long width, const void *values, long rows, long columns, double *deviations,
                           double *squares);
// How many different rows there are; -0 equals 0, and a row with a NaN equals its exact copies.
long gradlab_distinct_rows(long width, const void *values, long rows, long columns);
// The sum of squares, and in *below how many values are smaller in size than `limit`.
double gradlab_slopes(long width, const void *values, long count, double limit, long *below);
// How many of `count` values are exactly 0.
long gradlab_count_zeros(long width, const void *values, long count);
// How many columns hold nothing but zeros (or less): units that answer to no sample.
long gradlab_silent_columns(long width, const void *values, long rows, long columns);

#endif

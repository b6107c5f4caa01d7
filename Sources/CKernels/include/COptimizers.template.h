#pragma clang assume_nonnull begin

// Carries out the equations, one after the other, for the elements from `first` to before `end`.
void F(step)(const struct gradlab_equation *equations, long count, T *weights, const T *gradients,
             T *_Nonnull const *_Nonnull remembered, long remembered_count, long first, long end)
    NAMED("step(_:count:weights:gradients:remembered:_:from:to:)");

// The sum of squares in double. `scale` multiplies every element first: 1, or what keeps the squares in range.
double F(sum_of_squares)(const T *x, long count, double scale) NAMED("sumOfSquares(_:count:scale:)");
double F(largest_magnitude)(const T *x, long count) NAMED("largestMagnitude(_:count:)");
// x *= factor
void F(scale)(T *x, long count, double factor) NAMED("scale(_:count:by:)");
// Cuts every element to the range from −limit to limit.
void F(clamp)(T *x, long count, double limit) NAMED("clamp(_:count:to:)");

#pragma clang assume_nonnull end

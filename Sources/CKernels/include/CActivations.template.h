#pragma clang assume_nonnull begin

// φ(z) into y, and φ′(z) in place of z.
void F(activate)(enum gradlab_activation loop, T *z, T *y, long count, double alpha, double scale)
    NAMED("activate(_:_:into:count:alpha:scale:)");

// dz = slope · dy, or dz += slope · dy; dz may be `slopes`. Where φ has flat parts nothing comes through a slope of 0, as
// in PyTorch: not an infinite dy, and not one that is no number. Elsewhere 0 is what a slope underflowed to, and 0 · ∞ is
// no number, there as here.
void F(activation_pullback)(const T *slopes, const T *dy, T *dz, long count, bool has_flat_parts, bool accumulates)
    NAMED("activationPullback(slopes:gradient:into:count:hasFlatParts:accumulates:)");

// The sigmoid's value and slope in one number: the smaller of y and 1 − y, with its sign bit set where that is 1 − y.
// Both follow without loss, in the tails too. Packing writes that number beside, and y in place of z; unpacking gives y
// again; the pullback multiplies dy by the slope.
void F(pack_sigmoid)(T *z, T *packed, long count) NAMED("packSigmoid(_:into:count:)");
void F(unpack_sigmoid)(const T *packed, T *y, long count) NAMED("unpackSigmoid(_:into:count:)");
void F(packed_sigmoid_pullback)(const T *packed, T *dy, long count) NAMED("packedSigmoidPullback(_:gradient:count:)");

// The functions by themselves, for those who compare them: exp(x), 1 / (1 + exp(−x)), tanh(x).
void F(exponentials)(const T *x, T *y, long count) NAMED("exponentials(_:into:count:)");
void F(sigmoids)(const T *x, T *y, long count) NAMED("sigmoids(_:into:count:)");
void F(hyperbolic_tangents)(const T *x, T *y, long count) NAMED("hyperbolicTangents(_:into:count:)");

#pragma clang assume_nonnull end

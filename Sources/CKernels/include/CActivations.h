#ifndef CACTIVATIONS_H
#define CACTIVATIONS_H

enum gradlab_activation {
  gradlab_identity,
  gradlab_sigmoid,
  gradlab_tanh,
  gradlab_relu,
  gradlab_leaky_relu,
  gradlab_elu,
  gradlab_gelu,
  gradlab_silu,
  gradlab_mish,
  gradlab_softplus,
  gradlab_softsign,
  gradlab_hard_tanh,
  gradlab_hard_sigmoid
};

// φ(z) into y, and φ′(z) in place of z. `width` is the size of a scalar in bytes, here as everywhere: 4 for float, 8
// for double.
void gradlab_activate(long width, enum gradlab_activation kind, void *z, void *y, long count, double alpha,
                      double scale);

// The same without the slope: z is only read.
void gradlab_activation_values(long width, enum gradlab_activation kind, const void *z, void *y, long count,
                               double alpha, double scale);

// The sigmoid's value and slope in one number: the smaller of y and 1 − y, with its sign bit set where that is 1 − y.
// Both follow without loss, in the tails too. Packing writes that number beside, and y in place of z; unpacking gives y
// again; the pullback multiplies dy by the slope.
void gradlab_pack_sigmoid(long width, void *z, void *packed, long count);
void gradlab_unpack_sigmoid(long width, const void *packed, void *y, long count);
void gradlab_packed_sigmoid_pullback(long width, const void *packed, void *dy, long count);

// exp(x).
void gradlab_exponential(long width, const void *x, void *y, long count);

#endif

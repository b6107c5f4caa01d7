#ifndef CACTIVATION_LOOPS_H
#define CACTIVATION_LOOPS_H

// The activations that have a loop. Enum and tables are made from this list, so that their order is one.
#define GRADLAB_ACTIVATIONS(EACH) \
  EACH(identity)                  \
  EACH(sigmoid)                   \
  EACH(tanh)                      \
  EACH(relu)                      \
  EACH(leaky_relu)                \
  EACH(elu)                       \
  EACH(gelu)                      \
  EACH(silu)                      \
  EACH(mish)                      \
  EACH(softplus)                  \
  EACH(softsign)                  \
  EACH(hard_tanh)                 \
  EACH(hard_sigmoid)

// Closed: Swift makes no value but these, and the tables need no bound.
#define GRADLAB_CASE(NAME) gradlab_activation_##NAME,
enum __attribute__((enum_extensibility(closed), swift_name("ActivationLoop"))) gradlab_activation {
  GRADLAB_ACTIVATIONS(GRADLAB_CASE)
};
#undef GRADLAB_CASE

#endif

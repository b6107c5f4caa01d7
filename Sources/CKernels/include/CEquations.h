#ifndef CEQUATIONS_H
#define CEQUATIONS_H

#include <stdint.h>

// What an equation does with each element: x and y enter times their factors a and b.
enum gradlab_operation {
  GRADLAB_MULTIPLE,   // a·x
  GRADLAB_OFFSET,     // a·x + b
  GRADLAB_SUM,        // a·x + b·y
  GRADLAB_PRODUCT,    // a·x · b·y
  GRADLAB_QUOTIENT,   // a·x / b·y
  GRADLAB_LARGER,     // the larger of a·x and b·y, not a number where one is not
  GRADLAB_ROOT,       // √(a·x)
  GRADLAB_MAGNITUDE,  // |a·x|
  GRADLAB_SIGN,       // the sign of a·x: 1, 0, −1
};

// The places of the vectors in a step: those that its equations compute on the way, gradient, weights, and those that
// are remembered from step to step.
enum {
  GRADLAB_PASSING = 0,
  GRADLAB_GRADIENT = 32,
  GRADLAB_WEIGHTS,
  GRADLAB_REMEMBERED,
  GRADLAB_PLACES = GRADLAB_REMEMBERED + 8,
};

// The vector at `out` = operation(the vector at x, the vector at y).
struct gradlab_equation {
  enum gradlab_operation operation;
  int32_t out, x, y;
  double a, b;
};

#endif

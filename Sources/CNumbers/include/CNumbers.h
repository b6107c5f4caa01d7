#ifndef CNUMBERS_H
#define CNUMBERS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads bytes that are a decimal number from the first to the last, correctly rounded. Returns 0 where they are none,
/// where the number is too large or too small for a double, and where it has a sign + or blanks around it.
int number_from_text(const unsigned char *text, size_t length, double *number);

#ifdef __cplusplus
}
#endif

#endif

#ifndef CBUNDLED_DATA_H
#define CBUNDLED_DATA_H

#include <stddef.h>

/// The bytes of `digits.csv` (see README.md beside it for source and licence), and how many there are.
const unsigned char *gradlab_digits_csv(void);
size_t gradlab_digits_csv_length(void);

#endif

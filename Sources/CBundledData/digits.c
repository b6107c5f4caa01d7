#include "CBundledData.h"

static const unsigned char digits[] = {
#embed "digits.csv"
};

const unsigned char *gradlab_digits_csv(void) { return digits; }
size_t gradlab_digits_csv_length(void) { return sizeof digits; }

#include "CNumbers.h"

#include <charconv>

extern "C" int number_from_text(const unsigned char *text, size_t length, double *number) {
  const char *start = reinterpret_cast<const char *>(text);
  const auto result = std::from_chars(start, start + length, *number);
  return result.ec == std::errc() && result.ptr == start + length;
}

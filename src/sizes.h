/* Small arithmetic on sizes; none overflows where its result fits. */
#ifndef VACT_SIZES_H
#define VACT_SIZES_H

#include <stddef.h>

enum { VACT_CACHE_LINE = 64 };

static inline size_t vact_smaller(size_t a, size_t b) {
  return a < b ? a : b;
}

static inline size_t vact_larger(size_t a, size_t b) {
  return a > b ? a : b;
}

static inline size_t vact_quotient_up(size_t a, size_t b) {
  return a / b + (a % b != 0);
}

static inline size_t vact_round_up(size_t a, size_t multiple) {
  return vact_quotient_up(a, multiple) * multiple;
}

/* Where the i-th of almost equal parts of n begins, the larger ones in front; n where i = parts. */
static inline size_t vact_begin_of_part(size_t n, size_t i, size_t parts) {
  return n / parts * i + vact_smaller(i, n % parts);
}

#endif

/* What a kernel of Maxout works on. */
#ifndef VACT_SIMD_MAXOUT_CALL_H
#define VACT_SIMD_MAXOUT_CALL_H

#include "storage.h"

/* How the outputs are found. */
enum maxout_form { MAXOUT_OUTERMOST, MAXOUT_OF_FEW, MAXOUT_OF_MANY };

typedef struct maxout_call {
  enum maxout_form form;
  vact_dtype dtype;
  size_t pieces;
  size_t stride; /* elements from one piece to the next, where they are outermost */
  const char *x;
  char *y;
  uint8_t *which; /* may be NULL */
} maxout_call;

V_INLINE const char *maxout_at(const maxout_call *c, const char *array, size_t element) {
  return array + element * storage_size(c->dtype);
}

#endif

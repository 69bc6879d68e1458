/* Checks of array arguments. */
#ifndef VACT_ARRAYS_H
#define VACT_ARRAYS_H

#include <stdint.h>

#include "../include/vact/vact.h"

static inline size_t vact_dtype_size(vact_dtype dtype) {
  static const unsigned char bytes[VACT_DTYPE_COUNT] = {
#define VACT_DTYPE(name, bytes, description) bytes,
#include "../include/vact/dtypes.def"
#undef VACT_DTYPE
  };
  return bytes[dtype];
}

/* Nonzero if bytes from p on lie within the address space. */
static inline int vact_array_fits(const void *p, size_t bytes) {
  return bytes <= PTRDIFF_MAX && (uintptr_t)p <= UINTPTR_MAX - bytes;
}

/* Nonzero if the two arrays of this size share bytes without being the same array. */
static inline int vact_arrays_clash(const void *a, const void *b, size_t bytes) {
  const uintptr_t p = (uintptr_t)a, q = (uintptr_t)b;
  return p != q && (p < q ? q - p : p - q) < bytes;
}

#endif

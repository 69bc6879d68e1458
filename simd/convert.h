/* The loop of the kernels between dtypes. The order in pairs is a dtype's own: single vectors. */
#ifndef VACT_SIMD_CONVERT_H
#define VACT_SIMD_CONVERT_H

#include "storage.h"

V_INLINE void convert(vact_dtype from, vact_dtype to, size_t n, const void *in, void *out) {
  const char *source = (const char *)in;
  char *target = (char *)out;
  size_t i = 0;
  for (; n - i >= V_LANES; i += V_LANES)
    storage_store(to, target + i * storage_size(to),
                  storage_load(from, source + i * storage_size(from)));
  if (i < n)
    storage_store_some(to, target + i * storage_size(to),
                       storage_load_some(from, source + i * storage_size(from), n - i), n - i);
}

#endif

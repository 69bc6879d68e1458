/*
 * The loops of the kernels that multiply element by element: a float by an element, and elements to
 * floats. In f32, rounded once to what is stored.
 */
#ifndef VACT_SIMD_PRODUCT_H
#define VACT_SIMD_PRODUCT_H

#include "storage.h"

V_INLINE void product(vact_dtype a_dtype, vact_dtype b_dtype, vact_dtype out_dtype, size_t n,
                      const void *a, const void *b, void *out) {
  const char *first = (const char *)a, *second = (const char *)b;
  char *target = (char *)out;
  for (size_t i = 0; i < n; i += V_LANES) {
    const size_t count = n - i < V_LANES ? n - i : V_LANES;
    const v_f32 x = storage_load_some(a_dtype, first + i * storage_size(a_dtype), count);
    const v_f32 y = storage_load_some(b_dtype, second + i * storage_size(b_dtype), count);
    storage_store_some(out_dtype, target + i * storage_size(out_dtype), v_mul(x, y), count);
  }
}

#endif

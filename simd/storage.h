/*
 * How the elements of each dtype are stored. Kernels compute in f32 whatever they load and store,
 * so a dtype is a size, a load and a store.
 */
#ifndef VACT_SIMD_STORAGE_H
#define VACT_SIMD_STORAGE_H

V_INLINE size_t storage_size(vact_dtype dtype) {
  switch (dtype) {
#define VACT_DTYPE(name, bytes, description) \
  case VACT_##name:                          \
    return bytes;
#include "../include/vact/dtypes.def"
#undef VACT_DTYPE
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

V_INLINE v_f32 storage_load(vact_dtype dtype, const void *p) {
  switch (dtype) {
    case VACT_F32:
      return v_load(p);
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

V_INLINE v_f32 storage_load_part(vact_dtype dtype, const void *p, size_t count) {
  switch (dtype) {
    case VACT_F32:
      return v_load_part(p, count);
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* streamed: see v_stream, alignment included */
V_INLINE void storage_store(vact_dtype dtype, void *p, v_f32 a, int streamed) {
  switch (dtype) {
    case VACT_F32:
      streamed ? v_stream(p, a) : v_store(p, a);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

V_INLINE void storage_store_part(vact_dtype dtype, void *p, v_f32 a, size_t count) {
  switch (dtype) {
    case VACT_F32:
      v_store_part(p, a, count);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

#endif

/*
 * How the elements of each dtype are stored. Kernels compute in f32 whatever they load and store,
 * so a dtype is a size, loads and stores: of a vector, of a part of one, and of a pair of vectors.
 *
 * A pair is 2 * V_LANES elements in an order that is the ISA's own and the same for all pairs of a
 * dtype: that spares 16-bit elements the way through lanes of another width.
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

_Static_assert(VACT_DTYPE_COUNT == 3, "all dtypes but f32 have two bytes");

/* The same by one comparison, for loops that are not written once for each dtype. */
V_INLINE size_t storage_size_of(vact_dtype dtype) {
  return dtype == VACT_F32 ? 4 : 2;
}

V_INLINE v_f32 storage_load(vact_dtype dtype, const void *p) {
  switch (dtype) {
    case VACT_F32:
      return v_load(p);
    case VACT_BF16:
      return v_load_bf16(p);
    case VACT_F16:
      return v_load_f16(p);
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* The first count <= V_LANES elements. */
V_INLINE v_f32 storage_load_some(vact_dtype dtype, const void *p, size_t count) {
  if (count == V_LANES) return storage_load(dtype, p);
  switch (dtype) {
    case VACT_F32:
      return v_load_part(p, count);
    case VACT_BF16:
      return v_load_part_bf16(p, count);
    case VACT_F16:
      return v_load_part_f16(p, count);
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

V_INLINE void storage_load_pair(vact_dtype dtype, const void *p, v_f32 a[2]) {
  switch (dtype) {
    case VACT_F32:
      a[0] = v_load(p);
      a[1] = v_load((const char *)p + 4 * V_LANES);
      return;
    case VACT_BF16:
      v_load_pair_bf16(p, a);
      return;
    case VACT_F16:
      v_load_pair_f16(p, a);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* count vectors in a row, a constant, by pairs. The dtype is told once for all of them. */
V_INLINE void storage_load_pairs(vact_dtype dtype, const char *p, size_t count, v_f32 *a) {
  switch (dtype) {
    case VACT_F32:
      for (size_t j = 0; j < count; j++) a[j] = v_load(p + 4 * j * V_LANES);
      return;
    case VACT_BF16:
      for (size_t j = 0; j < count; j += 2) v_load_pair_bf16(p + 2 * j * V_LANES, a + j);
      return;
    case VACT_F16:
      for (size_t j = 0; j < count; j += 2) v_load_pair_f16(p + 2 * j * V_LANES, a + j);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* Of two vectors in a row, the lanes in the order of a pair of that dtype. */
V_INLINE void storage_to_pair(vact_dtype dtype, v_f32 a[2]) {
  if (dtype == VACT_BF16) v_to_pair_bf16(a);
}

/* And back. */
V_INLINE void storage_from_pair(vact_dtype dtype, v_f32 a[2]) {
  if (dtype == VACT_BF16) v_from_pair_bf16(a);
}

V_INLINE void storage_store(vact_dtype dtype, void *p, v_f32 a) {
  switch (dtype) {
    case VACT_F32:
      v_store(p, a);
      return;
    case VACT_BF16:
      v_store_bf16(p, a);
      return;
    case VACT_F16:
      v_store_f16(p, a);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

V_INLINE void storage_store_some(vact_dtype dtype, void *p, v_f32 a, size_t count) {
  if (count == V_LANES) {
    storage_store(dtype, p, a);
    return;
  }
  switch (dtype) {
    case VACT_F32:
      v_store_part(p, a, count);
      return;
    case VACT_BF16:
      v_store_part_bf16(p, a, count);
      return;
    case VACT_F16:
      v_store_part_f16(p, a, count);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* Of what was loaded as the dtype, by storage_load, so that there is nothing to round. */
V_INLINE void storage_store_back(vact_dtype dtype, void *p, v_f32 a, size_t count) {
  if (dtype == VACT_BF16 && count == V_LANES)
    v_store_upper(p, a);
  else
    storage_store_some(dtype, p, a, count);
}

/* streamed: see v_stream, alignment included */
V_INLINE void storage_store_pair(vact_dtype dtype, void *p, const v_f32 a[2], int streamed) {
  switch (dtype) {
    case VACT_F32:
      if (streamed) {
        v_stream(p, a[0]);
        v_stream((char *)p + 4 * V_LANES, a[1]);
      } else {
        v_store(p, a[0]);
        v_store((char *)p + 4 * V_LANES, a[1]);
      }
      return;
    case VACT_BF16:
      v_store_pair_bf16(p, a, streamed);
      return;
    case VACT_F16:
      v_store_pair_f16(p, a, streamed);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* See v_load_quads_f32. */
V_INLINE void storage_load_quads(vact_dtype dtype, const void *p, size_t stride, size_t last,
                                 v_f32 x[4]) {
  switch (dtype) {
    case VACT_F32:
      v_load_quads_f32(p, stride, last, x);
      return;
    case VACT_BF16:
      v_load_quads_bf16(p, stride, last, x);
      return;
    case VACT_F16:
      v_load_quads_f16(p, stride, last, x);
      return;
    case VACT_DTYPE_COUNT:
      break;
  }
  __builtin_unreachable();
}

#endif

/*
 * The loop of the element-wise kernels, written once for every direction, row, dtype and ISA: they
 * arrive as constants, the switches of rows.h and storage.h fold, and the row's formula remains.
 *
 * At most one vector of elements is one predicated load, formula and store. More run in blocks of
 * V_UNROLL interleaved vectors, then single vectors, then a predicated rest.
 */
#ifndef VACT_SIMD_ELEMENTWISE_H
#define VACT_SIMD_ELEMENTWISE_H

#include "rows.h"
#include "storage.h"

/* Below this many elements, lining the output up with the cache lines does not pay. */
enum { ALIGN_FROM = 512 };

/* How far ahead a streaming loop reads, in bytes: hardware prefetchers stop at the page's end. */
enum { PREFETCH_AHEAD = 2048 };

/* What one call works on; constant but for the position. */
typedef struct arrays {
  vact_direction direction;
  vact_kind kind;
  vact_dtype dtype;
  row r;
  const char *x;
  const char *dy;
  char *out;
} arrays;

V_INLINE v_f32 load_at(const arrays *a, const char *p, size_t i) {
  return storage_load(a->dtype, p + i * storage_size(a->dtype));
}

/* dy[i...]; forward kernels have none */
V_INLINE v_f32 load_dy(const arrays *a, size_t i) {
  return a->direction == VACT_FORWARD ? v_set(0.0f) : load_at(a, a->dy, i);
}

V_INLINE void store_at(const arrays *a, size_t i, v_f32 v, int streamed) {
  storage_store(a->dtype, a->out + i * storage_size(a->dtype), v, streamed);
}

V_INLINE v_f32 apply(const arrays *a, enum range range, v_f32 x, v_f32 dy) {
  return row_apply(a->direction, a->kind, a->r, range, x, dy);
}

V_INLINE v_f32 apply_one(const arrays *a, v_f32 x, v_f32 dy) {
  return row_usual(a->direction, a->kind, a->r, &x, 1) ? apply(a, USUAL, x, dy)
                                                       : apply(a, FULL, x, dy);
}

/* 0 < count < V_LANES elements from i */
V_INLINE void run_part(const arrays *a, size_t i, size_t count) {
  const size_t at = i * storage_size(a->dtype);
  const v_f32 x = storage_load_part(a->dtype, a->x + at, count);
  const v_f32 dy = a->direction == VACT_FORWARD ? v_set(0.0f)
                                                : storage_load_part(a->dtype, a->dy + at, count);
  storage_store_part(a->dtype, a->out + at, apply_one(a, x, dy), count);
}

V_INLINE void prefetch_block(const arrays *a, size_t i) {
  const size_t size = storage_size(a->dtype);
  for (size_t byte = 0; byte < V_UNROLL * V_LANES * size; byte += 64) {
    v_prefetch(a->x + i * size + byte + PREFETCH_AHEAD);
    if (a->direction != VACT_FORWARD) v_prefetch(a->dy + i * size + byte + PREFETCH_AHEAD);
  }
}

/* One block. All loads come before all stores, so that the vectors' chains can overlap. */
V_INLINE void run_block(const arrays *a, size_t i, int streamed) {
  v_f32 x[V_UNROLL], dy[V_UNROLL];
  if (streamed) prefetch_block(a, i);
  for (size_t j = 0; j < V_UNROLL; j++) x[j] = load_at(a, a->x, i + j * V_LANES);
  if (__builtin_expect(row_usual(a->direction, a->kind, a->r, x, V_UNROLL), 1)) {
    for (size_t j = 0; j < V_UNROLL; j++) dy[j] = load_dy(a, i + j * V_LANES);
    for (size_t j = 0; j < V_UNROLL; j++) x[j] = apply(a, USUAL, x[j], dy[j]);
    for (size_t j = 0; j < V_UNROLL; j++) store_at(a, i + j * V_LANES, x[j], streamed);
  } else {
    for (size_t j = i; j < i + V_UNROLL * V_LANES; j += V_LANES)
      store_at(a, j, apply(a, FULL, load_at(a, a->x, j), load_dy(a, j)), 0);
  }
}

/* As many whole blocks as fit below n; returns where it stopped. */
V_INLINE size_t run_blocks(const arrays *a, size_t i, size_t n, int streamed) {
  for (; n - i >= V_UNROLL * V_LANES; i += V_UNROLL * V_LANES) run_block(a, i, streamed);
  return i;
}

/* Elements in front of the first aligned one, 0 if there is none. */
V_INLINE size_t elements_to_alignment(const arrays *a) {
  const size_t past = (uintptr_t)a->out % V_STREAM_ALIGNMENT;
  const size_t missing = (V_STREAM_ALIGNMENT - past) % V_STREAM_ALIGNMENT;
  return missing % storage_size(a->dtype) == 0 ? missing / storage_size(a->dtype) : 0;
}

V_INLINE int is_aligned_at(const arrays *a, size_t i) {
  return (uintptr_t)(a->out + i * storage_size(a->dtype)) % V_STREAM_ALIGNMENT == 0;
}

V_INLINE void elementwise(vact_direction direction, vact_kind kind, vact_dtype dtype, vact_act act,
                          size_t n, const void *x, const void *dy, void *out, int streamed) {
  const arrays a = {direction, kind, dtype, row_prepare(kind, act), (const char *)x,
                    (const char *)dy, (char *)out};
  size_t i = 0;
  if (n >= ALIGN_FROM) {
    const size_t head = elements_to_alignment(&a);
    if (head != 0) run_part(&a, 0, head);
    i = streamed && is_aligned_at(&a, head) ? run_blocks(&a, head, n, 1)
                                            : run_blocks(&a, head, n, 0);
    if (streamed) v_stream_fence();
  } else {
    i = run_blocks(&a, 0, n, 0);
  }
  for (; n - i >= V_LANES; i += V_LANES)
    store_at(&a, i, apply_one(&a, load_at(&a, a.x, i), load_dy(&a, i)), 0);
  if (i < n) run_part(&a, i, n - i);
}

#endif

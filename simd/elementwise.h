/*
 * The loops of the element-wise kernels, written once for every direction, row, dtype and ISA: they
 * arrive as constants, the switches of rows.h and storage.h fold, and the row's formula remains.
 *
 * A kernel is two functions. The one that the table points to runs blocks of V_UNROLL interleaved
 * vectors, then single vectors, then a predicated rest, all by the usual form of the formula. What
 * falls outside of the usual range it hands to the other one, which runs the full form: out of
 * line, so that the constants of that form do not weigh on short calls and hot loops.
 */
#ifndef VACT_SIMD_ELEMENTWISE_H
#define VACT_SIMD_ELEMENTWISE_H

#include "rows.h"
#include "storage.h"

/* Below this many elements, lining the output up with the cache lines does not pay. */
enum { ALIGN_FROM = 512 };

/* How far ahead a streaming loop reads, in bytes: hardware prefetchers stop at the page's end. */
enum { PREFETCH_AHEAD = 4096 };

enum { BLOCK = V_UNROLL * V_LANES };

/*
 * Runs the full form from the first element on, until it comes to a block that is usual or to the
 * end; returns how many elements it has done, at least one block or all.
 */
typedef size_t full_range(vact_act act, size_t n, const void *x, const void *dy, void *out);

/* What one call works on; constant throughout. */
typedef struct call {
  vact_direction direction;
  vact_kind kind;
  vact_dtype dtype;
  vact_act act;
  row r;
  const char *x;
  const char *dy;
  char *out;
  full_range *full; /* the kernel's other function */
} call;

V_INLINE call make_call(vact_direction direction, vact_kind kind, vact_dtype dtype,
                        full_range *full, vact_act act, row r, const void *x, const void *dy,
                        void *out) {
  const call c = {.direction = direction,
                  .kind = kind,
                  .dtype = dtype,
                  .act = act,
                  .r = r,
                  .x = (const char *)x,
                  .dy = (const char *)dy,
                  .out = (char *)out,
                  .full = full};
  return c;
}

V_INLINE v_f32 load_at(const call *c, const char *p, size_t i) {
  return storage_load(c->dtype, p + i * storage_size(c->dtype));
}

/* dy[i...]; forward kernels have none */
V_INLINE v_f32 load_dy(const call *c, size_t i) {
  return c->direction == VACT_FORWARD ? v_set(0.0f) : load_at(c, c->dy, i);
}

V_INLINE void store_at(const call *c, size_t i, v_f32 v, int streamed) {
  storage_store(c->dtype, c->out + i * storage_size(c->dtype), v, streamed);
}

V_INLINE int is_usual(const call *c, const v_f32 *x, int count) {
  return __builtin_expect(row_usual(c->direction, c->kind, c->r, x, count), 1);
}

V_INLINE v_f32 apply(const call *c, enum range range, v_f32 x, v_f32 dy) {
  return row_apply(c->direction, c->kind, c->r, range, x, dy);
}

V_INLINE size_t run_full(const call *c, size_t i, size_t count) {
  const size_t at = i * storage_size(c->dtype);
  return c->full(c->act, count, c->x + at, c->dy + at, c->out + at);
}

V_INLINE void run_vector(const call *c, enum range range, size_t i, v_f32 x) {
  store_at(c, i, apply(c, range, x, load_dy(c, i)), 0);
}

/* 0 < count < V_LANES elements from i */
V_INLINE void run_part(const call *c, enum range range, size_t i, size_t count) {
  const size_t at = i * storage_size(c->dtype);
  const v_f32 x = storage_load_part(c->dtype, c->x + at, count);
  if (range == FULL || is_usual(c, &x, 1)) {
    const v_f32 dy =
        c->direction == VACT_FORWARD ? v_set(0.0f) : storage_load_part(c->dtype, c->dy + at, count);
    storage_store_part(c->dtype, c->out + at, apply(c, range, x, dy), count);
  } else {
    run_full(c, i, count);
  }
}

/* Of one input only: with two, the memory is busy without, and asking early made it slower. */
V_INLINE void prefetch_block(const call *c, size_t i) {
  const size_t size = storage_size(c->dtype);
  if (c->direction != VACT_FORWARD) return;
  for (size_t byte = 0; byte < BLOCK * size; byte += 64)
    v_prefetch((const void *)((uintptr_t)c->x + i * size + byte + PREFETCH_AHEAD));
}

/*
 * As many whole blocks below n as are usual; returns where it stopped. In a block all loads come
 * before all stores, so that the chains of its vectors can overlap.
 */
V_INLINE size_t run_usual_blocks(const call *c, size_t i, size_t n, int streamed) {
  for (; n - i >= BLOCK; i += BLOCK) {
    v_f32 x[V_UNROLL];
    if (streamed) prefetch_block(c, i);
    for (size_t j = 0; j < V_UNROLL; j++) x[j] = load_at(c, c->x, i + j * V_LANES);
    if (!is_usual(c, x, V_UNROLL)) break;
    for (size_t j = 0; j < V_UNROLL; j++) x[j] = apply(c, USUAL, x[j], load_dy(c, i + j * V_LANES));
    for (size_t j = 0; j < V_UNROLL; j++) store_at(c, i + j * V_LANES, x[j], streamed);
  }
  return i;
}

/* All whole blocks below n; returns where less than one is left. */
V_INLINE size_t run_blocks(const call *c, size_t i, size_t n, int streamed) {
  for (;;) {
    i = run_usual_blocks(c, i, n, streamed);
    if (n - i < BLOCK) return i;
    i += run_full(c, i, n - i);
  }
}

_Static_assert(V_STREAM_ALIGNMENT <= 4 * V_LANES, "the way to alignment is less than one vector");

/* Elements in front of the first aligned one, 0 if there is none. */
V_INLINE size_t elements_to_alignment(const call *c) {
  const size_t past = (uintptr_t)c->out % V_STREAM_ALIGNMENT;
  const size_t missing = (V_STREAM_ALIGNMENT - past) % V_STREAM_ALIGNMENT;
  return missing % storage_size(c->dtype) == 0 ? missing / storage_size(c->dtype) : 0;
}

V_INLINE int is_aligned_at(const call *c, size_t i) {
  return (uintptr_t)(c->out + i * storage_size(c->dtype)) % V_STREAM_ALIGNMENT == 0;
}

V_INLINE void run_usual(const call *c, size_t n, int streamed) {
  size_t i = n < ALIGN_FROM ? 0 : elements_to_alignment(c);
  if (i != 0) run_part(c, USUAL, 0, i);
  if (streamed && n >= ALIGN_FROM && is_aligned_at(c, i)) {
    i = run_blocks(c, i, n, 1);
    v_stream_fence();
  } else {
    i = run_blocks(c, i, n, 0);
  }
  for (; n - i >= V_LANES; i += V_LANES) {
    const v_f32 x = load_at(c, c->x, i);
    if (!is_usual(c, &x, 1)) break;
    run_vector(c, USUAL, i, x);
  }
  if (n - i >= V_LANES)
    run_full(c, i, n - i);
  else if (i < n)
    run_part(c, USUAL, i, n - i);
}

V_INLINE void elementwise(vact_direction direction, vact_kind kind, vact_dtype dtype,
                          full_range *full, vact_act act, size_t n, const void *x, const void *dy,
                          void *out, int streamed) {
  /* With constant parameters the preparation folds, and the shorter formula gets its own loops. */
  if (row_is_plain(kind, act)) {
    const vact_act plain = row_plain(kind);
    const row r = row_prepare(kind, plain);
    const call c = make_call(direction, kind, dtype, full, plain, r, x, dy, out);
    run_usual(&c, n, streamed);
  } else {
    row r = row_prepare(kind, act);
    r.is_plain = 0;
    const call c = make_call(direction, kind, dtype, full, act, r, x, dy, out);
    run_usual(&c, n, streamed);
  }
}

V_INLINE int block_is_usual(const call *c, size_t i) {
  v_f32 x[V_UNROLL];
  for (size_t j = 0; j < V_UNROLL; j++) x[j] = load_at(c, c->x, i + j * V_LANES);
  return row_usual(c->direction, c->kind, c->r, x, V_UNROLL);
}

/* The body of a full_range function. */
V_INLINE size_t elementwise_full(vact_direction direction, vact_kind kind, vact_dtype dtype,
                                 vact_act act, size_t n, const void *x, const void *dy, void *out) {
  const row r = row_prepare(kind, act);
  const call c = make_call(direction, kind, dtype, NULL, act, r, x, dy, out);
  size_t i = 0;
  while (n - i >= BLOCK) {
    for (const size_t end = i + BLOCK; i < end; i += V_LANES)
      run_vector(&c, FULL, i, load_at(&c, c.x, i));
    if (n - i >= BLOCK && block_is_usual(&c, i)) return i;
  }
  for (; n - i >= V_LANES; i += V_LANES) run_vector(&c, FULL, i, load_at(&c, c.x, i));
  if (i < n) run_part(&c, FULL, i, n - i);
  return n;
}

#endif

/*
 * The loops of the element-wise kernels, written once for every direction, row, dtype and ISA: they
 * arrive as constants, and the row's formula remains.
 *
 * A kernel chooses between two functions by the number of elements. One runs blocks of V_UNROLL
 * interleaved vectors; there is none where V_UNROLL is 1. The other one runs short calls and what
 * is left of long ones, vector by vector. Both apply the usual form of the formula, and hand what
 * falls outside of the usual range to a third one, which runs the full form. They are functions of
 * their own so that the constants of one do not weigh on the others: compilers load at the
 * beginning what several loops use, and a short call would wait for it.
 */
#ifndef VACT_SIMD_ELEMENTWISE_H
#define VACT_SIMD_ELEMENTWISE_H

#include "formulas.h"
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
typedef size_t full_range(vact_dtype dtype, const vact_act *act, size_t n, const void *x,
                          const void *dy, void *out);

/* What one call works on; constant throughout. */
typedef struct call {
  vact_dtype dtype;
  const vact_act *act;
  prepared p;
  const char *x;
  const char *dy;
  char *out;
  full_range *full; /* the function that runs the full form */
} call;

/* Member by member: an initializer would fill all of c->p, and not just the row's part. */
V_INLINE void make_call(call *c, const formula *f, vact_dtype dtype, full_range *full,
                        const vact_act *act, const void *x, const void *dy, void *out) {
  c->dtype = dtype;
  c->act = act;
  f->prepare(act, &c->p);
  c->x = (const char *)x;
  c->dy = (const char *)dy;
  c->out = (char *)out;
  c->full = full;
}

V_INLINE size_t offset(const call *c, size_t i) {
  return i * storage_size_of(c->dtype);
}

V_INLINE int is_usual(const formula *f, const call *c, const v_f32 *x, int count) {
  return all_usual(f->usual(&c->p), x, count);
}

V_INLINE v_f32 apply(const formula *f, const call *c, enum range range, v_f32 x, v_f32 dy) {
  return f->apply(&c->p, range, x, dy);
}

V_INLINE size_t run_full(const call *c, size_t i, size_t count) {
  const size_t at = offset(c, i);
  return c->full(c->dtype, c->act, count, c->x + at, c->dy + at, c->out + at);
}

/* 0 < count <= V_LANES elements from i; returns 0 if it has done nothing, since x is not usual. */
V_INLINE int run_some(const formula *f, const call *c, enum range range, size_t i, size_t count) {
  const size_t at = offset(c, i);
  const v_f32 x = storage_load_some(c->dtype, c->x + at, count);
  if (range == USUAL && __builtin_expect(!is_usual(f, c, &x, 1), 0)) return 0;
  v_f32 dy = v_set(0.0f);
  if (f->has_dy) dy = storage_load_some(c->dtype, c->dy + at, count);
  storage_store_some(c->dtype, c->out + at, apply(f, c, range, x, dy), count);
  return 1;
}

/* Vector by vector; returns where it stopped, before a vector that is not usual or at n. */
V_INLINE size_t run_rest(const formula *f, call *c, size_t i, size_t n) {
  while (i < n) {
    /* Hides the dtype from the optimizer, which would write the loop once for each. */
    __asm__("" : "+r"(c->dtype));
    const size_t count = n - i < V_LANES ? n - i : V_LANES;
    if (!run_some(f, c, USUAL, i, count)) break;
    i += count;
  }
  return i;
}

V_INLINE void load_block(const call *c, const char *array, size_t i, v_f32 *a) {
  for (size_t j = 0; j < V_UNROLL; j += 2)
    storage_load_pair(c->dtype, array + offset(c, i + j * V_LANES), a + j);
}

/*
 * One block, if it is usual. All loads of x come before all stores, so that the chains of its
 * vectors can overlap.
 */
V_INLINE int run_usual_block(const formula *f, const call *c, size_t i, int streamed) {
  v_f32 x[V_UNROLL];
  load_block(c, c->x, i, x);
  if (__builtin_expect(!is_usual(f, c, x, V_UNROLL), 0)) return 0;
  for (size_t j = 0; j < V_UNROLL; j += 2) {
    v_f32 dy[2] = {v_set(0.0f), v_set(0.0f)};
    if (f->has_dy) storage_load_pair(c->dtype, c->dy + offset(c, i + j * V_LANES), dy);
    x[j] = apply(f, c, USUAL, x[j], dy[0]);
    x[j + 1] = apply(f, c, USUAL, x[j + 1], dy[1]);
  }
  for (size_t j = 0; j < V_UNROLL; j += 2)
    storage_store_pair(c->dtype, c->out + offset(c, i + j * V_LANES), x + j, streamed);
  return 1;
}

/* Of one input only: with two, the memory is busy without, and asking early made it slower. */
V_INLINE void prefetch_block(const formula *f, const call *c, size_t i) {
  if (f->has_dy) return;
  for (size_t byte = 0; byte < offset(c, BLOCK); byte += 64)
    v_prefetch((const void *)((uintptr_t)c->x + offset(c, i) + byte + PREFETCH_AHEAD));
}

/*
 * As many whole blocks below n as are usual; returns where it stopped. A loop without a call, so
 * that constants stay in registers.
 */
V_INLINE size_t run_usual_blocks(const formula *f, const call *c, size_t i, size_t n,
                                 int streamed) {
  for (; n - i >= BLOCK; i += BLOCK) {
    /* Hides the flag from the optimizer, which would write the loop twice. */
    __asm__("" : "+r"(streamed));
    if (streamed) prefetch_block(f, c, i);
    if (!run_usual_block(f, c, i, streamed)) break;
  }
  return i;
}

/* All whole blocks below n; returns where less than one is left. */
V_INLINE size_t run_blocks(const formula *f, const call *c, size_t i, size_t n, int streamed) {
  for (;;) {
    i = run_usual_blocks(f, c, i, n, streamed);
    if (n - i < BLOCK) return i;
    i += run_full(c, i, n - i);
  }
}

_Static_assert(V_UNROLL == 1 || V_UNROLL % 2 == 0, "blocks are loaded in pairs of vectors");
_Static_assert(V_UNROLL == 1 || V_STREAM_ALIGNMENT <= 2 * BLOCK,
               "the way to alignment is at most one block");

/* Elements in front of the first aligned one, 0 if there is none or it does not pay. */
V_INLINE size_t elements_to_alignment(const call *c, size_t n) {
  const size_t past = (uintptr_t)c->out % V_STREAM_ALIGNMENT;
  const size_t missing = (V_STREAM_ALIGNMENT - past) % V_STREAM_ALIGNMENT;
  const int pays = n >= ALIGN_FROM && missing % storage_size(c->dtype) == 0;
  return pays ? missing / storage_size(c->dtype) : 0;
}

/* Vector by vector, of any dtype: it is told at run time, for the size of the library. */
typedef void short_call(const vact_act *act, size_t n, const void *x, const void *dy, void *out,
                        vact_dtype dtype);

/* The body of a short_call. */
V_INLINE void elementwise_short(const formula *f, full_range *full, const vact_act *act, size_t n,
                                const void *x, const void *dy, void *out, vact_dtype dtype) {
  call c;
  make_call(&c, f, dtype, full, act, x, dy, out);
  size_t i = 0;
  while ((i = run_rest(f, &c, i, n)) < n) i += run_full(&c, i, n - i);
}

/* The body of the function for n >= BLOCK. */
V_INLINE void elementwise_blocks(const formula *f, vact_dtype dtype, full_range *full,
                                 short_call *short_calls, const vact_act *act, size_t n,
                                 const void *x, const void *dy, void *out, int streamed) {
  call c;
  make_call(&c, f, dtype, full, act, x, dy, out);
  size_t i = elements_to_alignment(&c, n);
  if (i != 0) run_full(&c, 0, i);
  streamed = streamed && (uintptr_t)(c.out + offset(&c, i)) % V_STREAM_ALIGNMENT == 0;
  i = run_blocks(f, &c, i, n, streamed);
  if (streamed) v_stream_fence();
  const size_t at = offset(&c, i);
  if (i < n) short_calls(act, n - i, c.x + at, c.dy + at, c.out + at, dtype);
}

V_INLINE int block_is_usual(const formula *f, const call *c, size_t i) {
  v_f32 x[V_UNROLL];
  for (size_t j = 0; j < V_UNROLL; j++)
    x[j] = storage_load(c->dtype, c->x + offset(c, i + j * V_LANES));
  return is_usual(f, c, x, V_UNROLL);
}

/* The body of a full_range function. */
V_INLINE size_t elementwise_full(const formula *f, vact_dtype dtype, const vact_act *act, size_t n,
                                 const void *x, const void *dy, void *out) {
  call c;
  make_call(&c, f, dtype, NULL, act, x, dy, out);
  size_t i = 0;
  while (i < n) {
    const size_t count = n - i < V_LANES ? n - i : V_LANES;
    run_some(f, &c, FULL, i, count);
    i += count;
    if (i % BLOCK == 0 && n - i >= BLOCK && block_is_usual(f, &c, i)) return i;
  }
  return n;
}

#endif

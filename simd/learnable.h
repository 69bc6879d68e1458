/*
 * The kernels of the activations with trained parameters, written once for every family, direction
 * and ISA: what their two loops share. A row of the call is a run of elements; either all elements
 * of the call have the same parameters (learnable_runs.h), or those of one column have
 * (learnable_columns.h).
 *
 * Elements are loaded in pairs of vectors, whose lanes may be in an order of their own. A vector's
 * terms of a gradient are added to sums in f32; a few such steps later, the sums are put into the
 * order of the elements and added to doubles. The order of all additions is the same on all ISAs.
 */
#ifndef VACT_SIMD_LEARNABLE_H
#define VACT_SIMD_LEARNABLE_H

#include "isa.h"
#include "math/gate.h"
#include "math/prelu.h"
#include "math/snake.h"
#include "storage.h"

/* One family in one direction, as a constant. */
typedef struct learnable_formula {
  int parameters, prepared, is_backward, is_limited;
  void (*prepare)(learnable_vectors *p);
  /* adds to sums[k] the terms of parameter k; neither dy nor sums if it is not backward */
  v_f32 (*apply)(const learnable_vectors *p, enum range range, v_f32 x, v_f32 dy, v_f32 *sums);
} learnable_formula;

/* Clang keeps sums in memory where a loop runs over the parameters. */
_Static_assert(MOST_PARAMETERS == 2, "sums are handled as those of a first and a second parameter");

/* The full form of a family for one vector, out of line. */
typedef void learnable_full(const learnable_vectors *p, const v_f32 *x, const v_f32 *dy, v_f32 *out,
                            v_f32 *sums);

/* Where a run of elements begins in each array. */
typedef struct learnable_place {
  const char *x, *dy;
  char *out;
} learnable_place;

/* Hides which 16-bit dtype it is from the optimizer, which would write the loop once for each. */
V_INLINE void learnable_hide_dtype(vact_dtype *dtype) {
  if (*dtype == VACT_F32) return;
  __asm__("" : "+r"(*dtype));
  if (*dtype == VACT_F32) __builtin_unreachable();
}

V_INLINE learnable_place learnable_place_of(const vact_learnable_call *c, size_t row, size_t i) {
  const size_t at = (row * c->stride + i) * storage_size_of(c->dtype);
  const learnable_place place = {(const char *)c->x + at, (const char *)c->dy + at,
                                 (char *)c->out + at};
  return place;
}

V_INLINE learnable_place learnable_place_after(learnable_place place, size_t bytes) {
  const learnable_place after = {place.x + bytes, place.dy + bytes, place.out + bytes};
  return after;
}

/* Whether to write past the caches, which wants to be aligned. */
V_INLINE int learnable_is_streamed(const vact_learnable_call *c, learnable_place place) {
  return c->streamed && (uintptr_t)place.out % V_STREAM_ALIGNMENT == 0;
}

/* Whether the usual form is right for all of count vectors of x, a constant. */
V_INLINE int learnable_are_usual(const learnable_formula *f, v_f32 limit, const v_f32 *x,
                                 size_t count) {
  if (!f->is_limited) return 1;
  if (count == 1) return !v_any_above(x, 1, limit);
  for (size_t j = 0; j < count; j += 4)
    if (__builtin_expect(v_any_above(x + j, 4, limit), 0)) return 0;
  return 1;
}

/* A pair of vectors in the usual form, whose x have been loaded; of_each: p is for the first,
 * and what follows it for the second. Each has sums of its own. */
V_INLINE void learnable_usual_pair(const learnable_formula *f, vact_dtype dtype,
                                   const learnable_vectors *p, int of_each, learnable_place at,
                                   const v_f32 *x, v_f32 *sums, v_f32 *more_sums, int streamed) {
  v_f32 dy[2] = {v_set(0.0f), v_set(0.0f)}, out[2];
  if (f->is_backward) storage_load_pair(dtype, at.dy, dy);
  out[0] = f->apply(p, USUAL, x[0], dy[0], sums);
  out[1] = f->apply(p + of_each, USUAL, x[1], dy[1], more_sums);
  storage_store_pair(dtype, at.out, out, streamed);
}

/* What the family has; of all of it, compilers might make a call. */
V_INLINE learnable_vectors learnable_copy(const learnable_formula *f, const learnable_vectors *p) {
  learnable_vectors copy;
  for (int k = 0; k < f->parameters; k++) copy.parameter[k] = p->parameter[k];
  for (int i = 0; i < f->prepared; i++) copy.prepared[i] = p->prepared[i];
  copy.limit = p->limit;
  return copy;
}

/* The full form, with copies, so that nothing else need live in memory. */
V_INLINE v_f32 learnable_apply_full(const learnable_formula *f, learnable_full *full,
                                    const learnable_vectors *p, v_f32 x, v_f32 dy, v_f32 *sums) {
  const learnable_vectors copy = learnable_copy(f, p);
  const v_f32 x_copy = x, dy_copy = dy;
  v_f32 out, made[MOST_PARAMETERS];
  for (int k = 0; f->is_backward && k < f->parameters; k++) made[k] = sums[k];
  full(&copy, &x_copy, &dy_copy, &out, made);
  for (int k = 0; f->is_backward && k < f->parameters; k++) sums[k] = made[k];
  return out;
}

/* The form that is right for x. */
V_INLINE v_f32 learnable_apply(const learnable_formula *f, learnable_full *full,
                               const learnable_vectors *p, v_f32 x, v_f32 dy, v_f32 *sums) {
  if (learnable_are_usual(f, p->limit, &x, 1)) return f->apply(p, USUAL, x, dy, sums);
  return learnable_apply_full(f, full, p, x, dy, sums);
}

/* 0 < count <= V_LANES elements in a row. */
V_INLINE void learnable_part(const learnable_formula *f, learnable_full *full, vact_dtype dtype,
                             const learnable_vectors *p, learnable_place at, size_t count,
                             v_f32 *sums) {
  const v_f32 x = storage_load_some(dtype, at.x, count);
  v_f32 dy = v_set(0.0f);
  if (f->is_backward) dy = storage_load_some(dtype, at.dy, count);
  storage_store_some(dtype, at.out, learnable_apply(f, full, p, x, dy, sums), count);
}

#endif

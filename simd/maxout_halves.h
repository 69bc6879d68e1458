/*
 * Forward Maxout of 16-bit elements: as in maxout.h, but without becoming floats, two outputs in
 * each lane. Their bits become integers in the order of the numbers, which are compared; what is
 * stored are the winner's own bits. One kernel serves all 16-bit dtypes: they differ in the bits of
 * infinity only.
 */
#ifndef VACT_SIMD_MAXOUT_HALVES_H
#define VACT_SIMD_MAXOUT_HALVES_H

#include "maxout.h"

/* Outputs of a vector. */
enum { MAXOUT_HALVES = 2 * V_LANES };

/* A number in both halves of all lanes. */
V_INLINE v_i32 maxout_both(size_t number) {
  return v_seti((int32_t)(number * 0x10001));
}

typedef struct maxout_halves_winner {
  v_i32 order, value;
  v_small piece;
} maxout_halves_winner;

V_INLINE maxout_halves_winner maxout_halves_first(v_i32 x, v_i32 infinity) {
  const maxout_halves_winner first = {v_order16(x, infinity), x, v_small_of(0)};
  return first;
}

/* Meets a piece that is behind the ones before. */
V_INLINE void maxout_halves_meet(maxout_halves_winner *best, v_i32 x, v_i32 infinity,
                                 v_small piece) {
  const v_i32 order = v_order16(x, infinity);
  const v_mask16 is_better = v_above16(order, best->order);
  best->order = v_select16(is_better, order, best->order);
  best->value = v_select16(is_better, x, best->value);
  best->piece = v_select_small(is_better, piece, best->piece);
}

V_INLINE void maxout_halves_store(const maxout_call *c, size_t i, const maxout_halves_winner *best,
                                  int streamed) {
  maxout_put(c->y + 2 * i, v_from_bits(best->value), streamed);
  if (c->which != NULL) v_store_small(c->which + i, best->piece);
}

/* ---- pieces innermost ------------------------------------------------------------------------ */

V_INLINE v_i32 maxout_halves_load(const char *x, size_t v) {
  return v_bits(v_load(x + v * sizeof(v_f32)));
}

V_INLINE void maxout_halves_innermost(const maxout_call *c, size_t i, v_i32 infinity,
                                      int streamed) {
  const char *from = c->x + 2 * i * c->pieces;
  /* Of two pieces it costs more than it brings. */
  if (c->pieces > 2) maxout_prefetch(from, c->pieces * sizeof(v_f32));
  v_i32 x[MAXOUT_MOST_FEW];
  /* No loop: see maxout_load_few. */
  x[0] = maxout_halves_load(from, 0);
  x[1] = maxout_halves_load(from, 1);
  if (c->pieces > 2) x[2] = maxout_halves_load(from, 2);
  if (c->pieces > 3) x[3] = maxout_halves_load(from, 3);
  if (c->pieces > 4) x[4] = maxout_halves_load(from, 4);
  if (c->pieces > 5) {
    x[5] = maxout_halves_load(from, 5);
    x[6] = maxout_halves_load(from, 6);
    x[7] = maxout_halves_load(from, 7);
  }
  v_ungroup16(c->pieces, x);
  maxout_halves_winner best = maxout_halves_first(x[0], infinity);
  V_UNROLLED
  for (size_t k = 1; k < c->pieces; k++) maxout_halves_meet(&best, x[k], infinity, v_small_of(k));
  maxout_halves_store(c, i, &best, streamed);
}

V_INLINE void maxout_halves_all_innermost(size_t pieces, maxout_call c, size_t n, v_i32 infinity) {
  c.pieces = pieces;
  maxout_walk walk = maxout_walk_along(n, MAXOUT_HALVES, c.y, 2, c.streamed);
  do maxout_halves_innermost(&c, walk.i, infinity, maxout_flag(walk.now));
  while (maxout_walk_on(&walk));
}

/* ---- pieces outermost ------------------------------------------------------------------------ */

V_INLINE void maxout_halves_outermost(const maxout_call *c, size_t i, size_t vectors,
                                      v_i32 infinity, int streamed) {
  const char *x = c->x + 2 * i;
  maxout_halves_winner best[V_UNROLL];
  for (size_t v = 0; v < vectors; v++)
    best[v] = maxout_halves_first(maxout_halves_load(x, v), infinity);
  for (size_t piece = 1; piece < c->pieces; piece++) {
    const v_small number = v_small_of(piece);
    x += 2 * c->stride;
    for (size_t v = 0; v < vectors; v++)
      maxout_halves_meet(&best[v], maxout_halves_load(x, v), infinity, number);
  }
  for (size_t v = 0; v < vectors; v++)
    maxout_halves_store(c, i + v * MAXOUT_HALVES, &best[v], streamed);
}

V_INLINE void maxout_halves_all_outermost(const maxout_call *c, size_t n, v_i32 infinity) {
  const size_t block = V_UNROLL * MAXOUT_HALVES;
  maxout_walk walk = maxout_walk_along(n, MAXOUT_HALVES, c->y, 2, c->streamed);
  if (walk.start > 0) {
    maxout_halves_outermost(c, 0, 1, infinity, 0);
    walk.i = walk.start;
  }
  for (; n - walk.i >= block; walk.i += block) {
    maxout_prefetch_outermost(c, walk.i, 2 * block);
    maxout_halves_outermost(c, walk.i, V_UNROLL, infinity, maxout_flag(walk.streamed));
  }
  for (; walk.i < n; walk.i += MAXOUT_HALVES) {
    if (n - walk.i < MAXOUT_HALVES) walk.i = n - MAXOUT_HALVES;
    maxout_halves_outermost(c, walk.i, 1, infinity, 0);
  }
}

#endif

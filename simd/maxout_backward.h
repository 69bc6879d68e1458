/*
 * The backward kernels of Maxout. Every element of dx is computed from the index of its group's
 * winner and written once, in order: dy where the index is its piece, else 0.
 */
#ifndef VACT_SIMD_MAXOUT_BACKWARD_H
#define VACT_SIMD_MAXOUT_BACKWARD_H

#include "maxout.h"

/* What a kernel works on. */
typedef struct maxout_gradient {
  vact_dtype dtype;
  size_t pieces;
  size_t stride; /* elements from one piece to the next, where they are outermost */
  const char *dy;
  const uint8_t *which;
  char *dx;
} maxout_gradient;

V_INLINE v_i32 maxout_which(const uint8_t *which, size_t count) {
  return count == V_LANES ? v_load_bytes(which) : v_load_part_bytes(which, count);
}

/* ---- pieces outermost ------------------------------------------------------------------------ */

/* So many vectors from i on, or one of which only count elements are wanted. */
V_INLINE void maxout_gradients_outermost(const maxout_gradient *g, size_t i, size_t vectors,
                                         size_t count) {
  const size_t size = storage_size(g->dtype), vector = V_LANES * size;
  v_f32 dy[V_UNROLL];
  v_i32 winner[V_UNROLL];
  for (size_t v = 0; v < vectors; v++) {
    dy[v] = storage_load_some(g->dtype, g->dy + i * size + v * vector, count);
    winner[v] = maxout_which(g->which + i + v * V_LANES, count);
  }
  char *dx = g->dx + i * size;
  for (size_t piece = 0; piece < g->pieces; piece++, dx += g->stride * size) {
    const v_i32 number = v_seti((int32_t)piece);
    for (size_t v = 0; v < vectors; v++)
      storage_store_some(g->dtype, dx + v * vector, v_keep(v_eqi(winner[v], number), dy[v]), count);
  }
}

V_INLINE void maxout_backward_outermost(const maxout_gradient *g, size_t n) {
  if (n < V_LANES) {
    maxout_gradients_outermost(g, 0, 1, n);
    return;
  }
  size_t i = 0;
  for (; n - i >= V_UNROLL * V_LANES; i += V_UNROLL * V_LANES)
    maxout_gradients_outermost(g, i, V_UNROLL, V_LANES);
  for (; i < n; i += V_LANES) {
    if (n - i < V_LANES) i = n - V_LANES;
    maxout_gradients_outermost(g, i, 1, V_LANES);
  }
}

/* ---- pieces innermost ------------------------------------------------------------------------ */

/* The group and the piece of each lane of a vector of dx. */
typedef struct maxout_position {
  v_i32 group, piece;
} maxout_position;

/* So many groups and pieces further on, fewer pieces than a group has. */
V_INLINE maxout_position maxout_advance(maxout_position at, size_t pieces, size_t groups,
                                        size_t further) {
  const v_i32 size = v_seti((int32_t)pieces);
  const v_i32 next = v_addi(at.piece, v_seti((int32_t)further));
  const v_mask is_inside = v_lti(next, size);
  at.group = v_addi(at.group, v_seti((int32_t)groups));
  at.group = v_selecti(is_inside, at.group, v_addi(at.group, v_seti(1)));
  at.piece = v_selecti(is_inside, next, v_subi(next, size));
  return at;
}

V_INLINE maxout_position maxout_first_position(size_t pieces) {
  maxout_position at = {v_seti(0), v_lanes()};
  for (size_t beyond = pieces; beyond < V_LANES; beyond += pieces) {
    const v_mask is_inside = v_lti(at.piece, v_seti((int32_t)pieces));
    at.group = v_selecti(is_inside, at.group, v_addi(at.group, v_seti(1)));
    at.piece = v_selecti(is_inside, at.piece, v_subi(at.piece, v_seti((int32_t)pieces)));
  }
  return at;
}

/* Of count groups from i on. */
V_INLINE void maxout_gradients_innermost(const maxout_gradient *g, size_t i, size_t count) {
  const size_t size = storage_size(g->dtype), all = count * g->pieces;
  const v_f32 dy = storage_load_some(g->dtype, g->dy + i * size, count);
  const v_f32 winner = v_from_bits(maxout_which(g->which + i, count));
  char *dx = g->dx + i * g->pieces * size;
  maxout_position at = maxout_first_position(g->pieces);
  for (size_t done = 0; done < all; done += V_LANES) {
    const size_t part = all - done < V_LANES ? all - done : V_LANES;
    const v_mask has_won = v_eqi(v_bits(v_pick(winner, at.group)), at.piece);
    const v_f32 gradient = v_keep(has_won, v_pick(dy, at.group));
    storage_store_some(g->dtype, dx + done * size, gradient, count == V_LANES ? V_LANES : part);
    at = maxout_advance(at, g->pieces, V_LANES / g->pieces, V_LANES % g->pieces);
  }
}

/* A loop of its own for each constant number of pieces. */
V_INLINE void maxout_backward_innermost(size_t pieces, maxout_gradient g, size_t n) {
  g.pieces = pieces;
  if (n < V_LANES) {
    maxout_gradients_innermost(&g, 0, n);
    return;
  }
  for (size_t i = 0; i < n; i += V_LANES) {
    if (n - i < V_LANES) i = n - V_LANES;
    maxout_gradients_innermost(&g, i, V_LANES);
  }
}

/* ---- both ------------------------------------------------------------------------------------ */

V_INLINE void maxout_backward(vact_layout layout, vact_dtype dtype, size_t n, size_t pieces,
                              size_t stride, const void *dy, const uint8_t *which, void *dx) {
  const maxout_gradient g = {dtype, pieces, stride, (const char *)dy, which, (char *)dx};
  if (layout == VACT_PIECES_OUTERMOST)
    maxout_backward_outermost(&g, n);
  else if (maxout_hidden(pieces) == 2)
    maxout_backward_innermost(2, g, n);
  else if (maxout_hidden(pieces) == 3)
    maxout_backward_innermost(3, g, n);
  else if (maxout_hidden(pieces) == 4)
    maxout_backward_innermost(4, g, n);
  else if (maxout_hidden(pieces) == 5)
    maxout_backward_innermost(5, g, n);
  else if (maxout_hidden(pieces) == 8)
    maxout_backward_innermost(8, g, n);
  else
    maxout_backward_innermost(pieces, g, n);
}

/* ---- indices --------------------------------------------------------------------------------- */

/* A loop that compilers vectorize. */
static uint8_t maxout_largest(size_t n, const uint8_t *which) {
  uint8_t largest = 0;
  for (size_t i = 0; i < n; i++) largest = largest > which[i] ? largest : which[i];
  return largest;
}

#endif

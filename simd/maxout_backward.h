/*
 * The backward kernels of Maxout. Every element of dx is computed from the index of its group's
 * winner and written once, in order: dy where the index is its piece, else 0.
 *
 * They move bits, so that dtypes of one size share a kernel: VACT_F32 stands for four bytes and
 * VACT_BF16 for two. Of these two elements are moved in each lane where they can be. `streamed`
 * asks to write past the caches, which is done where whole vectors of dx are aligned.
 */
#ifndef VACT_SIMD_MAXOUT_BACKWARD_H
#define VACT_SIMD_MAXOUT_BACKWARD_H

#include "maxout_forward.h"

/* What a kernel works on. */
typedef struct maxout_gradient {
  vact_dtype dtype;
  int pairs; /* whether lanes hold two elements */
  size_t pieces;
  size_t stride; /* elements from one piece to the next, where they are outermost */
  size_t unit;   /* and the first output's place in its row */
  const char *dy;
  const uint8_t *which;
  char *dx;
} maxout_gradient;

/* dy where the winner has that number. */
V_INLINE v_f32 maxout_share(const maxout_gradient *g, v_f32 dy, v_i32 winner, v_i32 number) {
  return g->pairs ? v_keep_equal16(winner, number, dy) : v_keep(v_eqi(winner, number), dy);
}

V_INLINE v_i32 maxout_load_which(const uint8_t *which, size_t count) {
  return count == V_LANES ? v_load_bytes(which) : v_load_part_bytes(which, count);
}

/* ---- pieces outermost ------------------------------------------------------------------------ */

/* Fewer than a vector, one element in each lane. */
V_INLINE void maxout_short_outermost(const maxout_gradient *g, size_t i, size_t count) {
  const size_t size = storage_size(g->dtype);
  const v_f32 dy = storage_load_some(g->dtype, g->dy + i * size, count);
  const v_i32 winner = maxout_load_which(g->which + i, count);
  char *dx = g->dx + i * size;
  for (size_t piece = 0; piece < g->pieces; piece++, dx += g->stride * size) {
    const v_f32 gradient = v_keep(v_eqi(winner, v_seti((int32_t)piece)), dy);
    storage_store_back(g->dtype, dx, gradient, count);
  }
}

/* So many vectors from element i on: the pieces are far from each other, and what is written there
 * should be whole cache lines. */
V_INLINE void maxout_gradients_outermost(const maxout_gradient *g, size_t i, size_t vectors,
                                         int streamed) {
  const size_t size = storage_size(g->dtype), vector = sizeof(v_f32);
  v_f32 dy[V_UNROLL];
  v_i32 winner[V_UNROLL];
  for (size_t v = 0; v < vectors; v++) {
    const uint8_t *which = g->which + i + v * vector / size;
    dy[v] = v_load(g->dy + i * size + v * vector);
    winner[v] = g->pairs ? v_load_byte_pairs(which) : v_load_bytes(which);
  }
  char *dx = g->dx + i * size;
  for (size_t piece = 0; piece < g->pieces; piece++, dx += g->stride * size) {
    const v_i32 number = v_seti((int32_t)(g->pairs ? piece * 0x10001 : piece));
    for (size_t v = 0; v < vectors; v++)
      maxout_put(dx + v * vector, maxout_share(g, dy[v], winner[v], number), streamed);
  }
}

V_INLINE void maxout_backward_outermost(const maxout_gradient *g, size_t n, int streamed) {
  const size_t size = storage_size(g->dtype), vector = sizeof(v_f32) / size;
  const size_t block = V_UNROLL * vector;
  size_t i = 0;
  if (streamed && n >= vector) {
    const size_t start = maxout_aligned_start(g->dx, size);
    streamed = start < V_STREAM_ALIGNMENT && g->stride * size % V_STREAM_ALIGNMENT == 0;
    if (streamed && start > 0) {
      maxout_gradients_outermost(g, 0, 1, 0);
      i = start;
    }
  }
  for (; n - i >= block; i += block) {
    if (maxout_flag(!streamed))
      maxout_prefetch_streams(g->dx + i * size, (g->unit + i) * size, g->stride * size, g->pieces,
                              block * size);
    maxout_gradients_outermost(g, i, V_UNROLL, maxout_flag(streamed));
  }
  if (n >= vector) {
    for (; i < n; i += vector) {
      if (n - i < vector) i = n - vector;
      maxout_gradients_outermost(g, i, 1, 0);
    }
  }
  for (; i < n; i += V_LANES) maxout_short_outermost(g, i, n - i < V_LANES ? n - i : V_LANES);
}

/* ---- pieces innermost ------------------------------------------------------------------------ */

/* The group and the piece, or the pair of pieces, of each lane of dx. */
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

/* Of elements in a row, all below limit. */
V_INLINE maxout_position maxout_position_of(size_t pieces, v_i32 element, size_t limit) {
  maxout_position at = {v_seti(0), element};
  for (size_t beyond = pieces; beyond < limit; beyond += pieces) {
    const v_mask is_inside = v_lti(at.piece, v_seti((int32_t)pieces));
    at.group = v_selecti(is_inside, at.group, v_addi(at.group, v_seti(1)));
    at.piece = v_selecti(is_inside, at.piece, v_subi(at.piece, v_seti((int32_t)pieces)));
  }
  return at;
}

V_INLINE maxout_position maxout_first_position(size_t pieces) {
  return maxout_position_of(pieces, v_lanes(), V_LANES);
}

/* Fewer groups than lanes, one element in each lane. */
V_INLINE void maxout_short_innermost(const maxout_gradient *g, size_t count) {
  const size_t size = storage_size(g->dtype), all = count * g->pieces;
  const v_f32 dy = storage_load_some(g->dtype, g->dy, count);
  const v_f32 winner = v_from_bits(maxout_load_which(g->which, count));
  maxout_position at = maxout_first_position(g->pieces);
  for (size_t done = 0; done < all; done += V_LANES) {
    const v_mask has_won = v_eqi(v_bits(v_pick(winner, at.group)), at.piece);
    storage_store_back(g->dtype, g->dx + done * size, v_keep(has_won, v_pick(dy, at.group)),
                       all - done < V_LANES ? all - done : V_LANES);
    at = maxout_advance(at, g->pieces, V_LANES / g->pieces, V_LANES % g->pieces);
  }
}

/* ---- any number of pieces, innermost --------------------------------------------------------- */

/* V_LANES groups from i on; of pairs there is a whole number in each group. */
V_INLINE void maxout_gradients_of_many(const maxout_gradient *g, size_t i, int streamed) {
  const size_t size = storage_size(g->dtype), steps = g->pairs ? g->pieces / 2 : g->pieces;
  v_i32 dy = v_bits(storage_load(g->dtype, g->dy + i * size));
  v_i32 winner = v_load_bytes(g->which + i);
  if (g->pairs) {
    dy = v_ori(dy, v_shr(dy, 16));
    winner = v_ori(winner, v_shl(winner, 16));
  }
  char *dx = g->dx + i * g->pieces * size;
  maxout_position at = maxout_first_position(steps);
  for (size_t step = 0; step < steps; step++) {
    v_i32 number = at.piece;
    if (g->pairs) number = v_ori(v_ori(v_shl(number, 1), v_shl(number, 17)), v_seti(0x10000));
    const v_i32 its_winner = v_bits(v_pick(v_from_bits(winner), at.group));
    const v_f32 gradient = maxout_share(g, v_pick(v_from_bits(dy), at.group), its_winner, number);
    if (g->dtype == VACT_F32 || g->pairs)
      maxout_put(dx + step * sizeof(v_f32), gradient, streamed);
    else
      v_store_upper(dx + step * sizeof(v_f32) / 2, gradient);
    at = maxout_advance(at, steps, V_LANES / steps, V_LANES % steps);
  }
}

V_INLINE void maxout_backward_many(maxout_gradient g, size_t n, int streamed) {
  g.pairs = g.pairs && g.pieces % 2 == 0;
  const int whole = g.dtype == VACT_F32 || g.pairs; /* vectors are stored */
  maxout_walk walk =
      maxout_walk_along(n, V_LANES, g.dx, g.pieces * storage_size(g.dtype), streamed && whole);
  do maxout_gradients_of_many(&g, walk.i, maxout_flag(walk.now));
  while (maxout_walk_on(&walk));
}

/* ---- few pieces, innermost ------------------------------------------------------------------- */

/* Of each vector of as many groups as a vector has elements; in halves for two bytes. */
typedef struct maxout_positions {
  maxout_position of[MAXOUT_MOST_FEW];
} maxout_positions;

/* Out of line, for compilers would make half of them again for each block. */
V_OUT_OF_LINE void maxout_position_lanes(size_t pieces, maxout_positions *positions) {
  maxout_position at = maxout_first_position(pieces);
  for (size_t j = 0; j < pieces; j++) {
    positions->of[j] = at;
    at = maxout_advance(at, pieces, V_LANES / pieces, V_LANES % pieces);
  }
}

V_OUT_OF_LINE void maxout_position_halves(size_t pieces, maxout_positions *positions) {
  const v_i32 even = v_shl(v_lanes(), 1), odd = v_addi(even, v_seti(1));
  maxout_position low = maxout_position_of(pieces, even, MAXOUT_HALVES);
  maxout_position high = maxout_position_of(pieces, odd, MAXOUT_HALVES);
  for (size_t j = 0; j < pieces; j++) {
    positions->of[j].group = v_ori(low.group, v_shl(high.group, 16));
    positions->of[j].piece = v_ori(low.piece, v_shl(high.piece, 16));
    low = maxout_advance(low, pieces, MAXOUT_HALVES / pieces, MAXOUT_HALVES % pieces);
    high = maxout_advance(high, pieces, MAXOUT_HALVES / pieces, MAXOUT_HALVES % pieces);
  }
}

V_INLINE v_f32 maxout_gradient_lanes(v_f32 dy, v_i32 winner, maxout_position at) {
  const v_i32 its_winner = v_bits(v_pick(v_from_bits(winner), at.group));
  return v_keep(v_eqi(its_winner, at.piece), v_pick(dy, at.group));
}

V_INLINE v_f32 maxout_gradient_halves(v_f32 dy, v_i32 winner, maxout_position at) {
  const v_f32 its_dy = v_from_bits(v_pick16(v_bits(dy), at.group));
  return v_keep_equal16(v_pick16(winner, at.group), at.piece, its_dy);
}

/* As many groups as a vector has elements, from i on. */
V_INLINE void maxout_gradients_of_few(const maxout_gradient *g, const maxout_positions *positions,
                                      size_t i, int streamed) {
  const int in_lanes = g->dtype == VACT_F32;
  const size_t size = storage_size(g->dtype);
  const v_f32 dy = v_load(g->dy + i * size);
  const v_i32 winner = in_lanes ? v_load_bytes(g->which + i) : v_load_byte_pairs(g->which + i);
  char *dx = g->dx + i * g->pieces * size;
  for (size_t j = 0; j < g->pieces; j++) {
    const maxout_position at = positions->of[j];
    const v_f32 gradient =
        in_lanes ? maxout_gradient_lanes(dy, winner, at) : maxout_gradient_halves(dy, winner, at);
    maxout_put(dx + j * sizeof(v_f32), gradient, streamed);
  }
}

/* A loop of its own for each constant number of pieces. */
V_INLINE void maxout_backward_few(size_t pieces, maxout_gradient g, size_t n, int streamed) {
  const size_t size = storage_size(g.dtype), count = sizeof(v_f32) / size;
  maxout_positions positions;
  g.pieces = pieces;
  if (g.dtype != VACT_F32 && pieces % 2 == 0 && !V_PICKS_HALVES) {
    maxout_backward_many(g, n, streamed);
    return;
  }
  if (g.dtype == VACT_F32)
    maxout_position_lanes(pieces, &positions);
  else
    maxout_position_halves(pieces, &positions);
  maxout_walk walk = maxout_walk_along(n, count, g.dx, pieces * size, streamed);
  do maxout_gradients_of_few(&g, &positions, walk.i, maxout_flag(walk.now));
  while (maxout_walk_on(&walk));
}

V_INLINE void maxout_backward_innermost(const maxout_gradient *g, size_t n, int streamed) {
  const int is_long = n >= sizeof(v_f32) / storage_size(g->dtype);
  if (n < V_LANES)
    maxout_short_innermost(g, n);
  else if (is_long && maxout_hidden(g->pieces) == 2)
    maxout_backward_few(2, *g, n, streamed);
  else if (is_long && maxout_hidden(g->pieces) == 3)
    maxout_backward_few(3, *g, n, streamed);
  else if (is_long && maxout_hidden(g->pieces) == 4)
    maxout_backward_few(4, *g, n, streamed);
  else if (is_long && maxout_hidden(g->pieces) == 5)
    maxout_backward_few(5, *g, n, streamed);
  else if (is_long && maxout_hidden(g->pieces) == 8)
    maxout_backward_few(8, *g, n, streamed);
  else
    maxout_backward_many(*g, n, streamed);
}

/* ---- both ------------------------------------------------------------------------------------ */

/* n outputs, of as many rows as it takes. */
V_INLINE void maxout_backward_rows(maxout_gradient g, size_t n, int streamed) {
  const size_t size = storage_size(g.dtype);
  while (n > 0) {
    const size_t rest = g.stride - g.unit, count = n < rest ? n : rest;
    maxout_backward_outermost(&g, count, streamed);
    g.dy += count * size;
    g.which += count;
    g.dx += (rest + g.stride * (g.pieces - 1)) * size;
    g.unit = 0;
    n -= count;
  }
}

V_INLINE void maxout_backward(vact_layout layout, vact_dtype dtype, const vact_maxout_outputs *o,
                              const void *dy, const uint8_t *which, void *dx, int streamed) {
  const int pairs = dtype == VACT_BF16;
  const maxout_gradient g = {dtype, pairs,     o->pieces, o->units, o->unit, (const char *)dy,
                             which, (char *)dx};
  if (layout == VACT_PIECES_OUTERMOST)
    maxout_backward_rows(g, o->n, streamed);
  else
    maxout_backward_innermost(&g, o->n, streamed);
  if (streamed) v_stream_fence();
}

/* ---- indices --------------------------------------------------------------------------------- */

/* A loop that compilers vectorize. */
static uint8_t maxout_largest(size_t n, const uint8_t *which) {
  uint8_t largest = 0;
  for (size_t i = 0; i < n; i++) largest = largest > which[i] ? largest : which[i];
  return largest;
}

#endif

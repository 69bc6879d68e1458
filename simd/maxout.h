/*
 * The forward kernels of Maxout: a running maximum over the pieces, lane by lane, and in a second
 * vector the piece that it came from. In both layouts a vector of outputs is found at a time; the
 * last one of a call overlaps the one before, and only less than a vector in all is a part of one.
 */
#ifndef VACT_SIMD_MAXOUT_H
#define VACT_SIMD_MAXOUT_H

#include "maxout_call.h"
#include "storage.h"

typedef struct maxout_winner {
  v_f32 value;
  v_i32 piece;
} maxout_winner;

V_INLINE maxout_winner maxout_first(v_f32 x) {
  const maxout_winner first = {x, v_seti(0)};
  return first;
}

/* Meets a piece that is behind the ones before, or one of them again: that changes nothing. */
V_INLINE void maxout_meet(maxout_winner *best, v_f32 x, v_i32 piece) {
  const v_mask is_better = v_above(x, best->value);
  best->value = v_select(is_better, x, best->value);
  best->piece = v_selecti(is_better, piece, best->piece);
}

/* ---- pieces outermost ------------------------------------------------------------------------ */

V_INLINE maxout_winner maxout_outermost(const maxout_call *c, size_t i, size_t count) {
  const char *x = maxout_at(c, c->x, i);
  const size_t step = c->stride * storage_size(c->dtype);
  maxout_winner best = maxout_first(storage_load_some(c->dtype, x, count));
  for (size_t piece = 1; piece < c->pieces; piece++) {
    x += step;
    maxout_meet(&best, storage_load_some(c->dtype, x, count), v_seti((int32_t)piece));
  }
  return best;
}

/* ---- pieces innermost ------------------------------------------------------------------------ */

/* Two or three pieces: vectors as they lie in memory, sorted out in registers. */
V_INLINE maxout_winner maxout_of_few(const maxout_call *c, size_t i, size_t count) {
  const char *from = maxout_at(c, c->x, i * c->pieces);
  v_f32 x[3];
  for (size_t v = 0; v < c->pieces; v++) {
    const size_t end = count * c->pieces, begin = v * V_LANES < end ? v * V_LANES : end;
    const size_t part = end - begin < V_LANES ? end - begin : V_LANES;
    x[v] = storage_load_some(c->dtype, from + begin * storage_size(c->dtype), part);
  }
  if (c->pieces == 2)
    v_ungroup2(x);
  else
    v_ungroup3(x);
  maxout_winner best = maxout_first(x[0]);
  for (size_t piece = 1; piece < c->pieces; piece++)
    maxout_meet(&best, x[piece], v_seti((int32_t)piece));
  return best;
}

/* Four pieces or more, four at a time; the last four may meet some again. */
V_INLINE maxout_winner maxout_of_many(const maxout_call *c, size_t i, size_t count) {
  const size_t size = storage_size(c->dtype), stride = c->pieces * size;
  const char *from = maxout_at(c, c->x, i * c->pieces);
  v_f32 x[4];
  storage_load_quads(c->dtype, from, stride, count - 1, x);
  maxout_winner best = maxout_first(x[0]);
  for (size_t j = 1; j < 4; j++) maxout_meet(&best, x[j], v_seti((int32_t)j));
  for (size_t done = 4; done < c->pieces; done += 4) {
    const size_t piece = done < c->pieces - 4 ? done : c->pieces - 4;
    storage_load_quads(c->dtype, from + piece * size, stride, count - 1, x);
    for (size_t j = 0; j < 4; j++) maxout_meet(&best, x[j], v_seti((int32_t)(piece + j)));
  }
  return best;
}

/* ---- both ------------------------------------------------------------------------------------ */

/* The 0 < count <= V_LANES outputs from i on. */
V_INLINE void maxout_outputs(const maxout_call *c, size_t i, size_t count) {
  maxout_winner best;
  switch (c->form) {
    case MAXOUT_OUTERMOST:
      best = maxout_outermost(c, i, count);
      break;
    case MAXOUT_OF_FEW:
      best = maxout_of_few(c, i, count);
      break;
    default:
      best = maxout_of_many(c, i, count);
  }
  storage_store_some(c->dtype, c->y + i * storage_size(c->dtype), best.value, count);
  if (c->which == NULL) return;
  if (count == V_LANES)
    v_store_bytes(c->which + i, best.piece);
  else
    v_store_part_bytes(c->which + i, best.piece, count);
}

V_INLINE void maxout_all_outputs(const maxout_call *c, size_t n) {
  if (n < V_LANES) {
    maxout_outputs(c, 0, n);
    return;
  }
  for (size_t i = 0; i < n; i += V_LANES) {
    if (n - i < V_LANES) i = n - V_LANES;
    maxout_outputs(c, i, V_LANES);
  }
}

/* A loop of its own for a constant form and number of pieces. */
V_INLINE void maxout_loop(enum maxout_form form, size_t pieces, maxout_call c, size_t n) {
  c.form = form;
  c.pieces = pieces;
  maxout_all_outputs(&c, n);
}

V_INLINE void maxout_forward(vact_layout layout, vact_dtype dtype, size_t n, size_t pieces,
                             size_t stride, const void *x, void *y, uint8_t *which) {
  const maxout_call c = {MAXOUT_OUTERMOST, dtype,     pieces, stride,
                         (const char *)x,  (char *)y, which};
  if (layout == VACT_PIECES_OUTERMOST)
    maxout_loop(MAXOUT_OUTERMOST, pieces, c, n);
  else if (pieces == 2)
    maxout_loop(MAXOUT_OF_FEW, 2, c, n);
  else if (pieces == 3)
    maxout_loop(MAXOUT_OF_FEW, 3, c, n);
  else if (pieces == 4)
    maxout_loop(MAXOUT_OF_MANY, 4, c, n);
  else if (pieces == 5)
    maxout_loop(MAXOUT_OF_MANY, 5, c, n);
  else if (pieces == 8)
    maxout_loop(MAXOUT_OF_MANY, 8, c, n);
  else
    maxout_loop(MAXOUT_OF_MANY, pieces, c, n);
}

#endif

/*
 * The forward kernels of Maxout: a running maximum over the pieces, lane by lane, and in a second
 * vector the piece that it came from. In both layouts a vector of outputs is found at a time; the
 * last one of a call overlaps the one before, and only less than a vector in all is a part of one.
 */
#ifndef VACT_SIMD_MAXOUT_H
#define VACT_SIMD_MAXOUT_H

#include "storage.h"

/* How pieces that are innermost are met. */
enum maxout_form { MAXOUT_OF_FEW, MAXOUT_OF_MANY };

/* What a kernel works on. */
typedef struct maxout_call {
  enum maxout_form form;
  vact_dtype dtype;
  size_t pieces;
  size_t stride; /* elements from one piece to the next, where they are outermost */
  size_t unit;   /* and the first output's place in its row */
  const char *x;
  char *y;
  uint8_t *which; /* may be NULL */
  int streamed;   /* whether y goes past the caches, where whole vectors of it are aligned */
} maxout_call;

V_INLINE const char *maxout_at(const maxout_call *c, const char *array, size_t element) {
  return array + element * storage_size(c->dtype);
}

/* ---- where vectors of outputs begin ---------------------------------------------------------- */

/*
 * A vector begins where the one before ends. The first one may be overlapped by the second, which
 * is where an array can be streamed; the last one overlaps the one before.
 */
typedef struct maxout_walk {
  size_t n, step, start; /* start is the second one's, 0 if it is as usual */
  int streamed;
  size_t i;
  int now; /* whether this one is streamed */
} maxout_walk;

/* The first of starts that are so many bytes apart at which an array is aligned for v_stream;
 * V_STREAM_ALIGNMENT if there is none. */
V_OUT_OF_LINE size_t maxout_aligned_start(const char *array, size_t bytes) {
  size_t i = 0;
  while (i < V_STREAM_ALIGNMENT && ((uintptr_t)array + i * bytes) % V_STREAM_ALIGNMENT != 0) i++;
  return i;
}

/* n >= step outputs, for each of which the array has so many bytes. */
V_INLINE maxout_walk maxout_walk_along(size_t n, size_t step, const char *array, size_t bytes,
                                       int streamed) {
  const size_t start = streamed ? maxout_aligned_start(array, bytes) : 0;
  const int can = streamed && start < step;
  const maxout_walk walk = {n, step, can ? start : 0, can, 0, can && start == 0};
  return walk;
}

/* To the next one; 0 if there is none. */
V_INLINE int maxout_walk_on(maxout_walk *w) {
  if (w->i == w->n - w->step) return 0;
  w->now = w->streamed;
  w->i = w->i < w->start ? w->start : w->i + w->step;
  if (w->n - w->i < w->step) {
    w->i = w->n - w->step;
    w->now = 0;
  }
  return 1;
}

/* Hides a flag from the optimizer, which would write a loop twice. */
V_INLINE int maxout_flag(int flag) {
  __asm__("" : "+r"(flag));
  return flag;
}

V_INLINE void maxout_put(char *to, v_f32 a, int streamed) {
  if (streamed)
    v_stream(to, a);
  else
    v_store(to, a);
}

/* ---- winners --------------------------------------------------------------------------------- */

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

/* Sorts out groups as whole vectors, for these numbers of elements. */
V_INLINE void maxout_ungroup(size_t elements, v_f32 *x) {
  if (elements == 2) v_ungroup2(x);
  if (elements == 3) v_ungroup3(x);
  if (elements == 4) v_ungroup4(x);
  if (elements == 5) v_ungroup5(x);
  if (elements == 8) v_ungroup8(x);
}

enum { MAXOUT_MOST_FEW = 8 };

/* Vector v of those that count groups are in. */
V_INLINE v_f32 maxout_load_vector(const maxout_call *c, const char *from, size_t count, size_t v) {
  if (count == V_LANES) return storage_load(c->dtype, maxout_at(c, from, v * V_LANES));
  const size_t end = count * c->pieces, begin = v * V_LANES < end ? v * V_LANES : end;
  const size_t part = end - begin < V_LANES ? end - begin : V_LANES;
  return storage_load_some(c->dtype, maxout_at(c, from, begin), part);
}

/* The pieces of count groups, lane by lane. */
V_INLINE void maxout_load_few(const maxout_call *c, const char *from, size_t count,
                              v_f32 x[MAXOUT_MOST_FEW]) {
  /* No loop, for clang would leave it one, and then keep x in memory. */
  x[0] = maxout_load_vector(c, from, count, 0);
  x[1] = maxout_load_vector(c, from, count, 1);
  if (c->pieces > 2) x[2] = maxout_load_vector(c, from, count, 2);
  if (c->pieces > 3) x[3] = maxout_load_vector(c, from, count, 3);
  if (c->pieces > 4) x[4] = maxout_load_vector(c, from, count, 4);
  if (c->pieces > 5) {
    x[5] = maxout_load_vector(c, from, count, 5);
    x[6] = maxout_load_vector(c, from, count, 6);
    x[7] = maxout_load_vector(c, from, count, 7);
  }
  maxout_ungroup(c->pieces, x);
}

/* What is read in some turns: hardware prefetchers stop at the page's end, and what is done with a
 * vector takes too long to hide that. */
V_INLINE void maxout_prefetch(const char *from, size_t bytes) {
  enum { AHEAD = 8192, LINE = 64 };
  for (size_t byte = 0; byte < bytes; byte += LINE)
    v_prefetch((const void *)((uintptr_t)from + byte + AHEAD));
}

/* Vectors as they lie in memory, sorted out in registers. */
V_INLINE maxout_winner maxout_of_few(const maxout_call *c, size_t i, size_t count) {
  const char *from = maxout_at(c, c->x, i * c->pieces);
  v_f32 x[MAXOUT_MOST_FEW];
  maxout_prefetch(from, c->pieces * V_LANES * storage_size(c->dtype));
  maxout_load_few(c, from, count, x);
  maxout_winner best = maxout_first(x[0]);
  for (size_t piece = 1; piece < c->pieces; piece++)
    maxout_meet(&best, x[piece], v_seti((int32_t)piece));
  if (c->pieces % 4 == 0) {
    best.value = v_in_order(best.value);
    best.piece = v_bits(v_in_order(v_from_bits(best.piece)));
  }
  return best;
}

/* Any number from four on, four at a time; the last four may meet some again. */
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

V_INLINE void maxout_store(const maxout_call *c, size_t i, const maxout_winner *best, size_t count,
                           int streamed) {
  char *y = c->y + i * storage_size(c->dtype);
  if (c->dtype == VACT_F32 && streamed)
    v_stream(y, best->value);
  else
    storage_store_back(c->dtype, y, best->value, count);
  if (c->which == NULL) return;
  if (count == V_LANES)
    v_store_bytes(c->which + i, best->piece);
  else
    v_store_part_bytes(c->which + i, best->piece, count);
}

V_INLINE void maxout_innermost(const maxout_call *c, size_t i, size_t count, int streamed) {
  const maxout_winner best =
      c->form == MAXOUT_OF_FEW ? maxout_of_few(c, i, count) : maxout_of_many(c, i, count);
  maxout_store(c, i, &best, count, streamed);
}

/* A loop of its own for each constant form and number of pieces. */
V_INLINE void maxout_all_innermost(enum maxout_form form, size_t pieces, maxout_call c, size_t n) {
  c.form = form;
  c.pieces = pieces;
  if (n < V_LANES) {
    maxout_innermost(&c, 0, n, 0);
    return;
  }
  maxout_walk walk = maxout_walk_along(n, V_LANES, c.y, storage_size(c.dtype), c.streamed);
  do maxout_innermost(&c, walk.i, V_LANES, maxout_flag(walk.now));
  while (maxout_walk_on(&walk));
}

/* ---- pieces outermost ------------------------------------------------------------------------ */

/* Pieces outermost: the lines of all of them that will be read or written in some turns, of this
 * row or of the next one. For streams that are as short as a row, and interleaved, hardware
 * prefetchers do too little. Where more streams than the first cache has ways share its sets,
 * they would only evict each other. */
V_INLINE void maxout_prefetch_streams(const char *pieces_at_place, size_t place, size_t stride,
                                      size_t pieces, size_t bytes) {
  enum { AHEAD = 1536, LINE = 64, WAY = 4096, MOST_IN_A_SET = 6 };
  if (pieces > MOST_IN_A_SET && stride % WAY == 0) return;
  uintptr_t from = (uintptr_t)pieces_at_place + AHEAD;
  if (place + AHEAD >= stride) from += stride * (pieces - 1);
  for (size_t piece = 0; piece < pieces; piece++, from += stride)
    for (size_t byte = 0; byte < bytes; byte += LINE) v_prefetch((const void *)(from + byte));
}

V_INLINE void maxout_prefetch_outermost(const maxout_call *c, size_t i, size_t bytes) {
  const size_t size = storage_size(c->dtype);
  maxout_prefetch_streams(c->x + i * size, (c->unit + i) * size, c->stride * size, c->pieces,
                          bytes);
}

/* So many vectors of outputs from i on, or one of which only count are wanted: the pieces of one
 * are far from each other, and what is read there should be whole cache lines. */
V_INLINE void maxout_outermost(const maxout_call *c, size_t i, size_t vectors, size_t count,
                               int streamed) {
  const size_t size = storage_size(c->dtype);
  const char *x = maxout_at(c, c->x, i);
  maxout_winner best[V_UNROLL];
  for (size_t v = 0; v < vectors; v++)
    best[v] = maxout_first(storage_load_some(c->dtype, maxout_at(c, x, v * V_LANES), count));
  for (size_t piece = 1; piece < c->pieces; piece++) {
    const v_i32 number = v_seti((int32_t)piece);
    x += c->stride * size;
    for (size_t v = 0; v < vectors; v++)
      maxout_meet(&best[v], storage_load_some(c->dtype, maxout_at(c, x, v * V_LANES), count),
                  number);
  }
  for (size_t v = 0; v < vectors; v++) maxout_store(c, i + v * V_LANES, &best[v], count, streamed);
}

V_INLINE void maxout_all_outermost(const maxout_call *c, size_t n) {
  if (n < V_LANES) {
    maxout_outermost(c, 0, 1, n, 0);
    return;
  }
  const size_t block = V_UNROLL * V_LANES, size = storage_size(c->dtype);
  maxout_walk walk = maxout_walk_along(n, V_LANES, c->y, size, c->streamed);
  if (walk.start > 0) {
    maxout_outermost(c, 0, 1, V_LANES, 0);
    walk.i = walk.start;
  }
  for (; n - walk.i >= block; walk.i += block) {
    maxout_prefetch_outermost(c, walk.i, block * size);
    maxout_outermost(c, walk.i, V_UNROLL, V_LANES, maxout_flag(walk.streamed));
  }
  for (; walk.i < n; walk.i += V_LANES) {
    if (n - walk.i < V_LANES) walk.i = n - V_LANES;
    maxout_outermost(c, walk.i, 1, V_LANES, 0);
  }
}

#endif

/*
 * The kernels of dense Maxout, forward: a product of matrices by register tiles, whose sums compete
 * as soon as they are complete.
 *
 * Weights are packed into groups of VACT_DENSE_GROUP units; a group holds, piece by piece, the
 * biases of its units and then a line of their weights for each input. So all pieces of a unit come
 * out in the same lane. A panel is as many groups as a tile is wide. For each panel, the pieces are
 * computed one after the other for a block of rows, in steps of VACT_DENSE_DEPTH inputs, whose
 * weights stay in the caches for all tiles of the block; between steps the sums wait in scratch.
 */
#ifndef VACT_SIMD_MAXOUT_DENSE_H
#define VACT_SIMD_MAXOUT_DENSE_H

#include "isa.h"

enum {
  DENSE_GROUP = VACT_DENSE_GROUP,
  DENSE_GROUP_VECTORS = DENSE_GROUP / V_LANES,
  DENSE_TILE_GROUPS = V_TILE_VECTORS / DENSE_GROUP_VECTORS,
};
_Static_assert(DENSE_GROUP % V_LANES == 0 && V_TILE_VECTORS % DENSE_GROUP_VECTORS == 0,
               "tiles hold groups");
_Static_assert((int)DENSE_TILE_GROUPS <= (int)VACT_DENSE_GROUPS &&
                   (int)V_TILE_ROWS <= (int)VACT_DENSE_TILE,
               "scratch holds tiles");

/* ---- packing --------------------------------------------------------------------------------- */

/* The weights of one piece of a group, from `from` on, a line for each of depth inputs. Lanes
 * beyond the last unit repeat that. */
V_INLINE void dense_pack_weights(const vact_maxout_dense_shape *s, const vact_float *w, size_t unit,
                                 size_t piece, size_t from, size_t depth, vact_float *out) {
  const char *rows[DENSE_GROUP];
  for (size_t j = 0; j < DENSE_GROUP; j++) {
    const size_t own = unit + j < s->units ? unit + j : s->units - 1;
    rows[j] = (const char *)(w + (own * s->pieces + piece) * s->in + from);
  }
  size_t d = 0;
  for (; d + 4 <= depth; d += 4)
    for (size_t v = 0; v < DENSE_GROUP_VECTORS; v++) {
      v_f32 columns[4];
      v_load_columns(rows + v * V_LANES, d * sizeof(float), columns);
      for (size_t c = 0; c < 4; c++) v_store(out + (d + c) * DENSE_GROUP + v * V_LANES, columns[c]);
    }
  for (; d < depth; d++)
    for (size_t j = 0; j < DENSE_GROUP; j++)
      out[d * DENSE_GROUP + j] = ((const vact_float *)rows[j])[d];
}

V_INLINE void dense_pack_biases(const vact_maxout_dense_shape *s, const vact_float *b, size_t unit,
                                size_t piece, vact_float *out) {
  for (size_t j = 0; j < DENSE_GROUP; j++) {
    const size_t own = unit + j < s->units ? unit + j : s->units - 1;
    out[j] = b != NULL ? b[own * s->pieces + piece] : 0.0f;
  }
}

static void maxout_dense_pack(const vact_maxout_dense_shape *s, const vact_float *w,
                              const vact_float *b, size_t group, vact_float *packed) {
  const size_t size = vact_dense_piece_size(s->in);
  for (size_t piece = 0; piece < s->pieces; piece++) {
    dense_pack_biases(s, b, group * DENSE_GROUP, piece, packed + piece * size);
    dense_pack_weights(s, w, group * DENSE_GROUP, piece, 0, s->in,
                       packed + piece * size + DENSE_GROUP);
  }
}

/* ---- tiles ----------------------------------------------------------------------------------- */

/* What the tiles of one step have in common. */
typedef struct dense_step {
  const vact_float *w; /* the first line of weights of the first group */
  size_t group_size;   /* from one group to the next */
  size_t depth;        /* so many inputs */
  size_t ldx;
  int begins; /* the sums begin with the biases, else they go on */
  size_t groups;
} dense_step;

/* Where the v-th vector of a tile's line begins. */
V_INLINE const vact_float *dense_vector(const vact_float *const *w, int v) {
  return w[v / DENSE_GROUP_VECTORS] + v % DENSE_GROUP_VECTORS * V_LANES;
}

/* rows and groups are constants. The loops are of one level each, so that all compilers unroll
 * them. */
V_INLINE void dense_tile(const int rows, const int groups, const dense_step *s, const vact_float *x,
                         float *sums) {
  enum { VECTORS = V_TILE_VECTORS };
  const int vectors = groups * DENSE_GROUP_VECTORS, all = rows * vectors;
  const vact_float *w[DENSE_TILE_GROUPS];
  V_UNROLLED
  for (int g = 0; g < groups; g++) w[g] = s->w + (size_t)g * s->group_size;
  v_f32 sum[V_TILE_ROWS * VECTORS];
  V_UNROLLED
  for (int i = 0; i < all; i++) {
    const float *waiting = sums + i / vectors * VACT_DENSE_LINE + i % vectors * V_LANES;
    sum[i] = v_load(s->begins ? dense_vector(w, i % vectors) - DENSE_GROUP : waiting);
  }
  const size_t ldx = s->ldx, depth = s->depth;
  for (size_t d = 0; d < depth; d++) {
    v_f32 weights[VECTORS];
    V_UNROLLED
    for (int v = 0; v < vectors; v++) weights[v] = v_load(dense_vector(w, v) + d * DENSE_GROUP);
    V_UNROLLED
    for (int i = 0; i < all; i++)
      sum[i] = v_fma(v_set(x[(size_t)(i / vectors) * ldx + d]), weights[i % vectors], sum[i]);
  }
  V_UNROLLED
  for (int i = 0; i < all; i++)
    v_store(sums + i / vectors * VACT_DENSE_LINE + i % vectors * V_LANES, sum[i]);
}

/* n == value, in a form that compilers do not make a jump table of: kernels jump nowhere through
 * memory. */
V_INLINE int dense_is(size_t n, size_t value) {
  __asm__ volatile("" : "+r"(n));
  return n == value;
}

/* With groups a constant. */
V_INLINE void dense_tile_of_groups(const int groups, size_t rows, const dense_step *s,
                                   const vact_float *x, float *sums) {
#if V_TILE_ROWS > 6
  if (dense_is(rows, 8))
    dense_tile(8, groups, s, x, sums);
  else if (dense_is(rows, 7))
    dense_tile(7, groups, s, x, sums);
  else
#endif
#if V_TILE_ROWS > 1
      if (dense_is(rows, 6))
    dense_tile(6, groups, s, x, sums);
  else if (dense_is(rows, 5))
    dense_tile(5, groups, s, x, sums);
  else if (dense_is(rows, 4))
    dense_tile(4, groups, s, x, sums);
  else if (dense_is(rows, 3))
    dense_tile(3, groups, s, x, sums);
  else if (dense_is(rows, 2))
    dense_tile(2, groups, s, x, sums);
  else
#endif
    dense_tile(1, groups, s, x, sums);
}
_Static_assert(V_TILE_ROWS == 1 || V_TILE_ROWS == 6 || V_TILE_ROWS == 8,
               "all numbers of rows have a case");

/* The widest tile, or a narrower one of the last groups. */
V_OUT_OF_LINE void dense_run_tile(size_t rows, const dense_step *s, const vact_float *x,
                                  float *sums) {
  enum { NARROWER = DENSE_TILE_GROUPS > 1 ? DENSE_TILE_GROUPS - 1 : 1 };
  if (s->groups == DENSE_TILE_GROUPS)
    dense_tile_of_groups(DENSE_TILE_GROUPS, rows, s, x, sums);
  else if (NARROWER > 1 && s->groups == NARROWER)
    dense_tile_of_groups(NARROWER, rows, s, x, sums);
  else
    dense_tile_of_groups(1, rows, s, x, sums);
}
_Static_assert(DENSE_TILE_GROUPS == 1 || DENSE_TILE_GROUPS == 3, "all widths have a case");

/* ---- blocks ---------------------------------------------------------------------------------- */

/* A block of rows and the units of a panel. */
typedef struct dense_block {
  const vact_dense_forward_call *call;
  const vact_dense_scratch *scratch;
  size_t row, rows, unit, units;
} dense_block;

/* The step's weights, packed on the way if they are not. */
V_INLINE void dense_find_weights(const dense_block *t, size_t piece, size_t from, dense_step *s) {
  const vact_dense_forward_call *c = t->call;
  const vact_maxout_dense_shape *shape = &c->shape;
  if (c->packed != NULL) {
    const size_t size = vact_dense_piece_size(shape->in);
    s->group_size = shape->pieces * size;
    s->w =
        c->packed + t->unit / DENSE_GROUP * s->group_size + piece * size + (1 + from) * DENSE_GROUP;
    return;
  }
  s->group_size = vact_dense_piece_size(s->depth);
  s->w = t->scratch->weights + DENSE_GROUP;
  for (size_t g = 0; g < s->groups; g++) {
    vact_float *lines = t->scratch->weights + g * s->group_size;
    const size_t unit = t->unit + g * DENSE_GROUP;
    if (from == 0) dense_pack_biases(shape, c->b, unit, piece, lines);
    dense_pack_weights(shape, c->w, unit, piece, from, s->depth, lines + DENSE_GROUP);
  }
}

/* ---- winners --------------------------------------------------------------------------------- */

V_INLINE void dense_store_result(vact_float *y, v_f32 best, size_t units) {
  if (units >= V_LANES)
    v_store(y, best);
  else
    v_store_part(y, best, units);
}

V_INLINE void dense_store_index(uint8_t *which, v_i32 index, size_t units) {
  if (units >= V_LANES)
    v_store_bytes(which, index);
  else
    v_store_part_bytes(which, index, units);
}

/*
 * The sums of a piece compete with the best so far of row r of the block, which wait in scratch:
 * the first piece's are there from the beginning. The last piece's winners go to y.
 */
V_INLINE void dense_end_row(const dense_block *t, size_t piece, size_t r, const float *sums) {
  const vact_dense_forward_call *c = t->call;
  const size_t at = (t->row + r) * c->shape.units + t->unit;
  const int ends = piece + 1 == c->shape.pieces;
  float *best = t->scratch->best + r * VACT_DENSE_LINE;
  uint8_t *index = t->scratch->index + r * VACT_DENSE_LINE;
  for (size_t j = 0; j < t->units; j += V_LANES) {
    const v_f32 z = v_load(sums + j), before = v_load(best + j);
    const v_mask wins = v_above(z, before);
    const v_f32 now = v_select(wins, z, before);
    if (ends)
      dense_store_result(c->y + at + j, now, t->units - j);
    else
      v_store(best + j, now);
    if (c->which == NULL) continue;
    const v_i32 other = piece > 1 ? v_load_bytes(index + j) : v_seti(0);
    const v_i32 own = v_selecti(wins, v_seti((int32_t)piece), other);
    if (ends)
      dense_store_index(c->which + at + j, own, t->units - j);
    else
      v_store_bytes(index + j, own);
  }
}

/* ---- the loops ------------------------------------------------------------------------------- */

/* Where the sums of a tile go: the first piece's to the best so far. Those that are complete after
 * one step need not wait. */
V_INLINE float *dense_sums_at(const dense_block *t, size_t piece, int complete, size_t r) {
  const vact_dense_scratch *s = t->scratch;
  if (piece == 0) return s->best + r * VACT_DENSE_LINE;
  return s->sums + (complete ? 0 : r * VACT_DENSE_LINE);
}

/* In tiles of almost equal heights. */
V_INLINE void dense_run_step(const dense_block *t, size_t piece, size_t from, const dense_step *s) {
  const size_t in = t->call->shape.in;
  const int ends = from + s->depth == in;
  const int competes = ends && (piece > 0 || t->call->shape.pieces == 1);
  const size_t tiles = (t->rows + V_TILE_ROWS - 1) / V_TILE_ROWS;
  size_t r = 0;
  for (size_t i = 0; i < tiles; i++) {
    const size_t end = t->rows * (i + 1) / tiles;
    float *sums = dense_sums_at(t, piece, s->begins && ends, r);
    dense_run_tile(end - r, s, t->call->x + (t->row + r) * in + from, sums);
    if (competes)
      for (size_t k = r; k < end; k++, sums += VACT_DENSE_LINE) dense_end_row(t, piece, k, sums);
    r = end;
  }
}

/* With in = 0 there is one step of no inputs. */
V_INLINE void dense_run_block(const dense_block *t) {
  const vact_maxout_dense_shape *shape = &t->call->shape;
  dense_step s = {.ldx = shape->in, .groups = (t->units + DENSE_GROUP - 1) / DENSE_GROUP};
  for (size_t piece = 0; piece < shape->pieces; piece++) {
    size_t from = 0;
    do {
      s.depth = shape->in - from < VACT_DENSE_DEPTH ? shape->in - from : VACT_DENSE_DEPTH;
      s.begins = from == 0;
      dense_find_weights(t, piece, from, &s);
      dense_run_step(t, piece, from, &s);
      from += s.depth;
    } while (from < shape->in);
  }
}

/* The next panel's: never one by itself if there are more. */
V_INLINE size_t dense_next_groups(size_t groups) {
  if (groups <= DENSE_TILE_GROUPS) return groups;
  return groups == DENSE_TILE_GROUPS + 1 ? (groups + 1) / 2 : DENSE_TILE_GROUPS;
}

static void maxout_dense_forward(const vact_dense_forward_call *call, const vact_dense_part *part,
                                 const vact_dense_scratch *scratch) {
  dense_block t = {.call = call, .scratch = scratch};
  for (size_t r = 0; r < part->rows; r += t.rows) {
    t.row = part->row + r;
    t.rows = part->rows - r < VACT_DENSE_ROWS ? part->rows - r : VACT_DENSE_ROWS;
    for (size_t u = 0; u < part->columns; u += t.units) {
      const size_t left = part->columns - u;
      const size_t units = dense_next_groups((left + DENSE_GROUP - 1) / DENSE_GROUP) * DENSE_GROUP;
      t.unit = part->column + u;
      t.units = units < left ? units : left;
      dense_run_block(&t);
    }
  }
}

#endif

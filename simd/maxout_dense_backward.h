/*
 * The kernels of dense Maxout, backward. Both gradients are sums of lines of a matrix, of those that
 * won: dx[r] of lines of the weights, each times its dy, dw[u][i] of lines of x. So both are made in
 * strips of a few vectors, which stay in registers for the terms of one block; a block of lines is
 * as large as stays in the first cache, and all sums take theirs from it before the next one's turn.
 * The sums wait in dx and dw.
 */
#ifndef VACT_SIMD_MAXOUT_DENSE_BACKWARD_H
#define VACT_SIMD_MAXOUT_DENSE_BACKWARD_H

#include "isa.h"

enum {
  STRIP_VECTORS = 8,
  UNITS_AT_LEAST = 8,
  LINES_BYTES = 24 * 1024, /* of the first cache, for lines */
};

/* ---- strips ---------------------------------------------------------------------------------- */

/* A strip is so many whole vectors, or a part of one: vectors = 0. */
typedef struct strip {
  size_t column;
  size_t vectors;
  size_t count; /* columns */
} strip;

/* Strips of almost equal widths, and what is less than a vector. */
V_INLINE strip next_strip(size_t column, size_t end) {
  const size_t vectors = (end - column) / V_LANES;
  strip s = {column, 0, end - column};
  if (vectors == 0) return s;
  const size_t strips = (vectors + STRIP_VECTORS - 1) / STRIP_VECTORS;
  s.vectors = (vectors + strips - 1) / strips;
  s.count = s.vectors * V_LANES;
  return s;
}

V_INLINE size_t lines_in_cache(const strip *s) {
  return LINES_BYTES / (s->count * sizeof(float));
}

/* In a vector of a strip; `vectors` is a constant. */
V_INLINE v_f32 load_of_strip(const int vectors, const vact_float *p, int v, size_t count) {
  return vectors == 0 ? v_load_part(p, count) : v_load(p + v * V_LANES);
}

V_INLINE void begin_strip(const int vectors, v_f32 *sum, int goes_on, const vact_float *out,
                          size_t count) {
  const int n = vectors == 0 ? 1 : vectors;
  V_UNROLLED
  for (int v = 0; v < n; v++)
    sum[v] = goes_on ? load_of_strip(vectors, out, v, count) : v_set(0.0f);
}

V_INLINE void add_line(const int vectors, v_f32 *sum, float factor, const vact_float *line,
                       size_t count) {
  const int n = vectors == 0 ? 1 : vectors;
  const v_f32 f = v_set(factor);
  V_UNROLLED
  for (int v = 0; v < n; v++) sum[v] = v_fma(f, load_of_strip(vectors, line, v, count), sum[v]);
}

V_INLINE void end_strip(const int vectors, const v_f32 *sum, vact_float *out, size_t count) {
  const int n = vectors == 0 ? 1 : vectors;
  if (vectors == 0) v_store_part(out, sum[0], count);
  V_UNROLLED
  for (int v = 0; v < n; v++)
    if (vectors != 0) v_store(out + v * V_LANES, sum[v]);
}

/* ---- dx -------------------------------------------------------------------------------------- */

/* The terms of one row's dx: of the units from `unit` on. */
typedef struct winners_of_row {
  size_t units, pieces, in;
  const vact_float *w; /* of the first unit, at the strip */
  const vact_float *dy;
  const uint8_t *which;
  vact_float *dx;
  int goes_on;
} winners_of_row;

V_INLINE void sum_row(const int vectors, const winners_of_row *t, size_t count) {
  v_f32 sum[STRIP_VECTORS];
  begin_strip(vectors, sum, t->goes_on, t->dx, count);
  const size_t units = t->units, pieces = t->pieces, in = t->in;
  const vact_float *w = t->w;
  for (size_t u = 0; u < units; u++, w += pieces * in)
    add_line(vectors, sum, t->dy[u], w + t->which[u] * in, count);
  end_strip(vectors, sum, t->dx, count);
}

V_OUT_OF_LINE void sum_any_row(const strip *s, const winners_of_row *t) {
  _Static_assert(STRIP_VECTORS == 8, "all widths have a case");
  switch (s->vectors) {
    case 0:
      sum_row(0, t, s->count);
      break;
    case 1:
      sum_row(1, t, s->count);
      break;
    case 2:
      sum_row(2, t, s->count);
      break;
    case 3:
      sum_row(3, t, s->count);
      break;
    case 4:
      sum_row(4, t, s->count);
      break;
    case 5:
      sum_row(5, t, s->count);
      break;
    case 6:
      sum_row(6, t, s->count);
      break;
    case 7:
      sum_row(7, t, s->count);
      break;
    case 8:
      sum_row(8, t, s->count);
      break;
  }
}

/* Without units, dx is 0. */
V_INLINE void sum_rows(const vact_dense_backward *c, const vact_part *part, const strip *s) {
  const vact_maxout_dense_shape *shape = &c->shape;
  const size_t lines = lines_in_cache(s) / shape->pieces;
  const size_t block = lines < UNITS_AT_LEAST ? UNITS_AT_LEAST : lines;
  winners_of_row t = {.pieces = shape->pieces, .in = shape->in};
  size_t unit = 0;
  do {
    t.units = shape->units - unit < block ? shape->units - unit : block;
    t.w = c->w + unit * shape->pieces * shape->in + s->column;
    t.goes_on = unit > 0;
    for (size_t row = part->row; row < part->row + part->rows; row++) {
      t.dy = c->dy + row * shape->units + unit;
      t.which = c->which + row * shape->units + unit;
      t.dx = c->dx + row * shape->in + s->column;
      sum_any_row(s, &t);
    }
    unit += t.units;
  } while (unit < shape->units);
}

/* The columns of part are those of dx. */
static void maxout_dense_backward_x(const vact_dense_backward *c, const vact_part *part) {
  const size_t end = part->column + part->columns;
  strip s;
  for (size_t column = part->column; column < end; column += s.count) {
    s = next_strip(column, end);
    sum_rows(c, part, &s);
  }
}

/* ---- dw -------------------------------------------------------------------------------------- */

/* The terms of one piece's dw: the rows of a list. */
typedef struct rows_of_piece {
  size_t n, in;
  const uint16_t *rows;
  const float *dy;
  const vact_float *x; /* of the first row of the block, at the strip */
  vact_float *dw;
  int goes_on;
} rows_of_piece;

V_INLINE void sum_piece(const int vectors, const rows_of_piece *t, size_t count) {
  v_f32 sum[STRIP_VECTORS];
  begin_strip(vectors, sum, t->goes_on, t->dw, count);
  const size_t n = t->n, in = t->in;
  const vact_float *x = t->x;
  for (size_t j = 0; j < n; j++) add_line(vectors, sum, t->dy[j], x + t->rows[j] * in, count);
  end_strip(vectors, sum, t->dw, count);
}

V_OUT_OF_LINE void sum_any_piece(const strip *s, const rows_of_piece *t) {
  _Static_assert(STRIP_VECTORS == 8, "all widths have a case");
  switch (s->vectors) {
    case 0:
      sum_piece(0, t, s->count);
      break;
    case 1:
      sum_piece(1, t, s->count);
      break;
    case 2:
      sum_piece(2, t, s->count);
      break;
    case 3:
      sum_piece(3, t, s->count);
      break;
    case 4:
      sum_piece(4, t, s->count);
      break;
    case 5:
      sum_piece(5, t, s->count);
      break;
    case 6:
      sum_piece(6, t, s->count);
      break;
    case 7:
      sum_piece(7, t, s->count);
      break;
    case 8:
      sum_piece(8, t, s->count);
      break;
  }
}

/* Adds what the rows of the block below `end` have won since the last time. */
V_INLINE void sum_pieces(const vact_dense_backward *c, const vact_dense_winners *l, size_t end,
                         int goes_on, const strip *s) {
  rows_of_piece t = {.in = c->shape.in, .goes_on = goes_on};
  t.x = c->x + l->row * t.in + s->column;
  vact_float *const dw = c->dw + l->unit * c->shape.pieces * t.in + s->column;
  for (size_t i = 0; i < l->units * c->shape.pieces; i++) {
    const uint32_t begin = l->next[i];
    uint32_t j = begin;
    while (j < l->start[i + 1] && l->won[j] < end) j++;
    if (j == begin && goes_on) continue;
    l->next[i] = j;
    t.n = j - begin;
    t.rows = l->won + begin;
    t.dy = l->dy + begin;
    t.dw = dw + i * t.in;
    sum_any_piece(s, &t);
  }
}

/* Without rows, dw is 0 or stays. */
static void maxout_dense_backward_w(const vact_dense_backward *c, const vact_dense_winners *l,
                                    size_t column, size_t columns, int goes_on) {
  const size_t end = column + columns;
  strip s;
  for (; column < end; column += s.count) {
    s = next_strip(column, end);
    for (size_t i = 0; i < l->units * c->shape.pieces; i++) l->next[i] = l->start[i];
    size_t row = 0;
    do {
      sum_pieces(c, l, row + lines_in_cache(&s), goes_on || row > 0, &s);
      row += lines_in_cache(&s);
    } while (row < l->rows);
  }
}

#endif

/*
 * The kernels of dense Maxout, backward. Both gradients are sums of lines of a matrix, of those
 * that won: dx[r] of lines of the weights, each times its dy, dw[u][i] of lines of x. So both are
 * made in strips of a few vectors, which stay in registers for the terms of one block; a block of
 * lines is as large as stays in the first cache, and all sums take theirs from it before the next
 * one's turn. Those of dx wait in scratch; those of dw go from zeros to their place without, if
 * there is but one block of x.
 */
#ifndef VACT_SIMD_MAXOUT_DENSE_BACKWARD_H
#define VACT_SIMD_MAXOUT_DENSE_BACKWARD_H

#include "maxout_dense.h"

/* Vectors of the widest strips; dx makes two rows at a time. */
enum { DENSE_WIDTH_OF_DX = 4, DENSE_WIDTH_OF_DW = 8 };
_Static_assert(DENSE_WIDTH_OF_DW *V_LANES <= VACT_DENSE_STRIP, "the sums have room");
_Static_assert(256 * V_LANES <= VACT_DENSE_LINES, "the pieces of a unit have room");
_Static_assert(VACT_DENSE_CHUNK *V_LANES <= VACT_DENSE_LINES, "a chunk has room");

/* ---- strips ---------------------------------------------------------------------------------- */

/* A strip is so many whole vectors, or a part of one. */
typedef struct dense_strip {
  size_t column;
  size_t vectors; /* that hold it */
  size_t count;   /* columns */
} dense_strip;

/* Strips of almost equal widths, and what is less than a vector. */
V_INLINE dense_strip dense_next_strip(size_t column, size_t end, size_t widest) {
  const size_t vectors = (end - column) / V_LANES;
  dense_strip s = {column, 1, end - column};
  if (vectors == 0) return s;
  const size_t strips = (vectors + widest - 1) / widest;
  s.vectors = (vectors + strips - 1) / strips;
  s.count = s.vectors * V_LANES;
  return s;
}

/* Single lanes have no parts. */
V_INLINE int dense_is_part(const dense_strip *s) {
  return V_LANES > 1 && s->count < V_LANES;
}

/* Floats of a line by itself: whole vectors. */
V_INLINE size_t dense_strip_width(const dense_strip *s) {
  return s->vectors * V_LANES;
}

V_INLINE size_t dense_lines_in_cache(const dense_strip *s) {
  return VACT_DENSE_LINES / dense_strip_width(s);
}

/*
 * Copies the strip of n lines to `to`, one after the other: there they are aligned, and do not fall
 * on the same few sets of the caches, as lines at a distance of a power of two do.
 */
V_INLINE void dense_take_lines(const dense_strip *s, size_t n, const vact_float *from,
                               size_t distance, float *to) {
  enum { AHEAD = 12 }; /* lines: hardware does not see them coming */
  for (size_t i = 0; i < n; i++, from += distance, to += dense_strip_width(s)) {
    const uintptr_t ahead = (uintptr_t)(const void *)from + AHEAD * distance * sizeof(float);
    for (size_t v = 0; v < s->vectors; v++)
      v_prefetch((const void *)(ahead + v * V_LANES * sizeof(float)));
    if (dense_is_part(s)) v_store(to, v_load_part(from, s->count));
    for (size_t v = 0; v < s->vectors && !dense_is_part(s); v++)
      v_store(to + v * V_LANES, v_load(from + v * V_LANES));
  }
}

/* And back. */
V_INLINE void dense_give_lines(const dense_strip *s, size_t n, const float *from, vact_float *to,
                               size_t distance) {
  for (size_t i = 0; i < n; i++, from += dense_strip_width(s), to += distance) {
    if (dense_is_part(s)) v_store_part(to, v_load(from), s->count);
    for (size_t v = 0; v < s->vectors && !dense_is_part(s); v++)
      v_store(to + v * V_LANES, v_load(from + v * V_LANES));
  }
}

/* With a hint that keeps compilers from calling memset. */
V_INLINE void dense_clear_lines(const dense_strip *s, size_t n, float *to) {
  const float *const end = to + n * dense_strip_width(s);
  for (; to < end; to += V_LANES) {
    v_store(to, v_set(0.0f));
    __asm__("" ::: "memory");
  }
}

/* ---- sums in registers; n, their number, is a constant --------------------------------------- */

V_INLINE void dense_load_sums(const int n, const float *sums, v_f32 *sum) {
  V_UNROLLED
  for (int v = 0; v < n; v++) sum[v] = v_load(sums + v * V_LANES);
}

V_INLINE void dense_store_sums(const int n, float *sums, const v_f32 *sum) {
  V_UNROLLED
  for (int v = 0; v < n; v++) v_store(sums + v * V_LANES, sum[v]);
}

V_INLINE void dense_add_line(const int n, v_f32 *sum, float factor, const vact_float *line) {
  const v_f32 f = v_set(factor);
  V_UNROLLED
  for (int v = 0; v < n; v++) sum[v] = v_fma(f, v_load(line + v * V_LANES), sum[v]);
}

/* ---- dx -------------------------------------------------------------------------------------- */

/* What the lines of a block of units add to rows of dx. */
typedef struct dense_dx_block {
  size_t units, all_units, pieces;
  const vact_float *lines; /* a strip of their weights */
  size_t distance;         /* from one piece's to the next */
  const vact_float *dy;    /* of the first row and unit */
  const uint8_t *which;
} dense_dx_block;

/* To one row or two, whose sums lie one after the other. */
V_INLINE void dense_add_winners(const int rows, const int n, const dense_dx_block *t, size_t row,
                                float *sums) {
  const size_t at = row * t->all_units, next = t->all_units;
  const size_t units = t->units, distance = t->distance, of_unit = t->pieces * distance;
  const vact_float *dy = t->dy + at, *lines = t->lines;
  const uint8_t *which = t->which + at;
  v_f32 sum[2 * DENSE_WIDTH_OF_DX];
  dense_load_sums(rows * n, sums, sum);
  for (size_t u = 0; u < units; u++, lines += of_unit) {
    dense_add_line(n, sum, dy[u], lines + which[u] * distance);
    if (rows == 2) dense_add_line(n, sum + n, dy[next + u], lines + which[next + u] * distance);
  }
  dense_store_sums(rows * n, sums, sum);
}

/* What a row will add: hardware does not see it coming, since rows are far from each other. */
V_INLINE void dense_prefetch_row(const dense_dx_block *t, size_t row) {
  enum { CACHE_LINE = 64 };
  const uintptr_t dy = (uintptr_t)(const void *)t->dy + row * t->all_units * sizeof(float);
  for (size_t at = 0; at < t->units * sizeof(float); at += CACHE_LINE)
    v_prefetch((const void *)(dy + at));
  v_prefetch((const void *)((uintptr_t)t->which + row * t->all_units));
}

V_INLINE void dense_add_to_rows(const int n, const dense_dx_block *t, size_t rows, float *sums) {
  const size_t width = (size_t)n * V_LANES;
  size_t row = 0;
  for (; row + 2 <= rows; row += 2) {
    dense_prefetch_row(t, row + 4);
    dense_prefetch_row(t, row + 5);
    dense_add_winners(2, n, t, row, sums + row * width);
  }
  if (row < rows) dense_add_winners(1, n, t, row, sums + row * width);
}

/* Strips of one vector, by itself since clang 14 keeps their sums on the stack between rows. */
V_OUT_OF_LINE void dense_add_narrow_block(const dense_dx_block *t, size_t rows, float *sums) {
  dense_add_to_rows(1, t, rows, sums);
}

V_OUT_OF_LINE void dense_add_block(const dense_strip *s, const dense_dx_block *t, size_t rows,
                                   float *sums) {
  if (dense_is(s->vectors, 4))
    dense_add_to_rows(4, t, rows, sums);
  else if (dense_is(s->vectors, 3))
    dense_add_to_rows(3, t, rows, sums);
  else if (dense_is(s->vectors, 2))
    dense_add_to_rows(2, t, rows, sums);
  else
    dense_add_narrow_block(t, rows, sums);
}
_Static_assert(DENSE_WIDTH_OF_DX == 4, "all widths have a case");

/* To copy lines pays if each is used a few times. Parts of a vector must be. */
V_INLINE void dense_sum_rows(const vact_dense_backward_call *c, const dense_strip *s, size_t row,
                             size_t rows, const vact_dense_sums *scratch) {
  enum { USES = 3, UNITS_IN_PLACE = 16 };
  const vact_maxout_dense_shape *shape = &c->shape;
  const size_t copied = dense_lines_in_cache(s) / shape->pieces;
  const int copies = dense_is_part(s) || (copied > 0 && rows >= USES * shape->pieces);
  const size_t block = copies ? copied : UNITS_IN_PLACE;
  dense_dx_block t = {.all_units = shape->units, .pieces = shape->pieces};
  dense_clear_lines(s, rows, scratch->sums);
  for (size_t unit = 0; unit < shape->units; unit += t.units) {
    t.units = shape->units - unit < block ? shape->units - unit : block;
    t.lines = c->w + unit * shape->pieces * shape->in + s->column;
    t.distance = shape->in;
    if (copies) {
      dense_take_lines(s, t.units * shape->pieces, t.lines, shape->in, scratch->lines);
      t.lines = scratch->lines;
      t.distance = dense_strip_width(s);
    }
    t.dy = c->dy + row * shape->units + unit;
    t.which = c->which + row * shape->units + unit;
    dense_add_block(s, &t, rows, scratch->sums);
  }
  dense_give_lines(s, rows, scratch->sums, c->dx + row * shape->in + s->column, shape->in);
}

/* So many rows that dy stays in the second cache for all strips, and their sums do. */
V_INLINE size_t dense_rows_of_block(const vact_maxout_dense_shape *shape) {
  const size_t few = 32, most = VACT_DENSE_SUMS / (DENSE_WIDTH_OF_DX * V_LANES);
  const size_t rows = VACT_DENSE_DY / (shape->units + 1);
  return rows < few ? few : rows < most ? rows : most;
}

/* The columns of part are those of dx. */
static void maxout_dense_backward_x(const vact_dense_backward_call *c, const vact_dense_part *part,
                                    const vact_dense_sums *scratch) {
  const size_t end = part->column + part->columns, block = dense_rows_of_block(&c->shape);
  dense_strip s;
  for (size_t r = 0; r < part->rows; r += block)
    for (size_t column = part->column; column < end; column += s.count) {
      const size_t rows = part->rows - r < block ? part->rows - r : block;
      s = dense_next_strip(column, end, DENSE_WIDTH_OF_DX);
      dense_sum_rows(c, &s, part->row + r, rows, scratch);
    }
}

/* ---- dw -------------------------------------------------------------------------------------- */

/* What lines of x add to one piece's dw: those of a list. */
typedef struct dense_dw_terms {
  size_t n;
  const uint8_t *row;
  const float *dy;
  const float *lines; /* a strip of x, of the rows of the chunk */
  size_t distance;
  const vact_float *from; /* what they are added to; NULL: to zeros */
  vact_float *to;
  int streamed;
} dense_dw_terms;

V_INLINE void dense_add_rows(const int n, const dense_dw_terms *t) {
  const size_t rows = t->n, distance = t->distance;
  const float *lines = t->lines;
  v_f32 sum[DENSE_WIDTH_OF_DW];
  V_UNROLLED
  for (int v = 0; v < n; v++)
    sum[v] = t->from != NULL ? v_load(t->from + v * V_LANES) : v_set(0.0f);
  for (size_t j = 0; j < rows; j++)
    dense_add_line(n, sum, t->dy[j], (const vact_float *)lines + t->row[j] * distance);
  V_UNROLLED
  for (int v = 0; v < n; v++) {
    if (t->streamed)
      v_stream(t->to + v * V_LANES, sum[v]);
    else
      v_store(t->to + v * V_LANES, sum[v]);
  }
}

V_OUT_OF_LINE void dense_add_list(const dense_strip *s, const dense_dw_terms *t) {
  if (dense_is(s->vectors, 8))
    dense_add_rows(8, t);
  else if (dense_is(s->vectors, 7))
    dense_add_rows(7, t);
  else if (dense_is(s->vectors, 6))
    dense_add_rows(6, t);
  else if (dense_is(s->vectors, 5))
    dense_add_rows(5, t);
  else if (dense_is(s->vectors, 4))
    dense_add_rows(4, t);
  else if (dense_is(s->vectors, 3))
    dense_add_rows(3, t);
  else if (dense_is(s->vectors, 2))
    dense_add_rows(2, t);
  else
    dense_add_rows(1, t);
}
_Static_assert(DENSE_WIDTH_OF_DW == 8, "all widths have a case");

/* Where a strip of the sums of lists is read or written. */
typedef struct dense_dw_place {
  vact_float *first; /* NULL: zeros */
  size_t distance;
} dense_dw_place;

/* By the lists of one chunk. */
V_INLINE void dense_add_chunk(const vact_dense_backward_call *c, const vact_dense_winners *l,
                              size_t chunk, const dense_strip *s, dense_dw_place from,
                              dense_dw_place to, int streamed, float *lines) {
  const size_t lists = l->units * c->shape.pieces, width = dense_strip_width(s);
  const size_t row = chunk * l->chunk, left = l->rows - row;
  dense_take_lines(s, left < l->chunk ? left : l->chunk,
                   c->x + (l->row + row) * c->shape.in + s->column, c->shape.in, lines);
  const uint32_t *start = l->start + chunk * lists;
  for (size_t i = 0; i < lists; i++) {
    const uint32_t at = start[i];
    vact_float *target = to.first + i * to.distance;
    const dense_dw_terms t = {
        .n = start[i + 1] - at,
        .row = l->won + at,
        .dy = l->dy + at,
        .lines = lines,
        .distance = width,
        .from = from.first != NULL ? from.first + i * from.distance : NULL,
        .to = target,
        .streamed = streamed && (uintptr_t)(void *)target % V_STREAM_ALIGNMENT == 0};
    dense_add_list(s, &t);
  }
}

/* Between two chunks the sums wait in scratch, and those of a part of a vector always are there. */
V_INLINE void dense_sum_lists(const vact_dense_backward_call *c, const vact_dense_winners *l,
                              const dense_strip *s, int goes_on, const vact_dense_sums *scratch) {
  const size_t lists = l->units * c->shape.pieces;
  const dense_dw_place waiting = {(vact_float *)scratch->sums, dense_strip_width(s)};
  const dense_dw_place dw = {c->dw + l->unit * c->shape.pieces * c->shape.in + s->column,
                             c->shape.in};
  const int is_part = dense_is_part(s);
  dense_dw_place from = dw;
  if (!goes_on) from.first = NULL;
  if (goes_on && is_part) {
    dense_take_lines(s, lists, dw.first, dw.distance, scratch->sums);
    from = waiting;
  }
  for (size_t chunk = 0; chunk < l->chunks; chunk++) {
    const int ends = chunk + 1 == l->chunks && !is_part;
    dense_add_chunk(c, l, chunk, s, from, ends ? dw : waiting, ends && l->streamed, scratch->lines);
    from = waiting;
  }
  if (is_part) dense_give_lines(s, lists, scratch->sums, dw.first, dw.distance);
}

static void maxout_dense_backward_w(const vact_dense_backward_call *c, const vact_dense_winners *l,
                                    size_t column, size_t columns, int goes_on,
                                    const vact_dense_sums *scratch) {
  const size_t end = column + columns;
  const size_t narrow = l->chunk * V_LANES; /* floats of strips of one vector */
  const int fits = narrow * DENSE_WIDTH_OF_DW <= VACT_DENSE_LINES;
  const size_t widest = fits ? DENSE_WIDTH_OF_DW : VACT_DENSE_LINES / narrow;
  dense_strip s;
  for (; column < end; column += s.count) {
    s = dense_next_strip(column, end, widest);
    dense_sum_lists(c, l, &s, goes_on, scratch);
  }
  if (l->streamed) v_stream_fence();
}

#endif

/*
 * The loops of the activations with trained parameters, written once for every family, direction
 * and ISA. A row of the call is a run of elements; either all elements of the call have the same
 * parameters, or those of one column have (see vact_learnable_call).
 *
 * The terms of a parameter's gradient are summed in an order that no ISA changes:
 *   one parameter for all   groups of SUM_GROUP elements of a row, the last one filled up with zeros:
 *                           lanes j < 16 get (t[j] + t[16 + j]) + (t[32 + j] + t[48 + j]) in f32,
 *                           and are added to 16 sums in double
 *   one for each column     groups of LEARNABLE_ROWS rows: (t[0] + t[1]) + (t[2] + t[3]) in f32, added to the
 *                           column's sum in double; rows that are left over, one by one
 */
#ifndef VACT_SIMD_LEARNABLE_H
#define VACT_SIMD_LEARNABLE_H

#include "isa.h"
#include "math/gate.h"
#include "math/prelu.h"
#include "math/snake.h"
#include "storage.h"

/* Elements, columns and rows that are worked on at a time. */
enum { SUM_GROUP = 4 * VACT_SUM_LANES, LEARNABLE_STRIP = 512, LEARNABLE_ROWS = 4 };

enum { SUM_VECTORS = SUM_GROUP / V_LANES };

/* One family in one direction, as a constant. */
typedef struct learnable_formula {
  int parameters, prepared, is_backward, is_limited;
  void (*prepare)(learnable_vectors *p);
  /* terms[k] is that of parameter k; neither dy nor terms if it is not backward */
  v_f32 (*apply)(const learnable_vectors *p, enum range range, v_f32 x, v_f32 dy, v_f32 *terms);
} learnable_formula;

/* The full form of a family for one vector, out of line. */
typedef void learnable_full(const learnable_vectors *p, const v_f32 *x, const v_f32 *dy, v_f32 *out,
                            v_f32 *terms);

/* Where a run of elements begins in each array. */
typedef struct learnable_place {
  const char *x, *dy;
  char *out;
} learnable_place;

/* Columns whose parameters have been prepared. */
typedef struct learnable_strip {
  size_t begin, n;
  float limit[LEARNABLE_STRIP], prepared[MOST_PREPARED][LEARNABLE_STRIP];
} learnable_strip;

/* What is left over by a family's hot loops, or not usual, out of line. */
typedef void learnable_group(const vact_learnable_call *c, const learnable_vectors *p, size_t row,
                             size_t i, size_t n);
typedef void learnable_columns(const vact_learnable_call *c, const learnable_strip *s, size_t row,
                               size_t rows, size_t j, size_t count);

typedef struct learnable_rest {
  learnable_group *group;
  learnable_columns *columns;
} learnable_rest;

/* Hides a 16-bit dtype from the optimizer, which would write the loop once for each. */
V_INLINE void learnable_hide_dtype(vact_dtype *dtype) {
  if (*dtype != VACT_F32) __asm__("" : "+r"(*dtype));
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

/* Whether the usual form is right for all of count vectors of x, a constant. */
V_INLINE int learnable_are_usual(const learnable_formula *f, v_f32 limit, const v_f32 *x,
                                 size_t count) {
  if (!f->is_limited) return 1;
  if (count == 1) return !v_any_above(x, 1, limit);
  for (size_t j = 0; j < count; j += 4)
    if (__builtin_expect(v_any_above(x + j, 4, limit), 0)) return 0;
  return 1;
}

/* A vector whose x has been loaded; the others of its block too, so that x may be overwritten. */
V_INLINE void learnable_usual_vector(const learnable_formula *f, vact_dtype dtype,
                                     const learnable_vectors *p, learnable_place at, v_f32 x,
                                     v_f32 *terms) {
  v_f32 dy = v_set(0.0f);
  if (f->is_backward) dy = storage_load(dtype, at.dy);
  storage_store(dtype, at.out, f->apply(p, USUAL, x, dy, terms));
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
                                    const learnable_vectors *p, v_f32 x, v_f32 dy, v_f32 *terms) {
  const learnable_vectors copy = learnable_copy(f, p);
  const v_f32 x_copy = x, dy_copy = dy;
  v_f32 out, made[MOST_PARAMETERS] = {dy, dy}; /* of anything: fewer may be made */
  full(&copy, &x_copy, &dy_copy, &out, made);
  for (int k = 0; k < MOST_PARAMETERS; k++) terms[k] = made[k];
  return out;
}

/* 0 < count <= V_LANES elements in the form that is right for them. */
V_INLINE void learnable_part(const learnable_formula *f, learnable_full *full, vact_dtype dtype,
                             const learnable_vectors *p, learnable_place at, size_t count,
                             v_f32 *terms) {
  const v_f32 x = storage_load_some(dtype, at.x, count);
  v_f32 dy = v_set(0.0f), out;
  if (f->is_backward) dy = storage_load_some(dtype, at.dy, count);
  if (learnable_are_usual(f, p->limit, &x, 1))
    out = f->apply(p, USUAL, x, dy, terms);
  else
    out = learnable_apply_full(f, full, p, x, dy, terms);
  storage_store_some(dtype, at.out, out, count);
}

/* ---- the same parameters for all elements ---------------------------------------------------- */

/* t[k] are the terms of parameter k. */
V_INLINE void learnable_add_group(const learnable_formula *f, const vact_learnable_call *c,
                                  v_f32 t[MOST_PARAMETERS][SUM_VECTORS]) {
  enum { QUARTER = SUM_VECTORS / 4 };
  for (int k = 0; k < f->parameters; k++)
    for (int j = 0; j < QUARTER; j++) {
      const v_f32 first = v_add(t[k][j], t[k][j + QUARTER]);
      const v_f32 second = v_add(t[k][j + 2 * QUARTER], t[k][j + 3 * QUARTER]);
      v_accumulate(c->sums[k] + j * V_LANES, v_add(first, second));
    }
}

/* As many whole groups of n elements as are usual; returns where it stopped. */
V_INLINE size_t learnable_usual_groups(const learnable_formula *f, const vact_learnable_call *c,
                                       vact_dtype dtype, const learnable_vectors *p,
                                       learnable_place row, size_t i, size_t n) {
  const size_t size = storage_size_of(dtype), step = V_LANES * size;
  for (; n - i >= SUM_GROUP; i += SUM_GROUP) {
    learnable_hide_dtype(&dtype);
    const learnable_place at = learnable_place_after(row, i * size);
    v_f32 x[SUM_VECTORS], t[MOST_PARAMETERS][SUM_VECTORS];
    storage_load_vectors(dtype, at.x, step, SUM_VECTORS, x);
    if (!learnable_are_usual(f, p->limit, x, SUM_VECTORS)) break;
    for (size_t j = 0; j < SUM_VECTORS; j++) {
      v_f32 terms[MOST_PARAMETERS];
      learnable_usual_vector(f, dtype, p, learnable_place_after(at, j * step), x[j], terms);
      for (int k = 0; f->is_backward && k < f->parameters; k++) t[k][j] = terms[k];
    }
    if (f->is_backward) learnable_add_group(f, c, t);
  }
  return i;
}

/* One group of up to SUM_GROUP elements, vector by vector: the body of a learnable_group. */
V_INLINE void learnable_some_group(const learnable_formula *f, learnable_full *full,
                                   const vact_learnable_call *c, const learnable_vectors *p,
                                   size_t row, size_t begin, size_t n) {
  const size_t size = storage_size_of(c->dtype);
  const learnable_place at = learnable_place_of(c, row, begin);
  v_f32 t[MOST_PARAMETERS][SUM_VECTORS];
  for (int k = 0; k < f->parameters; k++)
    for (int j = 0; j < SUM_VECTORS; j++) t[k][j] = v_set(0.0f);
  for (size_t i = 0; i < n; i += V_LANES) {
    v_f32 terms[MOST_PARAMETERS];
    const size_t count = n - i < V_LANES ? n - i : V_LANES;
    learnable_part(f, full, c->dtype, p, learnable_place_after(at, i * size), count, terms);
    for (int k = 0; f->is_backward && k < f->parameters; k++) t[k][i / V_LANES] = terms[k];
  }
  if (f->is_backward) learnable_add_group(f, c, t);
}

V_INLINE void learnable_runs(const learnable_formula *f, const learnable_rest *rest,
                             const vact_learnable_call *c) {
  learnable_vectors p;
  p.limit = v_set(0.0f);
  for (int k = 0; k < f->parameters; k++) p.parameter[k] = v_set(*c->parameters[k]);
  if (f->is_limited) f->prepare(&p);
  const learnable_vectors for_rest = learnable_copy(f, &p); /* which lets p live in registers */
  for (size_t row = 0; row < c->rows; row++) {
    const learnable_place start = learnable_place_of(c, row, 0);
    size_t i = 0;
    for (;;) {
      /* With one lane there is nothing to gain, and much code. */
      if (V_LANES > 1 && c->dtype == VACT_F32)
        i = learnable_usual_groups(f, c, VACT_F32, &p, start, i, c->n);
      else if (V_LANES > 1)
        i = learnable_usual_groups(f, c, c->dtype, &p, start, i, c->n);
      if (i == c->n) break;
      const size_t count = c->n - i < SUM_GROUP ? c->n - i : SUM_GROUP;
      rest->group(c, &for_rest, row, i, count);
      i += count;
    }
  }
}

/* ---- parameters by column -------------------------------------------------------------------- */

/* The parameters of count columns from j of the strip on. */
V_INLINE learnable_vectors learnable_vectors_of(const learnable_formula *f,
                                                const vact_learnable_call *c,
                                                const learnable_strip *s, size_t j, size_t count) {
  learnable_vectors p;
  p.limit = v_set(0.0f);
  for (int k = 0; k < f->parameters; k++)
    p.parameter[k] = storage_load_some(VACT_F32, c->parameters[k] + s->begin + j, count);
  if (f->is_limited) p.limit = v_load(s->limit + j);
  for (int i = 0; i < f->prepared; i++) p.prepared[i] = v_load(s->prepared[i] + j);
  return p;
}

V_INLINE void learnable_prepare_strip(const learnable_formula *f, const vact_learnable_call *c,
                                      learnable_strip *s) {
  for (size_t j = 0; j < s->n; j += V_LANES) {
    learnable_vectors p;
    const size_t count = s->n - j < V_LANES ? s->n - j : V_LANES;
    for (int k = 0; k < f->parameters; k++)
      p.parameter[k] = storage_load_some(VACT_F32, c->parameters[k] + s->begin + j, count);
    f->prepare(&p);
    v_store(s->limit + j, p.limit);
    for (int i = 0; i < f->prepared; i++) v_store(s->prepared[i] + j, p.prepared[i]);
  }
}

/* t[k] are the terms of parameter k, from `rows` rows, 1 or LEARNABLE_ROWS, and one vector of columns. */
V_INLINE void learnable_add_columns(const learnable_formula *f, const vact_learnable_call *c,
                                    v_f32 t[MOST_PARAMETERS][LEARNABLE_ROWS], size_t rows,
                                    size_t column) {
  for (int k = 0; k < f->parameters; k++) {
    v_f32 sum = t[k][0];
    if (rows == LEARNABLE_ROWS) sum = v_add(v_add(sum, t[k][1]), v_add(t[k][2], t[k][3]));
    v_accumulate(c->sums[k] + column, sum);
  }
}

/* `rows`, a constant, 1 or LEARNABLE_ROWS, of whole vectors below the n columns of the strip, while they are
 * usual; returns where it stopped. */
V_INLINE size_t learnable_usual_columns(const learnable_formula *f, const vact_learnable_call *c,
                                        vact_dtype dtype, const learnable_strip *s,
                                        learnable_place start, size_t rows, size_t j) {
  const size_t size = storage_size_of(dtype), step = c->stride * size;
  for (; s->n - j >= V_LANES; j += V_LANES) {
    learnable_hide_dtype(&dtype);
    const learnable_place at = learnable_place_after(start, j * size);
    const learnable_vectors p = learnable_vectors_of(f, c, s, j, V_LANES);
    v_f32 x[LEARNABLE_ROWS], t[MOST_PARAMETERS][LEARNABLE_ROWS];
    storage_load_vectors(dtype, at.x, step, rows, x);
    if (!learnable_are_usual(f, p.limit, x, rows)) break;
    for (size_t r = 0; r < rows; r++) {
      v_f32 terms[MOST_PARAMETERS];
      learnable_usual_vector(f, dtype, &p, learnable_place_after(at, r * step), x[r], terms);
      for (int k = 0; f->is_backward && k < f->parameters; k++) t[k][r] = terms[k];
    }
    if (f->is_backward) learnable_add_columns(f, c, t, rows, s->begin + j);
  }
  return j;
}

/* The same of 1 or LEARNABLE_ROWS rows for one vector of columns in any form: the body of a
 * learnable_columns. */
V_INLINE void learnable_some_columns(const learnable_formula *f, learnable_full *full,
                                     const vact_learnable_call *c, const learnable_strip *s,
                                     size_t row, size_t rows, size_t j, size_t count) {
  const learnable_place start = learnable_place_of(c, row, s->begin);
  const size_t size = storage_size_of(c->dtype), step = c->stride * size;
  const learnable_vectors p = learnable_vectors_of(f, c, s, j, count);
  v_f32 t[MOST_PARAMETERS][LEARNABLE_ROWS];
  for (int k = 0; k < f->parameters; k++) t[k][0] = v_set(0.0f); /* compilers see no row */
  for (size_t r = 0; r < rows; r++) {
    v_f32 terms[MOST_PARAMETERS];
    learnable_part(f, full, c->dtype, &p, learnable_place_after(start, j * size + r * step), count,
                   terms);
    for (int k = 0; f->is_backward && k < f->parameters; k++) t[k][r] = terms[k];
  }
  if (f->is_backward) learnable_add_columns(f, c, t, rows, s->begin + j);
}

V_INLINE void learnable_strip_rows(const learnable_formula *f, const learnable_rest *rest,
                                   const vact_learnable_call *c, const learnable_strip *s,
                                   size_t row, size_t rows) {
  const learnable_place start = learnable_place_of(c, row, s->begin);
  size_t j = 0;
  while (j < s->n) {
    if (V_LANES > 1 && c->dtype == VACT_F32)
      j = rows == 1 ? learnable_usual_columns(f, c, VACT_F32, s, start, 1, j)
                    : learnable_usual_columns(f, c, VACT_F32, s, start, LEARNABLE_ROWS, j);
    else if (V_LANES > 1 && rows == LEARNABLE_ROWS) /* single rows of 16-bit types are few */
      j = learnable_usual_columns(f, c, c->dtype, s, start, LEARNABLE_ROWS, j);
    if (j == s->n) return;
    const size_t count = s->n - j < V_LANES ? s->n - j : V_LANES;
    rest->columns(c, s, row, rows, j, count);
    j += count;
  }
}

V_INLINE void learnable_matrix(const learnable_formula *f, const learnable_rest *rest,
                               const vact_learnable_call *c) {
  learnable_strip s;
  for (s.begin = 0; s.begin < c->n; s.begin += LEARNABLE_STRIP) {
    s.n = c->n - s.begin < LEARNABLE_STRIP ? c->n - s.begin : LEARNABLE_STRIP;
    if (f->is_limited) learnable_prepare_strip(f, c, &s);
    size_t row = 0;
    while (row < c->rows) {
      const size_t rows = c->rows - row < LEARNABLE_ROWS ? 1 : LEARNABLE_ROWS;
      learnable_strip_rows(f, rest, c, &s, row, rows);
      row += rows;
    }
  }
}

V_INLINE void learnable(const learnable_formula *f, const learnable_rest *rest,
                        const vact_learnable_call *c) {
  if (c->by_column)
    learnable_matrix(f, rest, c);
  else
    learnable_runs(f, rest, c);
}

#endif

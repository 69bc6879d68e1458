/*
 * The loop of activations with trained parameters whose elements have those of their column.
 *
 * The terms of a parameter's gradient are summed in f32 over VACT_SUM_ROWS rows of a column, or
 * what is left of them: those of each half one after the other. Then they are added in double,
 * either to the sum of their column, or to one of VACT_SUM_LANES sums of their channel.
 */
#ifndef VACT_SIMD_LEARNABLE_COLUMNS_H
#define VACT_SIMD_LEARNABLE_COLUMNS_H

#include "learnable_strip.h"

/* Out of line: up to a block of columns from j on of one row, in any form. */
typedef void learnable_columns(const vact_learnable_call *c, learnable_strip *s, size_t row,
                               size_t j, size_t count);

/* ---- one vector ------------------------------------------------------------------------------ */

V_INLINE learnable_vectors learnable_vectors_of(const learnable_formula *f,
                                                const learnable_strip *s, size_t j) {
  learnable_vectors p;
  for (int k = 0; k < f->parameters; k++) p.parameter[k] = v_load(s->parameter[k] + j);
  for (int i = 0; i < f->prepared; i++) p.prepared[i] = v_load(s->prepared[i] + j);
  p.limit = f->is_limited ? v_set(s->limit[j / LEARNABLE_BLOCK]) : v_set(0.0f);
  return p;
}

/* Where a row finds the sums of those before it in the same half, and where it leaves them. */
typedef struct learnable_sums {
  const float *before[MOST_PARAMETERS];
  float *after[MOST_PARAMETERS];
} learnable_sums;

enum { LEARNABLE_HALF = VACT_SUM_ROWS / 2 };

V_INLINE learnable_sums learnable_sums_of(const learnable_formula *f, learnable_strip *s) {
  static const _Alignas(64) learnable_line zeros;
  learnable_sums sums;
  for (int k = 0; k < f->parameters; k++) {
    sums.after[k] = s->sums[s->row / LEARNABLE_HALF][k];
    sums.before[k] = s->row % LEARNABLE_HALF == 0 ? zeros : sums.after[k];
  }
  return sums;
}

V_INLINE void learnable_load_sums(const learnable_formula *f, const learnable_sums *all, size_t j,
                                  v_f32 *sums) {
  if (!f->is_backward) return;
  sums[0] = v_load(all->before[0] + j);
  if (f->parameters == 2) sums[1] = v_load(all->before[1] + j);
}

V_INLINE void learnable_store_sums(const learnable_formula *f, const learnable_sums *all, size_t j,
                                   const v_f32 *sums) {
  if (!f->is_backward) return;
  v_store(all->after[0] + j, sums[0]);
  if (f->parameters == 2) v_store(all->after[1] + j, sums[1]);
}

/* The sums of both halves, or of the first, in count columns: the lanes behind them, which hold
 * what the columns there made of nothing, are 0. */
V_INLINE v_f32 learnable_sum_of_halves(const learnable_strip *s, int k, size_t j, size_t count) {
  const v_f32 first = storage_load_some(VACT_F32, s->sums[0][k] + j, count);
  if (s->row < LEARNABLE_HALF) return first;
  return v_add(first, storage_load_some(VACT_F32, s->sums[1][k] + j, count));
}

/* Adds the sums of the rows so far to those of the columns; out of line, for all families. */
V_OUT_OF_LINE void learnable_add_columns(const vact_learnable_call *c, const learnable_strip *s,
                                         int k) {
  double *sums = c->sums[k] + s->begin;
  size_t j = 0;
  for (; s->n - j >= 2 * V_LANES; j += 2 * V_LANES) {
    v_f32 pair[2] = {learnable_sum_of_halves(s, k, j, V_LANES),
                     learnable_sum_of_halves(s, k, j + V_LANES, V_LANES)};
    storage_from_pair(c->dtype, pair);
    v_accumulate(sums + j, pair[0]);
    v_accumulate(sums + j + V_LANES, pair[1]);
  }
  for (; j < s->n; j += V_LANES) {
    const size_t left = s->n - j, count = left < V_LANES ? left : V_LANES;
    v_accumulate(sums + j, learnable_sum_of_halves(s, k, j, count));
  }
}

/* The same to VACT_SUM_LANES sums of each run: to each in turn. */
V_OUT_OF_LINE void learnable_add_runs(const vact_learnable_call *c, learnable_strip *s, int k) {
  float *line = s->sums[0][k];
  for (size_t j = 0; s->row >= LEARNABLE_HALF && j < s->n; j += V_LANES)
    v_store(line + j, learnable_sum_of_halves(s, k, j, V_LANES));
  if (c->dtype == VACT_BF16) learnable_restore_line(s->n, line);
  learnable_run run = learnable_run_of(c, s->begin);
  for (size_t j = 0; j < s->n;) {
    const size_t left = s->n - j, count = run.left < left ? run.left : left;
    double *sums = c->sums[k] + run.channel * VACT_SUM_LANES;
    for (size_t i = 0; i < count; i += V_LANES)
      v_accumulate(
          sums + i % VACT_SUM_LANES,
          storage_load_some(VACT_F32, line + j + i, count - i < V_LANES ? count - i : V_LANES));
    j += count;
    learnable_next_run(c, &run);
  }
}

/* ---- the loops ------------------------------------------------------------------------------- */

/* The pair from column j on in the usual form; x has been loaded. */
V_INLINE void learnable_columns_pair(const learnable_formula *f, vact_dtype dtype,
                                     const learnable_strip *s, const learnable_sums *all, size_t j,
                                     learnable_place at, const v_f32 x[2], int streamed) {
  const learnable_vectors p[2] = {learnable_vectors_of(f, s, j),
                                  learnable_vectors_of(f, s, j + V_LANES)};
  v_f32 sums[MOST_PARAMETERS], more_sums[MOST_PARAMETERS];
  learnable_load_sums(f, all, j, sums);
  learnable_load_sums(f, all, j + V_LANES, more_sums);
  learnable_usual_pair(f, dtype, p, 1, at, x, sums, more_sums, streamed);
  learnable_store_sums(f, all, j, sums);
  learnable_store_sums(f, all, j + V_LANES, more_sums);
}

/* Whole blocks of a row's columns from j on, while they are usual; returns where it stopped. */
V_INLINE size_t learnable_usual_columns(const learnable_formula *f, const vact_learnable_call *c,
                                        vact_dtype dtype, learnable_strip *s, learnable_place row,
                                        size_t j) {
  const size_t size = storage_size_of(dtype);
  const learnable_sums all = learnable_sums_of(f, s);
  int streamed = learnable_is_streamed(c, learnable_place_after(row, j * size));
  for (; s->n - j >= LEARNABLE_BLOCK; j += LEARNABLE_BLOCK) {
    learnable_hide_dtype(&dtype);
    __asm__("" : "+r"(streamed)); /* or the loop would be written twice */
    const learnable_place at = learnable_place_after(row, j * size);
    v_f32 x[LEARNABLE_VECTORS];
    storage_load_pairs(dtype, at.x, LEARNABLE_VECTORS, x);
    const v_f32 limit = v_set(f->is_limited ? s->limit[j / LEARNABLE_BLOCK] : 0.0f);
    if (!learnable_are_usual(f, limit, x, LEARNABLE_VECTORS)) break;
    V_UNROLLED
    for (size_t i = 0; i < LEARNABLE_VECTORS; i += 2)
      learnable_columns_pair(f, dtype, s, &all, j + i * V_LANES,
                             learnable_place_after(at, i * V_LANES * size), x + i, streamed);
  }
  return j;
}

/* A pair, of which one vector is worked on after the other. */
typedef struct learnable_pair {
  v_f32 x[2], dy[2]; /* x becomes the output */
} learnable_pair;

V_INLINE void learnable_load_pair(const learnable_formula *f, vact_dtype dtype, learnable_place at,
                                  learnable_pair *pair) {
  storage_load_pair(dtype, at.x, pair->x);
  if (f->is_backward) storage_load_pair(dtype, at.dy, pair->dy);
}

/* The same of a vector that is no part of a pair: count columns. */
V_INLINE void learnable_load_single(const learnable_formula *f, vact_dtype dtype,
                                    learnable_place at, size_t count, learnable_pair *pair) {
  pair->x[0] = storage_load_some(dtype, at.x, count);
  if (f->is_backward) pair->dy[0] = storage_load_some(dtype, at.dy, count);
}

/* The body of a learnable_columns: vector by vector, in whole pairs while there are any. */
V_INLINE void learnable_some_columns(const learnable_formula *f, learnable_full *full,
                                     const vact_learnable_call *c, learnable_strip *s, size_t row,
                                     size_t j, size_t count) {
  enum { PAIR = 2 * V_LANES };
  const learnable_sums all = learnable_sums_of(f, s);
  const size_t end = j + count, end_of_pairs = V_LANES > 1 ? end - count % PAIR : j;
  learnable_pair pair = {{v_set(0.0f), v_set(0.0f)}, {v_set(0.0f), v_set(0.0f)}};
  for (size_t i = 0; j < end; j += V_LANES, i = j < end_of_pairs ? 1 - i : 0) {
    const size_t of_vector = end - j < V_LANES ? end - j : V_LANES;
    const learnable_place at = learnable_place_of(c, row, s->begin + j - i * V_LANES);
    const learnable_vectors p = learnable_vectors_of(f, s, j);
    v_f32 sums[MOST_PARAMETERS];
    if (j >= end_of_pairs)
      learnable_load_single(f, c->dtype, at, of_vector, &pair);
    else if (i == 0)
      learnable_load_pair(f, c->dtype, at, &pair);
    learnable_load_sums(f, &all, j, sums);
    pair.x[i] = learnable_apply(f, full, &p, pair.x[i], pair.dy[i], sums);
    learnable_store_sums(f, &all, j, sums);
    if (j >= end_of_pairs)
      storage_store_some(c->dtype, at.out, pair.x[0], of_vector);
    else if (i == 1)
      storage_store_pair(c->dtype, at.out, pair.x, 0);
  }
}

V_INLINE void learnable_strip_row(const learnable_formula *f, learnable_columns *rest,
                                  const vact_learnable_call *c, learnable_strip *s, size_t row) {
  const learnable_place start = learnable_place_of(c, row, s->begin);
  size_t j = 0;
  while (j < s->n) {
    /* With one lane there is nothing to gain, and much code. */
    if (V_LANES > 1 && c->dtype == VACT_F32)
      j = learnable_usual_columns(f, c, VACT_F32, s, start, j);
    else if (V_LANES > 1)
      j = learnable_usual_columns(f, c, c->dtype, s, start, j);
    if (j == s->n) return;
    const size_t count = s->n - j < LEARNABLE_BLOCK ? s->n - j : LEARNABLE_BLOCK;
    rest(c, s, row, j, count);
    j += count;
  }
}

V_INLINE void learnable_matrix(const learnable_formula *f, learnable_lay_out *lay_out,
                               learnable_columns *rest, const vact_learnable_call *c) {
  learnable_strip s;
  for (s.begin = 0; s.begin < c->n; s.begin += LEARNABLE_STRIP) {
    s.n = c->n - s.begin < LEARNABLE_STRIP ? c->n - s.begin : LEARNABLE_STRIP;
    lay_out(c, &s);
    for (size_t row = 0; row < c->rows; row++) {
      s.row = row % VACT_SUM_ROWS;
      learnable_strip_row(f, rest, c, &s, row);
      if (s.row < VACT_SUM_ROWS - 1 && row < c->rows - 1) continue;
      for (int k = 0; f->is_backward && k < f->parameters; k++)
        if (c->by_run)
          learnable_add_runs(c, &s, k);
        else
          learnable_add_columns(c, &s, k);
    }
  }
}

#endif

/*
 * The loop of activations with trained parameters whose elements have all the same ones.
 *
 * The terms of a parameter's gradient are summed by two groups of SUM_GROUP elements of a row, the
 * last ones filled up with zeros: j < 32 get (t[j] + t[32 + j]) + (t[64 + j] + t[96 + j]) in f32,
 * and the upper 16 of these are added to the lower ones, and then to 16 sums in double.
 */
#ifndef VACT_SIMD_LEARNABLE_RUNS_H
#define VACT_SIMD_LEARNABLE_RUNS_H

#include "learnable.h"

/* Elements of a group, and the vectors of it and of its sums in f32. */
enum { SUM_GROUP = 4 * VACT_SUM_LANES };

enum { SUM_VECTORS = SUM_GROUP / V_LANES, SUM_HALF = SUM_VECTORS / 2 };

/* Of each vector of sums, those of all parameters. */
typedef v_f32 learnable_group_sums[SUM_HALF][MOST_PARAMETERS];

/* Up to SUM_GROUP elements of a row from i on, in any form, out of line. */
typedef void learnable_group(const vact_learnable_call *c, const learnable_vectors *p, size_t row,
                             size_t i, size_t n);

V_INLINE void learnable_clear_group(const learnable_formula *f, learnable_group_sums sums) {
  for (int j = 0; j < SUM_HALF; j++) {
    sums[j][0] = v_set(0.0f);
    if (f->parameters == 2) sums[j][1] = v_set(0.0f);
  }
}

/* What the sums of the group that begins at i, those of parameter k, go to: they are kept, as they
 * are, if another group follows that is the second of two. */
V_INLINE void learnable_add_group_of(const vact_learnable_call *c, vact_dtype dtype, int k,
                                     v_f32 *sums, size_t i) {
  const int is_second = i / SUM_GROUP % 2 == 1;
  if (!is_second && c->n - i > SUM_GROUP) {
    for (int j = 0; j < SUM_HALF; j++) v_store(c->group[k] + j * V_LANES, sums[j]);
    return;
  }
  for (int j = 0; is_second && j < SUM_HALF; j++)
    sums[j] = v_add(v_load(c->group[k] + j * V_LANES), sums[j]);
  for (int j = 0; V_LANES > 1 && j < SUM_HALF; j += 2) storage_from_pair(dtype, sums + j);
  for (int j = 0; j < SUM_HALF / 2; j++)
    v_accumulate(c->sums[k] + j * V_LANES, v_add(sums[j], sums[j + SUM_HALF / 2]));
}

V_INLINE void learnable_add_group(const learnable_formula *f, const vact_learnable_call *c,
                                  vact_dtype dtype, learnable_group_sums sums, size_t i) {
  v_f32 first[SUM_HALF], second[SUM_HALF];
  for (int j = 0; j < SUM_HALF; j++) {
    first[j] = sums[j][0];
    if (f->parameters == 2) second[j] = sums[j][1];
  }
  learnable_add_group_of(c, dtype, 0, first, i);
  if (f->parameters == 2) learnable_add_group_of(c, dtype, 1, second, i);
}

/* As many whole groups of a row as are usual; returns where it stopped. */
V_INLINE size_t learnable_usual_groups(const learnable_formula *f, const vact_learnable_call *c,
                                       vact_dtype dtype, const learnable_vectors *p,
                                       learnable_place row, size_t i) {
  const size_t size = storage_size_of(dtype);
  int streamed = learnable_is_streamed(c, learnable_place_after(row, i * size));
  for (; c->n - i >= SUM_GROUP; i += SUM_GROUP) {
    learnable_hide_dtype(&dtype);
    __asm__("" : "+r"(streamed)); /* or the loop would be written twice */
    const learnable_place at = learnable_place_after(row, i * size);
    v_f32 x[SUM_VECTORS];
    learnable_group_sums sums;
    storage_load_pairs(dtype, at.x, SUM_VECTORS, x);
    if (!learnable_are_usual(f, p->limit, x, SUM_VECTORS)) break;
    if (f->is_backward) learnable_clear_group(f, sums);
    V_UNROLLED
    for (size_t j = 0; j < SUM_VECTORS; j += 2)
      learnable_usual_pair(f, dtype, p, 0, learnable_place_after(at, j * V_LANES * size), x + j,
                           sums[j % SUM_HALF], sums[j % SUM_HALF + 1], streamed);
    if (f->is_backward) learnable_add_group(f, c, dtype, sums, i);
  }
  return i;
}

/* The body of a learnable_group: vector by vector. */
V_INLINE void learnable_some_group(const learnable_formula *f, learnable_full *full,
                                   const vact_learnable_call *c, const learnable_vectors *p,
                                   size_t row, size_t begin, size_t n) {
  const size_t size = storage_size_of(c->dtype);
  const learnable_place at = learnable_place_of(c, row, begin);
  learnable_group_sums sums;
  learnable_clear_group(f, sums);
  for (size_t i = 0; i < n; i += V_LANES) {
    const size_t count = n - i < V_LANES ? n - i : V_LANES;
    learnable_part(f, full, c->dtype, p, learnable_place_after(at, i * size), count,
                   sums[i / V_LANES % SUM_HALF]);
  }
  if (!f->is_backward) return;
  for (int k = 0; V_LANES > 1 && k < f->parameters; k++)
    for (int j = 0; j < SUM_HALF; j += 2) {
      v_f32 pair[2] = {sums[j][k], sums[j + 1][k]};
      storage_to_pair(c->dtype, pair);
      sums[j][k] = pair[0];
      sums[j + 1][k] = pair[1];
    }
  learnable_add_group(f, c, c->dtype, sums, begin);
}

V_INLINE void learnable_run_row(const learnable_formula *f, learnable_group *rest,
                                const vact_learnable_call *c, const learnable_vectors *p,
                                const learnable_vectors *for_rest, size_t row) {
  const learnable_place start = learnable_place_of(c, row, 0);
  size_t i = 0;
  for (;;) {
    /* With one lane there is nothing to gain, and much code. */
    if (V_LANES > 1 && c->dtype == VACT_F32)
      i = learnable_usual_groups(f, c, VACT_F32, p, start, i);
    else if (V_LANES > 1)
      i = learnable_usual_groups(f, c, c->dtype, p, start, i);
    if (i == c->n) break;
    const size_t count = c->n - i < SUM_GROUP ? c->n - i : SUM_GROUP;
    rest(c, for_rest, row, i, count);
    i += count;
  }
}

V_INLINE void learnable_runs(const learnable_formula *f, learnable_group *rest,
                             const vact_learnable_call *c) {
  learnable_vectors p;
  p.limit = v_set(0.0f);
  for (int k = 0; k < f->parameters; k++) p.parameter[k] = v_set(*c->parameters[k]);
  if (f->is_limited) f->prepare(&p);
  const learnable_vectors for_rest = learnable_copy(f, &p); /* which lets p live in registers */
  for (size_t row = 0; row < c->rows; row++) learnable_run_row(f, rest, c, &p, &for_rest, row);
}

#endif

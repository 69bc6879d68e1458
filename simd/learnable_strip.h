/*
 * Strips of columns for activations with trained parameters: the parameters, and what is prepared
 * from them, are laid out column by column, so that a row is a stream of elements beside streams of
 * parameters, however many columns have the same ones.
 */
#ifndef VACT_SIMD_LEARNABLE_STRIP_H
#define VACT_SIMD_LEARNABLE_STRIP_H

#include "learnable.h"

/* Columns that are worked on at a time. */
enum {
  LEARNABLE_VECTORS = 4,
  LEARNABLE_BLOCK = LEARNABLE_VECTORS * V_LANES,
  LEARNABLE_STRIP = 512,
};

/* Of the columns of a strip, each with room for one more vector. Whole pairs are in the order of
 * the dtype's pairs, what is left in that of memory. */
typedef float learnable_line[LEARNABLE_STRIP + V_LANES];

typedef struct learnable_strip {
  size_t begin, n;
  float limit[LEARNABLE_STRIP / LEARNABLE_BLOCK];         /* the smallest of each block */
  _Alignas(64) learnable_line parameter[MOST_PARAMETERS]; /* so that no vector spans cache lines */
  learnable_line prepared[MOST_PREPARED];
  learnable_line sums[2][MOST_PARAMETERS]; /* of each half of the rows */
  size_t row;                              /* of VACT_SUM_ROWS, the one that it is at */
} learnable_strip;

/* Out of line: makes the strip from s->begin on. */
typedef void learnable_lay_out(const vact_learnable_call *c, learnable_strip *s);

/* What is left of a run of columns. */
typedef struct learnable_run {
  size_t channel, left;
} learnable_run;

V_INLINE learnable_run learnable_run_of(const vact_learnable_call *c, size_t column) {
  const size_t at = c->first + column;
  const learnable_run run = {at / c->inner % c->channels, c->inner - at % c->inner};
  return run;
}

V_INLINE void learnable_next_run(const vact_learnable_call *c, learnable_run *run) {
  run->channel = run->channel + 1 == c->channels ? 0 : run->channel + 1;
  run->left = c->inner;
}

/* ---- making a strip -------------------------------------------------------------------------- */

V_INLINE void learnable_lower_limit(learnable_strip *s, size_t j, float limit) {
  float *of_block = s->limit + j / LEARNABLE_BLOCK;
  *of_block = limit < *of_block ? limit : *of_block;
}

/* The limits of count columns, which whole vectors of columns have in one block. */
V_INLINE void learnable_lower_limits(learnable_strip *s, size_t j, size_t count, v_f32 limits) {
  float limit[V_LANES];
  v_store(limit, limits);
  if (count < V_LANES || j % V_LANES != 0) {
    for (size_t i = 0; i < count; i++) learnable_lower_limit(s, j + i, limit[i]);
    return;
  }
  V_UNROLLED
  for (size_t half = V_LANES / 2; half > 0; half /= 2)
    for (size_t i = 0; i < half; i++)
      limit[i] = limit[half + i] < limit[i] ? limit[half + i] : limit[i];
  learnable_lower_limit(s, j, limit[0]);
}

/* One column for each of count parameters. */
V_INLINE void learnable_lay_out_columns(const learnable_formula *f, learnable_strip *s, size_t j,
                                        size_t count, const learnable_vectors *p) {
  for (int k = 0; k < f->parameters; k++) v_store(s->parameter[k] + j, p->parameter[k]);
  for (int i = 0; i < f->prepared; i++) v_store(s->prepared[i] + j, p->prepared[i]);
  if (f->is_limited) learnable_lower_limits(s, j, count, p->limit);
}

/* The channels from `begin` on, as many as are left and one vector has room for. */
V_INLINE size_t learnable_prepare_channels(const learnable_formula *f, const vact_learnable_call *c,
                                           size_t begin, learnable_vectors *p) {
  const size_t left = c->channels - begin, count = left < V_LANES ? left : V_LANES;
  for (int k = 0; k < f->parameters; k++)
    p->parameter[k] = storage_load_some(VACT_F32, c->parameters[k] + begin, count);
  if (f->is_limited) f->prepare(p);
  return count;
}

/* Runs of columns on the way: the channels prepared last, and the one that it is at. */
typedef struct learnable_walk {
  float parameter[MOST_PARAMETERS][V_LANES], prepared[MOST_PREPARED][V_LANES], limit[V_LANES];
  size_t begin, count; /* of those that are prepared */
  learnable_run run;
} learnable_walk;

V_INLINE void learnable_prepare_walk(const learnable_formula *f, const vact_learnable_call *c,
                                     learnable_walk *w) {
  learnable_vectors p;
  w->begin = w->run.channel;
  w->count = learnable_prepare_channels(f, c, w->begin, &p);
  for (int k = 0; k < f->parameters; k++) v_store(w->parameter[k], p.parameter[k]);
  for (int i = 0; i < f->prepared; i++) v_store(w->prepared[i], p.prepared[i]);
  if (f->is_limited) v_store(w->limit, p.limit);
}

/* Lanes from `from` on are those of the run that it is at. */
V_INLINE void learnable_take_run(const learnable_formula *f, const learnable_walk *w, size_t from,
                                 learnable_vectors *p) {
  const size_t at = w->run.channel - w->begin;
  const v_mask is_new = v_lti(v_seti((int32_t)from - 1), v_lanes());
  for (int k = 0; k < f->parameters; k++)
    p->parameter[k] = v_select(is_new, v_set(w->parameter[k][at]), p->parameter[k]);
  for (int i = 0; i < f->prepared; i++)
    p->prepared[i] = v_select(is_new, v_set(w->prepared[i][at]), p->prepared[i]);
}

/* The vector of columns from j on. */
V_INLINE void learnable_lay_out_vector(const learnable_formula *f, const vact_learnable_call *c,
                                       learnable_strip *s, size_t j, learnable_walk *w) {
  learnable_vectors p;
  for (int k = 0; k < f->parameters; k++) p.parameter[k] = v_set(0.0f);
  for (int i = 0; i < f->prepared; i++) p.prepared[i] = v_set(0.0f);
  for (size_t done = 0; done < V_LANES;) {
    if (w->run.left == 0) {
      learnable_next_run(c, &w->run);
      if (w->run.channel - w->begin >= w->count) learnable_prepare_walk(f, c, w);
    }
    learnable_take_run(f, w, done, &p);
    if (f->is_limited) learnable_lower_limit(s, j, w->limit[w->run.channel - w->begin]);
    const size_t room = V_LANES - done, count = w->run.left < room ? w->run.left : room;
    w->run.left -= count;
    done += count;
  }
  for (int k = 0; k < f->parameters; k++) v_store(s->parameter[k] + j, p.parameter[k]);
  for (int i = 0; i < f->prepared; i++) v_store(s->prepared[i] + j, p.prepared[i]);
}

/* From the order of memory to that of bf16's pairs. The other dtypes' is that of memory. */
V_INLINE void learnable_order_line(size_t n, float *line) {
  for (size_t j = 0; n - j >= 2 * V_LANES; j += 2 * V_LANES) {
    v_f32 pair[2] = {v_load(line + j), v_load(line + j + V_LANES)};
    v_to_pair_bf16(pair);
    v_store(line + j, pair[0]);
    v_store(line + j + V_LANES, pair[1]);
  }
}

/* And back. */
V_INLINE void learnable_restore_line(size_t n, float *line) {
  for (size_t j = 0; n - j >= 2 * V_LANES; j += 2 * V_LANES) {
    v_f32 pair[2] = {v_load(line + j), v_load(line + j + V_LANES)};
    v_from_pair_bf16(pair);
    v_store(line + j, pair[0]);
    v_store(line + j + V_LANES, pair[1]);
  }
}

V_INLINE void learnable_lay_out_runs(const learnable_formula *f, const vact_learnable_call *c,
                                     learnable_strip *s) {
  learnable_walk w;
  w.run = learnable_run_of(c, s->begin);
  learnable_prepare_walk(f, c, &w);
  for (size_t j = 0; j < s->n; j += V_LANES) learnable_lay_out_vector(f, c, s, j, &w);
}

/* One column for each channel, whole vectors of them. */
V_INLINE void learnable_lay_out_channels(const learnable_formula *f, const vact_learnable_call *c,
                                         learnable_strip *s) {
  const size_t end = (s->n + V_LANES - 1) / V_LANES * V_LANES;
  size_t channel = learnable_run_of(c, s->begin).channel;
  for (size_t j = 0; j < end;) {
    learnable_vectors p;
    const size_t count = learnable_prepare_channels(f, c, channel, &p);
    const size_t left = j < s->n ? s->n - j : 0;
    learnable_lay_out_columns(f, s, j, count < left ? count : left, &p);
    channel = channel + count == c->channels ? 0 : channel + count;
    j += count;
  }
}

/* The body of a learnable_lay_out. */
V_INLINE void learnable_make_strip(const learnable_formula *f, const vact_learnable_call *c,
                                   learnable_strip *s) {
  for (size_t i = 0; i < LEARNABLE_STRIP / LEARNABLE_BLOCK; i++) s->limit[i] = FLT_MAX;
  if (c->inner == 1)
    learnable_lay_out_channels(f, c, s);
  else
    learnable_lay_out_runs(f, c, s);
  if (c->dtype != VACT_BF16) return;
  for (int k = 0; k < f->parameters; k++) learnable_order_line(s->n, s->parameter[k]);
  for (int i = 0; i < f->prepared; i++) learnable_order_line(s->n, s->prepared[i]);
}

#endif

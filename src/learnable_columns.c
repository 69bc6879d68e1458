/* Parameters by column: units are strips of a matrix. */
#include "learnable_part.h"

#include <string.h>

/* Whether runs are so long that their sums are better those of channels than those of columns. */
static int is_by_run(const vact_learnable_part *p) {
  return p->inner >= VACT_SUM_LANES;
}

/* Sums of a block. */
static size_t width_of(const vact_learnable_part *p) {
  return is_by_run(p) ? p->channels * VACT_SUM_LANES : vact_round_up(p->columns, VACT_SUM_LANES);
}

static size_t strips_of(const vact_learnable_part *p) {
  return vact_quotient_up(p->columns, p->strip);
}

static void run_columns(const vact_learnable_part *p, size_t block, size_t row, size_t rows,
                        size_t begin, size_t n) {
  vact_learnable_call call = vact_learnable_call_of(p, row, rows, begin, n);
  call.first = begin;
  call.inner = p->inner;
  call.channels = p->channels;
  call.by_run = is_by_run(p);
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->job->parameter[k] + p->begin;
    call.sums[k] = p->partial[k] + block * width_of(p) + (call.by_run ? 0 : begin);
  }
  p->kernel(&call);
}

/* Units are those of blocks and strips of columns, in this order. */
static void run_strips(const vact_learnable_part *p, size_t begin, size_t end) {
  const size_t strips = strips_of(p);
  for (size_t unit = begin; unit < end; unit++) {
    const size_t block = unit / strips, first = unit % strips * p->strip;
    run_columns(p, block, block * p->rows_of_block, vact_learnable_rows_in_block(p, block), first,
                vact_smaller(p->strip, p->columns - first));
  }
}

static void clear_sums(const vact_learnable_part *p) {
  for (int k = 0; k < p->job->parameters; k++)
    memset(p->partial[k], 0, vact_larger(1, p->blocks) * width_of(p) * sizeof(double));
}

/* Forward, without sums, one for each task. */
static void cut_columns(vact_learnable_part *p, size_t tasks) {
  const int is_forward = p->job->direction == VACT_FORWARD;
  const size_t blocks =
      is_forward ? tasks : vact_learnable_blocks(p->rows * p->columns, VACT_PARTIALS / width_of(p));
  p->rows_of_block =
      vact_larger(VACT_SUM_ROWS, vact_round_up(vact_quotient_up(p->rows, blocks), VACT_SUM_ROWS));
  p->blocks = vact_quotient_up(p->rows, p->rows_of_block);
  if (!is_forward) clear_sums(p);
}

/* Units of whole vectors, of as many columns as leave enough of them for the threads. Those with
 * sums of runs hold whole runs, and so many of them that the shape alone decides: where a
 * kernel's strips begin, the lanes of these sums do. */
static void cut_strips(vact_learnable_part *p, size_t tasks) {
  if (p->job->direction == VACT_BACKWARD && is_by_run(p)) {
    p->strip = p->joined == 1 ? VACT_SUM_LANES * p->inner : p->columns;
    return;
  }
  const size_t strips = vact_quotient_up(tasks, vact_larger(1, p->blocks));
  p->strip = vact_round_up(vact_quotient_up(p->columns, strips), 4 * VACT_SUM_LANES);
}

/* Makes the sums of all blocks those of the first. */
static void add_blocks(const vact_learnable_part *p) {
  const size_t width = width_of(p);
  for (int k = 0; k < p->job->parameters; k++) {
    double *sums = p->partial[k];
    for (size_t block = 1; block < p->blocks; block++)
      for (size_t i = 0; i < width; i++) sums[i] += sums[block * width + i];
  }
}

/* Of a few columns side by side, in each of the rows that were joined. */
static double sum_of_columns(const vact_learnable_part *p, const double *sums, size_t channel) {
  double sum = 0.0;
  for (size_t row = 0; row < p->joined; row++)
    for (size_t i = 0; i < p->inner; i++) sum += sums[(row * p->channels + channel) * p->inner + i];
  return sum;
}

/* A channel has its sum where the sums are that it is made of, or before. */
static void add_channels(const vact_learnable_part *p) {
  if (p->inner == 1 && p->joined == 1) return;
  for (int k = 0; k < p->job->parameters; k++) {
    double *sums = p->partial[k];
    for (size_t c = 0; c < p->channels; c++)
      sums[c] = is_by_run(p) ? vact_learnable_sum_of_lanes(sums + c * VACT_SUM_LANES)
                             : sum_of_columns(p, sums, c);
  }
}

/* ---- making a matrix ------------------------------------------------------------------------- */

/* How many rows of so few elements are joined to one, so that it is made of whole vectors. */
static size_t rows_to_join(size_t elements) {
  size_t rows = 1;
  if (elements > VACT_PARTIALS) return rows;
  while (rows * elements % VACT_SUM_LANES != 0) rows *= 2;
  while (rows * elements < 4 * VACT_SUM_LANES) rows *= 2;
  return rows * elements <= VACT_PARTIALS ? rows : 1;
}

/* What is left when rows are joined is a row too, a shorter one. */
static void run_joined(vact_learnable_part *p, const vact_exec *exec) {
  const size_t elements = p->columns;
  p->joined = elements == p->stride ? rows_to_join(elements) : 1;
  const size_t rest = p->rows % p->joined;
  p->columns = p->joined * elements;
  p->stride *= p->joined;
  p->rows /= p->joined;
  const size_t tasks = vact_learnable_tasks(p, p->columns, exec);
  cut_columns(p, tasks);
  cut_strips(p, tasks);
  vact_learnable_run_units(p, run_strips, p->blocks * strips_of(p), tasks, exec);
  if (rest != 0) run_columns(p, vact_larger(1, p->blocks) - 1, p->rows, 1, 0, rest * elements);
}

static void run_small(vact_learnable_part *p) {
  p->joined = p->blocks = 1;
  if (p->job->direction == VACT_BACKWARD) clear_sums(p);
  run_columns(p, 0, 0, p->rows, 0, p->columns);
}

void vact_learnable_run_columns(vact_learnable_part *p, const vact_exec *exec) {
  p->columns = p->channels * p->inner;
  if (p->is_small)
    run_small(p);
  else
    run_joined(p, exec);
  if (p->job->direction == VACT_FORWARD) return;
  add_blocks(p);
  add_channels(p);
  vact_learnable_update_all(p);
}

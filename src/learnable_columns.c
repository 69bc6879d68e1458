/* Parameters by column: units are strips of a matrix. */
#include "learnable_part.h"

#include <string.h>

static size_t width_of(const vact_learnable_part *p) {
  return vact_round_up(p->columns, VACT_SUM_LANES);
}

static size_t strips_of(const vact_learnable_part *p) {
  return vact_quotient_up(p->columns, p->strip);
}

static void run_columns(const vact_learnable_part *p, size_t block, size_t row, size_t rows,
                        size_t begin, size_t n) {
  vact_learnable_call call = vact_learnable_call_of(p, row, rows, begin, n);
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->parameter[k] + begin;
    call.sums[k] = p->partial[k] + block * width_of(p) + begin;
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

static void cut_columns(vact_learnable_part *p) {
  const size_t blocks = vact_learnable_blocks(p->rows * p->columns, VACT_PARTIALS / width_of(p));
  p->rows_of_block = vact_larger(4, vact_round_up(vact_quotient_up(p->rows, blocks), 4));
  p->blocks = vact_quotient_up(p->rows, p->rows_of_block);
  if (p->job->direction == VACT_FORWARD) return;
  for (int k = 0; k < p->job->parameters; k++)
    memset(p->partial[k], 0, vact_larger(1, p->blocks) * width_of(p) * sizeof(double));
}

/* Units of whole vectors, of as many columns as leave enough of them for the threads. */
static void cut_strips(vact_learnable_part *p, size_t tasks) {
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

/* By eights, which do not wait for each other. */
static double sum_of_run(const double *sums, size_t n) {
  double lanes[8] = {0.0}, sum = 0.0;
  size_t i = 0;
  for (; n - i >= 8; i += 8)
    for (size_t j = 0; j < 8; j++) lanes[j] += sums[i + j];
  for (; i < n; i++) sum += sums[i];
  for (size_t j = 0; j < 8; j++) sum += lanes[j];
  return sum;
}

static double sum_of_columns(const vact_learnable_part *p, int k, size_t channel) {
  double sum = 0.0;
  for (size_t row = 0; row < p->joined; row++) {
    const double *sums = p->partial[k] + (row * p->channels + channel) * p->inner;
    sum += p->inner == 1 ? *sums : sum_of_run(sums, p->inner);
  }
  return sum;
}

/* ---- making a matrix ------------------------------------------------------------------------- */

/* How many rows of so few elements are joined to one, so that it is made of whole vectors. */
static size_t rows_to_join(size_t elements) {
  size_t rows = 1;
  while (rows * elements % VACT_SUM_LANES != 0) rows *= 2;
  while (rows * elements < 4 * VACT_SUM_LANES) rows *= 2;
  return rows * elements <= VACT_PARTIALS ? rows : 1;
}

static void repeat(const vact_learnable_part *p, int k, float *repeated) {
  const float *parameter = p->job->parameter[k] + p->begin;
  for (size_t row = 0; row < p->joined; row++)
    for (size_t c = 0; c < p->channels; c++)
      for (size_t i = 0; i < p->inner; i++) *repeated++ = parameter[c];
}

/* What is left when rows are joined is a row too, a shorter one. */
void vact_learnable_run_columns(vact_learnable_part *p, const vact_exec *exec) {
  float repeated[VACT_MOST_PARAMETERS][VACT_PARTIALS];
  const size_t elements = p->channels * p->inner;
  p->joined = elements == p->stride ? rows_to_join(elements) : 1;
  const size_t rest = p->rows % p->joined;
  const int is_plain = p->inner == 1 && p->joined == 1;
  for (int k = 0; k < p->job->parameters; k++) {
    if (!is_plain) repeat(p, k, repeated[k]);
    p->parameter[k] = is_plain ? p->job->parameter[k] + p->begin : repeated[k];
  }
  p->columns = p->joined * elements;
  p->stride *= p->joined;
  p->rows /= p->joined;
  cut_columns(p);
  const size_t tasks = vact_learnable_tasks(p, p->columns, exec);
  cut_strips(p, tasks);
  vact_learnable_run_units(p, run_strips, p->blocks * strips_of(p), tasks, exec);
  if (rest != 0) run_columns(p, vact_larger(1, p->blocks) - 1, p->rows, 1, 0, rest * elements);
  if (p->job->direction == VACT_BACKWARD) add_blocks(p);
  vact_learnable_update_all(p, sum_of_columns);
}

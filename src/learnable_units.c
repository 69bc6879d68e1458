/*
 * How calls with trained parameters are cut: into blocks of a size that the shape alone decides, so
 * that the sums of their terms, kept and added in the order of the blocks, have the same bits
 * however many threads there are.
 *
 * A parameter for all elements, or one for each run of them (inner > 1), is a constant of a unit of
 * work, whose terms have one sum. Parameters by column (inner = 1) have sums by column.
 */
#include <string.h>

#include "checks.h"
#include "dispatch.h"
#include "learnable.h"
#include "parallel.h"

/*
 * PARTIALS   sums that are kept of each gradient; where there are more channels, they take turns
 * BLOCKS     blocks of one channel at most
 * LEAST      elements that a block is worth
 * REPEATED   columns that short rows are joined to
 */
enum { PARTIALS = 4096, BLOCKS = 256, LEAST = 4096, REPEATED = 2048 };

static size_t smaller(size_t a, size_t b) {
  return a < b ? a : b;
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

static size_t quotient_up(size_t a, size_t b) {
  return a / b + (a % b != 0);
}

static size_t round_up(size_t a, size_t multiple) {
  return quotient_up(a, multiple) * multiple;
}

/* Some channels of a job, or all, as a matrix: a row is what one of `outer` has of the array. */
typedef struct part {
  const vact_learnable_job *job;
  vact_learnable_kernel *kernel;
  size_t size; /* bytes of an element */
  const float *parameter[VACT_MOST_PARAMETERS];
  size_t begin, channels; /* the first one; by column, of a matrix that may have been joined */
  size_t rows, stride;
  size_t rows_of_block, blocks; /* of rows */
  size_t inner, piece, pieces;  /* elements of a row for one channel, cut into pieces */
  int by_column;
  size_t columns; /* of a unit */
  double (*partial)[PARTIALS];
} part;

/* The call for `rows` rows from `row` on, n elements of each from `begin` on. */
static vact_learnable_call call_of(const part *p, size_t row, size_t rows, size_t begin, size_t n) {
  const size_t at = (row * p->stride + begin) * p->size;
  const vact_learnable_job *job = p->job;
  const vact_learnable_call call = {.dtype = job->dtype,
                                    .by_column = p->by_column,
                                    .rows = rows,
                                    .stride = p->stride,
                                    .n = n,
                                    .x = (const char *)job->x + at,
                                    .dy = (const char *)job->dy + at,
                                    .out = (char *)job->out + at};
  return call;
}

static size_t rows_in_block(const part *p, size_t block) {
  return smaller(p->rows_of_block, p->rows - block * p->rows_of_block);
}

/* ---- one parameter for a run of elements ----------------------------------------------------- */

static double sum_of_lanes(const double *lanes) {
  double sum = 0.0;
  for (int i = 0; i < VACT_SUM_LANES; i++) sum += lanes[i];
  return sum;
}

/* The unit of a block, a channel and a piece, in this order. */
static void run_piece(const part *p, size_t unit) {
  const size_t channel = unit / p->pieces % p->channels, block = unit / p->pieces / p->channels;
  const size_t begin = unit % p->pieces * p->piece;
  vact_learnable_call call =
      call_of(p, block * p->rows_of_block, rows_in_block(p, block),
              (p->begin + channel) * p->inner + begin, smaller(p->piece, p->inner - begin));
  double lanes[VACT_MOST_PARAMETERS][VACT_SUM_LANES] = {{0.0}, {0.0}};
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->parameter[k] + channel;
    call.sums[k] = lanes[k];
  }
  p->kernel(&call);
  for (int k = 0; k < p->job->parameters; k++) p->partial[k][unit] = sum_of_lanes(lanes[k]);
}

static void cut_pieces(part *p) {
  const size_t elements = p->rows * p->inner;
  const size_t blocks =
      larger(1, smaller(elements / LEAST, smaller(BLOCKS, PARTIALS / p->channels)));
  const size_t pieces = larger(1, smaller(blocks, p->inner / LEAST));
  p->piece = round_up(quotient_up(p->inner, pieces), 4 * VACT_SUM_LANES);
  p->pieces = quotient_up(p->inner, p->piece);
  p->rows_of_block = quotient_up(p->rows, larger(1, blocks / p->pieces));
  p->blocks = quotient_up(p->rows, p->rows_of_block);
}

static double sum_of_pieces(const part *p, int k, size_t channel) {
  double sum = 0.0;
  for (size_t block = 0; block < p->blocks; block++)
    for (size_t piece = 0; piece < p->pieces; piece++)
      sum += p->partial[k][(block * p->channels + channel) * p->pieces + piece];
  return sum;
}

/* ---- parameters by column -------------------------------------------------------------------- */

static size_t width_of(const part *p) {
  return round_up(p->channels, VACT_SUM_LANES);
}

static size_t strips_of(const part *p) {
  return quotient_up(p->channels, p->columns);
}

static void run_columns(const part *p, size_t block, size_t row, size_t rows, size_t begin,
                        size_t n) {
  vact_learnable_call call = call_of(p, row, rows, p->begin + begin, n);
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->parameter[k] + begin;
    call.sums[k] = p->partial[k] + block * width_of(p) + begin;
  }
  p->kernel(&call);
}

/* The unit of a block and a strip of columns. */
static void run_strip(const part *p, size_t unit) {
  const size_t block = unit / strips_of(p), begin = unit % strips_of(p) * p->columns;
  run_columns(p, block, block * p->rows_of_block, rows_in_block(p, block), begin,
              smaller(p->columns, p->channels - begin));
}

static void cut_columns(part *p) {
  const size_t elements = p->rows * p->channels;
  const size_t most = PARTIALS / width_of(p);
  const size_t blocks = larger(1, smaller(elements / LEAST, smaller(BLOCKS, most)));
  p->rows_of_block = larger(4, round_up(quotient_up(p->rows, blocks), 4));
  p->blocks = quotient_up(p->rows, p->rows_of_block);
  for (int k = 0; k < p->job->parameters; k++)
    memset(p->partial[k], 0, larger(1, p->blocks) * width_of(p) * sizeof(double));
}

/* The sum of a channel whose columns are `channels` apart. */
static double sum_of_columns(const part *p, int k, size_t channel, size_t channels) {
  double sum = 0.0;
  for (size_t block = 0; block < larger(1, p->blocks); block++)
    for (size_t column = channel; column < p->channels; column += channels)
      sum += p->partial[k][block * width_of(p) + column];
  return sum;
}

/* ---- running --------------------------------------------------------------------------------- */

typedef struct units {
  const part *p;
  size_t count, tasks;
} units;

static void run_units(void *context, size_t task) {
  const units *u = (const units *)context;
  const size_t per_task = u->count / u->tasks, rest = u->count % u->tasks;
  const size_t begin = task * per_task + smaller(task, rest);
  const size_t end = begin + per_task + (task < rest);
  for (size_t unit = begin; unit < end; unit++) {
    if (u->p->by_column)
      run_strip(u->p, unit);
    else
      run_piece(u->p, unit);
  }
}

static double estimate(const part *p) {
  static const unsigned char work_of[VACT_LEARNABLE_COUNT] = {
#define VACT_LEARNABLE(name, parameters, prepared, range, work) work,
#include "../simd/learnables.def"
#undef VACT_LEARNABLE
  };
  const int is_backward = p->job->direction == VACT_BACKWARD;
  const double n = (double)p->rows * (double)p->channels * (double)p->inner;
  const double instructions = n / vact_active_kernels()->lanes * work_of[p->job->family];
  return vact_estimate_nanoseconds(is_backward ? 2.0 * instructions : instructions,
                                   (is_backward ? 3.0 : 2.0) * n * (double)p->size);
}

/* Units of whole vectors, of as many columns as leave enough of them for the threads. */
static void cut_strips(part *p, size_t tasks) {
  const size_t strips = quotient_up(tasks, larger(1, p->blocks));
  p->columns = round_up(quotient_up(p->channels, strips), 4 * VACT_SUM_LANES);
}

static size_t count_units(const part *p) {
  return p->by_column ? p->blocks * strips_of(p) : p->blocks * p->channels * p->pieces;
}

static void run_all(part *p, const vact_exec *exec) {
  const size_t wanted = vact_parallel_tasks(exec, estimate(p));
  if (p->by_column) cut_strips(p, wanted);
  const size_t count = count_units(p);
  if (count == 0) return;
  const size_t tasks = smaller(count, wanted);
  units u = {p, count, tasks};
  vact_parallel_run(exec, tasks, run_units, &u);
}

static void update_gradient(const vact_learnable_job *job, int k, size_t channel, double sum) {
  float *gradient = job->gradient[k];
  if (job->direction != VACT_BACKWARD || gradient == NULL) return;
  const double old = job->update == VACT_ADD ? (double)gradient[channel] : 0.0;
  gradient[channel] = (float)(old + sum);
}

/* ---- the forms of a job ---------------------------------------------------------------------- */

static void run_pieces(part *p, const vact_exec *exec) {
  cut_pieces(p);
  run_all(p, exec);
  for (int k = 0; k < p->job->parameters; k++)
    for (size_t c = 0; c < p->channels; c++)
      update_gradient(p->job, k, p->begin + c, sum_of_pieces(p, k, c));
}

static void run_wide(part *p, const vact_exec *exec) {
  cut_columns(p);
  run_all(p, exec);
  for (int k = 0; k < p->job->parameters; k++)
    for (size_t c = 0; c < p->channels; c++)
      update_gradient(p->job, k, p->begin + c, sum_of_columns(p, k, c, p->channels));
}

/* How many rows of so few columns are joined to one, so that it is made of whole vectors. */
static size_t rows_to_join(size_t channels) {
  size_t rows = 1;
  while (rows * channels % VACT_SUM_LANES != 0) rows *= 2;
  while (rows * channels < 4 * VACT_SUM_LANES) rows *= 2;
  return rows * channels <= REPEATED ? rows : 1;
}

/* All channels of a job by column, `joined` of its rows in one; the rest of the rows is one too. */
static void run_joined(part *p, size_t joined, const vact_exec *exec) {
  const size_t channels = p->channels, rest = p->rows % joined;
  float repeated[VACT_MOST_PARAMETERS][REPEATED];
  for (int k = 0; k < p->job->parameters; k++) {
    for (size_t i = 0; i < joined; i++)
      memcpy(repeated[k] + i * channels, p->parameter[k], channels * sizeof(float));
    p->parameter[k] = repeated[k];
  }
  p->channels = p->stride = joined * channels;
  p->rows /= joined;
  cut_columns(p);
  run_all(p, exec);
  if (rest != 0) run_columns(p, larger(1, p->blocks) - 1, p->rows, 1, 0, rest * channels);
  for (int k = 0; k < p->job->parameters; k++)
    for (size_t c = 0; c < channels; c++)
      update_gradient(p->job, k, c, sum_of_columns(p, k, c, channels));
}

/* The channels in turns, as many at a time as there is room for. */
static void run_by_turns(part *p, void (*run)(part *, const vact_exec *), const vact_exec *exec) {
  const size_t channels = p->channels;
  for (p->begin = 0; p->begin < channels; p->begin += PARTIALS) {
    p->channels = smaller(PARTIALS, channels - p->begin);
    for (int k = 0; k < p->job->parameters; k++) p->parameter[k] = p->job->parameter[k] + p->begin;
    run(p, exec);
  }
}

static void clear_gradients(const vact_learnable_job *job) {
  for (int k = 0; k < job->parameters; k++)
    for (size_t c = 0; c < job->n; c++) update_gradient(job, k, c, 0.0);
}

void vact_learnable_run(const vact_learnable_job *job, const vact_exec *exec) {
  double partial[VACT_MOST_PARAMETERS][PARTIALS];
  const size_t n = vact_count_elements(job->shape);
  if (n == 0) {
    clear_gradients(job);
    return;
  }
  part p = {.job = job,
            .kernel = vact_active_kernels()->learnable[job->direction][job->family],
            .size = vact_dtype_size(job->dtype),
            .parameter = {job->parameter[0], job->parameter[1]},
            .channels = job->n,
            .inner = 1,
            .partial = partial};
  if (job->n == 1) {
    p.rows = 1;
    p.stride = p.inner = n;
    run_pieces(&p, exec);
    return;
  }
  p.rows = job->shape.outer;
  p.stride = job->shape.channels * job->shape.inner;
  p.by_column = job->shape.inner == 1;
  const size_t joined = p.by_column ? rows_to_join(p.channels) : 1;
  if (!p.by_column) {
    p.inner = job->shape.inner;
    run_by_turns(&p, run_pieces, exec);
  } else if (joined > 1) {
    run_joined(&p, joined, exec);
  } else {
    run_by_turns(&p, run_wide, exec);
  }
}

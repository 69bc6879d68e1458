/*
 * How calls with trained parameters are cut: into blocks of a size that the shape alone decides, so
 * that the sums of their terms, kept and added in the order of the blocks, have the same bits
 * however many threads there are.
 *
 * A parameter for all elements, or for a long run of them, is a constant of a unit of work, whose
 * terms have one sum. Otherwise an array is a matrix with a parameter and a sum for each column:
 * inner = 1 is one as it is, short runs are one whose parameters have been repeated, and short rows
 * are joined to one.
 */
#include <string.h>

#include "checks.h"
#include "dispatch.h"
#include "learnable.h"
#include "parallel.h"
#include "sizes.h"

/*
 * PARTIALS   sums of each gradient that are kept, and columns that are worked on at a time
 * BLOCKS     blocks of one channel at most
 * LEAST      elements that a block is worth
 * LONG_RUN   elements of a run that is no row of columns
 * FEW_ROWS   of short runs, for which to repeat parameters and to add columns does not pay
 */
enum { PARTIALS = 2048, BLOCKS = 256, LEAST = 16384, LONG_RUN = 512, FEW_ROWS = 8 };

/* Some channels of a job, or all: `rows` runs of elements that lie `stride` apart. */
typedef struct part {
  const vact_learnable_job *job;
  vact_learnable_kernel *kernel;
  size_t size; /* bytes of an element */
  size_t rows, stride;
  size_t begin, channels, inner; /* the first channel; elements that one has in a row */
  const float *parameter[VACT_MOST_PARAMETERS];
  int by_column;
  size_t rows_of_block, blocks;
  size_t piece, pieces;   /* runs: elements of the units that a row of a channel is cut into */
  size_t columns, joined; /* by column: of how many rows a row of the matrix is made */
  size_t strip;           /* by column: columns of a unit */
  double (*partial)[PARTIALS];
} part;

/* The call for `rows` rows from `row` on, n elements of each from `begin` on. */
static vact_learnable_call call_of(const part *p, size_t row, size_t rows, size_t begin, size_t n) {
  const size_t at = (row * p->stride + p->begin * p->inner + begin) * p->size;
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
  return vact_smaller(p->rows_of_block, p->rows - block * p->rows_of_block);
}

/* At most `most`. */
static size_t blocks_worth(size_t elements, size_t most) {
  return vact_larger(1, vact_smaller(elements / LEAST, vact_smaller(BLOCKS, most)));
}

/* ---- one parameter for a run of elements ----------------------------------------------------- */

static double sum_of_lanes(const double *lanes) {
  double sum = 0.0;
  for (int i = 0; i < VACT_SUM_LANES; i++) sum += lanes[i];
  return sum;
}

/* Units are those of blocks, channels and pieces, in this order. */
static void run_piece(const part *p, size_t unit, size_t block, size_t channel, size_t piece) {
  const size_t begin = piece * p->piece;
  vact_learnable_call call =
      call_of(p, block * p->rows_of_block, rows_in_block(p, block), channel * p->inner + begin,
              vact_smaller(p->piece, p->inner - begin));
  double lanes[VACT_MOST_PARAMETERS][VACT_SUM_LANES] = {{0.0}, {0.0}};
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->parameter[k] + channel;
    call.sums[k] = lanes[k];
  }
  p->kernel(&call);
  if (p->job->direction == VACT_FORWARD) return;
  for (int k = 0; k < p->job->parameters; k++) p->partial[k][unit] = sum_of_lanes(lanes[k]);
}

/* Units from begin to end - 1. Only the place of the first is found by divisions. */
static void run_pieces(const part *p, size_t begin, size_t end) {
  size_t piece = begin % p->pieces, channel = begin / p->pieces % p->channels;
  size_t block = begin / p->pieces / p->channels;
  for (size_t unit = begin; unit < end; unit++) {
    run_piece(p, unit, block, channel, piece);
    if (++piece < p->pieces) continue;
    piece = 0;
    if (++channel < p->channels) continue;
    channel = 0;
    block++;
  }
}

static void cut_pieces(part *p) {
  const size_t blocks = blocks_worth(p->rows * p->inner, PARTIALS / p->channels);
  p->piece = vact_round_up(
      vact_quotient_up(p->inner, vact_larger(1, vact_smaller(blocks, p->inner / LEAST))),
      4 * VACT_SUM_LANES);
  p->pieces = vact_quotient_up(p->inner, p->piece);
  p->rows_of_block = vact_quotient_up(p->rows, vact_larger(1, blocks / p->pieces));
  p->blocks = vact_quotient_up(p->rows, p->rows_of_block);
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
  return vact_round_up(p->columns, VACT_SUM_LANES);
}

static size_t strips_of(const part *p) {
  return vact_quotient_up(p->columns, p->strip);
}

static void run_columns(const part *p, size_t block, size_t row, size_t rows, size_t begin,
                        size_t n) {
  vact_learnable_call call = call_of(p, row, rows, begin, n);
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->parameter[k] + begin;
    call.sums[k] = p->partial[k] + block * width_of(p) + begin;
  }
  p->kernel(&call);
}

/* Units are those of blocks and strips of columns, in this order. */
static void run_strips(const part *p, size_t begin, size_t end) {
  const size_t strips = strips_of(p);
  for (size_t unit = begin; unit < end; unit++) {
    const size_t block = unit / strips, first = unit % strips * p->strip;
    run_columns(p, block, block * p->rows_of_block, rows_in_block(p, block), first,
                vact_smaller(p->strip, p->columns - first));
  }
}

static void cut_columns(part *p) {
  const size_t blocks = blocks_worth(p->rows * p->columns, PARTIALS / width_of(p));
  p->rows_of_block = vact_larger(4, vact_round_up(vact_quotient_up(p->rows, blocks), 4));
  p->blocks = vact_quotient_up(p->rows, p->rows_of_block);
  if (p->job->direction == VACT_FORWARD) return;
  for (int k = 0; k < p->job->parameters; k++)
    memset(p->partial[k], 0, vact_larger(1, p->blocks) * width_of(p) * sizeof(double));
}

/* Units of whole vectors, of as many columns as leave enough of them for the threads. */
static void cut_strips(part *p, size_t tasks) {
  const size_t strips = vact_quotient_up(tasks, vact_larger(1, p->blocks));
  p->strip = vact_round_up(vact_quotient_up(p->columns, strips), 4 * VACT_SUM_LANES);
}

/* Makes the sums of all blocks those of the first. */
static void add_blocks(const part *p) {
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

static double sum_of_columns(const part *p, int k, size_t channel) {
  double sum = 0.0;
  for (size_t row = 0; row < p->joined; row++) {
    const double *sums = p->partial[k] + (row * p->channels + channel) * p->inner;
    sum += p->inner == 1 ? *sums : sum_of_run(sums, p->inner);
  }
  return sum;
}

/* ---- running --------------------------------------------------------------------------------- */

typedef struct units {
  const part *p;
  size_t count, tasks;
} units;

static void run_units(void *context, size_t task) {
  const units *u = (const units *)context;
  const size_t begin = vact_begin_of_part(u->count, task, u->tasks);
  const size_t end = vact_begin_of_part(u->count, task + 1, u->tasks);
  if (u->p->by_column)
    run_strips(u->p, begin, end);
  else
    run_pieces(u->p, begin, end);
}

/* Of rows of so many elements, the time in one thread. */
static double estimate(const part *p, size_t elements) {
  static const unsigned char work_of[VACT_LEARNABLE_COUNT] = {
#define VACT_LEARNABLE(name, parameters, prepared, range, work) work,
#include "../simd/learnables.def"
#undef VACT_LEARNABLE
  };
  const int is_backward = p->job->direction == VACT_BACKWARD;
  const double n = (double)p->rows * (double)elements;
  const double instructions = n / vact_active_kernels()->lanes * work_of[p->job->family];
  return vact_estimate_nanoseconds(is_backward ? 2.0 * instructions : instructions,
                                   (is_backward ? 3.0 : 2.0) * n * (double)p->size);
}

static void run_all(part *p, const vact_exec *exec) {
  const size_t elements = p->by_column ? p->columns : p->channels * p->inner;
  const size_t wanted = vact_parallel_tasks(exec, estimate(p, elements));
  if (p->by_column) cut_strips(p, wanted);
  const size_t count =
      p->by_column ? p->blocks * strips_of(p) : p->blocks * p->channels * p->pieces;
  if (count == 0) return;
  const size_t tasks = vact_smaller(count, wanted);
  units u = {p, count, tasks};
  vact_parallel_run(exec, tasks, run_units, &u);
}

static void update_gradient(const vact_learnable_job *job, int k, size_t channel, double sum) {
  float *gradient = job->gradient[k];
  if (job->direction != VACT_BACKWARD || gradient == NULL) return;
  const double old = job->update == VACT_ADD ? (double)gradient[channel] : 0.0;
  gradient[channel] = (float)(old + sum);
}

static void update_gradients(const part *p, double (*sum)(const part *, int, size_t)) {
  if (p->job->direction != VACT_BACKWARD) return;
  for (int k = 0; k < p->job->parameters; k++)
    for (size_t c = 0; c < p->channels; c++) update_gradient(p->job, k, p->begin + c, sum(p, k, c));
}

/* ---- the forms of a job ---------------------------------------------------------------------- */

static void run_runs(part *p, const vact_exec *exec) {
  for (int k = 0; k < p->job->parameters; k++) p->parameter[k] = p->job->parameter[k] + p->begin;
  cut_pieces(p);
  run_all(p, exec);
  update_gradients(p, sum_of_pieces);
}

/* How many rows of so few elements are joined to one, so that it is made of whole vectors. */
static size_t rows_to_join(size_t elements) {
  size_t rows = 1;
  while (rows * elements % VACT_SUM_LANES != 0) rows *= 2;
  while (rows * elements < 4 * VACT_SUM_LANES) rows *= 2;
  return rows * elements <= PARTIALS ? rows : 1;
}

static void repeat(const part *p, int k, float *repeated) {
  const float *parameter = p->job->parameter[k] + p->begin;
  for (size_t row = 0; row < p->joined; row++)
    for (size_t c = 0; c < p->channels; c++)
      for (size_t i = 0; i < p->inner; i++) *repeated++ = parameter[c];
}

/* What is left when rows are joined is a row too, a shorter one. */
static void run_matrix(part *p, const vact_exec *exec) {
  float repeated[VACT_MOST_PARAMETERS][PARTIALS];
  const size_t elements = p->channels * p->inner, rest = p->rows % p->joined;
  const int is_plain = p->inner == 1 && p->joined == 1;
  for (int k = 0; k < p->job->parameters; k++) {
    if (!is_plain) repeat(p, k, repeated[k]);
    p->parameter[k] = is_plain ? p->job->parameter[k] + p->begin : repeated[k];
  }
  p->columns = p->joined * elements;
  p->stride *= p->joined;
  p->rows /= p->joined;
  cut_columns(p);
  run_all(p, exec);
  if (rest != 0) run_columns(p, vact_larger(1, p->blocks) - 1, p->rows, 1, 0, rest * elements);
  if (p->job->direction == VACT_BACKWARD) add_blocks(p);
  update_gradients(p, sum_of_columns);
}

/* ---- turns ----------------------------------------------------------------------------------- */

static size_t channels_of_turn(const part *all) {
  return all->by_column ? PARTIALS / all->inner : PARTIALS;
}

/* As many channels as there is room for. */
static void run_turn(const part *all, size_t turn, const vact_exec *exec) {
  double partial[VACT_MOST_PARAMETERS][PARTIALS];
  part p = *all;
  p.partial = partial;
  p.begin = turn * channels_of_turn(all);
  p.channels = vact_smaller(channels_of_turn(all), all->channels - p.begin);
  p.joined = p.channels == all->channels ? rows_to_join(p.channels * p.inner) : 1;
  if (p.by_column)
    run_matrix(&p, exec);
  else
    run_runs(&p, exec);
}

typedef struct turns {
  const part *all;
  size_t count, tasks;
} turns;

static void run_some_turns(void *context, size_t task) {
  static const vact_exec serial = {.max_threads = 1};
  const turns *t = (const turns *)context;
  for (size_t turn = task; turn < t->count; turn += t->tasks) run_turn(t->all, turn, &serial);
}

/* The threads share the turns if there are enough of them, else each turn. */
static void run_turns(const part *all, const vact_exec *exec) {
  turns t = {all, vact_quotient_up(all->channels, channels_of_turn(all)), 1};
  t.tasks = t.count > 1 ? vact_parallel_tasks(exec, estimate(all, all->channels * all->inner)) : 1;
  if (t.tasks > 1 && t.tasks <= t.count) {
    vact_parallel_run(exec, t.tasks, run_some_turns, &t);
    return;
  }
  for (size_t turn = 0; turn < t.count; turn++) run_turn(all, turn, exec);
}

static void clear_gradients(const vact_learnable_job *job) {
  for (int k = 0; k < job->parameters; k++)
    for (size_t c = 0; c < job->n; c++) update_gradient(job, k, c, 0.0);
}

static int is_by_column(const vact_learnable_job *job) {
  const vact_shape shape = job->shape;
  if (job->n == 1) return 0;
  return shape.inner == 1 || (shape.inner < LONG_RUN && shape.outer >= FEW_ROWS);
}

void vact_learnable_run(const vact_learnable_job *job, const vact_exec *exec) {
  const size_t n = vact_count_elements(job->shape);
  if (n == 0) {
    clear_gradients(job);
    return;
  }
  const int is_one = job->n == 1;
  const part p = {.job = job,
                  .kernel = vact_active_kernels()->learnable[job->direction][job->family],
                  .size = vact_dtype_size(job->dtype),
                  .rows = is_one ? 1 : job->shape.outer,
                  .stride = is_one ? n : job->shape.channels * job->shape.inner,
                  .channels = job->n,
                  .inner = is_one ? n : job->shape.inner,
                  .by_column = is_by_column(job)};
  run_turns(&p, exec);
}

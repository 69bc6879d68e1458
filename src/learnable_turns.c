/* Calls with trained parameters: channels in turns, one form of part or the other. */
#include "cpu.h"
#include "dispatch.h"
#include "learnable_part.h"
#include "parallel.h"

/*
 * LONG_RUN   elements of a run that is no row of columns
 * SMALL      elements of a call that is not cut; all its sums have room in one block
 */
enum { LONG_RUN = 512, SMALL = 1024 };

/* As many as there is room for sums of; whole vectors of columns, if that is many channels. */
static size_t channels_of_turn(const vact_learnable_part *all) {
  if (!all->by_column) return VACT_PARTIALS;
  if (all->job->direction == VACT_FORWARD) return all->channels;
  const size_t channels = VACT_PARTIALS / all->inner;
  return channels < VACT_SUM_LANES ? channels : channels / VACT_SUM_LANES * VACT_SUM_LANES;
}

static void run_channels(vact_learnable_part *p, size_t begin, size_t count,
                         const vact_exec *exec) {
  double partial[VACT_MOST_PARAMETERS][VACT_PARTIALS];
  p->partial = partial;
  p->begin = begin;
  p->channels = count;
  if (p->by_column)
    vact_learnable_run_columns(p, exec);
  else
    vact_learnable_run_runs(p, exec);
}

static void run_turn(const vact_learnable_part *all, size_t turn, const vact_exec *exec) {
  vact_learnable_part p = *all;
  const size_t begin = turn * channels_of_turn(all);
  run_channels(&p, begin, vact_smaller(channels_of_turn(all), all->channels - begin), exec);
}

typedef struct turns {
  const vact_learnable_part *all;
  size_t count, tasks;
} turns;

static void run_some_turns(void *context, size_t task) {
  static const vact_exec serial = {.max_threads = 1};
  const turns *t = (const turns *)context;
  for (size_t turn = task; turn < t->count; turn += t->tasks) run_turn(t->all, turn, &serial);
}

/* The threads share the turns if there are enough of them, else each turn. */
static void run_turns(const vact_learnable_part *all, const vact_exec *exec) {
  turns t = {all, vact_quotient_up(all->channels, channels_of_turn(all)), 1};
  t.tasks = t.count > 1 ? vact_learnable_tasks(all, all->channels * all->inner, exec) : 1;
  if (t.tasks > 1 && t.tasks <= t.count) {
    vact_parallel_run(exec, t.tasks, run_some_turns, &t);
    return;
  }
  for (size_t turn = 0; turn < t.count; turn++) run_turn(all, turn, exec);
}

/* Sums of nothing; to add one would lose the sign of a zero. */
static void clear_gradients(const vact_learnable_job *job) {
  if (job->update == VACT_ADD) return;
  for (int k = 0; k < job->parameters; k++)
    for (size_t c = 0; job->gradient[k] != NULL && c < job->n; c++) job->gradient[k][c] = 0.0f;
}

static int is_by_column(const vact_learnable_job *job) {
  const vact_shape shape = job->shape;
  if (job->n == 1) return 0;
  return shape.inner < LONG_RUN;
}

/* As for the other rows: not in place, and if the caches cannot hold the arrays. */
static int is_streamed(const vact_learnable_job *job, size_t n) {
  const int arrays = job->direction == VACT_FORWARD ? 2 : 3;
  const double bytes = (double)arrays * (double)n * (double)vact_dtype_size(job->dtype);
  return job->out != job->x && job->out != job->dy && bytes >= (double)vact_cpu_last_level_cache();
}

void vact_learnable_run(const vact_learnable_job *job, const vact_exec *exec) {
  const size_t n = job->elements;
  if (n == 0) {
    clear_gradients(job);
    return;
  }
  const int is_one = job->n == 1;
  vact_learnable_part p = {.job = job,
                           .kernel = vact_active_kernels()->learnable[job->direction][job->family],
                           .size = vact_dtype_size(job->dtype),
                           .rows = is_one ? 1 : job->shape.outer,
                           .stride = is_one ? n : job->shape.channels * job->shape.inner,
                           .channels = job->n,
                           .inner = is_one ? n : job->shape.inner,
                           .by_column = is_by_column(job),
                           .streamed = n > SMALL && is_streamed(job, n),
                           .is_small = n <= SMALL};
  if (p.is_small)
    run_channels(&p, 0, p.channels, exec);
  else
    run_turns(&p, exec);
}

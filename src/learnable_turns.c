/* Calls with trained parameters: channels in turns, one form of part or the other. */
#include "dispatch.h"
#include "learnable_part.h"
#include "parallel.h"

/*
 * LONG_RUN   elements of a run that is no row of columns
 * FEW_ROWS   of short runs, for which to repeat parameters and to add columns does not pay
 */
enum { LONG_RUN = 512, FEW_ROWS = 8 };

static size_t channels_of_turn(const vact_learnable_part *all) {
  return all->by_column ? VACT_PARTIALS / all->inner : VACT_PARTIALS;
}

/* As many channels as there is room for. */
static void run_turn(const vact_learnable_part *all, size_t turn, const vact_exec *exec) {
  double partial[VACT_MOST_PARAMETERS][VACT_PARTIALS];
  vact_learnable_part p = *all;
  p.partial = partial;
  p.begin = turn * channels_of_turn(all);
  p.channels = vact_smaller(channels_of_turn(all), all->channels - p.begin);
  if (p.by_column)
    vact_learnable_run_columns(&p, exec);
  else
    vact_learnable_run_runs(&p, exec);
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
    for (size_t c = 0; c < job->n; c++) vact_learnable_update(job, k, c, 0.0);
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
  const vact_learnable_part p = {
      .job = job,
      .kernel = vact_active_kernels()->learnable[job->direction][job->family],
      .size = vact_dtype_size(job->dtype),
      .rows = is_one ? 1 : job->shape.outer,
      .stride = is_one ? n : job->shape.channels * job->shape.inner,
      .channels = job->n,
      .inner = is_one ? n : job->shape.inner,
      .by_column = is_by_column(job)};
  run_turns(&p, exec);
}

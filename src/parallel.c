/* The only place that knows of threads. */
#include "parallel.h"

#include <stdint.h>

#ifdef _OPENMP
#include <omp.h>
#endif

/*
 * A task must be worth waking a thread for. OpenMP's fork and join take about a microsecond while
 * its threads still spin; at 3 microseconds a task, two threads gain at least a third.
 */
#define TASK_NANOSECONDS 3000.0

/* Threads to be had besides, or instead of, the calling one. */
static size_t threads_at_hand(const vact_exec *exec) {
  const size_t limit = exec != NULL ? (size_t)exec->max_threads : 0;
  if (exec != NULL && exec->parallel_for != NULL) return limit != 0 ? limit : SIZE_MAX;
#ifdef _OPENMP
  if (omp_get_level() > 0) return 1;
  const size_t threads = (size_t)omp_get_max_threads();
  return limit != 0 && limit < threads ? limit : threads;
#else
  return 1;
#endif
}

size_t vact_parallel_tasks(const vact_exec *exec, double nanoseconds) {
  const double worth = nanoseconds / TASK_NANOSECONDS;
  if (worth < 2.0 || (exec != NULL && exec->max_threads == 1)) return 1;
  const size_t threads = threads_at_hand(exec);
  return worth < (double)threads ? (size_t)worth : threads;
}

void vact_parallel_run(const vact_exec *exec, size_t tasks, vact_task *task, void *context) {
  if (tasks == 1) {
    task(context, 0);
    return;
  }
  if (exec != NULL && exec->parallel_for != NULL) {
    exec->parallel_for(exec->pool, tasks, task, context);
    return;
  }
#ifdef _OPENMP
#pragma omp parallel for schedule(static, 1) num_threads((int)tasks)
#endif
  for (size_t i = 0; i < tasks; i++) task(context, i);
}

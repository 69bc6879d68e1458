/* The only place that knows of threads. */
#define _POSIX_C_SOURCE 200809L /* getpid */

#include "parallel.h"

#include <stdint.h>

#ifdef _OPENMP
#include <omp.h>
#include <stdatomic.h>
#include <unistd.h>
#endif

/*
 * A task must be worth waking a thread for. OpenMP's fork and join take about a microsecond while
 * its threads still spin; at 3 microseconds a task, two threads gain at least a third.
 */
#define TASK_NANOSECONDS 3000.0

#ifdef _OPENMP
/* GCC's OpenMP waits forever for its threads in a child forked after they began: see whose they are. */
static int threads_are_of_parent(void) {
  static _Atomic pid_t owner;
  const pid_t self = getpid();
  pid_t first = 0;
  return !atomic_compare_exchange_strong(&owner, &first, self) && first != self;
}
#endif

/* Threads to be had besides, or instead of, the calling one. */
static size_t threads_at_hand(const vact_exec *exec) {
  const size_t limit = exec != NULL ? (size_t)exec->max_threads : 0;
  if (exec != NULL && exec->parallel_for != NULL) return limit != 0 ? limit : SIZE_MAX;
#ifdef _OPENMP
  if (omp_get_level() > 0 || threads_are_of_parent()) return 1;
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

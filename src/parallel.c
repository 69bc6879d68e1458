/* The only place that knows of threads. */
#define _POSIX_C_SOURCE 200809L /* getpid */

#include "parallel.h"

#include <stdint.h>

#include "sizes.h"

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
/* GCC's OpenMP waits forever for its threads in a child forked after they began: see whose they
 * are. */
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

/* ---- ranges of elements ---------------------------------------------------------------------- */

typedef struct range_job {
  vact_range_task *task;
  const void *context;
  size_t n;
  size_t head;     /* elements of the first piece in front of the first cache line */
  size_t per_task; /* elements of each piece, whole cache lines */
} range_job;

static void run_piece(void *context, size_t index) {
  const range_job *j = (const range_job *)context;
  const size_t begin = index == 0 ? 0 : j->head + index * j->per_task;
  const size_t end = j->head + (index + 1) * j->per_task;
  if (begin < j->n) j->task(j->context, begin, vact_smaller(end, j->n) - begin);
}

void vact_parallel_range(const vact_exec *exec, double nanoseconds, size_t n, const void *out,
                         size_t size, vact_range_task *task, const void *context) {
  const size_t tasks = vact_parallel_tasks(exec, nanoseconds);
  if (tasks == 1) {
    task(context, 0, n);
    return;
  }
  const size_t line = VACT_CACHE_LINE / size;
  const size_t past = (uintptr_t)out % VACT_CACHE_LINE / size;
  range_job j = {task, context, n, (line - past) % line,
                 vact_quotient_up(vact_quotient_up(n, line), tasks) * line};
  vact_parallel_run(exec, tasks, run_piece, &j);
}

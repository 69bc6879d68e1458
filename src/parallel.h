/* The only interface to threads: cutting calls into tasks, and running them. */
#ifndef VACT_PARALLEL_H
#define VACT_PARALLEL_H

#include "../include/vact/vact.h"

/*
 * A rough time of a call in one thread: the longer of its traffic in the caches and its
 * instructions, at the rates of an AMD EPYC (Zen 4).
 */
enum { VACT_BYTES_PER_NANOSECOND = 96, VACT_INSTRUCTIONS_PER_NANOSECOND = 6 };

static inline double vact_estimate_nanoseconds(double instructions, double bytes) {
  const double traffic = bytes / VACT_BYTES_PER_NANOSECOND;
  const double work = instructions / VACT_INSTRUCTIONS_PER_NANOSECOND;
  return traffic > work ? traffic : work;
}

/* Into how many tasks a call of that time should be cut: 1 if more threads would not pay or are not
 * to be had. */
size_t vact_parallel_tasks(const vact_exec *exec, double nanoseconds);

/* Runs task(context, i) for all i < tasks: one in the calling thread, several on the caller's pool
 * or on OpenMP's threads. */
void vact_parallel_run(const vact_exec *exec, size_t tasks, vact_task *task, void *context);

/* Work on elements from begin on, and on nothing else. */
typedef void vact_range_task(const void *context, size_t begin, size_t count);

/*
 * Runs task over all of 0 to n - 1, in pieces that begin on cache lines of out, an array of n
 * elements of that size; as many as the time is worth in one thread, and as threads are to be had.
 */
void vact_parallel_range(const vact_exec *exec, double nanoseconds, size_t n, const void *out,
                         size_t size, vact_range_task *task, const void *context);

#endif

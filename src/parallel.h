/* How many tasks a call is worth, and running them. */
#ifndef VACT_PARALLEL_H
#define VACT_PARALLEL_H

#include "../include/vact/vact.h"

/*
 * Into how many tasks a call that takes about `nanoseconds` in one thread should be cut: 1 if more
 * threads would not pay or are not to be had.
 */
size_t vact_parallel_tasks(const vact_exec *exec, double nanoseconds);

/* Runs task(context, i) for all i < tasks, on the caller's pool or on OpenMP's threads. */
void vact_parallel_run(const vact_exec *exec, size_t tasks, vact_task *task, void *context);

#endif

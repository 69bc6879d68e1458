/* What both forms of a part share: its calls, running its units, and its gradients. */
#include "learnable_part.h"

#include "dispatch.h"
#include "parallel.h"

/* Member by member: an initializer would clear all of them, which takes longer. */
vact_learnable_call vact_learnable_call_of(const vact_learnable_part *p, size_t row, size_t rows,
                                           size_t begin, size_t n) {
  const size_t at = (row * p->stride + p->begin * p->inner + begin) * p->size;
  const vact_learnable_job *job = p->job;
  vact_learnable_call call;
  call.dtype = job->dtype;
  call.by_column = p->by_column;
  call.streamed = p->streamed;
  call.rows = rows;
  call.stride = p->stride;
  call.n = n;
  call.x = (const char *)job->x + at;
  call.dy = (const char *)job->dy + at;
  call.out = (char *)job->out + at;
  return call;
}

/* Of one channel at most. */
enum { BLOCKS = 256 };

size_t vact_learnable_blocks(size_t elements, size_t most) {
  return vact_larger(1, vact_smaller(elements / VACT_LEAST_OF_BLOCK, vact_smaller(BLOCKS, most)));
}

/* ---- running --------------------------------------------------------------------------------- */

/* Of rows of so many elements, the time in one thread. */
static double estimate(const vact_learnable_part *p, size_t elements) {
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

size_t vact_learnable_tasks(const vact_learnable_part *p, size_t elements, const vact_exec *exec) {
  return vact_parallel_tasks(exec, estimate(p, elements));
}

typedef struct units {
  const vact_learnable_part *p;
  vact_learnable_units *run;
  size_t count, tasks;
} units;

static void run_task(void *context, size_t task) {
  const units *u = (const units *)context;
  u->run(u->p, vact_begin_of_part(u->count, task, u->tasks),
         vact_begin_of_part(u->count, task + 1, u->tasks));
}

void vact_learnable_run_units(const vact_learnable_part *p, vact_learnable_units *run, size_t count,
                              size_t tasks, const vact_exec *exec) {
  if (count == 0) return;
  units u = {p, run, count, vact_smaller(count, tasks)};
  vact_parallel_run(exec, u.tasks, run_task, &u);
}

/* ---- gradients ------------------------------------------------------------------------------- */

/* Halves onto halves. */
double vact_learnable_sum_of_lanes(double *lanes) {
  for (int i = 0; i < 8; i++) lanes[i] += lanes[8 + i];
  for (int i = 0; i < 4; i++) lanes[i] += lanes[4 + i];
  for (int i = 0; i < 2; i++) lanes[i] += lanes[2 + i];
  return lanes[0] + lanes[1];
}
_Static_assert(VACT_SUM_LANES == 16, "vact_learnable_sum_of_lanes adds so many");

void vact_learnable_update_all(const vact_learnable_part *p) {
  const vact_learnable_job *job = p->job;
  for (int k = 0; k < job->parameters; k++) {
    if (job->gradient[k] == NULL) continue;
    float *gradient = job->gradient[k] + p->begin;
    const double *sums = p->partial[k];
    if (job->update == VACT_ADD)
      for (size_t c = 0; c < p->channels; c++) gradient[c] = (float)((double)gradient[c] + sums[c]);
    else
      for (size_t c = 0; c < p->channels; c++) gradient[c] = (float)sums[c];
  }
}

/* vact_forward, vact_backward and vact_backward_from_output. */
#include <stdint.h>
#include <string.h>

#include "arrays.h"
#include "cpu.h"
#include "dispatch.h"
#include "parallel.h"

/* ---- checks ---------------------------------------------------------------------------------- */

#define PARAMETER_IS_USED_NONE 0
#define PARAMETER_IS_USED_ALPHA 1
#define FROM_OUTPUT_YES 1
#define FROM_OUTPUT_NO 0

/* What the table says of a row, for checks and for the cost of a call. */
static const struct {
  unsigned char has_alpha, from_output, work;
} rows[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, ...) \
  {PARAMETER_IS_USED_##params, FROM_OUTPUT_##from_y, work},
#include "../include/vact/activations.def"
#undef VACT_ACT
};

/* On the bits, which no compiler mode can argue about. */
static int is_finite(float f) {
  uint32_t bits;
  memcpy(&bits, &f, sizeof bits);
  return (bits & 0x7f800000u) != 0x7f800000u;
}

static vact_status check_act(vact_direction direction, vact_act act) {
  if ((unsigned)act.kind >= VACT_KIND_COUNT) return VACT_BAD_KIND;
  if (rows[act.kind].has_alpha && !is_finite(act.alpha)) return VACT_BAD_PARAMETER;
  if (direction == VACT_BACKWARD_FROM_OUTPUT && !rows[act.kind].from_output)
    return VACT_NO_FROM_OUTPUT;
  return VACT_OK;
}

static vact_status check_arrays(size_t n, size_t size, const void *x, const void *dy,
                                const void *out) {
  if (x == NULL || dy == NULL || out == NULL) return VACT_NULL_POINTER;
  if (n > PTRDIFF_MAX / size) return VACT_BAD_SIZE;
  const size_t bytes = n * size;
  if (!vact_array_fits(x, bytes) || !vact_array_fits(dy, bytes) || !vact_array_fits(out, bytes))
    return VACT_BAD_SIZE;
  if (vact_arrays_clash(x, out, bytes) || vact_arrays_clash(dy, out, bytes)) return VACT_OVERLAP;
  return VACT_OK;
}

/* ---- threads and caches ---------------------------------------------------------------------- */

/* Tasks begin on cache lines of the output. */
enum { LINE = 64 };

typedef struct job {
  vact_elementwise_kernel *kernel;
  vact_act act;
  size_t n, size;
  const char *x, *dy;
  char *out;
  int streamed;
  size_t head;     /* elements of the first task in front of the first cache line */
  size_t per_task; /* elements of each task, whole cache lines */
} job;

static void run_task(void *context, size_t index) {
  const job *j = (const job *)context;
  const size_t begin = index == 0 ? 0 : j->head + index * j->per_task;
  const size_t end = j->head + (index + 1) * j->per_task;
  if (begin >= j->n) return;
  const size_t count = (end < j->n ? end : j->n) - begin;
  const size_t at = begin * j->size;
  j->kernel(j->act, count, j->x + at, j->dy + at, j->out + at, j->streamed);
}

/*
 * A rough time of the call in one thread is the longer of its traffic in the caches and its
 * instructions. From the output there is hardly anything to compute.
 */
enum { BYTES_PER_NANOSECOND = 96, INSTRUCTIONS_PER_NANOSECOND = 6 };

static unsigned instructions_per_vector(vact_direction direction, vact_kind kind) {
  return direction == VACT_BACKWARD_FROM_OUTPUT ? 4 : rows[kind].work;
}

static double estimate_nanoseconds(double instructions, double bytes) {
  const double traffic = bytes / BYTES_PER_NANOSECOND;
  const double work = instructions / INSTRUCTIONS_PER_NANOSECOND;
  return traffic > work ? traffic : work;
}

/* Less work than it takes to think about threads and caches, told without any division. */
static int is_small(size_t n, size_t size, unsigned instructions, unsigned lanes) {
  enum { NANOSECONDS = 4000 };
  return n < 1u << 16 && 3 * n * size < NANOSECONDS * BYTES_PER_NANOSECOND &&
         n * instructions < (size_t)lanes * NANOSECONDS * INSTRUCTIONS_PER_NANOSECOND;
}

static void run_large(job *j, double instructions, const vact_exec *exec) {
  const int arrays = j->dy == j->x ? 2 : 3;
  const double bytes = (double)arrays * (double)j->n * (double)j->size;
  const int in_place = j->out == j->x || j->out == j->dy;
  /* In place the lines are read before they are written: nothing is gained past the caches. */
  j->streamed = !in_place && bytes >= (double)vact_cpu_last_level_cache();
  const size_t tasks = vact_parallel_tasks(exec, estimate_nanoseconds(instructions, bytes));
  const size_t line = LINE / j->size;
  const size_t past = (uintptr_t)j->out % LINE / j->size;
  j->head = tasks == 1 ? 0 : (line - past) % line;
  const size_t lines = (j->n + line - 1) / line;
  j->per_task = (lines + tasks - 1) / tasks * line;
  vact_parallel_run(exec, tasks, run_task, j);
}

/* ---- the calls ------------------------------------------------------------------------------- */

static vact_status run(vact_direction direction, vact_act act, vact_dtype dtype, size_t n,
                       const void *x, const void *dy, void *out, const vact_exec *exec) {
  const vact_status act_status = check_act(direction, act);
  if (act_status != VACT_OK) return act_status;
  if ((unsigned)dtype >= VACT_DTYPE_COUNT) return VACT_BAD_DTYPE;
  if (exec != NULL && exec->max_threads < 0) return VACT_BAD_EXEC;
  if (n == 0) return VACT_OK;
  const size_t size = vact_dtype_size(dtype);
  const vact_status status = check_arrays(n, size, x, dy, out);
  if (status != VACT_OK) return status;

  const vact_kernels *kernels = vact_active_kernels();
  vact_elementwise_kernel *kernel = kernels->elementwise[direction][act.kind][dtype];
  const unsigned instructions = instructions_per_vector(direction, act.kind);
  if (is_small(n, size, instructions, kernels->lanes)) {
    kernel(act, n, x, dy, out, 0);
  } else {
    job j = {kernel, act, n, size, (const char *)x, (const char *)dy, (char *)out, 0, 0, 0};
    run_large(&j, (double)n / kernels->lanes * instructions, exec);
  }
  return VACT_OK;
}

vact_status vact_forward(vact_act act, vact_dtype dtype, size_t n, const void *x, void *y,
                         const vact_exec *exec) {
  /* There is no dy; x in its place passes the same checks and is not read twice. */
  return run(VACT_FORWARD, act, dtype, n, x, x, y, exec);
}

vact_status vact_backward(vact_act act, vact_dtype dtype, size_t n, const void *x, const void *dy,
                          void *dx, const vact_exec *exec) {
  return run(VACT_BACKWARD, act, dtype, n, x, dy, dx, exec);
}

vact_status vact_backward_from_output(vact_act act, vact_dtype dtype, size_t n, const void *y,
                                      const void *dy, void *dx, const vact_exec *exec) {
  return run(VACT_BACKWARD_FROM_OUTPUT, act, dtype, n, y, dy, dx, exec);
}

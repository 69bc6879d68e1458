/* vact_forward, vact_backward and vact_backward_from_output. */
#include "checks.h"
#include "cpu.h"
#include "dispatch.h"
#include "elementwise.h"
#include "parallel.h"

/* x and out, and dy, may be the same array or share nothing. */
static vact_status check_arrays(size_t n, size_t size, const void *x, const void *dy,
                                const void *out) {
  vact_status status = vact_check_array(x, n, size);
  if (status == VACT_OK) status = vact_check_array(dy, n, size);
  if (status == VACT_OK) status = vact_check_array(out, n, size);
  if (status != VACT_OK) return status;
  const size_t bytes = n * size;
  if (x != out && vact_arrays_overlap(x, bytes, out, bytes)) return VACT_OVERLAP;
  if (dy != out && vact_arrays_overlap(dy, bytes, out, bytes)) return VACT_OVERLAP;
  return VACT_OK;
}

vact_kind vact_shortest_kind(const vact_act *act) {
  if (act->kind == VACT_swish && act->alpha == 1.0f) return VACT_silu;
  if (act->kind == VACT_leaky_relu && act->alpha == 0.0f) return VACT_relu;
  return act->kind;
}

/* ---- how large a call is --------------------------------------------------------------------- */

/* From the output there is hardly anything to compute. */
unsigned vact_instructions_per_vector(vact_direction direction, vact_kind kind) {
  static const unsigned char work_of[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, requires, from_y, error, fwd, bwd, work, ...) work,
#include "../include/vact/activations.def"
#undef VACT_ACT
  };
  return direction == VACT_BACKWARD_FROM_OUTPUT ? 4 : work_of[kind];
}

/* Less work than two threads and the caches are worth a thought for, told without any division, and
 * for an n whose products cannot overflow. */
static int is_small(size_t n, size_t size, unsigned instructions, unsigned lanes) {
  enum { NANOSECONDS = 4000 };
  return n < 1u << 16 && 3 * n * size < NANOSECONDS * VACT_BYTES_PER_NANOSECOND &&
         n * instructions < (size_t)lanes * NANOSECONDS * VACT_INSTRUCTIONS_PER_NANOSECOND;
}

typedef struct job {
  vact_elementwise_kernel *kernel;
  const vact_act *act;
  size_t size;
  const char *x, *dy;
  char *out;
  int streamed;
} job;

static void run_range(const void *context, size_t begin, size_t count) {
  const job *j = (const job *)context;
  const size_t at = begin * j->size;
  j->kernel(j->act, count, j->x + at, j->dy + at, j->out + at, j->streamed);
}

static void run_large(job *j, size_t n, double instructions, const vact_exec *exec) {
  const int arrays = j->dy == j->x ? 2 : 3;
  const double bytes = (double)arrays * (double)n * (double)j->size;
  const int in_place = j->out == j->x || j->out == j->dy;
  /* In place the lines are read before they are written: nothing is gained past the caches. */
  j->streamed = !in_place && bytes >= (double)vact_cpu_last_level_cache();
  vact_parallel_range(exec, vact_estimate_nanoseconds(instructions, bytes), n, j->out, j->size,
                      run_range, j);
}

/* ---- the calls ------------------------------------------------------------------------------- */

static vact_status run(vact_direction direction, const vact_act *act, vact_dtype dtype, size_t n,
                       const void *x, const void *dy, void *out, const vact_exec *exec) {
  vact_status status = vact_check_act(direction, act);
  if (status == VACT_OK) status = vact_check_dtype(dtype);
  if (status == VACT_OK) status = vact_check_exec(exec);
  if (status != VACT_OK || n == 0) return status;
  const size_t size = vact_dtype_size(dtype);
  status = check_arrays(n, size, x, dy, out);
  if (status != VACT_OK) return status;

  const vact_kernels *kernels = vact_active_kernels();
  const vact_kind kind = vact_shortest_kind(act);
  vact_elementwise_kernel *kernel = kernels->elementwise[direction][kind][dtype];
  const unsigned instructions = vact_instructions_per_vector(direction, kind);
  if (is_small(n, size, instructions, kernels->lanes)) {
    kernel(act, n, x, dy, out, 0);
  } else {
    job j = {kernel, act, size, (const char *)x, (const char *)dy, (char *)out, 0};
    run_large(&j, n, (double)n / kernels->lanes * instructions, exec);
  }
  return VACT_OK;
}

vact_status vact_forward(vact_act act, vact_dtype dtype, size_t n, const void *x, void *y,
                         const vact_exec *exec) {
  /* There is no dy; x in its place passes the same checks and is not read twice. */
  return run(VACT_FORWARD, &act, dtype, n, x, x, y, exec);
}

vact_status vact_backward(vact_act act, vact_dtype dtype, size_t n, const void *x, const void *dy,
                          void *dx, const vact_exec *exec) {
  return run(VACT_BACKWARD, &act, dtype, n, x, dy, dx, exec);
}

vact_status vact_backward_from_output(vact_act act, vact_dtype dtype, size_t n, const void *y,
                                      const void *dy, void *dx, const vact_exec *exec) {
  return run(VACT_BACKWARD_FROM_OUTPUT, &act, dtype, n, y, dy, dx, exec);
}

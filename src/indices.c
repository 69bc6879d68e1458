/* The check of the indices of winners: as fast as they are read, and on all threads. */
#include <stdatomic.h>

#include "checks.h"
#include "dispatch.h"
#include "parallel.h"

typedef struct job {
  vact_maxout_largest_kernel *largest;
  const uint8_t *which;
  size_t pieces;
  atomic_int *is_bad;
} job;

static void check_range(const void *context, size_t begin, size_t count) {
  const job *j = (const job *)context;
  if (j->largest(count, j->which + begin) >= j->pieces)
    atomic_store_explicit(j->is_bad, 1, memory_order_relaxed);
}

vact_status vact_check_indices(size_t n, const uint8_t *which, size_t pieces,
                               const vact_exec *exec) {
  if (n == 0 || pieces > UINT8_MAX) return VACT_OK;
  const vact_kernels *kernels = vact_active_kernels();
  atomic_int is_bad = 0;
  const job j = {kernels->maxout.largest, which, pieces, &is_bad};
  const double bytes = (double)n;
  vact_parallel_range(exec, vact_estimate_nanoseconds(bytes / kernels->lanes, bytes), n, which, 1,
                      check_range, &j);
  return is_bad ? VACT_BAD_INDEX : VACT_OK;
}

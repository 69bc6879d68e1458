/* vact_convert. */
#include "checks.h"
#include "dispatch.h"
#include "parallel.h"

typedef struct job {
  vact_convert_kernel *kernel;
  const char *in;
  char *out;
  size_t in_size, out_size;
} job;

static void run_range(const void *context, size_t begin, size_t count) {
  const job *j = (const job *)context;
  j->kernel(count, j->in + begin * j->in_size, j->out + begin * j->out_size);
}

vact_status vact_convert(vact_dtype from, vact_dtype to, size_t n, const void *in, void *out,
                         const vact_exec *exec) {
  vact_status status = vact_check_dtype(from);
  if (status == VACT_OK) status = vact_check_dtype(to);
  if (status == VACT_OK) status = vact_check_exec(exec);
  if (status != VACT_OK || n == 0) return status;
  const size_t in_size = vact_dtype_size(from), out_size = vact_dtype_size(to);
  status = vact_check_array(in, n, in_size);
  if (status == VACT_OK) status = vact_check_array(out, n, out_size);
  if (status != VACT_OK) return status;
  const int in_place = in == out && in_size == out_size;
  if (!in_place && vact_arrays_overlap(in, n * in_size, out, n * out_size)) return VACT_OVERLAP;

  const job j = {vact_active_kernels()->convert[from][to], (const char *)in, (char *)out, in_size,
                 out_size};
  const double bytes = (double)n * (double)(in_size + out_size);
  vact_parallel_range(exec, vact_estimate_nanoseconds(0.0, bytes), n, out, out_size, run_range, &j);
  return VACT_OK;
}

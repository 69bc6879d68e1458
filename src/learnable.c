/* vact_swish_forward and the other calls with trained parameters: their checks. */
#include "learnable.h"

#include "checks.h"

/* ---- checks ---------------------------------------------------------------------------------- */

/* Whether it shares bytes with one of the arrays of elements. */
static int overlaps_elements(const vact_learnable_job *job, const float *values, size_t bytes) {
  const size_t elements = vact_count_elements(job->shape) * vact_dtype_size(job->dtype);
  const int is_backward = job->direction == VACT_BACKWARD;
  return elements != 0 && (vact_arrays_overlap(values, bytes, job->x, elements) ||
                           vact_arrays_overlap(values, bytes, job->out, elements) ||
                           (is_backward && vact_arrays_overlap(values, bytes, job->dy, elements)));
}

static vact_status check_elements(const vact_learnable_job *job) {
  const size_t n = vact_count_elements(job->shape), size = vact_dtype_size(job->dtype);
  if (n == 0) return VACT_OK;
  vact_status status = vact_check_array(job->x, n, size);
  if (status == VACT_OK) status = vact_check_array(job->dy, n, size);
  if (status == VACT_OK) status = vact_check_array(job->out, n, size);
  if (status != VACT_OK) return status;
  const void *const inputs[] = {job->x, job->dy};
  for (int i = 0; i < 2; i++)
    if (inputs[i] != job->out && vact_arrays_overlap(inputs[i], n * size, job->out, n * size))
      return VACT_OVERLAP;
  return VACT_OK;
}

/* Parameters are read, and so must not be written: neither as an element nor as a gradient. */
static vact_status check_parameters(const vact_learnable_job *job) {
  const size_t n = job->n, bytes = n * sizeof(float);
  for (int k = 0; k < job->parameters; k++) {
    if (n == 0) continue;
    const vact_status status = vact_check_array(job->parameter[k], n, sizeof(float));
    if (status != VACT_OK) return status;
    const size_t elements = vact_count_elements(job->shape) * vact_dtype_size(job->dtype);
    if (elements != 0 && vact_arrays_overlap(job->parameter[k], bytes, job->out, elements))
      return VACT_OVERLAP;
  }
  return VACT_OK;
}

static vact_status check_gradients(const vact_learnable_job *job) {
  const size_t bytes = job->n * sizeof(float);
  for (int k = 0; k < job->parameters; k++) {
    const float *gradient = job->gradient[k];
    if (gradient == NULL || job->n == 0) continue;
    const vact_status status = vact_check_array(gradient, job->n, sizeof(float));
    if (status != VACT_OK) return status;
    if (overlaps_elements(job, gradient, bytes)) return VACT_OVERLAP;
    for (int other = 0; other < job->parameters; other++) {
      if (vact_arrays_overlap(gradient, bytes, job->parameter[other], bytes)) return VACT_OVERLAP;
      if (other != k && job->gradient[other] != NULL &&
          vact_arrays_overlap(gradient, bytes, job->gradient[other], bytes))
        return VACT_OVERLAP;
    }
  }
  return VACT_OK;
}

static vact_status check(const vact_learnable_job *job, const vact_exec *exec) {
  vact_status status = vact_check_dtype(job->dtype);
  if (status == VACT_OK) status = vact_check_exec(exec);
  if (status != VACT_OK) return status;
  if (job->n != 1 && job->n != job->shape.channels) return VACT_BAD_COUNT;
  status = vact_check_update(job->update);
  if (status == VACT_OK) status = check_elements(job);
  if (status == VACT_OK) status = check_parameters(job);
  return status == VACT_OK ? check_gradients(job) : status;
}

/* ---- the calls ------------------------------------------------------------------------------- */

/* A parameter is listed once in learnables.def: how many there are. */
static int parameters_of(vact_learnable family) {
  static const unsigned char count[VACT_LEARNABLE_COUNT] = {
#define VACT_LEARNABLE(name, parameters, ...) parameters,
#include "../simd/learnables.def"
#undef VACT_LEARNABLE
  };
  return count[family];
}

static vact_status run(vact_learnable_job job, const vact_exec *exec) {
  job.parameters = parameters_of(job.family);
  const vact_status status = check(&job, exec);
  if (status == VACT_OK) vact_learnable_run(&job, exec);
  return status;
}

static vact_status forward(vact_learnable family, vact_dtype dtype, vact_shape shape, const void *x,
                           const float *first, const float *second, size_t n, void *y,
                           const vact_exec *exec) {
  const vact_learnable_job job = {.family = family,
                                  .direction = VACT_FORWARD,
                                  .dtype = dtype,
                                  .shape = shape,
                                  .x = x,
                                  .dy = x,
                                  .out = y,
                                  .parameter = {first, second},
                                  .n = n,
                                  .update = VACT_SET};
  return run(job, exec);
}

static vact_status backward(vact_learnable family, vact_dtype dtype, vact_shape shape,
                            const void *x, const float *first, const float *second, size_t n,
                            const void *dy, void *dx, float *of_first, float *of_second,
                            vact_update update, const vact_exec *exec) {
  const vact_learnable_job job = {.family = family,
                                  .direction = VACT_BACKWARD,
                                  .dtype = dtype,
                                  .shape = shape,
                                  .x = x,
                                  .dy = dy,
                                  .out = dx,
                                  .parameter = {first, second},
                                  .n = n,
                                  .gradient = {of_first, of_second},
                                  .update = update};
  return run(job, exec);
}

vact_status vact_gate_forward(vact_dtype dtype, vact_shape shape, const void *x, const float *w,
                              const float *b, size_t n, void *y, const vact_exec *exec) {
  return forward(VACT_LEARNABLE_gate, dtype, shape, x, w, b, n, y, exec);
}

vact_status vact_gate_backward(vact_dtype dtype, vact_shape shape, const void *x, const float *w,
                               const float *b, size_t n, const void *dy, void *dx, float *dw,
                               float *db, vact_update update, const vact_exec *exec) {
  return backward(VACT_LEARNABLE_gate, dtype, shape, x, w, b, n, dy, dx, dw, db, update, exec);
}

vact_status vact_swish_forward(vact_dtype dtype, vact_shape shape, const void *x, const float *beta,
                               size_t n, void *y, const vact_exec *exec) {
  return forward(VACT_LEARNABLE_swish, dtype, shape, x, beta, NULL, n, y, exec);
}

vact_status vact_swish_backward(vact_dtype dtype, vact_shape shape, const void *x,
                                const float *beta, size_t n, const void *dy, void *dx, float *dbeta,
                                vact_update update, const vact_exec *exec) {
  return backward(VACT_LEARNABLE_swish, dtype, shape, x, beta, NULL, n, dy, dx, dbeta, NULL, update,
                  exec);
}

vact_status vact_prelu_forward(vact_dtype dtype, vact_shape shape, const void *x, const float *a,
                               size_t n, void *y, const vact_exec *exec) {
  return forward(VACT_LEARNABLE_prelu, dtype, shape, x, a, NULL, n, y, exec);
}

vact_status vact_prelu_backward(vact_dtype dtype, vact_shape shape, const void *x, const float *a,
                                size_t n, const void *dy, void *dx, float *da, vact_update update,
                                const vact_exec *exec) {
  return backward(VACT_LEARNABLE_prelu, dtype, shape, x, a, NULL, n, dy, dx, da, NULL, update,
                  exec);
}

vact_status vact_snake_forward(vact_dtype dtype, vact_shape shape, const void *x, const float *a,
                               size_t n, void *y, const vact_exec *exec) {
  return forward(VACT_LEARNABLE_snake, dtype, shape, x, a, NULL, n, y, exec);
}

vact_status vact_snake_backward(vact_dtype dtype, vact_shape shape, const void *x, const float *a,
                                size_t n, const void *dy, void *dx, float *da, vact_update update,
                                const vact_exec *exec) {
  return backward(VACT_LEARNABLE_snake, dtype, shape, x, a, NULL, n, dy, dx, da, NULL, update,
                  exec);
}

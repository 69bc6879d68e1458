/* vact_swish_forward and the other calls with trained parameters: their checks. */
#include "learnable.h"

#include "checks.h"

/* ---- checks ---------------------------------------------------------------------------------- */

/* dx may be x or dy; parameters are read, and so must not be written, neither as an element nor as
 * a gradient. */
static vact_status check_arrays(const vact_learnable_job *job) {
  const size_t n = job->elements, size = vact_dtype_size(job->dtype);
  vact_array arrays[3 + 2 * VACT_MOST_PARAMETERS] = {
      {job->x, n, size, VACT_IN_PLACE},
      {job->dy, n, size, VACT_IN_PLACE},
      {job->out, n, size, VACT_OUTPUT | VACT_IN_PLACE},
  };
  vact_array *parameters = arrays + 3, *gradients = parameters + job->parameters;
  for (int k = 0; k < job->parameters; k++) {
    const vact_array parameter = {job->parameter[k], job->n, sizeof(float), 0};
    const vact_array gradient = {job->gradient[k], job->n, sizeof(float),
                                 VACT_OUTPUT | VACT_OPTIONAL};
    parameters[k] = parameter;
    gradients[k] = gradient;
  }
  return vact_check_arrays(3 + 2 * (size_t)job->parameters, arrays);
}

static vact_status check(const vact_learnable_job *job, const vact_exec *exec) {
  vact_status status = vact_check_dtype(job->dtype);
  if (status == VACT_OK) status = vact_check_exec(exec);
  if (status != VACT_OK) return status;
  if (job->n != 1 && job->n != job->shape.channels) return VACT_BAD_COUNT;
  status = vact_check_update(job->update);
  return status == VACT_OK ? check_arrays(job) : status;
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

static vact_status run(const vact_learnable_job *job, const vact_exec *exec) {
  const vact_status status = check(job, exec);
  if (status == VACT_OK) vact_learnable_run(job, exec);
  return status;
}

static vact_status forward(vact_learnable family, vact_dtype dtype, vact_shape shape, const void *x,
                           const float *first, const float *second, size_t n, void *y,
                           const vact_exec *exec) {
  const vact_learnable_job job = {.family = family,
                                  .parameters = parameters_of(family),
                                  .direction = VACT_FORWARD,
                                  .dtype = dtype,
                                  .shape = shape,
                                  .elements = vact_count_elements(shape),
                                  .x = x,
                                  .dy = x,
                                  .out = y,
                                  .parameter = {first, second},
                                  .n = n,
                                  .update = VACT_SET};
  return run(&job, exec);
}

static vact_status backward(vact_learnable family, vact_dtype dtype, vact_shape shape,
                            const void *x, const float *first, const float *second, size_t n,
                            const void *dy, void *dx, float *of_first, float *of_second,
                            vact_update update, const vact_exec *exec) {
  const vact_learnable_job job = {.family = family,
                                  .parameters = parameters_of(family),
                                  .direction = VACT_BACKWARD,
                                  .dtype = dtype,
                                  .shape = shape,
                                  .elements = vact_count_elements(shape),
                                  .x = x,
                                  .dy = dy,
                                  .out = dx,
                                  .parameter = {first, second},
                                  .n = n,
                                  .gradient = {of_first, of_second},
                                  .update = update};
  return run(&job, exec);
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

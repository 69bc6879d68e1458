/* One call of an activation with trained parameters, between its checks and its kernels. */
#ifndef VACT_LEARNABLE_H
#define VACT_LEARNABLE_H

#include "checks.h"

enum { VACT_MOST_PARAMETERS = 2 };

typedef struct vact_learnable_job {
  vact_learnable family;
  int parameters;
  vact_direction direction; /* VACT_FORWARD or VACT_BACKWARD */
  vact_dtype dtype;
  vact_shape shape;
  const void *x, *dy; /* forward has x for dy */
  void *out;
  const float *parameter[VACT_MOST_PARAMETERS];
  size_t elements;                       /* of the shape */
  size_t n;                              /* values of each parameter */
  float *gradient[VACT_MOST_PARAMETERS]; /* NULL if not wanted */
  vact_update update;
} vact_learnable_job;

/* Of a shape, or SIZE_MAX if there are more than that. */
static inline size_t vact_count_elements(vact_shape shape) {
  return vact_bounded_product(vact_bounded_product(shape.outer, shape.channels), shape.inner);
}

/* Does the job, whose arguments have been checked. */
void vact_learnable_run(const vact_learnable_job *job, const vact_exec *exec);

#endif

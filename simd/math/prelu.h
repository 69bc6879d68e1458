/* prelu: leaky_relu with a trained slope. */
#ifndef VACT_MATH_PRELU_H
#define VACT_MATH_PRELU_H

#include <float.h>
#include <math.h>

#include "parameters.h"
#include "relu.h"

V_INLINE v_f32 learnable_prelu_forward(const learnable_vectors *p, enum range range, v_f32 x,
                                       v_f32 dy, v_f32 *sums) {
  const v_f32 a = p->parameter[0];
  /* 0 * -Inf would be NaN */
  const v_mask is_zero = v_le(v_abs(a), v_set(0.0f));
  const v_f32 lowest = v_select(is_zero, v_set(-FLT_MAX), v_set(-INFINITY));
  return leaky_relu_of(a, v_max(lowest, x));
}

/* The term is dy*x where the slope is the parameter. */
V_INLINE v_f32 learnable_prelu_backward(const learnable_vectors *p, enum range range, v_f32 x,
                                        v_f32 dy, v_f32 *sums) {
  sums[0] = v_add(sums[0], v_select(v_lt(v_set(0.0f), x), v_set(0.0f), v_mul(dy, x)));
  return leaky_relu_slope(p->parameter[0], x, dy);
}

#endif

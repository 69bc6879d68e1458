/*
 * relu(x) = 0 > x ? 0 : x, so that NaN stays NaN and -0 stays -0.
 *
 * The gradient is dy where x > 0, and 0 elsewhere whatever dy is, also at the kink; NaN for NaN.
 * Since x > 0 exactly where y > 0, it can as well be computed from y.
 */
#ifndef VACT_MATH_RELU_H
#define VACT_MATH_RELU_H

#include "range.h"

V_INLINE int relu_forward_usual(const v_f32 *x, int count) {
  (void)x, (void)count;
  return 1;
}

V_INLINE v_f32 relu_forward(enum range range, v_f32 x) {
  (void)range;
  return v_max(v_set(0.0f), x);
}

V_INLINE int relu_backward_usual(const v_f32 *x, int count) {
  (void)x, (void)count;
  return 1;
}

V_INLINE v_f32 relu_backward(enum range range, v_f32 x, v_f32 dy) {
  (void)range;
  return v_select(v_is_nan(x), x, v_keep(v_lt(v_set(0.0f), x), dy));
}

V_INLINE v_f32 relu_backward_from_output(v_f32 y, v_f32 dy) {
  return relu_backward(USUAL, y, dy);
}

#endif

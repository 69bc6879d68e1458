/*
 * relu and its relatives. relu(x) = 0 > x ? 0 : x, so that NaN stays NaN and -0 stays -0.
 *
 * Since x > 0 exactly where y > 0, the gradients can as well be computed from y; for leaky_relu
 * while alpha is not negative.
 */
#ifndef VACT_MATH_RELU_H
#define VACT_MATH_RELU_H

#include "pass.h"
#include "range.h"

/* ---- relu ------------------------------------------------------------------------------------ */

#define relu_usual USUAL_EVERYWHERE

V_INLINE v_f32 relu_forward(enum range range, v_f32 x) {
  return v_max(v_set(0.0f), x);
}

V_INLINE v_f32 relu_backward(enum range range, v_f32 x, v_f32 dy) {
  return pass_where(v_lt(v_set(0.0f), x), x, dy);
}

V_INLINE v_f32 relu_backward_from_output(v_f32 y, v_f32 dy) {
  return relu_backward(USUAL, y, dy);
}

/* ---- leaky_relu ------------------------------------------------------------------------------ */

#define leaky_relu_usual USUAL_EVERYWHERE

typedef vact_act leaky_relu_prepared;

V_INLINE leaky_relu_prepared leaky_relu_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 leaky_relu_of(v_f32 alpha, v_f32 x) {
  return v_select(v_lt(v_set(0.0f), x), x, v_mul(alpha, x));
}

V_INLINE v_f32 leaky_relu_slope(v_f32 alpha, v_f32 x, v_f32 dy) {
  const v_f32 dx = v_select(v_lt(v_set(0.0f), x), dy, v_mul(alpha, dy));
  return v_select(v_is_nan(x), x, dx);
}

V_INLINE v_f32 leaky_relu_forward(leaky_relu_prepared p, enum range range, v_f32 x) {
  return leaky_relu_of(v_set(p.alpha), x);
}

V_INLINE v_f32 leaky_relu_backward(leaky_relu_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return leaky_relu_slope(v_set(p.alpha), x, dy);
}

V_INLINE v_f32 leaky_relu_backward_from_output(leaky_relu_prepared p, v_f32 y, v_f32 dy) {
  return leaky_relu_backward(p, USUAL, y, dy);
}

/* ---- relu6 ----------------------------------------------------------------------------------- */

#define relu6_usual USUAL_EVERYWHERE

V_INLINE v_f32 relu6_forward(enum range range, v_f32 x) {
  return v_min(v_set(6.0f), v_max(v_set(0.0f), x));
}

V_INLINE v_f32 relu6_backward(enum range range, v_f32 x, v_f32 dy) {
  return pass_where(v_and(v_lt(v_set(0.0f), x), v_lt(x, v_set(6.0f))), x, dy);
}

V_INLINE v_f32 relu6_backward_from_output(v_f32 y, v_f32 dy) {
  return relu6_backward(USUAL, y, dy);
}

/* ---- thresholded_relu ------------------------------------------------------------------------ */

#define thresholded_relu_usual USUAL_EVERYWHERE

typedef vact_act thresholded_relu_prepared;

V_INLINE thresholded_relu_prepared thresholded_relu_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 thresholded_relu_forward(thresholded_relu_prepared p, enum range range, v_f32 x) {
  return v_select(v_le(x, v_set(p.alpha)), v_set(0.0f), x);
}

V_INLINE v_f32 thresholded_relu_backward(thresholded_relu_prepared p, enum range range, v_f32 x,
                                         v_f32 dy) {
  return pass_where(v_lt(v_set(p.alpha), x), x, dy);
}

#endif

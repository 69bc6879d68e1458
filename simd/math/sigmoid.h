/*
 * sigmoid(x) = 1 / (1 + E), E = exp(-x).
 *
 * One exp, one addition, one division: no select between the signs of x, since E and 1 + E are
 * normal numbers for |x| <= 87. Beyond, sigmoid rounds to 1 or is exp(x), which reaches down to
 * x = -103.97 through the subnormal numbers.
 */
#ifndef VACT_MATH_SIGMOID_H
#define VACT_MATH_SIGMOID_H

#include "exp.h"
#include "range.h"

V_INLINE int sigmoid_forward_usual(const v_f32 *x, int count) {
  return !v_any_above(x, count, EXP_USUAL);
}

V_INLINE v_f32 sigmoid_forward(enum range range, v_f32 x) {
  const v_f32 zero = v_set(0.0f), one = v_set(1.0f);
  const v_mask beyond = v_lt(v_set(EXP_USUAL), v_abs(x));
  const v_f32 inner = range == USUAL ? x : v_select(beyond, zero, x);
  const v_f32 y = v_div(one, v_add(one, exp_usual(exp_reduce1(inner))));
  if (range == USUAL) return y;
  const v_f32 far = v_select(v_lt(x, zero), exp_tail(one, one, one, x), one);
  return v_select(beyond, far, y);
}

/*
 * dy * c^2 * s*(1 - s) with s = sigmoid(p), c a power of two. The slope s*(1 - s) is E / (1 + E)^2
 * with E = exp(-|p|): it is even, nothing overflows, and nothing cancels where s is near 1. The
 * square as 1 + E*(2 + E) has one rounding of weight, not the three of (1 + E) * (1 + E).
 */
V_INLINE v_f32 sigmoid_slope(enum range range, float c, v_f32 p, v_f32 dy) {
  const v_f32 a = v_abs(p), unit = v_set(1.0f / (c * c));
  const v_mask beyond = v_lt(v_set(EXP_USUAL), a);
  const v_f32 inner = range == USUAL ? a : v_select(beyond, v_set(0.0f), a);
  const v_f32 e = exp_usual(exp_reduce1(inner));
  const v_f32 square = v_fma(e, v_fma(e, unit, v_set(2.0f / (c * c))), unit);
  const v_f32 dx = v_mul(dy, v_div(e, square));
  if (range == USUAL) return dx;
  return v_select(beyond, exp_tail(dy, v_set(c * c), v_set(-1.0f), a), dx);
}

V_INLINE int sigmoid_backward_usual(const v_f32 *x, int count) {
  return !v_any_above(x, count, EXP_USUAL);
}

V_INLINE v_f32 sigmoid_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_slope(range, 1.0f, x, dy);
}

/* y*(1 - y) as y - y^2, rounded once */
V_INLINE v_f32 sigmoid_backward_from_output(v_f32 y, v_f32 dy) {
  return v_mul(dy, v_fma(v_sub(v_set(0.0f), y), y, y));
}

#endif

/*
 * sigmoid(x) = 1 / (1 + E), E = exp(-x).
 *
 * One exp, one addition, one division: no select between the signs of x, since E and 1 + E are
 * normal numbers in the usual range. Beyond, sigmoid rounds to 1 or is 1 / E, which reaches down to
 * x = -103.97 through the subnormal numbers.
 */
#ifndef VACT_MATH_SIGMOID_H
#define VACT_MATH_SIGMOID_H

#include "exp.h"

V_INLINE usual_range sigmoid_usual(vact_direction direction) {
  return within(EXP_USUAL);
}

V_INLINE v_f32 sigmoid_forward(enum range range, v_f32 x) {
  const exp_result e = exp_of_minus(range, x);
  return exp_scale(range, v_div(v_set(1.0f), e.one_plus), e.down);
}

/*
 * dy * c^2 * s*(1 - s) with s = sigmoid(p), c a power of two. The slope s*(1 - s) is E / (1 + E)^2
 * with E = exp(-|p|): it is even, nothing overflows, and nothing cancels where s is near 1. The
 * square as 1 + E*(2 + E) has one rounding of weight, not the three of (1 + E) * (1 + E).
 */
V_INLINE v_f32 sigmoid_slope(enum range range, float c, v_f32 p, v_f32 dy) {
  const v_f32 unit = v_set(1.0f / (c * c)), two = v_set(2.0f / (c * c));
  const exp_result e = exp_of_minus_positive(range, v_abs(p));
  const v_f32 square = v_fma(e.value, v_fma(e.value, unit, two), unit);
  return exp_scale(range, v_mul(dy, v_div(e.value, square)), e.down);
}

V_INLINE v_f32 sigmoid_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_slope(range, 1.0f, x, dy);
}

/* y*(1 - y) as y - y^2, rounded once */
V_INLINE v_f32 sigmoid_backward_from_output(v_f32 y, v_f32 dy) {
  return v_mul(dy, v_fnma(y, y, y));
}

/* ---- sigmoid_precise ------------------------------------------------------------------------- */

V_INLINE usual_range sigmoid_precise_usual(vact_direction direction) {
  return sigmoid_usual(direction);
}

/*
 * c = 1 / (1 + E) and a Newton step, whose residual 1 - c*(1 + E) takes E as t + t*q, unrounded: so
 * the roundings of E, of the sum and of the quotient are made good together. Of 1 and t the larger
 * goes first, since 1 - c*max(1, t) is small, or is followed by nothing of its size.
 */
V_INLINE v_f32 sigmoid_precise_forward(enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -EXP_END, EXP_USUAL);
  const v_f32 one = v_set(1.0f);
  const exp_reduced r = exp_reduce1(inner);
  const exp_power power = exp_power_of(range, LARGE_EXP, EXP_LIMIT, r.k8);
  const v_f32 t = power.t, q = exp_polynomial(1.0f, r.s);
  const v_f32 c = v_div(one, v_add(t, v_fma(t, q, one)));
  v_f32 residual = v_fnma(c, v_max(one, t), one);
  residual = v_fnma(c, v_min(one, t), residual);
  residual = v_fnma(v_mul(c, t), q, residual);
  return exp_scale(range, v_fma(c, residual, c), power.down);
}

V_INLINE v_f32 sigmoid_precise_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_backward(range, x, dy);
}

V_INLINE v_f32 sigmoid_precise_backward_from_output(v_f32 y, v_f32 dy) {
  return sigmoid_backward_from_output(y, dy);
}

#endif

/*
 * sigmoid with a bounded error: 1 / (1 + E) as in sigmoid.h, E to a few bits less. The error of E
 * is relative, so that of sigmoid stays so in the tail, into the subnormal numbers; sigmoid_coarse
 * by a table is absolute.
 */
#ifndef VACT_MATH_SIGMOID_APPROX_H
#define VACT_MATH_SIGMOID_APPROX_H

#include "exp_approx.h"
#include "piecewise.h"
#include "sigmoid.h"

V_INLINE exp_result sigmoid_approx_exp(enum range range, enum exp_degree degree, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -EXP_END, EXP_USUAL);
  return exp_approx(range, degree, EXP_SCALE, inner);
}

V_INLINE v_f32 sigmoid_approx(enum range range, enum exp_degree degree, v_f32 x) {
  const exp_result e = sigmoid_approx_exp(range, degree, x);
  return exp_scale(range, v_div(v_set(1.0f), e.one_plus), e.down);
}

/* As from the output, but scaled last: so that a subnormal sigmoid is no operand. */
V_INLINE v_f32 sigmoid_approx_slope(enum range range, enum exp_degree degree, v_f32 x, v_f32 dy) {
  const exp_result e = sigmoid_approx_exp(range, degree, x);
  const v_f32 s = v_div(v_set(1.0f), e.one_plus);
  return exp_scale(range, sigmoid_backward_from_output(s, dy), e.down);
}

/* ---- sigmoid_fast ---------------------------------------------------------------------------- */

V_INLINE usual_range sigmoid_fast_usual(vact_direction direction) {
  return sigmoid_usual(direction);
}

V_INLINE v_f32 sigmoid_fast_forward(enum range range, v_f32 x) {
  return sigmoid_approx(range, EXP_DEGREE_2, x);
}

V_INLINE v_f32 sigmoid_fast_backward_from_output(v_f32 y, v_f32 dy) {
  return sigmoid_backward_from_output(y, dy);
}

V_INLINE v_f32 sigmoid_fast_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_approx_slope(range, EXP_DEGREE_2, x, dy);
}

/* ---- sigmoid_coarse -------------------------------------------------------------------------- */

V_INLINE usual_range sigmoid_coarse_usual(vact_direction direction) {
  return V_LONG == 32 ? everywhere() : sigmoid_usual(direction);
}

/* Where an ISA looks up 32 entries, a table of its own: shorter, and exactly 0 and 1 from some x
 * on. */
V_INLINE v_f32 sigmoid_coarse_forward(enum range range, v_f32 x) {
  if (V_LONG != 32) return sigmoid_approx(range, EXP_DEGREE_1, x);
  const v_f32 inner =
      uniform_up_to(SIGMOID_COARSE_UNIFORM, uniform_from(SIGMOID_COARSE_UNIFORM, x));
  return uniform_at(SIGMOID_COARSE_UNIFORM, inner);
}

V_INLINE v_f32 sigmoid_coarse_backward_from_output(v_f32 y, v_f32 dy) {
  return sigmoid_backward_from_output(y, dy);
}

V_INLINE v_f32 sigmoid_coarse_backward(enum range range, v_f32 x, v_f32 dy) {
  if (V_LONG != 32) return sigmoid_approx_slope(range, EXP_DEGREE_1, x, dy);
  return sigmoid_backward_from_output(sigmoid_coarse_forward(range, x), dy);
}

#endif

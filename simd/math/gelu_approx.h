/*
 * gelu(x) = x * P(x), the one with erf, with a bounded absolute error: max(x, 0) - a * P(-a), a =
 * |x|. From some a on P(-a) is 0, and the result exactly x or -0.
 */
#ifndef VACT_MATH_GELU_APPROX_H
#define VACT_MATH_GELU_APPROX_H

#include "piecewise.h"

/* max(x, 0) - a * f(a): for f(a) = p(-a), this is x * p(x) wherever p(-x) = 1 - p(x) */
V_INLINE v_f32 gelu_by_complement(piecewise f, v_f32 x) {
  const v_f32 a = piecewise_argument(f, x);
  return v_fnma(a, piecewise_at(f, a), v_max(v_set(-0.0f), x));
}

#define gelu_fast_usual USUAL_EVERYWHERE
V_INLINE v_f32 gelu_fast_forward(enum range range, v_f32 x) {
  return gelu_by_complement(PIECEWISE(GELU_FAST), x);
}
V_INLINE v_f32 gelu_fast_backward(enum range range, v_f32 x, v_f32 dy) {
  return v_mul(dy, piecewise_to_one(PIECEWISE(GELU_SLOPE_FAST), x));
}

#define gelu_coarse_usual USUAL_EVERYWHERE

/* With 32 entries x * P(x) is shorter: -Inf is cut, so that it becomes -0 too, and Inf is not. */
V_INLINE v_f32 gelu_coarse_forward(enum range range, v_f32 x) {
  if (V_LONG != 32) return gelu_by_complement(GELU_COARSE_8, x);
  const v_f32 from = uniform_from(GELU_COARSE_UNIFORM, x);
  return v_mul(from, uniform_at(GELU_COARSE_UNIFORM, uniform_up_to(GELU_COARSE_UNIFORM, from)));
}

V_INLINE v_f32 gelu_coarse_slope(v_f32 x) {
  if (V_LONG != 32) return piecewise_to_one(GELU_SLOPE_COARSE_8, x);
  const v_f32 from = uniform_from(GELU_SLOPE_COARSE_UNIFORM, x);
  return uniform_at(GELU_SLOPE_COARSE_UNIFORM, uniform_up_to(GELU_SLOPE_COARSE_UNIFORM, from));
}

V_INLINE v_f32 gelu_coarse_backward(enum range range, v_f32 x, v_f32 dy) {
  return v_mul(dy, gelu_coarse_slope(x));
}

#endif

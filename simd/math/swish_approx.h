/*
 * swish(x) = x * sigmoid(alpha*x) with a bounded absolute error: for alpha > 0 it is max(x, 0) - |x| *
 * sigmoid(-|p|), p = alpha*x, and for alpha < 0 what that is for -alpha and -x, with the other sign.
 * From some |p| on the sigmoid is 0, and the result exactly x or -0.
 *
 * The error counts in p, so that in y it is 1/|alpha| times as large.
 */
#ifndef VACT_MATH_SWISH_APPROX_H
#define VACT_MATH_SWISH_APPROX_H

#include <float.h>

#include "piecewise.h"

typedef struct swish_approx_prepared {
  float alpha;
} swish_approx_prepared;

V_INLINE swish_approx_prepared swish_approx_prepare(vact_act act) {
  const swish_approx_prepared p = {act.alpha};
  return p;
}

/* Neither infinities, nor, forward, a negative alpha. */
V_INLINE usual_range swish_approx_usual(swish_approx_prepared p, vact_direction direction) {
  return within(direction != VACT_FORWARD || p.alpha >= 0.0f ? FLT_MAX : -1.0f);
}

/* alpha*x; 0 for 0 * Inf, as it is for all finite x */
V_INLINE v_f32 swish_approx_product(enum range range, float alpha, v_f32 x) {
  const v_f32 product = v_mul(v_set(alpha), x);
  if (range == USUAL) return product;
  const v_f32 finite = v_max(v_set(-FLT_MAX), v_min(v_set(FLT_MAX), x));
  return v_select(v_is_nan(product), v_mul(v_set(alpha), finite), product);
}

V_INLINE v_f32 swish_approx_forward(piecewise f, float alpha, enum range range, v_f32 x) {
  const float sign = range == USUAL || alpha >= 0.0f ? 1.0f : -1.0f;
  const v_f32 mirrored = range == USUAL ? x : v_mul(v_set(sign), x), magnitude = v_abs(x);
  const v_f32 product = swish_approx_product(range, sign * alpha, magnitude);
  const v_f32 complement = piecewise_at(f, v_min(v_set(f.end), product));
  const v_f32 y = v_fnma(magnitude, complement, v_max(v_set(-0.0f), mirrored));
  if (range == USUAL) return y;
  /* Of +-Inf, x is left, unless the sigmoid vanishes. */
  const v_f32 vanishes = v_mul(v_set(alpha), x);
  const v_f32 limit = v_select(v_lt(vanishes, v_set(0.0f)), v_copysign(v_set(0.0f), x), x);
  return v_select(v_lt(v_set(FLT_MAX), magnitude), limit, v_mul(v_set(sign), y));
}

V_INLINE v_f32 swish_approx_backward(piecewise f, float alpha, enum range range, v_f32 x,
                                     v_f32 dy) {
  return v_mul(dy, piecewise_to_one(f, swish_approx_product(range, alpha, x)));
}

/* ---- swish_fast ------------------------------------------------------------------------------ */

typedef swish_approx_prepared swish_fast_prepared;

V_INLINE swish_fast_prepared swish_fast_prepare(vact_act act) {
  return swish_approx_prepare(act);
}

V_INLINE usual_range swish_fast_usual(swish_fast_prepared p, vact_direction direction) {
  return swish_approx_usual(p, direction);
}

V_INLINE v_f32 swish_fast_forward(swish_fast_prepared p, enum range range, v_f32 x) {
  return swish_approx_forward(PIECEWISE(SWISH_FAST), p.alpha, range, x);
}

V_INLINE v_f32 swish_fast_backward(swish_fast_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return swish_approx_backward(PIECEWISE(SWISH_SLOPE_FAST), p.alpha, range, x, dy);
}

/* ---- swish_coarse ---------------------------------------------------------------------------- */

typedef swish_approx_prepared swish_coarse_prepared;

V_INLINE swish_coarse_prepared swish_coarse_prepare(vact_act act) {
  return swish_approx_prepare(act);
}

V_INLINE usual_range swish_coarse_usual(swish_coarse_prepared p, vact_direction direction) {
  return swish_approx_usual(p, direction);
}

V_INLINE v_f32 swish_coarse_forward(swish_coarse_prepared p, enum range range, v_f32 x) {
  return swish_approx_forward(PIECEWISE(SWISH_COARSE), p.alpha, range, x);
}

V_INLINE v_f32 swish_coarse_backward(swish_coarse_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return swish_approx_backward(PIECEWISE(SWISH_SLOPE_COARSE), p.alpha, range, x, dy);
}

#endif

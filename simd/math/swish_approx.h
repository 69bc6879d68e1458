/*
 * swish with a bounded error, by an exponential E = exp(-p), p = alpha*x, to a few bits less than
 * in swish.h. With r its relative error, that of swish is r * (1 - sigmoid(p)): the absolute one is
 * at most 0.224*r / |alpha|, and that of the slope, a function of p alone, at most r/2.
 */
#ifndef VACT_MATH_SWISH_APPROX_H
#define VACT_MATH_SWISH_APPROX_H

#include "exp_approx.h"
#include "swish.h"

/* x / (1 + E) */
V_INLINE v_f32 swish_quotient(enum range range, enum exp_degree degree, swish_prepared p, v_f32 x) {
  return swish_of(range, p, x, exp_approx(range, degree, p.scale, swish_inner(range, p, x)));
}

/* Nothing unless alpha > 0: the others take the full form. */
V_INLINE usual_range swish_difference_usual(swish_prepared p) {
  return within(p.alpha > 0.0f ? p.limit : -1.0f);
}

/*
 * max(x, 0) - |x| / (1 + exp(|p|)) for alpha > 0, and for alpha < 0 what that is for -alpha and -x,
 * with the other sign. Results above 1 have one rounding of weight, where the quotient has two,
 * which are more than the polynomial's error.
 */
V_INLINE v_f32 swish_difference(enum range range, enum exp_degree degree, swish_prepared p,
                                v_f32 x) {
  if (range == FULL && !(p.alpha < 0.0f || p.alpha > 0.0f)) return v_mul(v_set(0.5f), x);
  const float sign = range == FULL && p.alpha < 0.0f ? -1.0f : 1.0f;
  const v_f32 mirrored = range == FULL ? v_mul(v_set(sign), x) : x, magnitude = v_abs(x);
  const v_f32 a = range == FULL ? v_min(v_set(p.limit), magnitude) : magnitude;
  const exp_result e = exp_approx(USUAL, degree, -sign * p.scale, a);
  v_f32 complement = v_div(v_set(1.0f), e.one_plus);
  if (range == FULL) complement = v_keep(v_le(magnitude, v_set(p.limit)), complement);
  const v_f32 y = v_fnma(a, complement, v_max(v_set(-0.0f), mirrored));
  return range == FULL ? v_mul(v_set(sign), y) : y;
}

/* s + s * (p * (1 - s)) */
V_INLINE v_f32 swish_approx_slope(enum range range, enum exp_degree degree, swish_prepared p,
                                  v_f32 x, v_f32 dy) {
  const v_f32 one = v_set(1.0f), inner = swish_inner(range, p, x);
  const exp_result e = exp_approx(range, degree, p.scale, inner);
  const v_f32 s = v_div(one, e.one_plus);
  const v_f32 slope = v_fma(s, v_mul(swish_product(p, inner), v_sub(one, s)), s);
  return swish_times_slope(range, p, x, dy, slope, e.down);
}

/* ---- swish_fast ------------------------------------------------------------------------------ */

/* Forward of degree 3: the steps of degree 2 at the joints would go down where x < 0. */

typedef swish_prepared swish_fast_prepared;

V_INLINE swish_fast_prepared swish_fast_prepare(vact_act act) {
  return swish_prepare(act);
}

V_INLINE usual_range swish_fast_usual(swish_fast_prepared p, vact_direction direction) {
  return direction == VACT_FORWARD ? swish_difference_usual(p) : swish_usual(p, direction);
}

V_INLINE v_f32 swish_fast_forward(swish_fast_prepared p, enum range range, v_f32 x) {
  return swish_difference(range, EXP_DEGREE_3, p, x);
}

V_INLINE v_f32 swish_fast_backward(swish_fast_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return swish_approx_slope(range, EXP_DEGREE_2, p, x, dy);
}

/* ---- swish_coarse ---------------------------------------------------------------------------- */

typedef swish_prepared swish_coarse_prepared;

V_INLINE swish_coarse_prepared swish_coarse_prepare(vact_act act) {
  return swish_prepare(act);
}

V_INLINE usual_range swish_coarse_usual(swish_coarse_prepared p, vact_direction direction) {
  return swish_usual(p, direction);
}

V_INLINE v_f32 swish_coarse_forward(swish_coarse_prepared p, enum range range, v_f32 x) {
  return swish_quotient(range, EXP_DEGREE_1, p, x);
}

V_INLINE v_f32 swish_coarse_backward(swish_coarse_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return swish_approx_slope(range, EXP_DEGREE_1, p, x, dy);
}

#endif

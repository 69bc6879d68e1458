/*
 * swish(x) = x * sigmoid(alpha*x) = x / (1 + E), E = exp(-alpha*x).
 *
 * Far out on the negative side of alpha*x it is x*exp(alpha*x), which for a small alpha may be a
 * normal number although the exponential is not; far out on the other side it is x.
 */
#ifndef VACT_MATH_SWISH_H
#define VACT_MATH_SWISH_H

#include <float.h>

#include "exp.h"
#include "range.h"
#include "row.h"

V_INLINE row swish_row(vact_act act) {
  const float magnitude = act.alpha < 0.0f ? -act.alpha : act.alpha;
  row r;
  r.alpha = act.alpha;
  /* |x| up to which |alpha*x| <= EXP_USUAL; at most FLT_MAX, which leaves Inf outside */
  r.limit = EXP_USUAL < magnitude * FLT_MAX ? EXP_USUAL / magnitude : FLT_MAX;
  return r;
}

V_INLINE int swish_forward_usual(row r, const v_f32 *x, int count) {
  return !v_any_above(x, count, r.limit);
}

V_INLINE v_f32 swish_forward(row r, enum range range, v_f32 x) {
  const v_f32 a = v_set(r.alpha), one = v_set(1.0f);
  const v_mask beyond = v_lt(v_set(r.limit), v_abs(x));
  const v_f32 inner = range == USUAL ? x : v_select(beyond, v_set(0.0f), x);
  const v_f32 y = v_div(inner, v_add(one, exp_usual(exp_reduce(a, inner))));
  if (range == USUAL) return y;
  const v_f32 finite = v_max(v_min(x, v_set(FLT_MAX)), v_set(-FLT_MAX));
  const v_f32 tail = exp_tail(finite, one, a, x);
  const v_mask negative = v_lt(v_mul(a, v_copysign(one, x)), v_set(0.0f));
  return v_select(beyond, v_select(negative, tail, x), y);
}

V_INLINE int swish_backward_usual(row r, const v_f32 *x, int count) {
  return !v_any_above(x, count, r.limit);
}

/*
 * s + alpha*x*s*(1 - s) = s * (1 + alpha*x * (1 - s)). The difference 1 - s is the best of its kind
 * while s < 1/2; above, where it would cancel, E*s is.
 */
V_INLINE v_f32 swish_backward(row r, enum range range, v_f32 x, v_f32 dy) {
  const v_f32 a = v_set(r.alpha), one = v_set(1.0f);
  const v_mask beyond = v_lt(v_set(r.limit), v_abs(x));
  const v_f32 inner = range == USUAL ? x : v_select(beyond, v_set(0.0f), x);
  const v_f32 e = exp_usual(exp_reduce(a, inner));
  const v_f32 s = v_div(one, v_add(one, e));
  const v_f32 rest = v_select(v_lt(one, e), v_sub(one, s), v_mul(e, s));
  const v_f32 slope = v_mul(s, v_fma(v_mul(a, inner), rest, one));
  const v_f32 dx = v_mul(dy, slope);
  if (range == USUAL) return dx;
  const v_f32 p = v_max(v_mul(a, x), v_set(-300.0f));
  const v_f32 tail = exp_tail(dy, v_add(one, p), a, x);
  const v_f32 far = v_mul(dy, v_set(r.alpha == 0.0f ? 0.5f : 1.0f));
  const v_mask negative = v_lt(v_mul(a, v_copysign(one, x)), v_set(0.0f));
  return v_select(beyond, v_select(negative, tail, far), dx);
}

#endif

/*
 * swish(x) = x * sigmoid(alpha*x) = x / (1 + E), E = exp(-alpha*x).
 *
 * Far out on the negative side of alpha*x it is x / E, which for a small alpha may be a normal
 * number although 1 / E is not; far out on the other side it is x.
 */
#ifndef VACT_MATH_SWISH_H
#define VACT_MATH_SWISH_H

#include <float.h>

#include "exp.h"
#include "row.h"

/* p / |alpha|, at most FLT_MAX */
V_INLINE float swish_x_at(float p, float alpha) {
  const float magnitude = alpha < 0.0f ? -alpha : alpha;
  return magnitude > p / FLT_MAX ? p / magnitude : FLT_MAX;
}

V_INLINE vact_act swish_plain(void) {
  return vact_swish(1.0f);
}

V_INLINE row swish_row(vact_act act) {
  const float limit = swish_x_at(EXP_USUAL, act.alpha), end = swish_x_at(EXP_END, act.alpha);
  const row r = {.alpha = act.alpha,
                 .scale = act.alpha * EXP_SCALE,
                 .is_plain = act.alpha == swish_plain().alpha,
                 .limit = limit,
                 .low = act.alpha < 0.0f ? -limit : -end,
                 .high = act.alpha < 0.0f ? end : limit};
  return r;
}

/* alpha*x and exp(-alpha*x); x is cut to the full range already */
V_INLINE v_f32 swish_product(row r, v_f32 x) {
  return r.is_plain ? x : v_mul(v_set(r.alpha), x);
}

V_INLINE exp_result swish_exp(enum range range, row r, v_f32 x) {
  const exp_reduced reduced =
      r.is_plain ? exp_reduce1(x) : exp_reduce(v_set(r.alpha), v_set(r.scale), x);
  return exp_rebuild(range, LARGE_EXP, reduced);
}

V_INLINE int swish_forward_usual(row r, const v_f32 *x, int count) {
  return !v_any_above(x, count, r.limit);
}

V_INLINE v_f32 swish_forward(row r, enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, r.low, r.high);
  const exp_result e = swish_exp(range, r, inner);
  const v_f32 y = exp_scale(range, v_div(x, e.one_plus), e.down);
  if (range == USUAL) return y;
  /* alpha*x = -Inf: E wins over x, also where alpha is too small for r.low and r.high */
  const v_mask vanishes = v_lt(swish_product(r, x), v_set(-FLT_MAX));
  return v_select(vanishes, v_copysign(v_set(0.0f), x), y);
}

V_INLINE int swish_backward_usual(row r, const v_f32 *x, int count) {
  return !v_any_above(x, count, r.limit);
}

/*
 * s + s * (alpha*x * (1 - s)). The difference 1 - s is the best of its kind while s < 1/2; above,
 * where it would cancel, E*s is.
 */
V_INLINE v_f32 swish_backward(row r, enum range range, v_f32 x, v_f32 dy) {
  const v_f32 one = v_set(1.0f);
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, r.low, r.high);
  const exp_result e = swish_exp(range, r, inner);
  const v_f32 s = v_div(one, e.one_plus);
  const v_f32 rest = v_select(v_lt(one, e.value), v_sub(one, s), v_mul(e.value, s));
  const v_f32 slope = v_fma(s, v_mul(swish_product(r, inner), rest), s);
  const v_f32 dx = exp_scale(range, v_mul(dy, slope), e.down);
  if (range == USUAL) return dx;
  /* alpha*x = +-Inf: the slope is 1 or -0, also for an alpha too small for r.low and r.high */
  const v_f32 p = swish_product(r, x);
  const v_f32 or_dy = v_select(v_lt(v_set(FLT_MAX), p), dy, dx);
  return v_select(v_lt(p, v_set(-FLT_MAX)), v_mul(dy, v_set(-0.0f)), or_dy);
}

#endif

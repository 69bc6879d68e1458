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

/* Below, s - s^2 has more of the error of s than E*s^2. */
#define SWISH_SMALL_EXP 0.25f

/* p / |alpha|, at most FLT_MAX */
V_INLINE float swish_x_at(float p, float alpha) {
  const float magnitude = alpha < 0.0f ? -alpha : alpha;
  return magnitude > p / FLT_MAX ? p / magnitude : FLT_MAX;
}

typedef struct swish_prepared {
  float alpha;
  float scale;      /* alpha * EXP_SCALE */
  int alpha_is_one; /* a constant: the formula is shorter */
  float limit;      /* the usual range is |x| <= limit */
  float low, high;  /* x can be cut to these: the exponential has done what it can */
} swish_prepared;

V_INLINE swish_prepared swish_prepare(vact_act act) {
  const float limit = swish_x_at(EXP_USUAL, act.alpha), end = swish_x_at(EXP_END, act.alpha);
  const swish_prepared p = {.alpha = act.alpha,
                            .scale = act.alpha * EXP_SCALE,
                            .alpha_is_one = 0,
                            .limit = limit,
                            .low = act.alpha < 0.0f ? -limit : -end,
                            .high = act.alpha < 0.0f ? end : limit};
  return p;
}

V_INLINE usual_range swish_usual(swish_prepared p, vact_direction direction) {
  return within(p.limit);
}

/* alpha*x */
V_INLINE v_f32 swish_product(swish_prepared p, v_f32 x) {
  return p.alpha_is_one ? x : v_mul(v_set(p.alpha), x);
}

/* Of exp(-alpha*x); x is cut already. */
V_INLINE exp_split swish_split(swish_prepared p, v_f32 x) {
  return exp_split_of(v_set(p.alpha), v_set(p.scale), x);
}

V_INLINE exp_result swish_exp(enum range range, swish_prepared p, v_f32 x, exp_split split) {
  const exp_reduced reduced = p.alpha_is_one ? exp_reduce1(x) : exp_reduce_split(split);
  return exp_rebuild(range, LARGE_EXP, reduced);
}

/* x cut to where the exponential still changes */
V_INLINE v_f32 swish_inner(enum range range, swish_prepared p, v_f32 x) {
  return range == USUAL ? x : exp_clamp(x, p.low, p.high);
}

/* swish(x) from its exponential */
V_INLINE v_f32 swish_of(enum range range, swish_prepared p, v_f32 x, exp_result e) {
  const v_f32 y = exp_scale(range, v_div(x, e.one_plus), e.down);
  if (range == USUAL) return y;
  /* alpha*x = -Inf: E wins over x, also where alpha is too small for p.low and p.high */
  const v_mask vanishes = v_lt(swish_product(p, x), v_set(-FLT_MAX));
  return v_select(vanishes, v_copysign(v_set(0.0f), x), y);
}

V_INLINE v_f32 swish_forward(swish_prepared p, enum range range, v_f32 x) {
  const v_f32 inner = swish_inner(range, p, x);
  return swish_of(range, p, x, swish_exp(range, p, inner, swish_split(p, inner)));
}

/* dy * slope * 2^-down, and what that is for infinite x */
V_INLINE v_f32 swish_times_slope(enum range range, swish_prepared p, v_f32 x, v_f32 dy, v_f32 slope,
                                 v_i32 down) {
  const v_f32 dx = exp_scale(range, v_mul(dy, slope), down);
  if (range == USUAL) return dx;
  /* alpha*x = +-Inf: the slope is 1 or -0, also for an alpha too small for p.low and p.high */
  const v_f32 product = swish_product(p, x);
  const v_f32 or_dy = v_select(v_lt(v_set(FLT_MAX), product), dy, dx);
  return v_select(v_lt(product, v_set(-FLT_MAX)), v_mul(dy, v_set(-0.0f)), or_dy);
}

/*
 * s*(1 - s). In s + alpha*x * s*(1 - s) the error of s counts 1 + alpha*x * (1 - 2*s) times where
 * the product is s - s^2, which is less than once up to alpha*x = 2.4; already before, from 1.4 on,
 * it is E*s^2, which has no more error itself, where s - s^2 has up to 10 ulp.
 */
V_INLINE v_f32 swish_rise(v_f32 s, exp_result e) {
  /* Not by s^2, which may underflow. */
  const v_mask is_small = v_lt(e.value, v_set(SWISH_SMALL_EXP));
  return v_select(is_small, v_mul(v_mul(e.value, s), s), v_fnma(s, s, s));
}

/* s + alpha*x * rise; alpha*x is the difference of two floats that the exponential has found. */
V_INLINE v_f32 swish_slope(exp_split split, v_f32 s, v_f32 rise) {
  return v_fnma(split.multiple, rise, v_fma(split.rest, rise, s));
}

V_INLINE v_f32 swish_backward(swish_prepared p, enum range range, v_f32 x, v_f32 dy) {
  const v_f32 one = v_set(1.0f), inner = swish_inner(range, p, x);
  const exp_split split = swish_split(p, inner);
  const exp_result e = swish_exp(range, p, inner, split);
  const v_f32 s = v_div(one, e.one_plus), rise = swish_rise(s, e);
  const v_f32 slope = p.alpha_is_one ? v_fma(inner, rise, s) : swish_slope(split, s, rise);
  return swish_times_slope(range, p, x, dy, slope, e.down);
}

/* ---- silu: alpha = 1 ------------------------------------------------------------------------- */

V_INLINE swish_prepared silu_prepared(void) {
  swish_prepared p = swish_prepare(vact_swish(1.0f));
  p.alpha_is_one = 1;
  return p;
}

V_INLINE usual_range silu_usual(vact_direction direction) {
  return swish_usual(silu_prepared(), direction);
}

V_INLINE v_f32 silu_forward(enum range range, v_f32 x) {
  return swish_forward(silu_prepared(), range, x);
}

V_INLINE v_f32 silu_backward(enum range range, v_f32 x, v_f32 dy) {
  return swish_backward(silu_prepared(), range, x, dy);
}

/* ---- gelu_quick: alpha = 1.702 --------------------------------------------------------------- */

V_INLINE swish_prepared gelu_quick_prepared(void) {
  return swish_prepare(vact_swish(1.702f));
}

V_INLINE usual_range gelu_quick_usual(vact_direction direction) {
  return swish_usual(gelu_quick_prepared(), direction);
}

V_INLINE v_f32 gelu_quick_forward(enum range range, v_f32 x) {
  return swish_forward(gelu_quick_prepared(), range, x);
}

V_INLINE v_f32 gelu_quick_backward(enum range range, v_f32 x, v_f32 dy) {
  return swish_backward(gelu_quick_prepared(), range, x, dy);
}

#endif

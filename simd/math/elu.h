/*
 * expm1, and what is made of it: elu, selu and celu.
 *
 *   k = x / ln(2), rounded to an integer;  r = x - k*ln(2), |r| <= ln(2)/2
 *   expm1(x) = 2^k * expm1(r) + (2^k - 1),  expm1(r) = r + r^2 * q(r)
 *
 * Without a table, as 2^k - 1 must be exact where k is small. There r is exact too, although ln(2)
 * is but one float: its error counts k times, and 2^k times next to a result of at least 0.29.
 *
 * Forward elu and selu have one form for all x. The right side, max(0, x), and the left side are
 * added, and each is 0 on the side of the other: no select. The left side comes as 1 - exp >= 0,
 * which is +0 and not -0 for both zeros, so that taking it from max(0, x) leaves the sign of a
 * zero.
 */
#ifndef VACT_MATH_ELU_H
#define VACT_MATH_ELU_H

#include <math.h>

#include "../coef/elu.h"
#include "exp.h"

/* Floats of this size are 1 apart, and adding k to it leaves the biased exponent of 2^k. */
#define EXPM1_ROUND (0x1.8p23f + 127.0f)

/* expm1(-EXPM1_END) rounds to -1, as it does from 17.33 on. */
#define EXPM1_END 18.0f

/* x where it is negative, cut to at least low; else 0; NaN stays */
V_INLINE v_f32 elu_left(v_f32 x, float low) {
  return v_min(v_set(0.0f), v_max(v_set(low), x));
}

/* expm1(r) / r - 1 */
V_INLINE v_f32 expm1_excess(v_f32 r) {
  v_f32 q = v_fma(v_set(EXPM1_POLY[4]), r, v_set(EXPM1_POLY[3]));
  q = v_fma(q, r, v_set(EXPM1_POLY[2]));
  q = v_fma(q, r, v_set(EXPM1_POLY[1]));
  q = v_fma(q, r, v_set(EXPM1_POLY[0]));
  return v_mul(q, r);
}

/* 2^k for z = EXPM1_ROUND + k */
V_INLINE v_f32 expm1_power(v_f32 z) {
  return v_from_bits(v_shl(v_bits(z), 23));
}

/* 1 - exp(x), -EXPM1_END <= x <= 0 or NaN */
V_INLINE v_f32 one_minus_exp(v_f32 x) {
  const v_f32 z = v_fma(x, v_set(EXP_LOG2E), v_set(EXPM1_ROUND));
  const v_f32 r = v_fnma(v_sub(z, v_set(EXPM1_ROUND)), v_set(EXP_LN2), x);
  const v_f32 p = v_fma(expm1_excess(r), r, r);
  const v_f32 power = expm1_power(z);
  return v_fnma(power, p, v_sub(v_set(1.0f), power));
}

/* Backward is usual for |x| up to this, where exp(-|x|) leaves alpha some room. */
#define ELU_SLOPE_USUAL 72.0f

/* Beyond 2^-ELU_LIMIT the exponential is scaled. */
#define ELU_LIMIT 105

/*
 * dx = right * dy for x > 0, else left * dy * exp(x). A left that is huge may overflow together
 * with dy while the exponential is scaled: there the slope is put right first.
 */
V_INLINE v_f32 elu_slope(enum range range, v_f32 x, v_f32 dy, float right, float left) {
  const int is_huge = left > 0x1p32f || left < -0x1p32f;
  v_f32 a = v_abs(x);
  if (range == FULL) a = v_min(v_set(EXP_END), a);
  const exp_reduced r = exp_reduce1(a);
  const exp_power power = exp_power_of(range, SMALL_EXP, ELU_LIMIT, r.k8);
  const v_f32 e = v_fma(power.t, exp_polynomial(1.0f, r.s), power.t);
  v_f32 slope = v_mul(v_set(left), e);
  if (range == FULL && is_huge) slope = exp_scale(range, slope, power.down);
  v_f32 tail = v_mul(dy, slope);
  if (range == FULL && !is_huge) tail = exp_scale(range, tail, power.down);
  return v_select(v_lt(v_set(0.0f), x), v_mul(dy, v_set(right)), tail);
}

/* ---- elu ------------------------------------------------------------------------------------- */

typedef struct elu_prepared {
  float alpha;
} elu_prepared;

V_INLINE elu_prepared elu_prepare(vact_act act) {
  const elu_prepared p = {act.alpha};
  return p;
}

V_INLINE usual_range elu_usual(elu_prepared p, vact_direction direction) {
  return direction == VACT_FORWARD ? everywhere() : within(ELU_SLOPE_USUAL);
}

V_INLINE v_f32 elu_forward(elu_prepared p, enum range range, v_f32 x) {
  const v_f32 left = one_minus_exp(elu_left(x, -EXPM1_END));
  return v_fnma(v_set(p.alpha), left, v_max(v_set(0.0f), x));
}

V_INLINE v_f32 elu_backward(elu_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return elu_slope(range, x, dy, 1.0f, p.alpha);
}

V_INLINE v_f32 elu_backward_from_output(elu_prepared p, v_f32 y, v_f32 dy) {
  const v_f32 left = v_mul(dy, v_add(y, v_set(p.alpha)));
  return v_select(v_lt(v_set(0.0f), y), dy, left);
}

/* ---- selu ------------------------------------------------------------------------------------ */

V_INLINE usual_range selu_usual(vact_direction direction) {
  return direction == VACT_FORWARD ? everywhere() : within(ELU_SLOPE_USUAL);
}

V_INLINE v_f32 selu_forward(enum range range, v_f32 x) {
  const v_f32 left = one_minus_exp(elu_left(x, -EXPM1_END));
  const v_f32 right = v_mul(v_set(SELU_SCALE), v_max(v_set(0.0f), x));
  return v_fnma(v_set(SELU_ALPHA), left, right);
}

V_INLINE v_f32 selu_backward(enum range range, v_f32 x, v_f32 dy) {
  return elu_slope(range, x, dy, SELU_SCALE, SELU_ALPHA);
}

/* Where y is close to its limit, y + SELU_ALPHA is exact and small: there the low part counts. */
V_INLINE v_f32 selu_backward_from_output(v_f32 y, v_f32 dy) {
  const v_f32 left = v_add(v_add(y, v_set(SELU_ALPHA)), v_set(SELU_ALPHA_LOW));
  return v_mul(dy, v_select(v_lt(v_set(0.0f), y), v_set(SELU_SCALE), left));
}

/* ---- celu ------------------------------------------------------------------------------------ */

/*
 * Forward, everything but r is kept in units of x: R = alpha*r = x - k*alpha*ln(2), and
 * alpha*expm1(r) = R + R*(r*q(r)). So x / alpha, of which r = R/alpha is what remains, is needed
 * for the small term only, and a small x comes out as it is.
 *
 * Backward the same holds, with k in eighths and alpha*ln(2) in two floats, as it is multiplied by
 * a k as large as 1000.
 *
 * For an alpha whose reciprocal or whose products with the constants would leave the normal
 * numbers, x and alpha are scaled by a power of two, in the full form, and no input is usual.
 */
typedef struct celu_prepared {
  float scale, unscale; /* 1 for ordinary alpha, else 2^+-100 and its reciprocal */
  float alpha;          /* times scale, and so is all that follows from it: */
  float inverse;        /* 1 / alpha */
  float per_ln2, ln2;   /* 1 / (alpha*ln(2)), alpha*ln(2) */
  float minus_per_4ln2; /* -1 / (4*alpha*ln(2)) */
  float high4, low4;    /* 4*alpha*ln(2) in two floats, the high one of 12 bits */
  float limit;          /* backward is usual for |x| <= limit */
  float linear;         /* y = x for |x| <= linear, of the x that is not scaled */
} celu_prepared;

#define CELU_FAR 0x1p100f

/* a with the last 12 of its 24 bits cleared */
V_INLINE float celu_cut(float a) {
  int32_t bits;
  memcpy(&bits, &a, sizeof bits);
  bits &= ~0xfff;
  memcpy(&a, &bits, sizeof bits);
  return a;
}

V_INLINE celu_prepared celu_prepare(vact_act act) {
  const int is_small = act.alpha < 1.0f / CELU_FAR;
  const int is_large = act.alpha > CELU_FAR;
  celu_prepared p = {.scale = 1.0f, .unscale = 1.0f, .linear = 0.0f};
  if (is_small) p.scale = CELU_FAR, p.unscale = 1.0f / CELU_FAR;
  if (is_large) p.scale = 1.0f / CELU_FAR, p.unscale = CELU_FAR, p.linear = act.alpha * 0x1p-30f;
  p.alpha = act.alpha * p.scale;
  p.inverse = 1.0f / p.alpha;
  p.per_ln2 = EXP_LOG2E * p.inverse;
  p.ln2 = EXP_LN2 * p.alpha;
  p.minus_per_4ln2 = -0.25f * p.per_ln2;
  const double ln2 = (double)p.alpha * ((double)EXP_LN2_HIGH + (double)EXP_LN2_LOW);
  p.high4 = 4.0f * celu_cut(p.ln2);
  p.low4 = (float)(4.0 * ln2 - (double)p.high4);
  p.limit = is_small || is_large ? -1.0f : EXP_USUAL * p.alpha;
  return p;
}

V_INLINE usual_range celu_usual(celu_prepared p, vact_direction direction) {
  const float forward_limit = p.limit < 0.0f ? p.limit : INFINITY;
  return within(direction == VACT_FORWARD ? forward_limit : p.limit);
}

V_INLINE v_f32 celu_forward(celu_prepared p, enum range range, v_f32 x) {
  const v_f32 alpha = v_set(p.alpha);
  const v_f32 scaled = range == USUAL ? x : v_mul(v_set(p.scale), x);
  const v_f32 left = elu_left(scaled, -EXPM1_END * p.alpha);
  const v_f32 z = v_fma(left, v_set(p.per_ln2), v_set(EXPM1_ROUND));
  const v_f32 r = v_fnma(v_sub(z, v_set(EXPM1_ROUND)), v_set(p.ln2), left);
  const v_f32 sum = v_fma(expm1_excess(v_mul(r, v_set(p.inverse))), r, r);
  const v_f32 power = expm1_power(z);
  const v_f32 fall = v_fnma(power, sum, v_fnma(power, alpha, alpha));
  const v_f32 right = v_max(v_set(0.0f), x);
  if (range == USUAL) return v_sub(right, fall);
  const v_f32 y = v_sub(right, v_mul(v_set(p.unscale), fall));
  return v_select(v_le(v_abs(x), v_set(p.linear)), x, y);
}

V_INLINE v_f32 celu_backward(celu_prepared p, enum range range, v_f32 x, v_f32 dy) {
  v_f32 a = v_abs(x);
  if (range == FULL) a = v_min(v_set(EXP_END * p.alpha), v_mul(v_set(p.scale), a));
  const v_f32 z = v_fma(a, v_set(p.minus_per_4ln2), v_set(EXP_ROUND));
  const v_f32 quarter = v_sub(z, v_set(EXP_ROUND));
  const v_f32 rest = v_fma(quarter, v_set(p.low4), v_fma(quarter, v_set(p.high4), a));
  const exp_reduced r = {v_bits(z), v_mul(rest, v_set(p.inverse))};
  const exp_result e = exp_rebuild(range, SMALL_EXP, r);
  const v_f32 tail = exp_scale(range, v_mul(dy, e.value), e.down);
  return v_select(v_lt(v_set(0.0f), x), dy, tail);
}

/* 1 + y/alpha as one quotient: where it is small, alpha + y is exact. */
V_INLINE v_f32 celu_backward_from_output(celu_prepared p, v_f32 y, v_f32 dy) {
  const v_f32 scaled = v_mul(v_set(p.scale), y);
  const v_f32 slope = v_div(v_add(v_set(p.alpha), scaled), v_set(p.alpha));
  return v_select(v_lt(v_set(0.0f), y), dy, v_mul(dy, slope));
}

#endif

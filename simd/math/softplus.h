/*
 * softplus(x) = log(1 + exp(alpha*x)) / alpha = r(x) + log(1 + E) / alpha, E = exp(-|alpha*x|).
 *
 * r(x) is x where alpha*x > 0, and 0 elsewhere. Both terms have the sign of alpha, so nothing
 * cancels, and log(1 + E) = E * (B + P(E)) keeps the relative error of E where it is small. B is
 * the bulk of the bracket, and P a polynomial a quarter of it at most, whose roundings count as little.
 * Like alpha*x, which enters the exponential without a rounding, B / alpha is more than a float:
 * the sum of two.
 *
 * With alpha = -1 this is log_sigmoid.
 */
#ifndef VACT_MATH_SOFTPLUS_H
#define VACT_MATH_SOFTPLUS_H

#include "../coef/softplus.h"
#include "exp.h"
#include "log.h"

/*
 * The function of unit*x for the parameter alpha is unit times that of x for alpha*unit. The unit is
 * 1 unless the parameter is so small that its reciprocal, or what x is to be cut to, would overflow;
 * the full range sees to it then.
 */
typedef struct softplus_prepared {
  float alpha;
  float unit;
  float bulk, bulk_rest; /* SOFTPLUS_BULK / alpha is their sum */
  float inverse;         /* 1 / alpha */
  float lowest, highest; /* r(x) is x cut to these */
} softplus_prepared;

V_INLINE float softplus_magnitude(softplus_prepared p) {
  return p.alpha < 0.0f ? -p.alpha : p.alpha;
}

V_INLINE softplus_prepared softplus_prepare(vact_act act) {
  const int is_small = -0x1p-100f < act.alpha && act.alpha < 0x1p-100f;
  const float unit = is_small ? 0x1p-64f : 1.0f, alpha = act.alpha / unit;
  const double inverse = 1.0 / (double)alpha, bulk = (double)SOFTPLUS_BULK * inverse;
  const softplus_prepared p = {.alpha = alpha,
                               .unit = unit,
                               .bulk = (float)bulk,
                               .bulk_rest = (float)(bulk - (double)(float)bulk),
                               .inverse = (float)inverse,
                               .lowest = alpha < 0.0f ? -INFINITY : 0.0f,
                               .highest = alpha < 0.0f ? 0.0f : INFINITY};
  return p;
}

V_INLINE usual_range softplus_usual(softplus_prepared p, vact_direction direction) {
  (void)direction;
  return within(p.unit == 1.0f ? EXP_USUAL / softplus_magnitude(p) : -1.0f);
}

/* exp(-|alpha*x|) */
V_INLINE exp_result softplus_exp(softplus_prepared p, enum range range, v_f32 x) {
  const float a = softplus_magnitude(p);
  v_f32 magnitude = v_abs(x);
  if (range == FULL) magnitude = v_min(v_set(EXP_END / a), magnitude);
  return exp_rebuild(range, SMALL_EXP, exp_reduce(v_set(a), v_set(a * EXP_SCALE), magnitude));
}

/* log(1 + E) / E - SOFTPLUS_BULK */
V_INLINE v_f32 softplus_rest(v_f32 e) {
  return log_polynomial(SOFTPLUS_POLY, sizeof SOFTPLUS_POLY / sizeof SOFTPLUS_POLY[0], e,
                        v_mul(e, e));
}

/* Scales y where E has left the normal numbers, and y is nothing but E / alpha. */
V_INLINE v_f32 softplus_scale(enum range range, v_f32 linear, v_f32 y, v_i32 down) {
  if (range == USUAL) return y;
  return exp_scale(range, y, v_selecti(v_lt(v_set(0.0f), v_abs(linear)), v_seti(0), down));
}

V_INLINE v_f32 softplus_forward(softplus_prepared p, enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : v_mul(x, v_set(p.unit));
  const exp_result e = softplus_exp(p, range, inner);
  const v_f32 linear = exp_clamp(inner, p.lowest, p.highest);
  const v_f32 rest = v_fma(softplus_rest(e.value), v_set(p.inverse), v_set(p.bulk_rest));
  const v_f32 y = v_fma(e.value, v_set(p.bulk), v_fma(e.value, rest, linear));
  if (range == USUAL) return y;
  return softplus_scale(range, linear, v_mul(y, v_set(1.0f / p.unit)), e.down);
}

/* The derivative is sigmoid(alpha*x). */
V_INLINE v_f32 softplus_backward(softplus_prepared p, enum range range, v_f32 x, v_f32 dy) {
  v_f32 inner = x;
  if (range == FULL) {
    const float low = (p.alpha < 0.0f ? EXP_USUAL : EXP_END) / softplus_magnitude(p);
    const float high = (p.alpha < 0.0f ? EXP_END : EXP_USUAL) / softplus_magnitude(p);
    inner = exp_clamp(v_mul(x, v_set(p.unit)), -low, high);
  }
  const exp_reduced reduced = exp_reduce(v_set(p.alpha), v_set(p.alpha * EXP_SCALE), inner);
  const exp_result e = exp_rebuild(range, LARGE_EXP, reduced);
  return exp_scale(range, v_div(dy, e.one_plus), e.down);
}

V_INLINE usual_range log_sigmoid_usual(vact_direction direction) {
  (void)direction;
  return within(EXP_USUAL);
}

/* softplus with alpha = -1, and its bits: only operations without effect are left out. */
V_INLINE v_f32 log_sigmoid_forward(enum range range, v_f32 x) {
  const exp_result e = exp_of_minus_positive(range, v_abs(x));
  const v_f32 linear = v_min(v_set(0.0f), x);
  const v_f32 others = v_fnma(e.value, softplus_rest(e.value), linear);
  const v_f32 y = v_fnma(e.value, v_set(SOFTPLUS_BULK), others);
  return softplus_scale(range, linear, y, e.down);
}

V_INLINE v_f32 log_sigmoid_backward(enum range range, v_f32 x, v_f32 dy) {
  const exp_result e = exp_of_minus(range, v_neg(x));
  return exp_scale(range, v_div(dy, e.one_plus), e.down);
}

#endif

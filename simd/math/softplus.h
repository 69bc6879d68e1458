/*
 * softplus(x) = log(1 + exp(alpha*x)) / alpha = r(x) + log(1 + E) / alpha, E = exp(-|alpha*x|).
 *
 * r(x) is x where alpha*x > 0, and 0 elsewhere. Both terms have the sign of alpha, so nothing
 * cancels. log(1 + E) = E * (B + P(E)) keeps the relative error of E where it is small: B is the
 * bulk of the bracket, and P a quarter at most, whose roundings count as little; eight polynomials
 * of degree 4 share the range of E. What would weigh is the rounding of E itself and of 1 / alpha:
 * so E is taken as t + t*q, see exp.h, and B / alpha as the sum of two floats.
 *
 * With alpha = -1 this is log_sigmoid.
 */
#ifndef VACT_MATH_SOFTPLUS_H
#define VACT_MATH_SOFTPLUS_H

#include "../coef/softplus.h"
#include "exp.h"

/* While |alpha*x| stays below, the parts of E / alpha are normal numbers for any common alpha. */
#define SOFTPLUS_USUAL 80.0f

/*
 * For a parameter so small or large that its reciprocal, or what x is to be cut to, would leave the
 * normal numbers, nothing is usual, and the full range works with powers of two that are 1 else:
 * unit, as the function of unit*x for alpha / unit is unit times that of x for alpha, and part,
 * which the reciprocals have been divided by and t is multiplied by.
 */
typedef struct softplus_prepared {
  float alpha; /* the parameter by unit */
  float unit, part;
  float bulk, bulk_rest; /* SOFTPLUS_BULK / alpha is their sum */
  float inverse;         /* 1 / alpha */
  float lowest, highest; /* r(x) is x cut to these */
} softplus_prepared;

V_INLINE float softplus_magnitude(float alpha) {
  return alpha < 0.0f ? -alpha : alpha;
}

V_INLINE softplus_prepared softplus_prepare(vact_act act) {
  const float magnitude = softplus_magnitude(act.alpha);
  const float unit = magnitude < 0x1p-100f ? 0x1p-64f : 1.0f;
  const float part = magnitude > 0x1p100f ? 0x1p-64f : 1.0f;
  const float alpha = act.alpha / unit;
  const double inverse = 1.0 / ((double)alpha * (double)part);
  const double bulk = (double)SOFTPLUS_BULK * inverse;
  const softplus_prepared p = {.alpha = alpha,
                               .unit = unit,
                               .part = part,
                               .bulk = (float)bulk,
                               .bulk_rest = (float)(bulk - (double)(float)bulk),
                               .inverse = (float)inverse,
                               .lowest = alpha < 0.0f ? -INFINITY : 0.0f,
                               .highest = alpha < 0.0f ? 0.0f : INFINITY};
  return p;
}

V_INLINE usual_range softplus_usual(softplus_prepared p, vact_direction direction) {
  const float limit = direction == VACT_FORWARD ? SOFTPLUS_USUAL : EXP_USUAL;
  return within(p.unit * p.part == 1.0f ? limit / softplus_magnitude(p.alpha) : -1.0f);
}

/* exp(-|alpha*x|) */
V_INLINE exp_result softplus_exp(softplus_prepared p, enum range range, v_f32 x) {
  const float a = softplus_magnitude(p.alpha);
  v_f32 magnitude = v_abs(x);
  if (range == FULL) magnitude = v_min(v_set(EXP_END / a), magnitude);
  return exp_rebuild(range, SMALL_EXP, exp_reduce(v_set(a), v_set(a * EXP_SCALE), magnitude));
}

/*
 * P(E). Its interval is found by t, which is known long before E: the chain of operations is what
 * this formula waits for.
 */
V_INLINE v_f32 softplus_polynomial(exp_result e) {
  const v_f32 u = v_fma(e.t, v_set(SOFTPLUS_SCALE), v_set(1.0f));
  const v_index i = v_index_of(v_sar(v_bits(u), 20));
  v_f32 p = v_lookup(v_table_of(SOFTPLUS_C4), i);
  p = v_fma(p, e.value, v_lookup(v_table_of(SOFTPLUS_C3), i));
  p = v_fma(p, e.value, v_lookup(v_table_of(SOFTPLUS_C2), i));
  p = v_fma(p, e.value, v_lookup(v_table_of(SOFTPLUS_C1), i));
  return v_fma(p, e.value, v_lookup(v_table_of(SOFTPLUS_C0), i));
}

/*
 * Where r(x) is 0 and E so small that y may be subnormal, E takes 2^64 more, to be scaled at the
 * end. Where r(x) is not 0 the result is not to be scaled: so small an E does not count.
 */
V_INLINE exp_result softplus_lift(enum range range, v_f32 linear, exp_result e) {
  if (range == USUAL) return e;
  const v_mask is_linear = v_lt(v_set(0.0f), v_abs(linear));
  const v_mask is_small = v_lt(e.value, v_keep(v_le(v_abs(linear), v_set(0.0f)), v_set(0x1p-60f)));
  e.t = v_select(is_small, v_mul(e.t, v_set(0x1p64f)), e.t);
  e.down = v_selecti(is_linear, v_seti(0), v_selecti(is_small, v_seti(64), e.down));
  return e;
}

V_INLINE v_f32 softplus_forward(softplus_prepared p, enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : v_mul(x, v_set(p.unit));
  const v_f32 linear = exp_clamp(inner, p.lowest, p.highest);
  exp_result e = softplus_exp(p, range, inner);
  const v_f32 polynomial = softplus_polynomial(e), bulk = v_set(p.bulk);
  const v_f32 rest = v_fma(polynomial, v_set(p.inverse), v_set(p.bulk_rest));
  const v_f32 whole = v_fma(polynomial, v_set(p.inverse), bulk);
  e = softplus_lift(range, linear, e);
  const v_f32 t = range == USUAL ? e.t : v_mul(e.t, v_set(p.part));
  const v_f32 y = v_fma(t, bulk, v_fma(t, v_fma(e.q, whole, rest), linear));
  if (range == USUAL) return y;
  return exp_scale(range, v_mul(y, v_set(1.0f / p.unit)), e.down);
}

/* dy / (1 + E), E = exp(-alpha*x); where the result may be subnormal, 2^64 is divided by later. */
V_INLINE v_f32 softplus_slope(enum range range, exp_result e, v_f32 dy) {
  v_f32 below = e.one_plus;
  v_i32 down = e.down;
  if (range == FULL) {
    const v_mask is_large = v_lt(v_set(0x1p64f), below);
    below = v_select(is_large, v_mul(below, v_set(0x1p-64f)), below);
    down = v_selecti(is_large, v_seti(64), down);
  }
  return exp_scale(range, v_div(dy, below), down);
}

/* The derivative is sigmoid(alpha*x). */
V_INLINE v_f32 softplus_backward(softplus_prepared p, enum range range, v_f32 x, v_f32 dy) {
  v_f32 inner = x;
  if (range == FULL) {
    const float a = softplus_magnitude(p.alpha);
    const float low = (p.alpha < 0.0f ? EXP_USUAL : EXP_END) / a;
    const float high = (p.alpha < 0.0f ? EXP_END : EXP_USUAL) / a;
    inner = exp_clamp(v_mul(x, v_set(p.unit)), -low, high);
  }
  const exp_reduced reduced = exp_reduce(v_set(p.alpha), v_set(p.alpha * EXP_SCALE), inner);
  const exp_result e = exp_rebuild(range, LARGE_EXP, reduced);
  return softplus_slope(range, e, dy);
}

V_INLINE usual_range log_sigmoid_usual(vact_direction direction) {
  return within(direction == VACT_FORWARD ? SOFTPLUS_USUAL : EXP_USUAL);
}

/* softplus with alpha = -1, and its bits: only operations without effect are left out. */
V_INLINE v_f32 log_sigmoid_forward(enum range range, v_f32 x) {
  const v_f32 linear = v_min(v_set(0.0f), x);
  exp_result e = exp_of_minus_positive(range, v_abs(x));
  const v_f32 rest = softplus_polynomial(e), bulk = v_set(SOFTPLUS_BULK);
  e = softplus_lift(range, linear, e);
  const v_f32 others = v_fma(e.q, v_add(bulk, rest), rest);
  const v_f32 y = v_fnma(e.t, bulk, v_fnma(e.t, others, linear));
  return exp_scale(range, y, e.down);
}

V_INLINE v_f32 log_sigmoid_backward(enum range range, v_f32 x, v_f32 dy) {
  const exp_result e = exp_of_minus(range, v_neg(x));
  return softplus_slope(range, e, dy);
}

#endif

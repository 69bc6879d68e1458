/*
 * softplus(x) = log(1 + exp(alpha*x)) / alpha = r(x) + log(1 + E) / alpha, E = exp(-|alpha*x|).
 *
 * r(x) is x where alpha*x > 0, and 0 elsewhere. Both terms have the sign of alpha, so nothing
 * cancels. log(1 + E) = E * (B + P(E)) keeps the relative error of E where it is small: B is the
 * bulk of the bracket, and P a quarter at most, whose roundings count as little; eight polynomials
 * of degree 4 share the range of E. What would weigh is the rounding of E itself and of 1 / alpha:
 * so E is taken as t + t*q, as in exp.h, and B / alpha as the sum of two floats.
 *
 * With alpha = -1 this is log_sigmoid.
 */
#ifndef VACT_MATH_SOFTPLUS_H
#define VACT_MATH_SOFTPLUS_H

#include "../coef/softplus.h"
#include "exp.h"

/* While |alpha*x| stays below, a quarter of E / alpha is a normal number for any common alpha. */
#define SOFTPLUS_USUAL 80.0f

/* From 2^-SOFTPLUS_LIMIT on, the full range has the exponential scaled. The derivative, which
 * adds 1 to it, must not have it scaled where the usual range has not. */
#define SOFTPLUS_LIMIT 105

/*
 * For a parameter so small or large that its reciprocal, or what x is to be cut to, would leave the
 * normal numbers, nothing is usual, and the full range works with powers of two that are 1 else:
 * unit, as the function of unit*x for alpha / unit is unit times that of x for alpha, and part,
 * which the reciprocals have been divided by and t is multiplied by.
 */
typedef struct softplus_prepared {
  float alpha, magnitude; /* the parameter by unit, and without its sign */
  float scale;            /* magnitude * EXP_SCALE */
  float limit;            /* the usual range is |x| <= limit */
  float unit, part;
  float bulk, bulk_rest; /* SOFTPLUS_BULK / alpha is their sum */
  float inverse;         /* 1 / alpha */
  float lowest, highest; /* r(x) is x cut to these */
} softplus_prepared;

V_INLINE softplus_prepared softplus_prepare(vact_act act) {
  const float size = act.alpha < 0.0f ? -act.alpha : act.alpha;
  const int is_small = size<0x1p-100f, is_large = size> 0x1p100f;
  const float unit = is_small ? 0x1p-64f : 1.0f, part = is_large ? 0x1p-64f : 1.0f;
  const float alpha = act.alpha / unit, magnitude = size / unit;
  const double inverse = 1.0 / ((double)alpha * (double)part);
  const double bulk = (double)SOFTPLUS_BULK * inverse;
  const softplus_prepared p = {.alpha = alpha,
                               .magnitude = magnitude,
                               .scale = magnitude * EXP_SCALE,
                               .limit = is_small || is_large ? -1.0f : SOFTPLUS_USUAL / magnitude,
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
  return within(p.limit);
}

/* E, or its reciprocal, is t + t*q, and down is as in exp_result. Here degree 3 is enough for q. */
typedef struct softplus_exp {
  v_f32 t, q;
  v_i32 down;
} softplus_exp;

V_INLINE softplus_exp softplus_exp_of(enum range range, enum side side, int limit, exp_reduced r) {
  const exp_power p = exp_power_of(range, side, limit, r.k8);
  v_f32 q = v_fma(v_set(SOFTPLUS_EXP[3]), r.s, v_set(SOFTPLUS_EXP[2]));
  q = v_fma(q, r.s, v_set(SOFTPLUS_EXP[1]));
  q = v_fma(q, r.s, v_set(SOFTPLUS_EXP[0]));
  const softplus_exp e = {p.t, q, p.down};
  return e;
}

/*
 * P(E). Its interval is found by t, which is known long before E: the chain of operations is what
 * this formula waits for.
 */
V_INLINE v_f32 softplus_polynomial(softplus_exp e) {
  const v_f32 u = v_fma(e.t, v_set(SOFTPLUS_SCALE), v_set(1.0f));
  const v_index i = v_index_of(v_sar(v_bits(u), 20));
  const v_f32 value = v_fma(e.t, e.q, e.t);
  v_f32 p = v_lookup(v_table_of(SOFTPLUS_C4), i);
  p = v_fma(p, value, v_lookup(v_table_of(SOFTPLUS_C3), i));
  p = v_fma(p, value, v_lookup(v_table_of(SOFTPLUS_C2), i));
  p = v_fma(p, value, v_lookup(v_table_of(SOFTPLUS_C1), i));
  return v_fma(p, value, v_lookup(v_table_of(SOFTPLUS_C0), i));
}

/* Where E has been scaled, y is E / alpha, and needs it as well, or r(x). */
V_INLINE v_f32 softplus_scale(enum range range, v_f32 y, v_f32 linear, v_i32 down) {
  if (range == USUAL) return y;
  return exp_scale(range, y, v_selecti(v_lt(v_set(0.0f), v_abs(linear)), v_seti(0), down));
}

V_INLINE v_f32 softplus_forward(softplus_prepared p, enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : v_mul(x, v_set(p.unit));
  const v_f32 linear = exp_clamp(inner, p.lowest, p.highest);
  v_f32 magnitude = v_abs(inner);
  if (range == FULL) magnitude = v_min(v_set(EXP_END / p.magnitude), magnitude);
  const exp_reduced r = exp_reduce(v_set(p.magnitude), v_set(p.scale), magnitude);
  const softplus_exp e = softplus_exp_of(range, SMALL_EXP, SOFTPLUS_LIMIT, r);
  const v_f32 bulk = v_set(p.bulk), t = range == USUAL ? e.t : v_mul(e.t, v_set(p.part));
  const v_f32 others = v_mul(v_fma(t, e.q, t), v_set(p.inverse));
  v_f32 y = v_fma(softplus_polynomial(e), others, linear);
  y = v_fma(t, v_fma(e.q, bulk, v_set(p.bulk_rest)), y);
  y = v_fma(t, bulk, y);
  if (range == USUAL) return y;
  const v_f32 scaled = softplus_scale(range, v_mul(y, v_set(1.0f / p.unit)), linear, e.down);
  return v_copysign(scaled, v_set(p.alpha)); /* also where all terms have underflowed */
}

/* dy / (1 + exp(-a*x)), the exponential given by its reduced argument */
V_INLINE v_f32 softplus_slope(enum range range, exp_reduced r, v_f32 dy) {
  const softplus_exp e = softplus_exp_of(range, LARGE_EXP, EXP_LIMIT, r);
  const v_f32 one_plus = v_add(e.t, v_fma(e.t, e.q, v_set(1.0f)));
  return exp_scale(range, v_div(dy, one_plus), e.down);
}

/* The derivative is sigmoid(alpha*x). */
V_INLINE v_f32 softplus_backward(softplus_prepared p, enum range range, v_f32 x, v_f32 dy) {
  v_f32 inner = x;
  if (range == FULL) {
    const float low = (p.alpha < 0.0f ? EXP_USUAL : EXP_END) / p.magnitude;
    const float high = (p.alpha < 0.0f ? EXP_END : EXP_USUAL) / p.magnitude;
    inner = exp_clamp(v_mul(x, v_set(p.unit)), -low, high);
  }
  return softplus_slope(range, exp_reduce(v_set(p.alpha), v_set(p.alpha * EXP_SCALE), inner), dy);
}

V_INLINE usual_range log_sigmoid_usual(vact_direction direction) {
  return within(SOFTPLUS_USUAL);
}

/* softplus with alpha = -1, and its bits: only operations without effect are left out. */
V_INLINE v_f32 log_sigmoid_forward(enum range range, v_f32 x) {
  const v_f32 linear = v_min(v_set(0.0f), x);
  const v_f32 magnitude = range == USUAL ? v_abs(x) : v_min(v_set(EXP_END), v_abs(x));
  const softplus_exp e =
      softplus_exp_of(range, SMALL_EXP, SOFTPLUS_LIMIT, exp_reduce_split(exp_split1(magnitude)));
  const v_f32 bulk = v_set(SOFTPLUS_BULK);
  v_f32 y = v_fnma(softplus_polynomial(e), v_fma(e.t, e.q, e.t), linear);
  y = v_fnma(e.t, v_mul(e.q, bulk), y);
  y = v_fnma(e.t, bulk, y);
  return softplus_scale(range, y, linear, e.down);
}

V_INLINE v_f32 log_sigmoid_backward(enum range range, v_f32 x, v_f32 dy) {
  const v_f32 minus = v_neg(x);
  const v_f32 inner = range == USUAL ? minus : exp_clamp(minus, -EXP_END, EXP_USUAL);
  return softplus_slope(range, exp_reduce_split(exp_split1(inner)), dy);
}

#endif

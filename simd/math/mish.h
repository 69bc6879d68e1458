/*
 * mish(x) = x * tanh(log(1 + exp(x))). With e = exp(x) the tanh needs no logarithm: it is
 *
 *   ((1 + e)^2 - 1) / ((1 + e)^2 + 1) = h / (1 + h), h = e + e^2/2
 *
 * a quotient of positive sums, right in both tails. Forward, what is computed is e/2 and n = h/2,
 * as n is e/2 and its square: exp gives e/2 as t + t*q, and n is t plus all the rest.
 */
#ifndef VACT_MATH_MISH_H
#define VACT_MATH_MISH_H

#include "../coef/mish.h"
#include "exp.h"

/* While |x| stays below, exp(4*x) is a finite, normal number; already before, mish(x) is x. */
#define MISH_USUAL 20.0f

/* Below, e + e^2/2 rounds to e. */
#define MISH_SMALL 0x1p-60f

/* From 2^-MISH_LIMIT on, e is scaled, lest t*q be subnormal. */
#define MISH_LIMIT 110

typedef struct mish_exp {
  v_f32 x; /* cut to where the limits are reached */
  v_f32 s; /* as in exp.h, of exp(+x) */
  exp_power power;
} mish_exp;

/* quarter is k/4 */
V_INLINE v_f32 mish_reduce(v_f32 x, v_f32 quarter) {
  const v_f32 s = v_fnma(quarter, v_set(4.0f * EXP_LN2_HIGH), x);
  return v_fnma(quarter, v_set(4.0f * EXP_LN2_LOW), s);
}

/* The same by ln(2) in one float, which in the usual range is off by a few 2^-26. */
V_INLINE v_f32 mish_reduce_near(enum range range, v_f32 x, v_f32 quarter) {
  const v_f32 s = v_fnma(quarter, v_set(4.0f * EXP_LN2), x);
  if (range == USUAL) return s;
  return v_select(v_lt(v_set(MISH_USUAL), v_abs(x)), mish_reduce(x, quarter), s);
}

/* z is round + k/4 */
V_INLINE mish_exp mish_exp_of(enum range range, float round, int near, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -EXP_END, MISH_USUAL);
  const v_f32 z = v_fma(inner, v_set(-EXP_SCALE), v_set(round));
  const v_f32 quarter = v_sub(z, v_set(round));
  const v_f32 s = near ? mish_reduce_near(range, inner, quarter) : mish_reduce(inner, quarter);
  const mish_exp e = {inner, s, exp_power_of(range, SMALL_EXP, MISH_LIMIT, v_bits(z))};
  return e;
}

/* v, but 0 where e is so small that its square would underflow, and counts nothing next to it */
V_INLINE v_f32 mish_unless_small(enum range range, v_f32 e, v_f32 v) {
  return range == USUAL ? v : v_keep(v_lt(v_set(MISH_SMALL), e), v);
}

V_INLINE usual_range mish_usual(vact_direction direction) {
  return within(MISH_USUAL);
}

/* A quarter less than EXP_ROUND: with k so much smaller, the exponential is taken by half. */
#define MISH_HALF_ROUND (EXP_ROUND - 0.25f)

/* exp(s) */
V_INLINE v_f32 mish_polynomial(v_f32 s) {
  v_f32 q = v_fma(v_set(MISH_EXP[3]), s, v_set(MISH_EXP[2]));
  q = v_fma(q, s, v_set(MISH_EXP[1]));
  return v_fma(q, s, v_set(MISH_EXP[0]));
}

/*
 * x*n / (1/2 + n), n = h/2: the sum of e/2 = t + t*q and its square. What n loses in rounding joins
 * the product with x, for the sake of small n; for large ones it counts nothing.
 */
V_INLINE v_f32 mish_forward(enum range range, v_f32 x) {
  const mish_exp m = mish_exp_of(range, MISH_HALF_ROUND, 1, x);
  const v_f32 t = m.power.t, tq = v_mul(t, mish_polynomial(m.s)), e = v_add(t, tq);
  const v_f32 rest = v_fma(e, mish_unless_small(range, e, e), tq), n = v_add(t, rest);
  const v_f32 lost = mish_unless_small(range, e, v_add(v_sub(t, n), rest));
  const v_f32 product = v_fma(m.x, n, v_mul(m.x, lost));
  const v_f32 y = exp_scale(range, v_div(product, v_add(n, v_set(0.5f))), m.power.down);
  return range == USUAL ? y : v_select(v_lt(v_set(MISH_USUAL), x), x, y);
}

/*
 * The slope is h/(1 + h) + x*e*(1 + e)/(1 + h)^2: for T = h/(1 + h), 1 - T^2 = (1 + e)^2/(1 + h)^2,
 * and sigmoid(x) = e/(1 + e). On the common denominator, with h + h^2 in both parts of the
 * fraction, so that its error cancels in part.
 */
V_INLINE v_f32 mish_backward(enum range range, v_f32 x, v_f32 dy) {
  const mish_exp m = mish_exp_of(range, EXP_ROUND, 0, x);
  const v_f32 t = m.power.t, tq = v_mul(t, exp_polynomial(-1.0f, m.s)), e = v_add(t, tq);
  const v_f32 square = v_mul(e, mish_unless_small(range, e, e));
  const v_f32 h = v_add(t, v_fma(square, v_set(0.5f), tq)), both = v_fma(h, h, h);
  const v_f32 up = v_fma(m.x, v_add(t, v_add(square, tq)), both);
  const v_f32 slope = v_div(up, v_add(v_add(both, h), v_set(1.0f)));
  return exp_scale(range, v_mul(dy, slope), m.power.down);
}

#endif

/*
 * mish(x) = x * tanh(log(1 + exp(x))). With e = exp(x) the tanh needs no logarithm: it is
 *
 *   ((1 + e)^2 - 1) / ((1 + e)^2 + 1) = h / (1 + h), h = e + e^2/2
 *
 * a quotient of positive sums, right in both tails. What is computed is e/2 and n = h/2, as n is e/2
 * and its square: exp gives e/2 as t + t*q, and n is t plus all the rest, which is small where n
 * is, so that its rounding counts little.
 */
#ifndef VACT_MATH_MISH_H
#define VACT_MATH_MISH_H

#include "exp.h"

/* While |x| stays below, exp(4*x) is a finite, normal number; already before, mish(x) is x. */
#define MISH_USUAL 20.0f

/* Below, e + e^2/2 rounds to e. */
#define MISH_SMALL 0x1p-60f

/* From 2^-MISH_LIMIT on, e is scaled, lest t*q be subnormal. */
#define MISH_LIMIT 110

/* MISH_ROUND is 1/4 less than EXP_ROUND, which halves the exponential. */
#define MISH_ROUND (EXP_ROUND - 0.25f)

typedef struct mish_parts {
  v_f32 x;     /* cut to where the limits are reached */
  v_f32 t, tq; /* exp(x) / 2 = t + tq */
  v_f32 e;     /* their sum */
  v_f32 other; /* e, but 0 where its square counts nothing next to it, and would underflow */
  v_i32 down;  /* for exp_scale */
} mish_parts;

V_INLINE mish_parts mish_parts_of(enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -EXP_END, MISH_USUAL);
  const v_f32 z = v_fma(inner, v_set(-EXP_SCALE), v_set(MISH_ROUND));
  const v_f32 quarter = v_sub(z, v_set(MISH_ROUND));
  v_f32 s = v_fnma(quarter, v_set(4.0f * EXP_LN2_HIGH), inner);
  s = v_fnma(quarter, v_set(4.0f * EXP_LN2_LOW), s);
  const exp_power p = exp_power_of(range, SMALL_EXP, MISH_LIMIT, v_bits(z));
  const v_f32 tq = v_mul(p.t, exp_polynomial(-1.0f, s)), e = v_add(p.t, tq);
  const v_f32 other = range == USUAL ? e : v_keep(v_lt(v_set(MISH_SMALL), e), e);
  const mish_parts parts = {inner, p.t, tq, e, other, p.down};
  return parts;
}

V_INLINE usual_range mish_usual(vact_direction direction) {
  return within(MISH_USUAL);
}

/* x*n / (1/2 + n), n = h/2 */
V_INLINE v_f32 mish_forward(enum range range, v_f32 x) {
  const mish_parts m = mish_parts_of(range, x);
  const v_f32 n = v_add(m.t, v_fma(m.e, m.other, m.tq));
  const v_f32 y = exp_scale(range, v_div(v_mul(m.x, n), v_add(n, v_set(0.5f))), m.down);
  return range == USUAL ? y : v_select(v_lt(v_set(MISH_USUAL), x), x, y);
}

/*
 * The slope is h/(1 + h) + x*e*(1 + e)/(1 + h)^2: for T = h/(1 + h), 1 - T^2 = (1 + e)^2/(1 + h)^2,
 * and sigmoid(x) = e/(1 + e). On the common denominator, with h + h^2 in both parts of the
 * fraction, so that its error cancels in part; all of it by half.
 */
V_INLINE v_f32 mish_backward(enum range range, v_f32 x, v_f32 dy) {
  const mish_parts m = mish_parts_of(range, x);
  const v_f32 square = v_mul(m.e, m.other);
  const v_f32 n = v_add(m.t, v_add(square, m.tq)), both = v_fma(v_add(n, n), n, n);
  const v_f32 bend = v_fma(square, v_set(2.0f), m.tq);
  const v_f32 up = v_fma(m.x, v_add(m.t, bend), both);
  const v_f32 slope = v_div(up, v_add(v_add(both, n), v_set(0.5f)));
  return exp_scale(range, v_mul(dy, slope), m.down);
}

#endif

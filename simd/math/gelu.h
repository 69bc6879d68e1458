/*
 * What the derivatives of both GELUs, and gelu_erf itself, have in common: a factor that falls as
 * an exponential, times one of eight polynomials, picked from registers as in tanh.h.
 */
#ifndef VACT_MATH_GELU_H
#define VACT_MATH_GELU_H

#include "exp.h"

/* The intervals end at u = 14, but the last polynomial holds for all that is beyond. */
#define GELU_LAST 13.0f

/*
 * The interval that u lies in. They end where the mantissa of u is 1.25 or 1.75, so that the widths
 * grow evenly.
 */
V_INLINE v_index gelu_index(enum range range, v_f32 u) {
  const v_f32 inner = range == USUAL ? u : v_min(v_set(GELU_LAST), u);
  return v_index_of(v_sar(v_addi(v_bits(inner), v_seti(1 << 21)), 22));
}

/* Horner's steps for the powers first to last, going down; y is what those before have given. */
V_INLINE v_f32 gelu_steps(const float table[][16], int first, int last, v_index i, v_f32 t,
                          v_f32 y) {
  for (int power = first; power >= last; power--)
    y = v_fma(y, t, v_lookup(v_table_of(table[power]), i));
  return y;
}

/* v; for negative x, where it vanishes with the exponential, scaled by down */
V_INLINE v_f32 gelu_scale(enum range range, v_f32 x, v_f32 v, v_i32 down) {
  if (range == USUAL) return v;
  return exp_scale(range, v, v_selecti(v_lt(x, v_set(0.0f)), down, v_seti(0)));
}

/*
 * dy times the derivative, which is d for negative x and 1 - d for positive x: so it is wherever
 * f(x) = x*P(x) with P(-x) = 1 - P(x).
 */
V_INLINE v_f32 gelu_gradient(enum range range, v_f32 x, v_f32 d, v_i32 down, v_f32 dy) {
  const v_f32 slope = v_select(v_lt(x, v_set(0.0f)), d, v_sub(v_set(1.0f), d));
  return gelu_scale(range, x, v_mul(dy, slope), down);
}

#endif

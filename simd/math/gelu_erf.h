/*
 * gelu_erf(x) = x * P(x), P(x) = (1 + erf(x/sqrt(2))) / 2, the normal distribution.
 *
 * With a = |x|, a*P(-a) = exp(-a^2/2) * G(a), where G rises slowly, from 0 to 0.4. Then x*P(x) =
 * max(x, 0) - a*P(-a), which cancels nowhere: for negative x it is one product, for positive x it is
 * at least x/2. The derivative is made of exp(-a^2/2) * D(a) in the same way. G and D are eight
 * polynomials each, as in tanh.h: one per interval of a, the first of G with the centre 0 and no
 * constant term, the others with centres whose G or D is almost a float.
 *
 * a^2 is never rounded: it enters the reduction of exp.h through an fma, next to the exact product m
 * of k and the high part of ln(2). What is reduced is a^2, so s is twice as large as in exp.h.
 */
#ifndef VACT_MATH_GELU_ERF_H
#define VACT_MATH_GELU_ERF_H

#include "../coef/gelu_erf.h"
#include "exp.h"

/* While |x| stays below, exp(-x^2/2) is a normal number, and x lies in one of the intervals. */
#define GELU_ERF_USUAL 13.0f

/* a*P(-a) and the derivative are 0 from here on. */
#define GELU_ERF_END 15.0f

/* A multiple of 2*ln(2) for each k; z is EXP_ROUND + k/4. */
#define GELU_ERF_STEP (8.0f * EXP_LN2_HIGH)

/* exp(-x^2/2) and one of its factors */
typedef struct gelu_erf_pair {
  v_f32 e;
  v_f32 factor;
  v_i32 down; /* for exp_scale */
} gelu_erf_pair;

/* count more steps of a polynomial, the last of them at the given power */
V_INLINE v_f32 gelu_erf_steps(const float table[][16], int count, int power, v_index i, v_f32 t,
                              v_f32 y) {
  for (int k = power + count - 1; k >= power; k--)
    y = v_fma(y, t, v_lookup(v_table_of(table[k]), i));
  return y;
}

/*
 * The interval ends where the mantissa of u is 1.25 or 1.75, so that the widths grow evenly. The two
 * polynomials take turns: processors look ahead only so far.
 */
V_INLINE gelu_erf_pair gelu_erf_parts(enum range range, const float table[][16], v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -GELU_ERF_END, GELU_ERF_END);
  const v_f32 a = v_abs(inner), u = v_add(a, v_set(GELU_ERF_OFFSET));
  const v_f32 top = range == USUAL ? u : v_min(v_set(GELU_ERF_TOP), u);
  const v_index i = v_index_of(v_sar(v_addi(v_bits(top), v_seti(1 << 21)), 22));
  const v_f32 z = v_fma(v_mul(inner, v_set(0.5f * EXP_SCALE)), inner, v_set(EXP_ROUND));
  const v_f32 t = v_sub(a, v_lookup(v_table_of(table[GELU_ERF_DEGREE + 1]), i));
  const v_f32 m = v_fma(z, v_set(GELU_ERF_STEP), v_set(-EXP_ROUND * GELU_ERF_STEP));
  v_f32 factor = v_lookup(v_table_of(table[GELU_ERF_DEGREE]), i);
  factor = gelu_erf_steps(table, GELU_ERF_DEGREE - 4, 4, i, t, factor);
  v_f32 s = v_fma(inner, inner, m);
  s = v_fma(m, v_set(EXP_LN2_LOW / EXP_LN2_HIGH), s);
  const exp_power p = exp_power_of(range, SMALL_EXP, EXP_LIMIT, v_bits(z));
  factor = gelu_erf_steps(table, 1, 3, i, t, factor);
  v_f32 q = v_fma(v_set(GELU_ERF_EXP[3]), s, v_set(GELU_ERF_EXP[2]));
  factor = gelu_erf_steps(table, 1, 2, i, t, factor);
  q = v_fma(q, s, v_set(GELU_ERF_EXP[1]));
  factor = gelu_erf_steps(table, 1, 1, i, t, factor);
  q = v_fma(q, s, v_set(GELU_ERF_EXP[0]));
  factor = gelu_erf_steps(table, 1, 0, i, t, factor);
  const gelu_erf_pair pair = {v_fma(p.t, q, p.t), factor, p.down};
  return pair;
}

/* What vanishes with the exponential, for x < 0, scaled down. */
V_INLINE v_f32 gelu_erf_scale(enum range range, v_f32 x, v_f32 v, v_i32 down) {
  if (range == USUAL) return v;
  return exp_scale(range, v, v_selecti(v_lt(x, v_set(0.0f)), down, v_seti(0)));
}

V_INLINE usual_range gelu_erf_usual(vact_direction direction) {
  (void)direction;
  return within(GELU_ERF_USUAL);
}

V_INLINE v_f32 gelu_erf_forward(enum range range, v_f32 x) {
  const gelu_erf_pair g = gelu_erf_parts(range, GELU_ERF_G, x);
  return gelu_erf_scale(range, x, v_fnma(g.e, g.factor, v_max(v_set(-0.0f), x)), g.down);
}

/*
 * P(x) + x*p(x), p the density: for negative x it is exp(-a^2/2) * D(a), with the D(a) of
 * P(-a) - a*p(a), and for positive x it is 1 minus that.
 */
V_INLINE v_f32 gelu_erf_backward(enum range range, v_f32 x, v_f32 dy) {
  const gelu_erf_pair g = gelu_erf_parts(range, GELU_ERF_D, x);
  const v_f32 d = v_mul(g.e, g.factor);
  const v_f32 slope = v_select(v_lt(x, v_set(0.0f)), d, v_sub(v_set(1.0f), d));
  return gelu_erf_scale(range, x, v_mul(dy, slope), g.down);
}

#endif

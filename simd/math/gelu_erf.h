/*
 * gelu_erf(x) = x * P(x), P(x) = (1 + erf(x/sqrt(2))) / 2, the normal distribution.
 *
 * With a = |x|, a*P(-a) = exp(-a^2/2) * G(a), where G rises slowly, from 0 to 0.4. Then x*P(x) =
 * max(x, 0) - a*P(-a), which cancels nowhere: for negative x it is one product, for positive x it
 * is at least x/2. The derivative is made of exp(-a^2/2) * D(a) in the same way. G and D are eight
 * polynomials each, as in tanh.h: one per interval of a, the first of G with the centre 0 and no
 * constant term, the others with centres whose G or D is almost a float.
 *
 * a^2 is never rounded: it enters the reduction of exp.h through an fma, next to the exact product
 * m of k and the high part of ln(2). What is reduced is a^2, so s is twice as large as in exp.h.
 * The low part of ln(2) is not needed: leaving it out is to take exp(-a^2/2 * ln(2)/EXP_LN2_HIGH)
 * for exp(-a^2/2), and G and D are what is right for that.
 */
#ifndef VACT_MATH_GELU_ERF_H
#define VACT_MATH_GELU_ERF_H

#include "../coef/gelu_erf.h"
#include "gelu.h"

/* While |x| stays below, exp(-x^2/2) is a normal number, and u below 14. */
#define GELU_ERF_USUAL 12.9f

/* From here on a*P(-a) is 0, and the derivative by any dy. */
#define GELU_ERF_END 15.0f
#define GELU_ERF_D_END 20.0f

/* From 2^-GELU_ERF_LIMIT on, exp(-a^2/2) is scaled, lest its product with G be subnormal. */
#define GELU_ERF_LIMIT 120

/* A multiple of 2*ln(2) for each k; z is EXP_ROUND + k/4. */
#define GELU_ERF_STEP (8.0f * EXP_LN2_HIGH)

/* exp(-x^2/2), nearly, and one of its factors */
typedef struct gelu_erf_pair {
  v_f32 e;
  v_f32 factor;
  v_i32 down; /* for exp_scale */
} gelu_erf_pair;

V_INLINE v_f32 gelu_erf_clamp(enum range range, v_f32 x, float end) {
  return range == USUAL ? x : exp_clamp(x, -end, end);
}

/*
 * x lies within +-END, a = |x|, and u tells the interval. The two polynomials take turns:
 * processors look ahead only so far.
 */
V_INLINE gelu_erf_pair gelu_erf_parts(enum range range, const float table[][16], v_f32 x, v_f32 a,
                                      v_f32 u) {
  const v_index i = gelu_index(range, u);
  const v_f32 z = v_fma(v_mul(x, v_set(0.5f * EXP_SCALE)), x, v_set(EXP_ROUND));
  const v_f32 t = v_sub(a, v_lookup(v_table_of(table[GELU_ERF_DEGREE + 1]), i));
  const v_f32 m = v_fma(z, v_set(GELU_ERF_STEP), v_set(-EXP_ROUND * GELU_ERF_STEP));
  v_f32 factor = v_lookup(v_table_of(table[GELU_ERF_DEGREE]), i);
  factor = gelu_steps(table, GELU_ERF_DEGREE - 1, 4, i, t, factor);
  const v_f32 s = v_fma(x, x, m);
  const exp_power p = exp_power_of(range, SMALL_EXP, GELU_ERF_LIMIT, v_bits(z));
  factor = gelu_steps(table, 3, 3, i, t, factor);
  v_f32 q = v_fma(v_set(GELU_ERF_EXP[3]), s, v_set(GELU_ERF_EXP[2]));
  factor = gelu_steps(table, 2, 2, i, t, factor);
  q = v_fma(q, s, v_set(GELU_ERF_EXP[1]));
  factor = gelu_steps(table, 1, 1, i, t, factor);
  q = v_fma(q, s, v_set(GELU_ERF_EXP[0]));
  factor = gelu_steps(table, 0, 0, i, t, factor);
  const gelu_erf_pair pair = {v_fma(p.t, q, p.t), factor, p.down};
  return pair;
}

V_INLINE usual_range gelu_erf_usual(vact_direction direction) {
  return within(GELU_ERF_USUAL);
}

V_INLINE v_f32 gelu_erf_forward(enum range range, v_f32 x) {
  const v_f32 inner = gelu_erf_clamp(range, x, GELU_ERF_END), a = v_abs(inner);
  const v_f32 u = v_add(a, v_set(GELU_ERF_OFFSET));
  const gelu_erf_pair g = gelu_erf_parts(range, GELU_ERF_G, inner, a, u);
  return gelu_scale(range, x, v_fnma(g.e, g.factor, v_max(v_set(-0.0f), x)), g.down);
}

/* P(x) + x*p(x), p the density; D(a) is that of -a by the exponential. */
V_INLINE v_f32 gelu_erf_backward(enum range range, v_f32 x, v_f32 dy) {
  const v_f32 inner = gelu_erf_clamp(range, x, GELU_ERF_D_END), a = v_abs(inner);
  const v_f32 u = v_fma(a, v_set(GELU_ERF_D_SCALE), v_set(GELU_ERF_OFFSET));
  const gelu_erf_pair d = gelu_erf_parts(range, GELU_ERF_D, inner, a, u);
  return gelu_gradient(range, x, v_mul(d.e, d.factor), d.down, dy);
}

#endif

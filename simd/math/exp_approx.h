/*
 * exp(-x) as in exp.h, but by a polynomial of a lower degree, and with ln(2) in one float: the relative
 * error is that of the polynomial. It is largest next to the joints, where it changes to the side that
 * keeps exp(-x) falling.
 */
#ifndef VACT_MATH_EXP_APPROX_H
#define VACT_MATH_EXP_APPROX_H

#include "exp.h"

enum exp_degree { EXP_DEGREE_1 = 1, EXP_DEGREE_2 = 2 };

/* exp(-x) for a formula that vanishes with its reciprocal; -EXP_END <= x <= EXP_USUAL */
V_INLINE exp_result exp_approx(enum range range, enum exp_degree degree, v_f32 x) {
  const v_f32 z = v_fma(x, v_set(EXP_SCALE), v_set(EXP_ROUND));
  const v_f32 s = v_fma(v_sub(z, v_set(EXP_ROUND)), v_set(4.0f * EXP_LN2), x);
  const exp_power power = exp_power_of(range, LARGE_EXP, EXP_LIMIT, v_bits(z));
  const float *c = degree == EXP_DEGREE_1 ? EXP_LINEAR : EXP_QUADRATIC;
  v_f32 m = v_set(c[degree]);
  for (int i = degree - 1; i >= 0; i--) m = v_fma(m, s, v_set(c[i]));
  const exp_result e = {.value = v_mul(power.t, m),
                        .one_plus = v_fma(power.t, m, v_set(1.0f)),
                        .down = power.down};
  return e;
}

#endif

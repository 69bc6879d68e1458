/*
 * exp(-a*x) as in exp.h, but by a polynomial of a lower degree, of what a*x / ln(2) is beside a
 * multiple of 1/8: the relative error is that of the polynomial, and |a*x| times that of the scale.
 * At a joint the polynomials of odd degree meet, and that of degree 2 steps to the side that keeps
 * exp(-x) falling.
 */
#ifndef VACT_MATH_EXP_APPROX_H
#define VACT_MATH_EXP_APPROX_H

#include "exp.h"

enum exp_degree { EXP_DEGREE_1 = 1, EXP_DEGREE_2, EXP_DEGREE_3 };

/*
 * For a formula that vanishes with its reciprocal; scale is a * EXP_SCALE, and a*x from -EXP_END to
 * EXP_USUAL.
 */
V_INLINE exp_result exp_approx(enum range range, enum exp_degree degree, float scale, v_f32 x) {
  const v_f32 z = v_fma(x, v_set(scale), v_set(EXP_ROUND));
  const v_f32 r = v_fnma(x, v_set(scale), v_sub(z, v_set(EXP_ROUND)));
  const exp_power power = exp_power_of(range, LARGE_EXP, EXP_LIMIT, v_bits(z));
  const float *c = degree == EXP_DEGREE_1   ? EXP_LINEAR
                   : degree == EXP_DEGREE_2 ? EXP_QUADRATIC
                                            : EXP_CUBIC;
  v_f32 m = v_set(c[degree]);
  for (int i = degree - 1; i >= 0; i--) m = v_fma(m, r, v_set(c[i]));
  const exp_result e = {
      .value = v_mul(power.t, m), .one_plus = v_fma(power.t, m, v_set(1.0f)), .down = power.down};
  return e;
}

#endif

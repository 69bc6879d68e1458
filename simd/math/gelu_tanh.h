/*
 * gelu_tanh(x) = x / (1 + E), E = exp(-p), p = 2*sqrt(2/pi) * (x + 0.044715*x^3): the approximation
 * of gelu_erf by a tanh that many networks are trained with.
 *
 * E needs a p that is good to 2^-25, while p reaches 90, and 200 before the
 * derivative by any dy is 0. So its factor is taken in two floats, and in
 * units of 4*ln(2), so that no multiple of ln(2) has to be taken off afterwards:
 *
 *   p / (4*ln(2)) = x * (w + low), w = W0 + W2*x^2 in floats,
 *   low = what rounding x^2 and w has lost, and the rest that W0 and W2 lack
 *
 * k and s are those of exp.h, s in units of 4*ln(2) as well. The derivative has a shorter way.
 */
#ifndef VACT_MATH_GELU_TANH_H
#define VACT_MATH_GELU_TANH_H

#include "../coef/gelu_tanh.h"
#include "gelu.h"

/* While |x| stays below, E and 1 / E are normal numbers. */
#define GELU_TANH_USUAL 9.9f

/* The derivative by any dy is 0 from here on, and so is x*E. */
#define GELU_TANH_END 13.7f

/* Of exp(-p). */
V_INLINE exp_reduced gelu_tanh_reduce(v_f32 x) {
  const v_f32 w0 = v_set(GELU_TANH_W0), w2 = v_set(GELU_TANH_W2), round = v_set(EXP_ROUND);
  const v_f32 square = v_mul(x, x), excess = v_fnma(x, x, square);
  const v_f32 w = v_fma(w2, square, w0), z = v_fnma(x, w, round);
  v_f32 low = v_fma(w2, square, v_sub(w0, w));
  low = v_fnma(w2, excess, low);
  low = v_fma(v_set(GELU_TANH_REST), w, low);
  const v_f32 s = v_fma(x, low, v_fma(x, w, v_sub(z, round)));
  const exp_reduced r = {v_bits(z), s};
  return r;
}

V_INLINE exp_result gelu_tanh_rebuild(enum range range, enum side side, const float poly[4],
                                      exp_reduced r) {
  v_f32 q = v_fma(v_set(poly[3]), r.s, v_set(poly[2]));
  q = v_fma(q, r.s, v_set(poly[1]));
  q = v_fma(q, r.s, v_set(poly[0]));
  return exp_sum(exp_power_of(range, side, EXP_LIMIT, r.k8), q);
}

V_INLINE usual_range gelu_tanh_usual(vact_direction direction) {
  return within(GELU_TANH_USUAL);
}

V_INLINE v_f32 gelu_tanh_forward(enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -GELU_TANH_END, GELU_TANH_USUAL);
  const exp_result e = gelu_tanh_rebuild(range, LARGE_EXP, GELU_TANH_EXP, gelu_tanh_reduce(inner));
  const v_f32 finite = range == USUAL ? x : v_max(v_set(-GELU_TANH_END), x);
  return exp_scale(range, v_div(finite, e.one_plus), e.down);
}

/*
 * exp(-r), r = a*(a^2 + CENTRAL) in units of 4*ln(2)/STEP. It is p(a) but for a small, smooth
 * difference that D makes up for: so CENTRAL and STEP can have few bits, and w + low is a^2 +
 * CENTRAL and k times STEP with next to no error.
 */
V_INLINE exp_result gelu_tanh_decay(enum range range, v_f32 a) {
  const v_f32 central = v_set(GELU_TANH_CENTRAL), step = v_set(GELU_TANH_STEP);
  const v_f32 w = v_fma(a, a, central), low = v_fma(a, a, v_sub(central, w));
  const v_f32 z = v_fma(v_mul(a, v_set(-1.0f / GELU_TANH_STEP)), w, v_set(EXP_ROUND));
  const v_f32 multiple = v_fma(z, step, v_set(-EXP_ROUND * GELU_TANH_STEP));
  const exp_reduced r = {v_bits(z), v_fma(a, low, v_fma(a, w, multiple))};
  return gelu_tanh_rebuild(range, SMALL_EXP, GELU_TANH_D_EXP, r);
}

/*
 * s + x*p' * s*(1 - s), s = sigmoid(p). At -a it is exp(-r(a)) * D(a), D a smooth function, and a
 * table of it has fewer roundings than the formula. It takes turns with the exponential: processors
 * look ahead only so far.
 */
V_INLINE v_f32 gelu_tanh_backward(enum range range, v_f32 x, v_f32 dy) {
  const v_f32 magnitude = v_abs(x);
  const v_f32 a = range == USUAL ? magnitude : v_min(v_set(GELU_TANH_END), magnitude);
  const v_index i = gelu_index(range, v_fma(a, v_set(GELU_TANH_SCALE), v_set(GELU_TANH_OFFSET)));
  const v_f32 t = v_sub(a, v_lookup(v_table_of(GELU_TANH_D[GELU_TANH_DEGREE + 1]), i));
  v_f32 d = v_lookup(v_table_of(GELU_TANH_D[GELU_TANH_DEGREE]), i);
  d = gelu_steps(GELU_TANH_D, GELU_TANH_DEGREE - 1, 4, i, t, d);
  const exp_result e = gelu_tanh_decay(range, a);
  d = gelu_steps(GELU_TANH_D, 3, 0, i, t, d);
  return gelu_gradient(range, x, v_mul(e.value, d), e.down, dy);
}

#endif

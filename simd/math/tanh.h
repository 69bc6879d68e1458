/*
 * tanh(x) by eight polynomials of degree 7, one per interval of |x|, picked from registers.
 *
 * The intervals are the half octaves of u = 1 + 1.66*|x|, so the top bits of u are the index. Each
 * polynomial runs in |x| - centre; the first has the centre 0 and no constant term, which keeps the
 * relative error small down to the subnormal numbers; the other centres are floats whose tanh is
 * almost a float, so that the constant term, the bulk of the result, has no error of its own.
 */
#ifndef VACT_MATH_TANH_H
#define VACT_MATH_TANH_H

#include "../coef/tanh.h"
#include "sigmoid.h"

/* Forward there is no exp that could run out of range; backward it is that of 2x. */
V_INLINE usual_range tanh_usual(vact_direction direction) {
  return direction == VACT_FORWARD ? everywhere() : within(EXP_USUAL / 2);
}

V_INLINE v_f32 tanh_forward(enum range range, v_f32 x) {
  const v_f32 a = v_min(v_set(TANH_ONE), v_abs(x));
  const v_f32 u = v_fma(a, v_set(TANH_SCALE), v_set(1.0f));
  const v_index i = v_index_of(v_sar(v_bits(u), 22));
  const v_f32 t = v_sub(a, v_lookup(v_table_of(TANH_CENTRE), i));
  v_f32 y = v_lookup(v_table_of(TANH_C7), i);
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C6), i));
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C5), i));
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C4), i));
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C3), i));
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C2), i));
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C1), i));
  y = v_fma(y, t, v_lookup(v_table_of(TANH_C0), i));
  return v_copysign(y, x);
}

/* tanh(x) = 2*sigmoid(2x) - 1, so tanh'(x) = 4*sigmoid'(2x). */
V_INLINE v_f32 tanh_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_slope(range, 2.0f, v_add(x, x), dy);
}

/* 1 - y^2, rounded once */
V_INLINE v_f32 tanh_backward_from_output(v_f32 y, v_f32 dy) {
  return v_mul(dy, v_fnma(y, y, v_set(1.0f)));
}

#endif

/*
 * tanh(x) by eight polynomials of degree 7, one per interval of |x|, picked from registers; for
 * tanh_precise they have degree 8.
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

typedef struct tanh_place {
  v_f32 a; /* |x|, cut where tanh has become 1 */
  v_f32 u; /* the interval in its top bits */
  v_index interval;
  v_f32 t; /* a - centre */
} tanh_place;

V_INLINE tanh_place tanh_find(v_f32 x) {
  const v_f32 a = v_min(v_set(TANH_ONE), v_abs(x));
  const v_f32 u = v_fma(a, v_set(TANH_SCALE), v_set(1.0f));
  const v_index i = v_index_of(v_sar(v_bits(u), 22));
  const tanh_place at = {a, u, i, v_sub(a, v_lookup(v_table_of(TANH_CENTRE), i))};
  return at;
}

/* The terms from degree `first` on, divided by t^first. */
V_INLINE v_f32 tanh_terms(const float (*poly)[16], int first, int degree, tanh_place at) {
  v_f32 y = v_lookup(v_table_of(poly[degree]), at.interval);
  for (int k = degree - 1; k >= first; k--)
    y = v_fma(y, at.t, v_lookup(v_table_of(poly[k]), at.interval));
  return y;
}

V_INLINE v_f32 tanh_forward(enum range range, v_f32 x) {
  return v_copysign(tanh_terms(TANH_POLY, 0, 7, tanh_find(x)), x);
}

/* tanh(x) = 2*sigmoid(2x) - 1, so tanh'(x) = 4*sigmoid'(2x). */
V_INLINE v_f32 tanh_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_slope(range, 2.0f, v_add(x, x), dy);
}

/* 1 - y^2, rounded once */
V_INLINE v_f32 tanh_backward_from_output(v_f32 y, v_f32 dy) {
  return v_mul(dy, v_fnma(y, y, v_set(1.0f)));
}

/* ---- tanh_precise ---------------------------------------------------------------------------- */

V_INLINE usual_range tanh_precise_usual(vact_direction direction) {
  return tanh_usual(direction);
}

/* In the first interval the polynomial is tanh(a) - a, which leaves one rounding of weight there
 * too. */
V_INLINE v_f32 tanh_precise_forward(enum range range, v_f32 x) {
  const tanh_place at = tanh_find(x);
  const v_f32 terms = tanh_terms(TANH_PRECISE_POLY, 1, 8, at);
  const v_f32 constant = v_lookup(v_table_of(TANH_PRECISE_POLY[0]), at.interval);
  const v_f32 bulk = v_select(v_lt(at.u, v_set(TANH_SECOND)), at.a, constant);
  return v_copysign(v_fma(terms, at.t, bulk), x);
}

V_INLINE v_f32 tanh_precise_backward(enum range range, v_f32 x, v_f32 dy) {
  return tanh_backward(range, x, dy);
}

V_INLINE v_f32 tanh_precise_backward_from_output(v_f32 y, v_f32 dy) {
  return tanh_backward_from_output(y, dy);
}

#endif

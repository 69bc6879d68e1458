/*
 * x - tanh(x), and its derivative tanh(x)^2, by eight polynomials of degree 7 each.
 *
 * As in tanh.h the top bits of u, a linear function of |x|, find the interval, and the polynomials
 * run in the distance t from the start of the interval: both functions rise, so most of their terms
 * are positive there. The first has only the powers from x^3 on, from x^2 on for the derivative,
 * which keeps the relative error small down to the subnormal numbers. From TANH_SHRINK_END on the
 * function is a straight line of slope 1.
 */
#ifndef VACT_MATH_TANH_SHRINK_H
#define VACT_MATH_TANH_SHRINK_H

#include "../coef/tanh_shrink.h"
#include "range.h"

typedef struct tanh_shrink_place {
  v_index interval;
  v_f32 t; /* |x| less the start of the interval */
} tanh_shrink_place;

/* a is |x|, at most TANH_SHRINK_END */
V_INLINE tanh_shrink_place tanh_shrink_find(v_f32 a) {
  const v_f32 u = v_fma(a, v_set(TANH_SHRINK_SCALE), v_set(TANH_SHRINK_FIRST));
  const v_index i = v_index_of(v_sar(v_bits(u), 22));
  const tanh_shrink_place place = {i, v_sub(a, v_lookup(v_table_of(TANH_SHRINK_START), i))};
  return place;
}

#define tanh_shrink_usual USUAL_EVERYWHERE

/* Near 0, where x^3/3 is all, the term of C3 joins last of its kind: one rounding less than
 * Horner. */
V_INLINE v_f32 tanh_shrink_forward(enum range range, v_f32 x) {
  const v_f32 magnitude = v_abs(x), a = v_min(v_set(TANH_SHRINK_END), magnitude);
  const tanh_shrink_place at = tanh_shrink_find(a);
  v_f32 y = v_lookup(v_table_of(TANH_SHRINK_C7), at.interval);
  y = v_fma(y, at.t, v_lookup(v_table_of(TANH_SHRINK_C6), at.interval));
  y = v_fma(y, at.t, v_lookup(v_table_of(TANH_SHRINK_C5), at.interval));
  y = v_fma(y, at.t, v_lookup(v_table_of(TANH_SHRINK_C4), at.interval));
  y = v_fma(v_mul(y, at.t), at.t, v_lookup(v_table_of(TANH_SHRINK_C2), at.interval));
  y = v_fma(v_lookup(v_table_of(TANH_SHRINK_C3), at.interval), at.t, y);
  y = v_fma(y, at.t, v_lookup(v_table_of(TANH_SHRINK_C1), at.interval));
  y = v_fma(y, at.t, v_lookup(v_table_of(TANH_SHRINK_C0), at.interval));
  return v_copysign(v_add(y, v_sub(magnitude, a)), x);
}

V_INLINE v_f32 tanh_shrink_backward(enum range range, v_f32 x, v_f32 dy) {
  const tanh_shrink_place at = tanh_shrink_find(v_min(v_set(TANH_SHRINK_END), v_abs(x)));
  v_f32 q = v_lookup(v_table_of(TANH_SQUARE_C7), at.interval);
  q = v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C6), at.interval));
  q = v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C5), at.interval));
  q = v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C4), at.interval));
  q = v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C3), at.interval));
  q = v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C2), at.interval));
  q = v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C1), at.interval));
  return v_mul(dy, v_fma(q, at.t, v_lookup(v_table_of(TANH_SQUARE_C0), at.interval)));
}

#endif

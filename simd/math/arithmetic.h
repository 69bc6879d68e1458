/* Activations that are one operation of the arithmetic: linear, square, sqrt, abs, round. */
#ifndef VACT_MATH_ARITHMETIC_H
#define VACT_MATH_ARITHMETIC_H

#include "pass.h"
#include "range.h"

/* ---- linear ---------------------------------------------------------------------------------- */

#define linear_usual USUAL_EVERYWHERE

typedef vact_act linear_prepared;

V_INLINE linear_prepared linear_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 linear_forward(linear_prepared p, enum range range, v_f32 x) {
  return v_fma(v_set(p.alpha), x, v_set(p.beta));
}

V_INLINE v_f32 linear_backward(linear_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return v_select(v_is_nan(x), x, v_mul(v_set(p.alpha), dy));
}

/* ---- square ---------------------------------------------------------------------------------- */

#define square_usual USUAL_EVERYWHERE

V_INLINE v_f32 square_forward(enum range range, v_f32 x) {
  return v_mul(x, x);
}

V_INLINE v_f32 square_backward(enum range range, v_f32 x, v_f32 dy) {
  return v_mul(dy, v_add(x, x));
}

/* ---- sqrt ------------------------------------------------------------------------------------ */

#define sqrt_usual USUAL_EVERYWHERE

V_INLINE v_f32 sqrt_forward(enum range range, v_f32 x) {
  return v_sqrt(x);
}

V_INLINE v_f32 sqrt_backward_from_output(v_f32 y, v_f32 dy) {
  return v_div(dy, v_add(y, y));
}

V_INLINE v_f32 sqrt_backward(enum range range, v_f32 x, v_f32 dy) {
  return sqrt_backward_from_output(v_sqrt(x), dy);
}

/* ---- abs ------------------------------------------------------------------------------------- */

#define abs_usual USUAL_EVERYWHERE

V_INLINE v_f32 abs_forward(enum range range, v_f32 x) {
  return v_abs(x);
}

V_INLINE v_f32 abs_backward(enum range range, v_f32 x, v_f32 dy) {
  const v_f32 sign = v_copysign(v_set(1.0f), x);
  return pass_where(v_lt(v_set(0.0f), v_abs(x)), x, v_mul(sign, dy));
}

/* ---- round ----------------------------------------------------------------------------------- */

#define round_usual USUAL_EVERYWHERE

V_INLINE v_f32 round_forward(enum range range, v_f32 x) {
  return v_round(x);
}

V_INLINE v_f32 round_backward(enum range range, v_f32 x, v_f32 dy) {
  return v_select(v_is_nan(x), x, v_set(0.0f));
}

#endif

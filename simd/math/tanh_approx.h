/*
 * tanh with a bounded absolute error: odd to the bit, exactly 1 from some x on, and never above.
 *
 * The slope is 1 - y^2, in which an error of y counts at most twice.
 */
#ifndef VACT_MATH_TANH_APPROX_H
#define VACT_MATH_TANH_APPROX_H

#include "piecewise.h"
#include "tanh.h"

/* ---- tanh_fast ------------------------------------------------------------------------------- */

#define tanh_fast_usual USUAL_EVERYWHERE

V_INLINE v_f32 tanh_fast_forward(enum range range, v_f32 x) {
  return piecewise_odd(PIECEWISE(TANH_FAST), x);
}

V_INLINE v_f32 tanh_fast_backward_from_output(v_f32 y, v_f32 dy) {
  return tanh_backward_from_output(y, dy);
}

V_INLINE v_f32 tanh_fast_backward(enum range range, v_f32 x, v_f32 dy) {
  return tanh_backward_from_output(tanh_fast_forward(range, x), dy);
}

/* ---- tanh_coarse ----------------------------------------------------------------------------- */

#define tanh_coarse_usual USUAL_EVERYWHERE

V_INLINE v_f32 tanh_coarse_forward(enum range range, v_f32 x) {
  return piecewise_odd(PIECEWISE(TANH_COARSE), x);
}

V_INLINE v_f32 tanh_coarse_backward_from_output(v_f32 y, v_f32 dy) {
  return tanh_backward_from_output(y, dy);
}

V_INLINE v_f32 tanh_coarse_backward(enum range range, v_f32 x, v_f32 dy) {
  return tanh_backward_from_output(tanh_coarse_forward(range, x), dy);
}

#endif

/*
 * sigmoid and tanh with a bounded absolute error. Between their limits, which they reach exactly and
 * never leave, they are odd, tanh to the bit and sigmoid - 1/2 as far as its rounding allows.
 */
#ifndef VACT_MATH_SIGMOID_APPROX_H
#define VACT_MATH_SIGMOID_APPROX_H

#include "piecewise.h"
#include "tanh.h"

/* s*(1 - s) and 1 - t^2: an error of s or t counts at most once or twice in them. */
#define sigmoid_fast_usual USUAL_EVERYWHERE
V_INLINE v_f32 sigmoid_fast_forward(enum range range, v_f32 x) {
  (void)range;
  return piecewise_to_one(PIECEWISE(SIGMOID_FAST), x);
}
V_INLINE v_f32 sigmoid_fast_backward_from_output(v_f32 y, v_f32 dy) {
  return sigmoid_backward_from_output(y, dy);
}
V_INLINE v_f32 sigmoid_fast_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_backward_from_output(sigmoid_fast_forward(range, x), dy);
}

#define sigmoid_coarse_usual USUAL_EVERYWHERE
V_INLINE v_f32 sigmoid_coarse_forward(enum range range, v_f32 x) {
  (void)range;
  return piecewise_to_one(PIECEWISE(SIGMOID_COARSE), x);
}
V_INLINE v_f32 sigmoid_coarse_backward_from_output(v_f32 y, v_f32 dy) {
  return sigmoid_backward_from_output(y, dy);
}
V_INLINE v_f32 sigmoid_coarse_backward(enum range range, v_f32 x, v_f32 dy) {
  return sigmoid_backward_from_output(sigmoid_coarse_forward(range, x), dy);
}

#define tanh_fast_usual USUAL_EVERYWHERE
V_INLINE v_f32 tanh_fast_forward(enum range range, v_f32 x) {
  (void)range;
  return piecewise_odd(PIECEWISE(TANH_FAST), x);
}
V_INLINE v_f32 tanh_fast_backward_from_output(v_f32 y, v_f32 dy) {
  return tanh_backward_from_output(y, dy);
}
V_INLINE v_f32 tanh_fast_backward(enum range range, v_f32 x, v_f32 dy) {
  return tanh_backward_from_output(tanh_fast_forward(range, x), dy);
}

#define tanh_coarse_usual USUAL_EVERYWHERE
V_INLINE v_f32 tanh_coarse_forward(enum range range, v_f32 x) {
  (void)range;
  return piecewise_odd(PIECEWISE(TANH_COARSE), x);
}
V_INLINE v_f32 tanh_coarse_backward_from_output(v_f32 y, v_f32 dy) {
  return tanh_backward_from_output(y, dy);
}
V_INLINE v_f32 tanh_coarse_backward(enum range range, v_f32 x, v_f32 dy) {
  return tanh_backward_from_output(tanh_coarse_forward(range, x), dy);
}

#endif

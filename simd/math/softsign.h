/*
 * softsign(x) = x / (1 + |x|). |x| counts as FLT_MAX at most, so that the limits are +-1 and not
 * Inf / Inf.
 */
#ifndef VACT_MATH_SOFTSIGN_H
#define VACT_MATH_SOFTSIGN_H

#include <float.h>

#include "range.h"

#define softsign_usual USUAL_EVERYWHERE

V_INLINE v_f32 softsign_magnitude(v_f32 x) {
  return v_min(v_set(FLT_MAX), v_abs(x));
}

V_INLINE v_f32 softsign_forward(enum range range, v_f32 x) {
  const v_f32 a = softsign_magnitude(x);
  return v_div(v_copysign(a, x), v_add(v_set(1.0f), a));
}

/*
 * dy * r * r with r = 1 / (1 + |x|): the square of r alone could underflow. One r is put right by
 * twice what it lacks, 1 - r - r*|x| of itself, so that its two roundings do not count twice each.
 */
V_INLINE v_f32 softsign_backward(enum range range, v_f32 x, v_f32 dy) {
  const v_f32 one = v_set(1.0f), a = softsign_magnitude(x);
  const v_f32 r = v_div(one, v_add(one, a));
  const v_f32 lack = v_fnma(r, a, v_sub(one, r));
  return v_mul(v_mul(dy, r), v_fma(v_add(r, r), lack, r));
}

#endif

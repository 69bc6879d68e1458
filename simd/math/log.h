/*
 * log(x) = e*ln(2) + log(m), x = 2^e * m with m from sqrt(1/2) to sqrt(2).
 *
 * m is found by integer arithmetic, so m and f = m - 1 are exact, and log(1 + f) = f + f^2 * P(f).
 * The bulk, e*ln(2) + f, is kept in two floats: the high part of ln(2) times e is exact, and what
 * its sum with f loses is found exactly, since the product is 0 or larger than f. Near x = 1, where
 * e is 0, nothing cancels: the result is f with a small correction.
 */
#ifndef VACT_MATH_LOG_H
#define VACT_MATH_LOG_H

#include <float.h>
#include <math.h>

#include "../coef/exp.h"
#include "../coef/log.h"
#include "range.h"

/*
 * P(f); square is f^2. The powers from f^4 on run beside the others, which takes two thirds of the
 * time: the chain of operations is what this formula waits for.
 */
V_INLINE v_f32 log_polynomial(v_f32 f, v_f32 square) {
  const int count = sizeof LOG_POLY / sizeof LOG_POLY[0];
  v_f32 high = v_set(LOG_POLY[count - 1]), low = v_set(LOG_POLY[3]);
  for (int i = count - 2; i >= 4; i--) high = v_fma(high, f, v_set(LOG_POLY[i]));
  for (int i = 2; i >= 0; i--) low = v_fma(low, f, v_set(LOG_POLY[i]));
  return v_fma(v_mul(square, square), high, low);
}

V_INLINE usual_range log_usual(vact_direction direction) {
  return direction == VACT_FORWARD ? between(FLT_MIN, FLT_MAX) : everywhere();
}

/* log(x * 2^-shift) of a positive normal number x */
V_INLINE v_f32 log_of_normal(v_f32 x, v_f32 shift) {
  const v_i32 above = v_subi(v_bits(x), v_bits(v_set(LOG_LEAST)));
  const v_i32 exponent = v_sar(above, 23);
  const v_f32 e = v_sub(v_to_f32(exponent), shift);
  const v_f32 m = v_from_bits(v_subi(v_bits(x), v_shl(exponent, 23)));
  const v_f32 f = v_sub(m, v_set(1.0f)), ln2 = v_set(EXP_LN2_HIGH);
  const v_f32 high = v_fma(e, ln2, f);
  const v_f32 lost = v_sub(f, v_fnma(e, ln2, high)); /* e*ln2 + f - high */
  const v_f32 low = v_fma(e, v_set(EXP_LN2_LOW), lost);
  const v_f32 square = v_mul(f, f);
  return v_add(high, v_fma(square, log_polynomial(f, square), low));
}

V_INLINE v_f32 log_forward(enum range range, v_f32 x) {
  if (range == USUAL) return log_of_normal(x, v_set(0.0f));
  const v_f32 zero = v_set(0.0f), shift = v_set(24.0f);
  const v_mask is_small = v_lt(x, v_set(FLT_MIN));
  const v_f32 y =
      log_of_normal(v_select(is_small, v_mul(x, v_set(0x1p24f)), x), v_keep(is_small, shift));
  /* x where it is +Inf, -Inf where it is 0, NaN where it is negative or NaN */
  const v_f32 limit = v_select(v_le(zero, x), v_set(-INFINITY), v_set(NAN));
  const v_f32 beyond = v_select(v_lt(zero, x), x, limit);
  return v_select(v_and(v_lt(zero, x), v_le(x, v_set(FLT_MAX))), y, beyond);
}

V_INLINE v_f32 log_backward(enum range range, v_f32 x, v_f32 dy) {
  return v_div(dy, x);
}

#endif

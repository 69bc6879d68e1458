/*
 * log2|x| in two floats.
 *
 *   |x| = 2^e * m,  m/c = 1 + 2*g with one of eight c, for which g is exact and |g| <= 0.038
 *   log2|x| = e + log2(c) + log2(1 + 2*g)
 *
 * It is good to some 2^-33 of itself: its product with a power may be as large as 150, and the
 * absolute error of that is the relative one of the result. Hence g and g^2 in two floats; the rest
 * of the series joins the low part, which so may be larger than half an ulp of the high one.
 */
#ifndef VACT_MATH_POW_LOG2_H
#define VACT_MATH_POW_LOG2_H

#include <float.h>

#include "../coef/pow.h"
#include "exp.h"

typedef struct pow_log {
  v_f32 high, low;
} pow_log;

/* log2(1 + 2*g) */
V_INLINE pow_log pow_log2_near_1(v_f32 g) {
  const v_f32 square = v_mul(g, g), minus_square_low = v_fnma(g, g, square);
  v_f32 q = v_fma(v_set(POW_POLY[4]), g, v_set(POW_POLY[3]));
  q = v_fma(q, g, v_set(POW_POLY[2]));
  q = v_fma(q, g, v_set(POW_POLY[1]));
  q = v_fma(q, g, v_set(POW_POLY[0]));
  /* log(1 + 2*g) / 2 = high + low */
  const v_f32 high = v_sub(g, square);
  v_f32 low = v_sub(v_sub(g, high), square);
  low = v_fma(v_mul(square, g), q, v_add(low, minus_square_low));
  const v_f32 scale = v_set(POW_2LOG2E);
  const v_f32 product = v_mul(high, scale), minus_product_low = v_fnma(high, scale, product);
  low = v_fma(low, scale, v_sub(v_mul(high, v_set(POW_2LOG2E_LOW)), minus_product_low));
  const pow_log r = {product, low};
  return r;
}

/* log2|x|; any number for 0, Inf and NaN */
V_INLINE pow_log pow_log2(enum range range, v_f32 x) {
  v_f32 a = x, shift = v_set(0.0f);
  if (range == FULL) {
    a = v_abs(x);
    const v_mask is_subnormal = v_lt(a, v_set(FLT_MIN));
    a = v_select(is_subnormal, v_mul(a, v_set(0x1p24f)), a);
    shift = v_keep(is_subnormal, v_set(-24.0f));
  }
  const v_i32 past = v_subi(v_bits(a), v_bits(v_set(POW_FIRST)));
  const v_i32 e = v_sar(past, 23);
  const v_index i = v_index_of(v_sar(past, 20));
  const v_f32 m = v_from_bits(v_subi(v_bits(a), v_shl(e, 23)));
  const v_f32 g = v_fma(m, v_lookup(v_table_of(POW_HALF_RECIPROCAL), i), v_set(-0.5f));
  v_f32 whole = v_add(v_to_f32(e), v_lookup(v_table_of(POW_LOG2_HIGH), i));
  if (range == FULL) whole = v_add(whole, shift);
  const pow_log near = pow_log2_near_1(g);
  /* whole is 0 or the larger one */
  const v_f32 high = v_add(whole, near.high);
  const v_f32 lost = v_sub(near.high, v_sub(high, whole));
  const v_f32 low = v_add(v_add(near.low, v_lookup(v_table_of(POW_LOG2_LOW), i)), lost);
  const pow_log r = {high, low};
  return r;
}

#endif

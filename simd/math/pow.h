/*
 * pow(x) = alpha * x^beta, and its derivative alpha*beta * x^(beta - 1): both are factor * x^power.
 *
 *   |x| = 2^e * m,  f = m/c - 1 with one of eight c, for which f is exact and |f| <= 0.075
 *   log2|x| = e + log2(c) + log2(1 + f), in two floats
 *   |x|^power = 2^(power * log2|x|), by the table and the polynomial of exp
 *
 * The logarithm is good to some 2^-33 of itself, since its product with the power may be as large as
 * 150, and the absolute error of that is the relative one of the result.
 *
 * The usual form is for positive x whose power is a normal number, with room for the factor and dy.
 */
#ifndef VACT_MATH_POW_H
#define VACT_MATH_POW_H

#include <float.h>
#include <math.h>

#include "../coef/pow.h"
#include "exp.h"

/* factor * x^power */
typedef struct pow_term {
  float factor;
  float mantissa; /* factor = mantissa * 2^exponent, and 1/8 <= |mantissa| <= 1/4, or it is 0 */
  int exponent;
  float power, power_low;     /* the power in two floats */
  float at_zero, at_infinity; /* |x|^power there, but a number if the factor is 0 */
  float nan_above;            /* x^power is NaN for nan_above < x < 0 */
  int sign;                   /* the sign bit if negative x have negative powers, else 0 */
  float low, high;            /* the usual range */
} pow_term;

typedef struct pow_prepared {
  pow_term y, dx;
} pow_prepared;

/* In the usual range |x|^power lies between 2^-POW_USUAL and 2^POW_USUAL, and so does the factor. */
#define POW_USUAL 60

/* From this power on |x|^power is 0, 1 or Inf for every x. */
#define POW_END 0x1p40

/* No float has more fractional bits in its way to be an odd integer, or even one at all. */
#define POW_EVEN 0x1p24f

/* 2^POW_LARGEST times any three floats that are not 0 is Inf, 2^-POW_LARGEST times any is 0. */
#define POW_LARGEST 300

V_INLINE float pow_of_two(int exponent) {
  const int32_t bits = (exponent + 127) << 23;
  float f;
  memcpy(&f, &bits, sizeof f);
  return f;
}

V_INLINE void pow_set_factor(pow_term *t, double factor) {
  int64_t bits;
  memcpy(&bits, &factor, sizeof bits);
  const int shift = factor == 0.0 ? 0 : (int)(bits >> 52 & 0x7ff) - 1020;
  bits -= (int64_t)shift << 52;
  double mantissa;
  memcpy(&mantissa, &bits, sizeof mantissa);
  t->factor = (float)factor;
  t->mantissa = (float)mantissa;
  t->exponent = shift;
}

V_INLINE void pow_set_power(pow_term *t, double power) {
  const double cut = power > POW_END ? POW_END : power < -POW_END ? -POW_END : power;
  t->power = (float)cut;
  t->power_low = (float)(cut - (double)t->power);
  t->at_zero = power > 0.0 ? 0.0f : power < 0.0 ? INFINITY : 1.0f;
  t->at_infinity = power > 0.0 ? INFINITY : power < 0.0 ? 0.0f : 1.0f;
  if (t->mantissa == 0.0f) t->at_zero = t->at_infinity = 1.0f;
}

V_INLINE void pow_set_usual(pow_term *t) {
  const float magnitude = t->power < 0.0f ? -t->power : t->power;
  const int widest = 125;
  const int reach = magnitude * (float)widest > POW_USUAL ? (int)(POW_USUAL / magnitude) : widest;
  const int is_usual = reach > 0 && -POW_USUAL < t->exponent && t->exponent < POW_USUAL;
  t->low = is_usual ? pow_of_two(-reach) : INFINITY;
  t->high = is_usual ? pow_of_two(reach) : -INFINITY;
}

V_INLINE pow_term pow_term_of(double factor, double power, int is_integer, int is_odd) {
  pow_term t;
  pow_set_factor(&t, factor);
  pow_set_power(&t, power);
  pow_set_usual(&t);
  t.nan_above = is_integer ? 0.0f : -INFINITY;
  t.sign = is_odd ? INT32_MIN : 0;
  return t;
}

V_INLINE pow_prepared pow_prepare(vact_act act) {
  const double alpha = act.alpha, beta = act.beta;
  const int is_small = act.beta < POW_EVEN && act.beta > -POW_EVEN;
  const int whole = is_small ? (int)act.beta : 0;
  const int is_integer = !is_small || (float)whole == act.beta;
  const int is_odd = is_integer && (whole & 1);
  const pow_prepared p = {pow_term_of(alpha, beta, is_integer, is_odd),
                          pow_term_of(alpha * beta, beta - 1.0, is_integer, is_integer && !is_odd)};
  return p;
}

V_INLINE usual_range pow_usual(pow_prepared p, vact_direction direction) {
  return direction == VACT_FORWARD ? between(p.y.low, p.y.high) : between(p.dx.low, p.dx.high);
}

typedef struct pow_log {
  v_f32 high, low;
} pow_log;

/* log2(1 + f) */
V_INLINE pow_log pow_log2_near_1(v_f32 f) {
  const v_f32 half = v_mul(v_set(0.5f), f);
  const v_f32 square = v_mul(f, half), minus_square_low = v_fnma(f, half, square);
  v_f32 q = v_fma(v_set(POW_POLY[4]), f, v_set(POW_POLY[3]));
  q = v_fma(q, f, v_set(POW_POLY[2]));
  q = v_fma(q, f, v_set(POW_POLY[1]));
  q = v_fma(q, f, v_set(POW_POLY[0]));
  /* log(1 + f) = high + low */
  const v_f32 high = v_sub(f, square);
  v_f32 low = v_sub(v_sub(f, high), square);
  low = v_fma(v_mul(square, f), q, v_add(low, minus_square_low));
  const v_f32 log2e = v_set(EXP_LOG2E);
  const v_f32 product = v_mul(high, log2e), minus_product_low = v_fnma(high, log2e, product);
  low = v_fma(low, log2e, v_fma(high, v_set(POW_LOG2E_LOW), v_neg(minus_product_low)));
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
  const v_f32 f = v_fma(m, v_lookup(v_table_of(POW_RECIPROCAL), i), v_set(-1.0f));
  v_f32 whole = v_add(v_to_f32(e), v_lookup(v_table_of(POW_LOG2_HIGH), i));
  if (range == FULL) whole = v_add(whole, shift);
  const pow_log near = pow_log2_near_1(f);
  /* whole is 0 or the larger one */
  const v_f32 high = v_add(whole, near.high);
  const v_f32 lost = v_sub(near.high, v_sub(high, whole));
  const v_f32 low = v_add(v_add(near.low, v_lookup(v_table_of(POW_LOG2_LOW), i)), lost);
  const pow_log r = {high, low};
  return r;
}

/* 2^(power * log2|x|) as exp_rebuild takes it; in the full form the power is cut to some range. */
V_INLINE exp_reduced pow_reduce(const pow_term *t, enum range range, pow_log x) {
  const v_f32 power = v_set(t->power);
  const v_f32 product = v_mul(power, x.high), minus_low = v_fnma(power, x.high, product);
  const v_f32 low = v_sub(v_fma(power, x.low, v_mul(v_set(t->power_low), x.high)), minus_low);
  /* low is small, but may be some eighths */
  v_f32 sum = v_add(product, low);
  if (range == FULL)
    sum = exp_clamp(sum, (float)(-POW_LARGEST - t->exponent), (float)(POW_LARGEST - t->exponent));
  const v_f32 z = v_fma(sum, v_set(0.25f), v_set(EXP_ROUND));
  const v_f32 quarter = v_sub(z, v_set(EXP_ROUND));
  v_f32 s = v_mul(v_add(v_fnma(quarter, v_set(4.0f), product), low), v_set(-EXP_LN2));
  if (range == FULL) s = exp_clamp(s, -0.0625f, 0.0625f); /* where the sum was cut */
  const exp_reduced r = {v_bits(z), s};
  return r;
}

/* x^power for what has no logarithm, and the sign; value is |x|^power for the others */
V_INLINE v_f32 pow_special(const pow_term *t, v_f32 x, v_f32 value) {
  const v_f32 a = v_abs(x);
  value = v_select(v_le(a, v_set(0.0f)), v_set(t->at_zero), value);
  value = v_select(v_lt(v_set(FLT_MAX), a), v_set(t->at_infinity), value);
  value = v_from_bits(v_ori(v_bits(value), v_andi(v_bits(x), v_seti(t->sign))));
  const v_mask no_number = v_and(v_lt(v_set(t->nan_above), x), v_lt(x, v_set(0.0f)));
  return v_select(v_is_nan(x), x, v_select(no_number, v_set(NAN), value));
}

/* dy * factor * x^power */
V_INLINE v_f32 pow_times(const pow_term *t, enum range range, v_f32 x, v_f32 dy) {
  exp_reduced r = pow_reduce(t, range, pow_log2(range, x));
  if (range == USUAL)
    return v_mul(dy, v_mul(v_set(t->factor), exp_rebuild(USUAL, LARGE_EXP, r).value));
  /* 2^(the fraction of k), and the exponent apart */
  v_i32 n = v_sar(v_subi(r.k8, v_bits(v_set(EXP_ROUND))), 3);
  n = v_addi(n, v_seti(t->exponent));
  r.k8 = v_andi(r.k8, v_seti(7));
  const v_f32 value = pow_special(t, x, exp_rebuild(USUAL, LARGE_EXP, r).value);
  const v_f32 product = v_mul(dy, v_mul(v_set(t->mantissa), value));
  const v_mask is_small = v_lti(n, v_seti(-64));
  const v_i32 down = v_selecti(is_small, v_subi(v_seti(0), n), v_seti(0));
  return exp_enlarge(exp_scale(FULL, product, down), v_selecti(is_small, v_seti(0), n));
}

V_INLINE v_f32 pow_forward(pow_prepared p, enum range range, v_f32 x) {
  return pow_times(&p.y, range, x, v_set(1.0f));
}

V_INLINE v_f32 pow_backward(pow_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return pow_times(&p.dx, range, x, dy);
}

#endif

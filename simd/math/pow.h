/*
 * pow(x) = alpha * x^beta, and its derivative alpha*beta * x^(beta - 1): both are factor * x^power.
 *
 *   |x|^power = 2^(power * log2|x|), by the table and the polynomial of exp
 *
 * The usual form is for positive x whose power is a normal number, with room for the factor and dy.
 * But a power that takes a few products, quotients or square roots is computed by them: with the
 * factor first, nothing is out of range before the result is.
 */
#ifndef VACT_MATH_POW_H
#define VACT_MATH_POW_H

#include <float.h>
#include <math.h>

#include "exp.h"
#include "pow_log2.h"

/* factor * x^power */
typedef struct pow_term {
  float mantissa; /* factor = mantissa * 2^exponent, and 1/8 <= |mantissa| <= 1/4, or it is 0 */
  int exponent;
  int factor_is_rounded, factor_is_usual;
  float factor; /* if it is usual */

  float power, power_low;     /* a quarter of the power in two floats: k / 4 comes from it */
  int power_is_float;         /* a constant: power_low is 0 */
  float at_zero, at_infinity; /* |x|^power there, but a number if the factor is 0 */
  float nan_above;            /* x^power is NaN for nan_above < x < 0 */
  int sign;                   /* the sign bit if negative x have negative powers, else 0 */
  float low, high;            /* the usual range */

  int is_simple; /* no logarithm is needed: the power is products - quotients + roots / 2 */
  int products, quotients, roots;
} pow_term;

typedef struct pow_prepared {
  pow_term y, dx;
} pow_prepared;

/*
 * In the usual range |x|^power lies between 2^-POW_USUAL and 2^POW_USUAL, and a factor between
 * these is usual: with both, and a dy that is not extreme, no product is out of range.
 */
#define POW_USUAL 60

/*
 * Where it takes fewer roundings than this, the power is computed without the logarithm, if the
 * factor lies between 2^-POW_FACTOR and 2^POW_FACTOR, so that dy may come before the power.
 */
#define POW_ROUNDINGS 4
#define POW_FACTOR 24

/* Floats of this size and above are even integers. */
#define POW_EVEN 0x1p24f

/* From this power on |x|^power is 0, 1 or Inf for every x. */
#define POW_END 0x1p40

/* A number between 1/8 and 1 times a power of two with an exponent up to this one is normal. */
#define POW_NORMAL 121

/* 2^POW_LARGEST times any three floats that are not 0 is Inf, 2^-POW_LARGEST times any is 0. */
#define POW_LARGEST 300.0f

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
  bits -= (int64_t)shift * (INT64_C(1) << 52);
  double mantissa;
  memcpy(&mantissa, &bits, sizeof mantissa);
  t->mantissa = (float)mantissa;
  t->exponent = shift;
  t->factor_is_rounded = (double)t->mantissa != mantissa;
  t->factor_is_usual = -POW_USUAL < shift && shift < POW_USUAL;
  t->factor = t->factor_is_usual ? t->mantissa * pow_of_two(shift) : 0.0f;
}

V_INLINE void pow_set_power(pow_term *t, double power) {
  const double cut = power > POW_END ? POW_END : power < -POW_END ? -POW_END : power;
  t->power = (float)(0.25 * cut);
  t->power_low = (float)(0.25 * cut - (double)t->power);
  t->at_zero = power > 0.0 ? 0.0f : power < 0.0 ? INFINITY : 1.0f;
  t->at_infinity = power > 0.0 ? INFINITY : power < 0.0 ? 0.0f : 1.0f;
  if (t->mantissa == 0.0f) t->at_zero = t->at_infinity = 1.0f;
}

/* Whether and how to do without the logarithm: a few roundings stay within the row's bound. */
V_INLINE void pow_set_steps(pow_term *t, double power) {
  t->products = t->quotients = t->roots = t->is_simple = 0;
  if (!(power >= -POW_ROUNDINGS && power <= POW_ROUNDINGS)) return;
  const int halves = (int)(2.0 * power);
  t->roots = halves % 2;
  t->products = halves > 0 ? halves / 2 : 0;
  t->quotients = halves < 0 ? -halves / 2 : 0;
  const int first_is_exact = t->products > 0 && (t->mantissa == 0.125f || t->mantissa == -0.125f);
  const int roundings = t->factor_is_rounded + t->products + t->quotients + 2 * (t->roots != 0);
  t->is_simple = (double)halves == 2.0 * power && roundings - first_is_exact < POW_ROUNDINGS &&
                 -POW_FACTOR < t->exponent && t->exponent < POW_FACTOR && t->mantissa != 0.0f;
}

V_INLINE void pow_set_usual(pow_term *t, double power) {
  const int widest = 125;
  const double magnitude = power < 0.0 ? -power : power;
  const int reach = magnitude * widest > POW_USUAL ? (int)(POW_USUAL / magnitude) : widest;
  const int is_usual = !t->is_simple && reach > 0 && t->factor_is_usual;
  t->low = is_usual ? pow_of_two(-reach) : INFINITY;
  t->high = is_usual ? pow_of_two(reach) : -INFINITY;
}

V_INLINE pow_term pow_term_of(double factor, double power, int is_integer, int is_odd) {
  pow_term t;
  pow_set_factor(&t, factor);
  pow_set_power(&t, power);
  pow_set_steps(&t, power);
  pow_set_usual(&t, power);
  t.nan_above = is_integer ? 0.0f : -INFINITY;
  t.sign = is_odd ? INT32_MIN : 0;
  t.power_is_float = 0;
  return t;
}

V_INLINE pow_prepared pow_prepare(vact_act act) {
  const double alpha = act.alpha, beta = act.beta;
  const int is_small = act.beta < POW_EVEN && act.beta > -POW_EVEN;
  const int whole = is_small ? (int)act.beta : 0;
  const int is_integer = !is_small || (float)whole == act.beta;
  const int is_odd = is_integer && (whole & 1);
  pow_prepared p = {pow_term_of(alpha, beta, is_integer, is_odd),
                    pow_term_of(alpha * beta, beta - 1.0, is_integer, is_integer && !is_odd)};
  p.y.power_is_float = 1;
  return p;
}

V_INLINE usual_range pow_usual(pow_prepared p, vact_direction direction) {
  return direction == VACT_FORWARD ? between(p.y.low, p.y.high) : between(p.dx.low, p.dx.high);
}

/* 2^(power * log2|x|) as exp_rebuild takes it; in the full form the exponent is cut to some
 * range. */
V_INLINE exp_reduced pow_reduce(const pow_term *t, enum range range, pow_log x) {
  const v_f32 power = v_set(t->power);
  const v_f32 product = v_mul(power, x.high), minus_low = v_fnma(power, x.high, product);
  v_f32 low = v_sub(v_mul(power, x.low), minus_low);
  if (!t->power_is_float) low = v_fma(v_set(t->power_low), x.high, low);
  v_f32 sum = v_add(product, low); /* low is small, but may be some eighths */
  if (range == FULL) {
    const float largest = 0.25f * POW_LARGEST, shift = 0.25f * (float)t->exponent;
    sum = exp_clamp(sum, -largest - shift, largest - shift);
  }
  const v_f32 z = v_add(sum, v_set(EXP_ROUND));
  const v_f32 quarter = v_sub(z, v_set(EXP_ROUND));
  v_f32 s = v_mul(v_add(v_sub(product, quarter), low), v_set(-4.0f * EXP_LN2));
  if (range == FULL) s = exp_clamp(s, -0.0625f, 0.0625f); /* where the sum was cut */
  const exp_reduced r = {v_bits(z), s};
  return r;
}

/* NaN where x or its power is, else y */
V_INLINE v_f32 pow_undefined(const pow_term *t, v_f32 x, v_f32 y) {
  const v_mask no_number = v_and(v_lt(v_set(t->nan_above), x), v_lt(x, v_set(0.0f)));
  return v_select(v_is_nan(x), x, v_select(no_number, v_set(NAN), y));
}

/* x^power, value being |x|^power for those x that have a logarithm */
V_INLINE v_f32 pow_special(const pow_term *t, v_f32 x, v_f32 value) {
  const v_f32 a = v_abs(x);
  value = v_select(v_le(a, v_set(0.0f)), v_set(t->at_zero), value);
  value = v_select(v_lt(v_set(FLT_MAX), a), v_set(t->at_infinity), value);
  value = v_from_bits(v_ori(v_bits(value), v_andi(v_bits(x), v_seti(t->sign))));
  return pow_undefined(t, x, value);
}

/* dy * (factor * x^power), by the operations that the power is made of */
V_INLINE v_f32 pow_by_steps(const pow_term *t, v_f32 x, v_f32 dy) {
  const v_f32 a = t->roots ? v_abs(x) : x;
  v_f32 y = v_set(t->factor);
  for (int i = 0; i < t->products; i++) y = v_mul(y, a);
  for (int i = 0; i < t->quotients; i++) y = v_div(y, a);
  if (t->roots > 0) y = v_mul(y, v_sqrt(a));
  if (t->roots < 0) y = v_div(y, v_sqrt(a));
  return pow_undefined(t, x, v_mul(dy, y));
}

/*
 * dy * slope * 2^n. As in the usual form, 2^n comes before dy where that leaves a normal number;
 * beyond, some of it does, for the sake of a dy that is subnormal.
 */
V_INLINE v_f32 pow_scale(v_i32 n, v_f32 slope, v_f32 dy) {
  const v_i32 none = v_seti(0);
  const v_i32 up = v_selecti(v_lti(v_seti(POW_NORMAL), n), v_subi(n, v_seti(EXP_ROOM)), none);
  const v_i32 down = v_selecti(v_lti(n, v_seti(-POW_NORMAL)), v_subi(none, n), none);
  const v_i32 first = v_addi(v_subi(n, up), down);
  const v_f32 scale = v_from_bits(v_addi(v_shl(first, 23), v_bits(v_set(1.0f))));
  return exp_enlarge(exp_scale(FULL, v_mul(dy, v_mul(slope, scale)), down), up);
}

/* dy * factor * x^power */
V_INLINE v_f32 pow_times(const pow_term *t, enum range range, v_f32 x, v_f32 dy) {
  if (range == FULL && t->is_simple) return pow_by_steps(t, x, dy);
  exp_reduced r = pow_reduce(t, range, pow_log2(range, x));
  if (range == USUAL)
    return v_mul(dy, v_mul(v_set(t->factor), exp_rebuild(USUAL, LARGE_EXP, r).value));
  /* 2^(the fraction of k), and the exponent apart */
  const v_i32 k = v_sar(v_subi(r.k8, v_bits(v_set(EXP_ROUND))), 3);
  r.k8 = v_andi(r.k8, v_seti(7));
  const v_f32 value = pow_special(t, x, exp_rebuild(USUAL, LARGE_EXP, r).value);
  const v_f32 slope = v_mul(v_set(t->mantissa), value);
  return pow_scale(v_addi(k, v_seti(t->exponent)), slope, dy);
}

V_INLINE v_f32 pow_forward(pow_prepared p, enum range range, v_f32 x) {
  return pow_times(&p.y, range, x, v_set(1.0f));
}

V_INLINE v_f32 pow_backward(pow_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return pow_times(&p.dx, range, x, dy);
}

#endif

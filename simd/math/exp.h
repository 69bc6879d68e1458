/*
 * exp(-a*x), the core of sigmoid and all that is made of it.
 *
 *   k = -a*x / ln(2), rounded to a multiple of 1/8;  s = a*x + k*ln(2), |s| <= ln(2)/16
 *   exp(-a*x) = 2^k * exp(-s) = 2^floor(k) * 2^(frac(k) + delta) * (1 + q(s))
 *
 * where 2^(frac(k) + delta) is one of eight table entries, and q a polynomial that makes up for
 * delta. The product a*x is never rounded: it enters s through an fma, next to a k*ln2 whose high
 * part is exact. The table needs no integer k: adding 1.5 * 2^20 leaves 8*k in the low bits.
 */
#ifndef VACT_MATH_EXP_H
#define VACT_MATH_EXP_H

#include "../coef/coefficients.h"

/* While |a*x| stays below, exp(-a*x) and its reciprocal are normal numbers. */
#define EXP_USUAL 87.0f

/* 1.5 * 2^20: floats of this size are 1/8 apart. */
#define EXP_ROUND 0x1.8p20f

typedef struct exp_reduced {
  v_i32 k8; /* 8*k in the low bits */
  v_f32 s;
} exp_reduced;

/* With a NaN x, s is NaN and k8 anything. */
V_INLINE exp_reduced exp_reduce(v_f32 a, v_f32 x) {
  const v_f32 z = v_fma(x, v_mul(a, v_set(-EXP_LOG2E)), v_set(EXP_ROUND));
  const v_f32 k = v_sub(z, v_set(EXP_ROUND));
  v_f32 s = v_fma(a, x, v_mul(k, v_set(EXP_LN2_HIGH)));
  s = v_fma(k, v_set(EXP_LN2_LOW), s);
  exp_reduced r = {v_bits(z), s};
  return r;
}

/* The same for a = 1, with one multiplication less. */
V_INLINE exp_reduced exp_reduce1(v_f32 x) {
  const v_f32 z = v_fma(x, v_set(-EXP_LOG2E), v_set(EXP_ROUND));
  const v_f32 k = v_sub(z, v_set(EXP_ROUND));
  v_f32 s = v_fma(k, v_set(EXP_LN2_HIGH), x);
  s = v_fma(k, v_set(EXP_LN2_LOW), s);
  exp_reduced r = {v_bits(z), s};
  return r;
}

/* 2^(frac(k) + delta) * 2^(shifted_k8 / 2^23) * (1 + q(s)) */
V_INLINE v_f32 exp_of_parts(exp_reduced r, v_i32 shifted_k8) {
  const v_f32 entry = v_lookup(v_table_of(EXP_TABLE), v_index_of(r.k8));
  const v_f32 t = v_from_bits(v_addi(v_bits(entry), shifted_k8));
  v_f32 q = v_fma(v_set(EXP_POLY[4]), r.s, v_set(EXP_POLY[3]));
  q = v_fma(q, r.s, v_set(EXP_POLY[2]));
  q = v_fma(q, r.s, v_set(EXP_POLY[1]));
  q = v_fma(q, r.s, v_set(EXP_POLY[0]));
  return v_fma(t, q, t);
}

/* exp(-a*x) while |a*x| <= EXP_USUAL; any number outside; NaN for NaN */
V_INLINE v_f32 exp_usual(exp_reduced r) {
  return exp_of_parts(r, v_shl(r.k8, 20));
}

/*
 * v * 2^e for e <= 0, rounded once, also into the subnormal numbers; v is zero, normal, Inf or NaN.
 * No operation here has a subnormal operand or result, which would cost x86 a microcode assist.
 */
V_INLINE v_f32 exp_scale(v_f32 v, v_i32 e) {
  const v_i32 bits = v_bits(v);
  const v_i32 magnitude = v_andi(bits, v_seti(INT32_MAX));
  const v_i32 sign = v_subi(bits, magnitude);
  const v_i32 exponent = v_addi(v_sar(magnitude, 23), e);
  const v_i32 scaled = v_addi(magnitude, v_shl(e, 23));
  /* A subnormal number is an integer times 2^-149, and that integer is its bits. */
  const v_mask vanishes = v_lti(v_addi(exponent, v_seti(149)), v_seti(1));
  const v_f32 units =
      v_from_bits(v_selecti(vanishes, v_seti(0), v_addi(scaled, v_seti(149 << 23))));
  const v_mask subnormal = v_lti(exponent, v_seti(1));
  const v_i32 small = v_round(v_select(subnormal, units, v_set(0.0f)));
  v_i32 result = v_selecti(subnormal, small, scaled);
  result = v_selecti(v_lti(magnitude, v_seti(1)), magnitude, result);
  result = v_selecti(v_lti(v_seti(0x7f7fffff), magnitude), magnitude, result);
  return v_from_bits(v_ori(result, sign));
}

/*
 * u * v * exp(a*x) for a*x <= -EXP_USUAL, with gradual underflow; any number elsewhere.
 * u and v are the factors that a derivative has; their product may exceed the floats.
 */
V_INLINE v_f32 exp_tail(v_f32 u, v_f32 v, v_f32 a, v_f32 x) {
  /* exp(-300) times the largest product of two floats is still 0. */
  const v_mask vanishes = v_lt(v_mul(a, x), v_set(-300.0f));
  const exp_reduced r = exp_reduce(v_sub(v_set(0.0f), a), v_select(vanishes, v_set(0.0f), x));
  const v_f32 m = exp_of_parts(r, v_shl(v_andi(r.k8, v_seti(7)), 20));
  /* k8 carries the bits of EXP_ROUND above 8*k; the arithmetic shift takes the floor. */
  const v_i32 k = v_sar(v_subi(r.k8, v_bits(v_set(EXP_ROUND))), 3);
  const v_f32 product = v_mul(v_mul(v_mul(u, v_set(0x1p-32f)), v), m);
  const v_i32 e = v_addi(v_selecti(vanishes, v_seti(-600), k), v_seti(32));
  return exp_scale(product, e);
}

#endif

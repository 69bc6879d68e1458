/*
 * exp(-a*x), the core of sigmoid and all that is made of it.
 *
 *   k = -a*x / ln(2), rounded to a multiple of 1/8;  s = a*x + k*ln(2), |s| <= ln(2)/16
 *   exp(-a*x) = 2^k * exp(-s) = 2^floor(k) * 2^(frac(k) + delta) * (1 + q(s))
 *
 * where 2^(frac(k) + delta) is one of eight table entries, and q a polynomial that makes up for
 * delta. The product a*x is never rounded: it enters s through an fma, next to a k*ln2 whose high
 * part is exact. The table needs no integer k: adding 1.5 * 2^18 to k/4 leaves 8*k in the low bits.
 */
#ifndef VACT_MATH_EXP_H
#define VACT_MATH_EXP_H

#include <float.h>
#include <math.h>

#include "../coef/exp.h"
#include "range.h"

/* While |a*x| stays below, exp(-a*x) and its reciprocal are normal numbers. */
#define EXP_USUAL 86.0f

/* exp(-EXP_END) times any two floats that a formula has for it is 0. */
#define EXP_END 224.0f

/* Beyond 2^EXP_LIMIT and 2^-EXP_LIMIT, the full range has the exponential scaled. */
#define EXP_LIMIT 125

/* What has been scaled stays within 2^EXP_ROOM of 1: so far from the limits, which are at least
 * 105, that it is scaled by more than 2^64, as exp_scale wants it. */
#define EXP_ROOM 40

/* 1.5 * 2^18: floats of this size are 1/32 apart. */
#define EXP_ROUND 0x1.8p18f

/*
 * In the usual range value is the exponential, and down is 0. In the full range that is so as well
 * while the exponential and its reciprocal are normal numbers. Beyond, value stays within 2^126 of
 * 1, on the side of 1 where the exponential lies, and so far out that 1 + value rounds to value or
 * to 1. Hence formulas may take it for the exponential, and then exp_scale the result by down if it
 * vanishes where the exponential does or where its reciprocal does: the side tells which.
 *
 * one_plus is 1 + value, but closer than their sum, since value is rounded: it is t + (1 + t*q) for
 * a value of t + t*q, where the bracket lies so far below t, or below 1, that its rounding counts
 * little. It is half an ulp of the result that sigmoid and swish gain.
 */
typedef struct exp_result {
  v_f32 value;
  v_f32 one_plus;
  v_i32 down;
} exp_result;

/* Where a formula has gone to zero when the exponential runs out of range. */
enum side { LARGE_EXP, SMALL_EXP };

typedef struct exp_reduced {
  v_i32 k8; /* 8*k in the low bits */
  v_f32 s;
} exp_reduced;

/* What exp_reduce multiplies x by to get k/4; for the largest floats a, k itself would overflow. */
#define EXP_SCALE (-EXP_LOG2E / 4.0f)

/* exp(-a*x) on the way: z is EXP_ROUND + k/4, and a*x is rest - multiple with next to no error. */
typedef struct exp_split {
  v_f32 z;
  v_f32 multiple; /* of the high part of ln(2), k times; exact */
  v_f32 rest;
} exp_split;

/* scale is a * EXP_SCALE. With a NaN x, rest is NaN and the bits of z are anything. */
V_INLINE exp_split exp_split_by(v_f32 scale, v_f32 a, v_f32 x, int a_is_1) {
  const float high = 4.0f * EXP_LN2_HIGH;
  const v_f32 z = v_fma(x, scale, v_set(EXP_ROUND));
  const v_f32 multiple = v_fma(z, v_set(high), v_set(-EXP_ROUND * high));
  const exp_split p = {z, multiple, a_is_1 ? v_add(x, multiple) : v_fma(a, x, multiple)};
  return p;
}

V_INLINE exp_split exp_split_of(v_f32 a, v_f32 scale, v_f32 x) {
  return exp_split_by(scale, a, x, 0);
}

/* The same for a = 1. */
V_INLINE exp_split exp_split1(v_f32 x) {
  return exp_split_by(v_set(EXP_SCALE), v_set(1.0f), x, 1);
}

V_INLINE exp_reduced exp_reduce_split(exp_split p) {
  const v_f32 low = v_set(EXP_LN2_LOW / EXP_LN2_HIGH);
  const exp_reduced r = {v_bits(p.z), v_fma(p.multiple, low, p.rest)};
  return r;
}

/* exp(-a*x) */
V_INLINE exp_reduced exp_reduce(v_f32 a, v_f32 scale, v_f32 x) {
  return exp_reduce_split(exp_split_of(a, scale, x));
}

/* Of exp(-(a*x + b)): the parts are those of a*x, and b goes to the rest. What roundings do is
 * what a b does that is half an ulp off. */
V_INLINE exp_split exp_split_sum(v_f32 a, v_f32 scale, v_f32 x, v_f32 b) {
  const float high = 4.0f * EXP_LN2_HIGH;
  const v_f32 turns = v_fma(x, scale, v_mul(b, v_set(EXP_SCALE)));
  const v_f32 z = v_add(turns, v_set(EXP_ROUND));
  const v_f32 multiple = v_fma(z, v_set(high), v_set(-EXP_ROUND * high));
  const exp_split p = {z, multiple, v_fma(a, x, multiple)};
  return p;
}

V_INLINE exp_reduced exp_reduce_sum(exp_split p, v_f32 b) {
  p.rest = v_add(p.rest, b);
  return exp_reduce_split(p);
}

/* exp(-x) */
V_INLINE exp_reduced exp_reduce1(v_f32 x) {
  const v_f32 z = v_fma(x, v_set(EXP_SCALE), v_set(EXP_ROUND));
  const v_f32 quarter = v_sub(z, v_set(EXP_ROUND));
  const v_f32 s = v_fma(quarter, v_set(4.0f * EXP_LN2_HIGH), x);
  const exp_reduced r = {v_bits(z), v_fma(quarter, v_set(4.0f * EXP_LN2_LOW), s)};
  return r;
}

/*
 * 2^(k + delta), the factor of exp(-a*x) that has no error, and down as in exp_result; from 2^limit
 * on, 105 <= limit <= 125, it is scaled.
 */
typedef struct exp_power {
  v_f32 t;
  v_i32 down;
} exp_power;

V_INLINE exp_power exp_power_of(enum range range, enum side side, int limit, v_i32 k8) {
  v_i32 exponent_and_index = k8, down = v_seti(0);
  if (range == FULL) {
    /* k8 carries the bits of EXP_ROUND above 8*k; the arithmetic shift takes the floor. */
    const v_i32 k = v_sar(v_subi(k8, v_bits(v_set(EXP_ROUND))), 3);
    const v_i32 out = side == LARGE_EXP ? k : v_subi(v_seti(0), k);
    down = v_selecti(v_lti(v_seti(limit), out), v_subi(out, v_seti(EXP_ROOM)), down);
    exponent_and_index =
        side == LARGE_EXP ? v_subi(k8, v_shl(down, 3)) : v_addi(k8, v_shl(down, 3));
  }
  const v_f32 entry = v_lookup(v_table_of(EXP_TABLE), v_index_of(k8));
  const exp_power p = {v_from_bits(v_addi(v_bits(entry), v_shl(exponent_and_index, 20))), down};
  return p;
}

/* q(sign * s) */
V_INLINE v_f32 exp_polynomial(float sign, v_f32 s) {
  v_f32 q = v_fma(v_set(EXP_POLY[4]), s, v_set(sign * EXP_POLY[3]));
  q = v_fma(q, s, v_set(EXP_POLY[2]));
  q = v_fma(q, s, v_set(sign * EXP_POLY[1]));
  return v_fma(q, s, v_set(EXP_POLY[0]));
}

/* p.t + p.t*q, as in exp_result */
V_INLINE exp_result exp_sum(exp_power p, v_f32 q) {
  const exp_result e = {v_fma(p.t, q, p.t), v_add(p.t, v_fma(p.t, q, v_set(1.0f))), p.down};
  return e;
}

V_INLINE exp_result exp_rebuild(enum range range, enum side side, exp_reduced r) {
  return exp_sum(exp_power_of(range, side, EXP_LIMIT, r.k8), exp_polynomial(1.0f, r.s));
}

/* x cut to [low, high], NaN kept */
V_INLINE v_f32 exp_clamp(v_f32 x, float low, float high) {
  return v_max(v_set(low), v_min(v_set(high), x));
}

/* exp(-x) for a formula that vanishes with its reciprocal */
V_INLINE exp_result exp_of_minus(enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -EXP_END, EXP_USUAL);
  return exp_rebuild(range, LARGE_EXP, exp_reduce1(inner));
}

/* exp(-x) for a formula that vanishes with it; x >= 0 or NaN */
V_INLINE exp_result exp_of_minus_positive(enum range range, v_f32 x) {
  const v_f32 inner = range == USUAL ? x : v_min(v_set(EXP_END), x);
  return exp_rebuild(range, SMALL_EXP, exp_reduce1(inner));
}

/*
 * v * 2^-down, rounded once, also into the subnormal numbers; down is 0 or above 64. While v is no
 * subnormal number, no operation has a subnormal operand or result, which would cost x86 a
 * microcode assist; where it is one, the result is 0 all the same. First the exponent makes the
 * product, 2^64 too large, and cut off from below where it will be 0. What is a normal number
 * without that factor loses it in the same way. The rest is added to 2^-62, whose ulp is 2^64 times
 * the spacing of the subnormal numbers: this rounds it, and leaves the bits of the result in the
 * mantissa. Of the two, as bits, the larger one is the right one.
 */
V_INLINE v_f32 exp_scale(enum range range, v_f32 v, v_i32 down) {
  if (range == USUAL) return v;
  const v_i32 magnitude = v_bits(v_abs(v)), spacing = v_bits(v_set(0x1p-62f));
  const v_i32 shifted = v_addi(magnitude, v_shl(v_subi(v_seti(64), down), 23));
  const v_i32 large = v_maxi(shifted, v_bits(v_set(FLT_MIN)));
  const v_i32 normal = v_subi(large, v_seti(64 << 23));
  const v_f32 rounded = v_add(v_from_bits(large), v_from_bits(spacing));
  const v_i32 scaled = v_maxi(normal, v_subi(v_bits(rounded), spacing));
  /* Neither where nothing is to be done, nor for Inf and NaN. */
  const v_i32 bound = v_selecti(v_lti(v_seti(0), down), v_bits(v_set(INFINITY)), v_seti(0));
  return v_select(v_lti(magnitude, bound), v_copysign(v_from_bits(scaled), v), v);
}

/* v * 2^up, 0 <= up < 500; exact, or Inf */
V_INLINE v_f32 exp_enlarge(v_f32 v, v_i32 up) {
  const v_i32 part = v_sar(up, 2), rest = v_subi(up, v_addi(part, v_shl(part, 1)));
  const v_i32 one = v_bits(v_set(1.0f));
  const v_f32 factor = v_from_bits(v_addi(v_shl(part, 23), one));
  const v_f32 last = v_from_bits(v_addi(v_shl(rest, 23), one));
  return v_mul(v_mul(v_mul(v_mul(v, factor), factor), factor), last);
}

/*
 * v * exp(x), in range wherever the product is, also where exp(x) is not: exp(-EXP_END) times any
 * float is 0, and exp(EXP_END) times any float is 0 or Inf.
 */
V_INLINE v_f32 exp_times(enum range range, v_f32 x, v_f32 v) {
  const v_f32 inner = range == USUAL ? x : exp_clamp(x, -EXP_END, EXP_END);
  const v_f32 z = v_fma(inner, v_set(-EXP_SCALE), v_set(EXP_ROUND));
  const v_f32 quarter = v_sub(z, v_set(EXP_ROUND));
  v_f32 s = v_fnma(quarter, v_set(4.0f * EXP_LN2_HIGH), inner);
  s = v_fnma(quarter, v_set(4.0f * EXP_LN2_LOW), s);
  v_i32 exponent_and_index = v_bits(z), up = v_seti(0), down = v_seti(0);
  if (range == FULL) {
    const v_i32 k = v_sar(v_subi(v_bits(z), v_bits(v_set(EXP_ROUND))), 3);
    up = v_maxi(v_subi(k, v_seti(EXP_LIMIT)), up);
    down = v_selecti(v_lti(k, v_seti(-EXP_LIMIT)), v_subi(v_seti(-EXP_ROOM), k), down);
    exponent_and_index = v_addi(exponent_and_index, v_shl(v_subi(down, up), 3));
  }
  const v_f32 entry = v_lookup(v_table_of(EXP_TABLE), v_index_of(v_bits(z)));
  const v_f32 t = v_from_bits(v_addi(v_bits(entry), v_shl(exponent_and_index, 20)));
  const v_f32 value = v_fma(t, exp_polynomial(-1.0f, s), t);
  const v_f32 product = v_mul(v, value);
  return range == USUAL ? product : exp_scale(range, exp_enlarge(product, up), down);
}

/* The row exp. */
V_INLINE usual_range exp_usual(vact_direction direction) {
  return within(EXP_USUAL);
}

V_INLINE v_f32 exp_forward(enum range range, v_f32 x) {
  return exp_times(range, x, v_set(1.0f));
}

V_INLINE v_f32 exp_backward(enum range range, v_f32 x, v_f32 dy) {
  return exp_times(range, x, dy);
}

V_INLINE v_f32 exp_backward_from_output(v_f32 y, v_f32 dy) {
  return v_mul(dy, y);
}

#endif

/* The vector layer in plain C11: one lane, the compiler's own arithmetic. */
#ifndef VACT_VEC_PORTABLE_H
#define VACT_VEC_PORTABLE_H

#include <float.h>
#if defined(__SSE__)
#include <xmmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "contract.h"

#if FLT_EVAL_METHOD != 0
#error "vact needs float arithmetic in float precision (no x87): compile with -msse2 -mfpmath=sse"
#endif

#define V_ISA portable
#define V_LANES 1
#define V_UNROLL 1
#define V_STREAM_ALIGNMENT 4
#define V_PICKS_HALVES 1
#define V_TILE_ROWS 1
#define V_TILE_VECTORS 16

typedef float v_f32;
typedef int32_t v_i32;
typedef int v_mask;
typedef uint32_t v_mask16; /* of both halves */
typedef uint32_t v_small;
typedef const float *v_table;
typedef int32_t v_index;

V_INLINE v_f32 v_load(const void *p) {
  float f;
  memcpy(&f, p, sizeof f);
  return f;
}
V_INLINE void v_store(void *p, v_f32 a) {
  memcpy(p, &a, sizeof a);
}
/* With one lane there are no parts: count is always 0. */
V_INLINE v_f32 v_load_part(const void *p, size_t count) {
  (void)p, (void)count;
  return 0.0f;
}
V_INLINE void v_store_part(void *p, v_f32 a, size_t count) {
  (void)p, (void)a, (void)count;
}
V_INLINE void v_stream(void *p, v_f32 a) {
  v_store(p, a);
}
V_INLINE void v_stream_fence(void) {}
V_INLINE void v_prefetch(const void *p) {
  (void)p;
}
V_INLINE void v_load_columns(const char *const *p, size_t at, v_f32 a[4]) {
  for (size_t c = 0; c < 4; c++) a[c] = v_load(p[0] + at + 4 * c);
}

V_INLINE v_i32 v_bits(v_f32 a) {
  v_i32 i;
  memcpy(&i, &a, sizeof i);
  return i;
}
V_INLINE v_f32 v_from_bits(v_i32 a) {
  v_f32 f;
  memcpy(&f, &a, sizeof f);
  return f;
}

V_INLINE v_f32 v_set(float f) {
  return f;
}
V_INLINE v_f32 v_add(v_f32 a, v_f32 b) {
  return a + b;
}
V_INLINE v_f32 v_sub(v_f32 a, v_f32 b) {
  return a - b;
}
V_INLINE v_f32 v_mul(v_f32 a, v_f32 b) {
  return a * b;
}
V_INLINE v_f32 v_div(v_f32 a, v_f32 b) {
  return a / b;
}
/* The compilers' own square root calls libm for negative numbers, to set errno. */
V_INLINE v_f32 v_sqrt(v_f32 a) {
#if defined(__SSE__)
  return _mm_cvtss_f32(_mm_sqrt_ss(_mm_set_ss(a)));
#elif defined(__aarch64__)
  return vget_lane_f32(vsqrt_f32(vdup_n_f32(a)), 0);
#else
  return __builtin_sqrtf(a);
#endif
}
V_INLINE v_f32 v_neg(v_f32 a) {
  return v_from_bits(v_bits(a) ^ INT32_MIN);
}
V_INLINE v_f32 v_round(v_f32 a) {
  /* Adding 2^23 leaves no bits for the fraction; what is larger has none. */
  const v_f32 magnitude = v_from_bits(v_bits(a) & INT32_MAX);
  if (!(magnitude < 0x1p23f)) return a;
  const v_f32 rounded = (magnitude + 0x1p23f) - 0x1p23f;
  return v_from_bits(v_bits(rounded) | (v_bits(a) & INT32_MIN));
}
V_INLINE v_f32 v_to_f32(v_i32 i) {
  return (v_f32)i;
}
#ifdef __FP_FAST_FMAF
V_INLINE v_f32 v_fma(v_f32 a, v_f32 b, v_f32 c) {
  return __builtin_fmaf(a, b, c);
}
#else
/* product + c, of which sum is the rounded one, rounded once: to odd first. If it is inexact and
 * its last bit is even, it moves one step towards the lost part (Boldo and Melquiond, 2008). */
V_OUT_OF_LINE __attribute__((cold)) v_f32 v_round_sum(double product, double c, double sum) {
  const double part = sum - product;
  const double lost = (product - (sum - part)) + (c - part);
  int64_t bits;
  memcpy(&bits, &sum, sizeof bits);
  if ((bits & 1) == 0 && (lost < 0.0 || lost > 0.0)) bits += (lost > 0.0) == (sum > 0.0) ? 1 : -1;
  double odd;
  memcpy(&odd, &bits, sizeof odd);
  return (float)odd;
}
/* The product is exact in double, and the sum, rounded to double, is rounded to float once more.
 * That differs from one rounding only where it comes to stand on the midpoint of two floats, or
 * where the float is subnormal. */
V_INLINE v_f32 v_fma(v_f32 a, v_f32 b, v_f32 c) {
  const double product = (double)a * (double)b;
  const double sum = product + (double)c;
  int64_t bits;
  memcpy(&bits, &sum, sizeof bits);
  if (__builtin_expect((bits & 0x1fffffff) != 0x10000000, 1) && !(__builtin_fabs(sum) <= FLT_MIN))
    return (float)sum;
  return v_round_sum(product, (double)c, sum);
}
#endif
V_INLINE v_f32 v_fnma(v_f32 a, v_f32 b, v_f32 c) {
  return v_fma(-a, b, c);
}
V_INLINE v_f32 v_min(v_f32 a, v_f32 b) {
  return a < b ? a : b;
}
V_INLINE v_f32 v_max(v_f32 a, v_f32 b) {
  return a > b ? a : b;
}
V_INLINE v_f32 v_abs(v_f32 a) {
  return v_from_bits(v_bits(a) & INT32_MAX);
}
V_INLINE v_f32 v_copysign(v_f32 a, v_f32 sign_of) {
  return v_from_bits((v_bits(a) & INT32_MAX) | (v_bits(sign_of) & INT32_MIN));
}
V_INLINE v_mask v_lt(v_f32 a, v_f32 b) {
  return a < b;
}
V_INLINE v_mask v_le(v_f32 a, v_f32 b) {
  return a <= b;
}
V_INLINE v_mask v_above(v_f32 a, v_f32 b) {
  return (b == b) & !(a <= b);
}
V_INLINE v_mask v_and(v_mask m, v_mask n) {
  return m & n;
}
V_INLINE v_mask v_or(v_mask m, v_mask n) {
  return m | n;
}
V_INLINE v_mask v_is_nan(v_f32 a) {
  return a != a;
}
V_INLINE v_f32 v_select(v_mask m, v_f32 a, v_f32 b) {
  return m ? a : b;
}
V_INLINE v_f32 v_keep(v_mask m, v_f32 a) {
  return m ? a : 0.0f;
}
V_INLINE int v_any(v_mask m) {
  return m;
}
V_INLINE int v_all(v_mask m) {
  return m;
}

/* Integers wrap: the sums and shifts go through unsigned. */
V_INLINE v_i32 v_seti(int32_t i) {
  return i;
}
V_INLINE v_i32 v_addi(v_i32 a, v_i32 b) {
  return (v_i32)((uint32_t)a + (uint32_t)b);
}
V_INLINE v_i32 v_subi(v_i32 a, v_i32 b) {
  return (v_i32)((uint32_t)a - (uint32_t)b);
}
V_INLINE v_i32 v_maxi(v_i32 a, v_i32 b) {
  return a > b ? a : b;
}
V_INLINE v_mask v_lti(v_i32 a, v_i32 b) {
  return a < b;
}
V_INLINE v_mask v_eqi(v_i32 a, v_i32 b) {
  return a == b;
}
V_INLINE v_i32 v_selecti(v_mask m, v_i32 a, v_i32 b) {
  return m ? a : b;
}
V_INLINE v_i32 v_andi(v_i32 a, v_i32 b) {
  return a & b;
}
V_INLINE v_i32 v_ori(v_i32 a, v_i32 b) {
  return a | b;
}
V_INLINE v_i32 v_shl(v_i32 a, int n) {
  return (v_i32)((uint32_t)a << n);
}
V_INLINE v_i32 v_sar(v_i32 a, int n) {
  return a < 0 ? ~(~a >> n) : a >> n;
}

V_INLINE v_i32 v_shr(v_i32 a, int n) {
  return (v_i32)((uint32_t)a >> n);
}

V_INLINE void v_accumulate(double *sums, v_f32 a) {
  *sums += a;
}

/* ---- 16-bit elements ------------------------------------------------------------------------- */

V_INLINE uint32_t v_load16(const void *p) {
  uint16_t h;
  memcpy(&h, p, sizeof h);
  return h;
}
V_INLINE void v_store16(void *p, uint32_t bits) {
  const uint16_t h = (uint16_t)bits;
  memcpy(p, &h, sizeof h);
}

V_INLINE v_f32 v_load_bf16(const void *p) {
  return v_from_bits((v_i32)(v_load16(p) << 16));
}
/* The upper half is the rounded number; adding to the lower half carries into it. */
V_INLINE void v_store_bf16(void *p, v_f32 a) {
  const uint32_t bits = (uint32_t)v_bits(a);
  v_store16(p, v_is_nan(a) ? bits >> 16 | 0x40 : (bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}

/* Shifted into the place of a float's, exponent and mantissa of a half are a float that is 2^112
 * too small, subnormal halves too; Inf and NaN get the largest exponent. */
V_INLINE v_f32 v_load_f16(const void *p) {
  const uint32_t h = v_load16(p);
  const uint32_t magnitude = (h & 0x7fff) << 13, sign = (h & 0x8000) << 16;
  const v_f32 value = v_from_bits((v_i32)magnitude) * 0x1p112f;
  const uint32_t bits = magnitude >= 0x0f800000 ? magnitude | 0x7f800000 : (uint32_t)v_bits(value);
  return v_from_bits((v_i32)(bits | sign));
}
/* Out of line, for the size of the library. */
V_OUT_OF_LINE uint32_t v_bits_of_f16(v_f32 a) {
  const uint32_t bits = (uint32_t)v_bits(a) & INT32_MAX, sign = (uint32_t)v_bits(a) >> 16 & 0x8000;
  uint32_t h;
  if (bits > 0x7f800000) {
    h = 0x7e00; /* NaN */
  } else if (bits >= 0x47800000) {
    h = 0x7c00; /* 2^16 and above: Inf */
  } else if (bits < 0x38800000) {
    /* Subnormal: the sum with 1/2, whose ulp is 2^-24, has the rounded number in its low bits. */
    h = (uint32_t)v_bits(v_from_bits((v_i32)bits) + 0.5f) & 0x7ff;
  } else {
    const uint32_t rounded = bits + 0xfff + (bits >> 13 & 1);
    h = (rounded - (112u << 23)) >> 13; /* up to Inf */
  }
  return h | sign;
}
V_INLINE void v_store_f16(void *p, v_f32 a) {
  v_store16(p, v_bits_of_f16(a));
}

V_INLINE void v_load_pair_bf16(const void *p, v_f32 a[2]) {
  a[0] = v_load_bf16(p);
  a[1] = v_load_bf16((const char *)p + 2);
}
V_INLINE void v_load_pair_f16(const void *p, v_f32 a[2]) {
  a[0] = v_load_f16(p);
  a[1] = v_load_f16((const char *)p + 2);
}
V_INLINE void v_store_pair_bf16(void *p, const v_f32 a[2], int streamed) {
  (void)streamed;
  v_store_bf16(p, a[0]);
  v_store_bf16((char *)p + 2, a[1]);
}
V_INLINE void v_store_pair_f16(void *p, const v_f32 a[2], int streamed) {
  (void)streamed;
  v_store_f16(p, a[0]);
  v_store_f16((char *)p + 2, a[1]);
}
/* As for floats, there are no parts. */
V_INLINE v_f32 v_load_part_bf16(const void *p, size_t count) {
  return v_load_part(p, count);
}
V_INLINE v_f32 v_load_part_f16(const void *p, size_t count) {
  return v_load_part(p, count);
}
V_INLINE void v_store_part_bf16(void *p, v_f32 a, size_t count) {
  v_store_part(p, a, count);
}
V_INLINE void v_store_part_f16(void *p, v_f32 a, size_t count) {
  v_store_part(p, a, count);
}

/* ---- groups and lanes ------------------------------------------------------------------------ */

V_INLINE v_i32 v_load_bytes(const void *p) {
  return *(const uint8_t *)p;
}
V_INLINE void v_store_bytes(void *p, v_i32 a) {
  *(uint8_t *)p = (uint8_t)a;
}
V_INLINE v_i32 v_load_byte_pairs(const void *p) {
  const uint8_t *bytes = (const uint8_t *)p;
  return bytes[0] | bytes[1] << 16;
}
V_INLINE v_i32 v_load_part_bytes(const void *p, size_t count) {
  (void)p, (void)count;
  return 0;
}
V_INLINE void v_store_part_bytes(void *p, v_i32 a, size_t count) {
  (void)p, (void)a, (void)count;
}

V_INLINE void v_store_upper(void *p, v_f32 a) {
  v_store16(p, (uint32_t)v_bits(a) >> 16);
}
V_INLINE v_f32 v_keep_equal16(v_i32 a, v_i32 b, v_f32 c) {
  const uint32_t differ = (uint32_t)(a ^ b);
  const uint32_t upper = differ >> 16 == 0 ? 0xffff0000u : 0;
  const uint32_t lower = (differ & 0xffff) == 0 ? 0xffffu : 0;
  return v_from_bits((v_i32)((uint32_t)v_bits(c) & (upper | lower)));
}

V_INLINE v_i32 v_halves(v_i32 low, v_i32 high) {
  return (v_i32)(((uint32_t)low & 0xffff) | ((uint32_t)high & 0xffff0000u));
}
V_INLINE v_i32 v_pick16(v_i32 a, v_i32 i) {
  const uint32_t bits = (uint32_t)a, low = bits & 0xffff, high = bits >> 16;
  return (v_i32)((i & 1 ? high : low) | (i >> 16 & 1 ? high : low) << 16);
}
/* As integers that wrap around. */
V_INLINE uint32_t v_order_half(uint32_t a, uint32_t infinity) {
  const uint32_t beyond = 0x8000 - infinity, nan = infinity - beyond + 1;
  const uint32_t number = (a & 0x8000 ? infinity - a : a - beyond) & 0xffff;
  return (number & 0x8000) == 0 && number > nan ? nan : number;
}
V_INLINE v_i32 v_order16(v_i32 a, v_i32 infinity) {
  const uint32_t bits = (uint32_t)a, limit = (uint32_t)infinity & 0xffff;
  return (v_i32)(v_order_half(bits & 0xffff, limit) | v_order_half(bits >> 16, limit) << 16);
}
V_INLINE v_mask16 v_above16(v_i32 a, v_i32 b) {
  const uint32_t low = (int16_t)a > (int16_t)b ? 0xffffu : 0;
  const uint32_t high = a >> 16 > b >> 16 ? 0xffff0000u : 0;
  return low | high;
}
V_INLINE v_i32 v_select16(v_mask16 m, v_i32 a, v_i32 b) {
  return (v_i32)(((uint32_t)a & m) | ((uint32_t)b & ~m));
}
V_INLINE v_small v_small_of(size_t i) {
  return (v_small)i * 0x10001;
}
V_INLINE v_small v_select_small(v_mask16 m, v_small a, v_small b) {
  return (a & m) | (b & ~m);
}
V_INLINE void v_store_small(void *p, v_small a) {
  uint8_t *bytes = (uint8_t *)p;
  bytes[0] = (uint8_t)a;
  bytes[1] = (uint8_t)(a >> 16);
}

/* With one lane there is one group, and it is in order. */
V_INLINE void v_load_quads_f32(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  (void)stride, (void)last;
  for (size_t j = 0; j < 4; j++) x[j] = v_load((const char *)p + 4 * j);
}
V_INLINE void v_load_quads_bf16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  (void)stride, (void)last;
  for (size_t j = 0; j < 4; j++) x[j] = v_load_bf16((const char *)p + 2 * j);
}
V_INLINE void v_load_quads_f16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  (void)stride, (void)last;
  for (size_t j = 0; j < 4; j++) x[j] = v_load_f16((const char *)p + 2 * j);
}
/* Pairs are two vectors in a row. */
V_INLINE void v_to_pair_bf16(v_f32 a[2]) {
  (void)a;
}
V_INLINE void v_from_pair_bf16(v_f32 a[2]) {
  (void)a;
}
V_INLINE void v_ungroup2(v_f32 x[2]) {
  (void)x;
}
V_INLINE void v_ungroup3(v_f32 x[3]) {
  (void)x;
}
V_INLINE void v_ungroup4(v_f32 x[4]) {
  (void)x;
}
V_INLINE void v_ungroup5(v_f32 x[5]) {
  (void)x;
}
V_INLINE void v_ungroup8(v_f32 x[8]) {
  (void)x;
}
V_INLINE v_f32 v_in_order(v_f32 a) {
  return a;
}
V_INLINE v_i32 v_lanes(void) {
  return 0;
}
V_INLINE v_f32 v_pick(v_f32 a, v_i32 i) {
  (void)i;
  return a;
}

/* ---- tables ---------------------------------------------------------------------------------- */

V_INLINE v_table v_table_of(const float *t) {
  return t;
}
V_INLINE v_index v_index_of(v_i32 i) {
  return i & 7;
}
V_INLINE v_f32 v_lookup(v_table t, v_index i) {
  return t[i];
}

#include "generic.h"

#endif

/* The vector layer in AArch64 Advanced SIMD: 4 lanes. */
#ifndef VACT_VEC_NEON_H
#define VACT_VEC_NEON_H

#include <arm_neon.h>

#include "contract.h"

#define V_ISA neon
#define V_LANES 4
#define V_UNROLL 4
#define V_STREAM_ALIGNMENT 16
#define V_PICKS_HALVES 1
#define V_TILE_ROWS 6
#define V_TILE_VECTORS 4

typedef float32x4_t v_f32;
typedef int32x4_t v_i32;
typedef uint32x4_t v_mask;   /* all bits of a lane set or clear */
typedef uint16x8_t v_mask16; /* of a half */
typedef int16x8_t v_small;
typedef uint8x16x2_t v_table;
typedef uint8x16_t v_index; /* of bytes */

V_INLINE v_f32 v_load(const void *p) {
  return vreinterpretq_f32_u8(vld1q_u8((const uint8_t *)p));
}
V_INLINE void v_store(void *p, v_f32 a) {
  vst1q_u8((uint8_t *)p, vreinterpretq_u8_f32(a));
}
/* Copies of four bytes, which compilers turn into loads and stores of one lane. */
V_INLINE float v_load_lane(const void *p, size_t lane) {
  float f;
  memcpy(&f, (const uint8_t *)p + 4 * lane, 4);
  return f;
}
V_INLINE void v_store_lane(void *p, size_t lane, float f) {
  memcpy((uint8_t *)p + 4 * lane, &f, 4);
}
V_INLINE v_f32 v_load_part(const void *p, size_t count) {
  v_f32 a = vdupq_n_f32(0.0f);
  if (count > 0) a = vsetq_lane_f32(v_load_lane(p, 0), a, 0);
  if (count > 1) a = vsetq_lane_f32(v_load_lane(p, 1), a, 1);
  if (count > 2) a = vsetq_lane_f32(v_load_lane(p, 2), a, 2);
  return a;
}
V_INLINE void v_store_part(void *p, v_f32 a, size_t count) {
  if (count > 0) v_store_lane(p, 0, vgetq_lane_f32(a, 0));
  if (count > 1) v_store_lane(p, 1, vgetq_lane_f32(a, 1));
  if (count > 2) v_store_lane(p, 2, vgetq_lane_f32(a, 2));
}
/* Streaming pairs of registers (stnp) brought nothing on the cores known to us: a plain store. */
V_INLINE void v_stream(void *p, v_f32 a) {
  v_store(p, a);
}
V_INLINE void v_stream_fence(void) {}
V_INLINE void v_prefetch(const void *p) {
  __builtin_prefetch(p);
}
V_INLINE void v_load_columns(const char *const *p, size_t at, v_f32 a[4]) {
  const v_f32 r0 = v_load(p[0] + at), r1 = v_load(p[1] + at);
  const v_f32 r2 = v_load(p[2] + at), r3 = v_load(p[3] + at);
  const float64x2_t even01 = vreinterpretq_f64_f32(vtrn1q_f32(r0, r1));
  const float64x2_t even23 = vreinterpretq_f64_f32(vtrn1q_f32(r2, r3));
  const float64x2_t odd01 = vreinterpretq_f64_f32(vtrn2q_f32(r0, r1));
  const float64x2_t odd23 = vreinterpretq_f64_f32(vtrn2q_f32(r2, r3));
  a[0] = vreinterpretq_f32_f64(vtrn1q_f64(even01, even23));
  a[1] = vreinterpretq_f32_f64(vtrn1q_f64(odd01, odd23));
  a[2] = vreinterpretq_f32_f64(vtrn2q_f64(even01, even23));
  a[3] = vreinterpretq_f32_f64(vtrn2q_f64(odd01, odd23));
}

V_INLINE v_f32 v_set(float f) {
  return vdupq_n_f32(f);
}
V_INLINE v_f32 v_add(v_f32 a, v_f32 b) {
  return vaddq_f32(a, b);
}
V_INLINE v_f32 v_sub(v_f32 a, v_f32 b) {
  return vsubq_f32(a, b);
}
V_INLINE v_f32 v_mul(v_f32 a, v_f32 b) {
  return vmulq_f32(a, b);
}
V_INLINE v_f32 v_div(v_f32 a, v_f32 b) {
  return vdivq_f32(a, b);
}
V_INLINE v_f32 v_sqrt(v_f32 a) {
  return vsqrtq_f32(a);
}
V_INLINE v_f32 v_neg(v_f32 a) {
  return vnegq_f32(a);
}
V_INLINE v_f32 v_round(v_f32 a) {
  return vrndnq_f32(a);
}
V_INLINE v_f32 v_to_f32(v_i32 i) {
  return vcvtq_f32_s32(i);
}
V_INLINE v_f32 v_fma(v_f32 a, v_f32 b, v_f32 c) {
  return vfmaq_f32(c, a, b);
}
V_INLINE v_f32 v_fnma(v_f32 a, v_f32 b, v_f32 c) {
  return vfmsq_f32(c, a, b);
}
/* FMIN and FMAX return NaN for NaN and order the zeros; the contract wants neither. */
V_INLINE v_f32 v_min(v_f32 a, v_f32 b) {
  return vbslq_f32(vcltq_f32(a, b), a, b);
}
V_INLINE v_f32 v_max(v_f32 a, v_f32 b) {
  return vbslq_f32(vcgtq_f32(a, b), a, b);
}
V_INLINE v_f32 v_abs(v_f32 a) {
  return vabsq_f32(a);
}
V_INLINE v_f32 v_copysign(v_f32 a, v_f32 sign_of) {
  return vbslq_f32(vdupq_n_u32(UINT32_C(1) << 31), sign_of, a);
}
V_INLINE v_mask v_lt(v_f32 a, v_f32 b) {
  return vcltq_f32(a, b);
}
V_INLINE v_mask v_le(v_f32 a, v_f32 b) {
  return vcleq_f32(a, b);
}
V_INLINE v_mask v_above(v_f32 a, v_f32 b) {
  return vbicq_u32(vceqq_f32(b, b), vcleq_f32(a, b));
}
V_INLINE v_mask v_and(v_mask m, v_mask n) {
  return vandq_u32(m, n);
}
V_INLINE v_mask v_or(v_mask m, v_mask n) {
  return vorrq_u32(m, n);
}
V_INLINE v_mask v_is_nan(v_f32 a) {
  return vmvnq_u32(vceqq_f32(a, a));
}
V_INLINE v_f32 v_select(v_mask m, v_f32 a, v_f32 b) {
  return vbslq_f32(m, a, b);
}
V_INLINE v_f32 v_keep(v_mask m, v_f32 a) {
  return vreinterpretq_f32_u32(vandq_u32(m, vreinterpretq_u32_f32(a)));
}
V_INLINE int v_any(v_mask m) {
  return vmaxvq_u32(m) != 0;
}
V_INLINE int v_all(v_mask m) {
  return vminvq_u32(m) != 0;
}

V_INLINE v_i32 v_seti(int32_t i) {
  return vdupq_n_s32(i);
}
V_INLINE v_i32 v_addi(v_i32 a, v_i32 b) {
  return vaddq_s32(a, b);
}
V_INLINE v_i32 v_subi(v_i32 a, v_i32 b) {
  return vsubq_s32(a, b);
}
V_INLINE v_i32 v_maxi(v_i32 a, v_i32 b) {
  return vmaxq_s32(a, b);
}
V_INLINE v_mask v_lti(v_i32 a, v_i32 b) {
  return vcltq_s32(a, b);
}
V_INLINE v_mask v_eqi(v_i32 a, v_i32 b) {
  return vceqq_s32(a, b);
}
V_INLINE v_i32 v_selecti(v_mask m, v_i32 a, v_i32 b) {
  return vbslq_s32(m, a, b);
}
V_INLINE v_i32 v_andi(v_i32 a, v_i32 b) {
  return vandq_s32(a, b);
}
V_INLINE v_i32 v_ori(v_i32 a, v_i32 b) {
  return vorrq_s32(a, b);
}
#define v_shl(a, n) vshlq_n_s32(a, n)
#define v_sar(a, n) vshrq_n_s32(a, n)
#define v_shr(a, n) vreinterpretq_s32_u32(vshrq_n_u32(vreinterpretq_u32_s32(a), n))
V_INLINE v_i32 v_bits(v_f32 a) {
  return vreinterpretq_s32_f32(a);
}
V_INLINE v_f32 v_from_bits(v_i32 a) {
  return vreinterpretq_f32_s32(a);
}

V_INLINE void v_accumulate(double *sums, v_f32 a) {
  vst1q_f64(sums, vaddq_f64(vld1q_f64(sums), vcvt_f64_f32(vget_low_f32(a))));
  vst1q_f64(sums + 2, vaddq_f64(vld1q_f64(sums + 2), vcvt_high_f64_f32(a)));
}

/* ---- 16-bit elements ------------------------------------------------------------------------- */

V_INLINE uint16x4_t v_load16(const void *p) {
  return vreinterpret_u16_u8(vld1_u8((const uint8_t *)p));
}
V_INLINE void v_store16(void *p, uint16x4_t a) {
  vst1_u8((uint8_t *)p, vreinterpret_u8_u16(a));
}
/* count < 4 elements, two and one */
V_INLINE uint16x4_t v_load_part16(const void *p, size_t count) {
  uint32_t two = 0;
  uint16_t one = 0;
  if (count & 2) memcpy(&two, p, 4);
  if (count & 1) memcpy(&one, (const uint8_t *)p + 2 * (count & 2), 2);
  return vcreate_u16(count & 2 ? two | (uint64_t)one << 32 : one);
}
V_INLINE void v_store_part16(void *p, uint16x4_t a, size_t count) {
  uint64_t bits = vget_lane_u64(vreinterpret_u64_u16(a), 0);
  if (count & 2) {
    memcpy(p, &bits, 4);
    bits >>= 32;
  }
  if (count & 1) memcpy((uint8_t *)p + 2 * (count & 2), &bits, 2);
}

/* The upper half is the rounded number; adding to the lower half carries into it. Whatever that
 * makes of a NaN, the bits set last make it one again. */
V_INLINE uint32x4_t v_round_to_bf16(v_f32 a) {
  const uint32x4_t bits = vreinterpretq_u32_f32(a);
  const uint32x4_t is_odd = vandq_u32(vshrq_n_u32(bits, 16), vdupq_n_u32(1));
  const uint32x4_t rounded = vaddq_u32(vaddq_u32(bits, vdupq_n_u32(0x7fff)), is_odd);
  return vorrq_u32(rounded, vandq_u32(v_is_nan(a), vdupq_n_u32(0x7fc00000)));
}
V_INLINE v_f32 v_widen_bf16(uint16x4_t a) {
  return vreinterpretq_f32_u32(vshll_n_u16(a, 16));
}
V_INLINE uint16x4_t v_narrow_to_bf16(v_f32 a) {
  return vshrn_n_u32(v_round_to_bf16(a), 16);
}
V_INLINE v_f32 v_load_bf16(const void *p) {
  return v_widen_bf16(v_load16(p));
}
V_INLINE v_f32 v_load_part_bf16(const void *p, size_t count) {
  return v_widen_bf16(v_load_part16(p, count));
}
V_INLINE void v_store_bf16(void *p, v_f32 a) {
  v_store16(p, v_narrow_to_bf16(a));
}
V_INLINE void v_store_part_bf16(void *p, v_f32 a, size_t count) {
  v_store_part16(p, v_narrow_to_bf16(a), count);
}
V_INLINE void v_load_pair_bf16(const void *p, v_f32 a[2]) {
  const uint16x8_t both = vreinterpretq_u16_u8(vld1q_u8((const uint8_t *)p));
  a[0] = v_widen_bf16(vget_low_u16(both));
  a[1] = vreinterpretq_f32_u32(vshll_high_n_u16(both, 16));
}
/* In 16-bit lanes: up if the lower half is above the middle, or in it and the upper half is odd. */
V_INLINE void v_store_pair_bf16(void *p, const v_f32 a[2], int streamed) {
  (void)streamed;
  const uint16x8_t first = vreinterpretq_u16_f32(a[0]), second = vreinterpretq_u16_f32(a[1]);
  const uint16x8_t upper = vuzp2q_u16(first, second), lower = vuzp1q_u16(first, second);
  const uint16x8_t rest = vorrq_u16(lower, vandq_u16(upper, vdupq_n_u16(1)));
  const uint16x8_t minus_up = vcgtq_u16(rest, vdupq_n_u16(0x8000));
  vst1q_u8((uint8_t *)p, vreinterpretq_u8_u16(vsubq_u16(upper, minus_up)));
}

V_INLINE v_f32 v_widen_f16(uint16x4_t a) {
  return vcvt_f32_f16(vreinterpret_f16_u16(a));
}
V_INLINE uint16x4_t v_narrow_to_f16(v_f32 a) {
  return vreinterpret_u16_f16(vcvt_f16_f32(a));
}
V_INLINE v_f32 v_load_f16(const void *p) {
  return v_widen_f16(v_load16(p));
}
V_INLINE v_f32 v_load_part_f16(const void *p, size_t count) {
  return v_widen_f16(v_load_part16(p, count));
}
V_INLINE void v_store_f16(void *p, v_f32 a) {
  v_store16(p, v_narrow_to_f16(a));
}
V_INLINE void v_store_part_f16(void *p, v_f32 a, size_t count) {
  v_store_part16(p, v_narrow_to_f16(a), count);
}
V_INLINE void v_load_pair_f16(const void *p, v_f32 a[2]) {
  a[0] = v_load_f16(p);
  a[1] = v_load_f16((const uint8_t *)p + 8);
}
V_INLINE void v_store_pair_f16(void *p, const v_f32 a[2], int streamed) {
  (void)streamed;
  v_store_f16(p, a[0]);
  v_store_f16((uint8_t *)p + 8, a[1]);
}

/* ---- tables ---------------------------------------------------------------------------------- */

V_INLINE v_table v_table_of(const float *t) {
  const uint8_t *byte = (const uint8_t *)t;
  /* Hides from gcc that the table is a constant, which it would load anew in every turn. */
  __asm__("" : "+r"(byte));
  v_table table = {{vld1q_u8(byte), vld1q_u8(byte + 16)}};
  return table;
}
V_INLINE v_index v_index_of(v_i32 i) {
  /* TBL indexes bytes: 4 * i + {0, 1, 2, 3} in each lane. */
  const v_i32 first = vmulq_n_s32(vandq_s32(i, vdupq_n_s32(7)), 0x04040404);
  return vreinterpretq_u8_s32(vorrq_s32(first, vdupq_n_s32(0x03020100)));
}
V_INLINE v_f32 v_lookup(v_table t, v_index i) {
  return vreinterpretq_f32_u8(vqtbl2q_u8(t, i));
}

/* ---- groups and lanes ------------------------------------------------------------------------ */

V_INLINE v_i32 v_widen_bytes(uint32_t four) {
  const uint16x8_t halves = vmovl_u8(vcreate_u8(four));
  return vreinterpretq_s32_u32(vmovl_u16(vget_low_u16(halves)));
}
V_INLINE uint32_t v_low_bytes(v_i32 a) {
  const uint16x4_t halves = vmovn_u32(vreinterpretq_u32_s32(a));
  const uint8x8_t bytes = vmovn_u16(vcombine_u16(halves, halves));
  return vget_lane_u32(vreinterpret_u32_u8(bytes), 0);
}
V_INLINE v_i32 v_load_bytes(const void *p) {
  uint32_t four;
  memcpy(&four, p, 4);
  return v_widen_bytes(four);
}
V_INLINE void v_store_bytes(void *p, v_i32 a) {
  const uint32_t four = v_low_bytes(a);
  memcpy(p, &four, 4);
}
V_INLINE v_i32 v_load_byte_pairs(const void *p) {
  return vreinterpretq_s32_u16(vmovl_u8(vld1_u8((const uint8_t *)p)));
}
V_INLINE v_i32 v_load_part_bytes(const void *p, size_t count) {
  uint32_t bytes = 0;
  for (size_t i = 0; i < count; i++) bytes |= (uint32_t)((const uint8_t *)p)[i] << 8 * i;
  return v_widen_bytes(bytes);
}
V_INLINE void v_store_part_bytes(void *p, v_i32 a, size_t count) {
  const uint32_t bytes = v_low_bytes(a);
  for (size_t i = 0; i < count; i++) ((uint8_t *)p)[i] = (uint8_t)(bytes >> 8 * i);
}

V_INLINE void v_store_upper(void *p, v_f32 a) {
  v_store16(p, vshrn_n_u32(vreinterpretq_u32_f32(a), 16));
}
V_INLINE v_f32 v_keep_equal16(v_i32 a, v_i32 b, v_f32 c) {
  const uint16x8_t equal = vceqq_s16(vreinterpretq_s16_s32(a), vreinterpretq_s16_s32(b));
  return vreinterpretq_f32_u16(vandq_u16(equal, vreinterpretq_u16_f32(c)));
}

V_INLINE v_i32 v_halves(v_i32 low, v_i32 high) {
  return vbslq_s32(vdupq_n_u32(0xffff), low, high);
}
V_INLINE v_i32 v_pick16(v_i32 a, v_i32 i) {
  /* TBL indexes bytes: 2 * i + {0, 1} in each half. */
  const uint16x8_t first = vmulq_n_u16(vreinterpretq_u16_s32(i), 0x0202);
  const uint8x16_t bytes = vreinterpretq_u8_u16(vorrq_u16(first, vdupq_n_u16(0x0100)));
  return vreinterpretq_s32_u8(vqtbl1q_u8(vreinterpretq_u8_s32(a), bytes));
}
V_INLINE v_i32 v_order16(v_i32 a, v_i32 infinity) {
  const int16x8_t bits = vreinterpretq_s16_s32(a), inf = vreinterpretq_s16_s32(infinity);
  const int16x8_t beyond = vsubq_s16(vdupq_n_s16(INT16_MIN), inf);
  const int16x8_t nan = vsubq_s16(inf, vsubq_s16(beyond, vdupq_n_s16(1)));
  const int16x8_t number =
      vbslq_s16(vcltzq_s16(bits), vsubq_s16(inf, bits), vsubq_s16(bits, beyond));
  return vreinterpretq_s32_s16(vminq_s16(number, nan));
}
V_INLINE v_mask16 v_above16(v_i32 a, v_i32 b) {
  return vcgtq_s16(vreinterpretq_s16_s32(a), vreinterpretq_s16_s32(b));
}
V_INLINE v_i32 v_select16(v_mask16 m, v_i32 a, v_i32 b) {
  return vreinterpretq_s32_s16(vbslq_s16(m, vreinterpretq_s16_s32(a), vreinterpretq_s16_s32(b)));
}
V_INLINE v_small v_small_of(size_t i) {
  return vdupq_n_s16((int16_t)i);
}
V_INLINE v_small v_select_small(v_mask16 m, v_small a, v_small b) {
  return vbslq_s16(m, a, b);
}
V_INLINE void v_store_small(void *p, v_small a) {
  vst1_u8((uint8_t *)p, vmovn_u16(vreinterpretq_u16_s16(a)));
}

/* Group i of groups that may be fewer than lanes: the last one stands for those beyond. */
V_INLINE const char *v_group(const void *p, size_t stride, size_t last, size_t i) {
  return (const char *)p + (i < last ? i : last) * stride;
}
V_INLINE void v_transpose_quads(v_f32 x[4]) {
  const float32x4_t a = vzip1q_f32(x[0], x[2]), b = vzip2q_f32(x[0], x[2]);
  const float32x4_t c = vzip1q_f32(x[1], x[3]), d = vzip2q_f32(x[1], x[3]);
  x[0] = vzip1q_f32(a, c);
  x[1] = vzip2q_f32(a, c);
  x[2] = vzip1q_f32(b, d);
  x[3] = vzip2q_f32(b, d);
}
V_INLINE void v_load_quads_f32(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_load(v_group(p, stride, last, i));
  v_transpose_quads(x);
}
V_INLINE void v_load_quads_bf16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_load_bf16(v_group(p, stride, last, i));
  v_transpose_quads(x);
}
V_INLINE void v_load_quads_f16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_load_f16(v_group(p, stride, last, i));
  v_transpose_quads(x);
}

/* Pairs are two vectors in a row. */
V_INLINE void v_to_pair_bf16(v_f32 a[2]) {
  (void)a;
}
V_INLINE void v_from_pair_bf16(v_f32 a[2]) {
  (void)a;
}
V_INLINE void v_ungroup2(v_f32 x[2]) {
  const v_f32 a = x[0], b = x[1];
  x[0] = vuzp1q_f32(a, b);
  x[1] = vuzp2q_f32(a, b);
}
V_INLINE void v_ungroup3(v_f32 x[3]) {
  static const uint8_t elements[3][16] = {
      {0, 1, 2, 3, 12, 13, 14, 15, 24, 25, 26, 27, 36, 37, 38, 39},
      {4, 5, 6, 7, 16, 17, 18, 19, 28, 29, 30, 31, 40, 41, 42, 43},
      {8, 9, 10, 11, 20, 21, 22, 23, 32, 33, 34, 35, 44, 45, 46, 47},
  };
  const uint8x16x3_t bytes = {
      {vreinterpretq_u8_f32(x[0]), vreinterpretq_u8_f32(x[1]), vreinterpretq_u8_f32(x[2])}};
  for (size_t j = 0; j < 3; j++)
    x[j] = vreinterpretq_f32_u8(vqtbl3q_u8(bytes, vld1q_u8(elements[j])));
}
V_INLINE void v_ungroup4(v_f32 x[4]) {
  v_transpose_quads(x);
}
V_INLINE void v_ungroup5(v_f32 x[5]) {
  static const uint8_t elements[5][16] = {
      {0, 1, 2, 3, 20, 21, 22, 23, 40, 41, 42, 43, 60, 61, 62, 63},
      {4, 5, 6, 7, 24, 25, 26, 27, 44, 45, 46, 47, 64, 65, 66, 67},
      {8, 9, 10, 11, 28, 29, 30, 31, 48, 49, 50, 51, 68, 69, 70, 71},
      {12, 13, 14, 15, 32, 33, 34, 35, 52, 53, 54, 55, 72, 73, 74, 75},
      {16, 17, 18, 19, 36, 37, 38, 39, 56, 57, 58, 59, 76, 77, 78, 79},
  };
  const uint8x16x4_t bytes = {{vreinterpretq_u8_f32(x[0]), vreinterpretq_u8_f32(x[1]),
                               vreinterpretq_u8_f32(x[2]), vreinterpretq_u8_f32(x[3])}};
  const uint8x16_t last = vreinterpretq_u8_f32(x[4]);
  for (size_t j = 0; j < 5; j++) {
    const uint8x16_t of = vld1q_u8(elements[j]);
    const uint8x16_t most = vqtbl4q_u8(bytes, of);
    x[j] = vreinterpretq_f32_u8(vqtbx1q_u8(most, last, vsubq_u8(of, vdupq_n_u8(64))));
  }
}
/* The first halves of all groups, as they would lie in groups of four, then the second ones. */
V_INLINE void v_ungroup8(v_f32 x[8]) {
  v_f32 halves[8] = {x[0], x[2], x[4], x[6], x[1], x[3], x[5], x[7]};
  v_transpose_quads(halves);
  v_transpose_quads(halves + 4);
  for (size_t j = 0; j < 8; j++) x[j] = halves[j];
}
V_INLINE v_f32 v_in_order(v_f32 a) {
  return a;
}
V_INLINE v_i32 v_lanes(void) {
  static const int32_t numbers[4] = {0, 1, 2, 3};
  return vld1q_s32(numbers);
}
V_INLINE v_f32 v_pick(v_f32 a, v_i32 i) {
  /* TBL indexes bytes: 4 * i + {0, 1, 2, 3} in each lane. */
  const v_i32 first = vmulq_n_s32(i, 0x04040404);
  const uint8x16_t bytes = vreinterpretq_u8_s32(vorrq_s32(first, vdupq_n_s32(0x03020100)));
  return vreinterpretq_f32_u8(vqtbl1q_u8(vreinterpretq_u8_f32(a), bytes));
}

#define V_HAS_ANY_ABOVE
V_INLINE int v_any_above(const v_f32 *a, int count, v_f32 limit) {
  v_mask above = vcltzq_f32(limit); /* FACGT compares with |limit| */
  for (int i = 0; i < count; i++) above = vorrq_u32(above, vcagtq_f32(a[i], limit));
  return v_any(above);
}

#include "generic.h"

#endif

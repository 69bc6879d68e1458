/* The vector layer in AArch64 Advanced SIMD: 4 lanes. */
#ifndef VACT_VEC_NEON_H
#define VACT_VEC_NEON_H

#include <arm_neon.h>

#include "contract.h"

#define V_ISA neon
#define V_LANES 4
#define V_UNROLL 4
#define V_STREAM_ALIGNMENT 16
#define V_TILE_ROWS 6
#define V_TILE_VECTORS 4

typedef float32x4_t v_f32;
typedef int32x4_t v_i32;
typedef uint32x4_t v_mask; /* all bits of a lane set or clear */
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

#define V_HAS_ANY_ABOVE
V_INLINE int v_any_above(const v_f32 *a, int count, float limit) {
  if (limit < 0.0f) return 1; /* FACGT compares with |limit| */
  v_mask above = vcagtq_f32(a[0], v_set(limit));
  for (int i = 1; i < count; i++) above = vorrq_u32(above, vcagtq_f32(a[i], v_set(limit)));
  return v_any(above);
}

#include "generic.h"

#endif

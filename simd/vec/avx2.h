/* The vector layer in AVX2 and FMA: 8 lanes. */
#ifndef VACT_VEC_AVX2_H
#define VACT_VEC_AVX2_H

#include <immintrin.h>
#include <math.h>

#include "contract.h"

#define V_ISA avx2
#define V_LANES 8
#define V_UNROLL 4
#define V_STREAM_ALIGNMENT 32
#define V_PICKS_HALVES 0
#define V_TILE_ROWS 6
#define V_TILE_VECTORS 2

typedef __m256 v_f32;
typedef __m256i v_i32;
typedef __m256 v_mask;    /* all bits of a lane set or clear */
typedef __m256i v_mask16; /* of a half */
typedef __m256i v_small;  /* halves */
typedef __m256 v_table;
typedef __m256i v_index;

/* The mask of the first count lanes, as vmaskmov wants it: the sign bits. */
V_INLINE __m256i v_first(size_t count) {
  static const int32_t window[16] = {-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0};
  return _mm256_loadu_si256((const __m256i *)(window + 8 - count));
}

V_INLINE v_f32 v_load(const void *p) {
  return _mm256_loadu_ps((const float *)p);
}
V_INLINE void v_store(void *p, v_f32 a) {
  _mm256_storeu_ps((float *)p, a);
}
V_INLINE v_f32 v_load_part(const void *p, size_t count) {
  return _mm256_maskload_ps((const float *)p, v_first(count));
}
V_INLINE void v_store_part(void *p, v_f32 a, size_t count) {
  _mm256_maskstore_ps((float *)p, v_first(count), a);
}
V_INLINE void v_stream(void *p, v_f32 a) {
  _mm256_stream_ps((float *)p, a);
}
V_INLINE void v_stream_fence(void) {
  _mm_sfence();
}
V_INLINE void v_prefetch(const void *p) {
  _mm_prefetch((const char *)p, _MM_HINT_T0);
}
/* Rows j and j + 4 in the halves of one vector: what is left is within them. */
V_INLINE v_f32 v_load_halves(const char *const *p, size_t at) {
  return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps((const float *)(p[0] + at))),
                              _mm_loadu_ps((const float *)(p[4] + at)), 1);
}
V_INLINE void v_load_columns(const char *const *p, size_t at, v_f32 a[4]) {
  const __m256 r0 = v_load_halves(p, at), r1 = v_load_halves(p + 1, at);
  const __m256 r2 = v_load_halves(p + 2, at), r3 = v_load_halves(p + 3, at);
  const __m256d low01 = _mm256_castps_pd(_mm256_unpacklo_ps(r0, r1));
  const __m256d low23 = _mm256_castps_pd(_mm256_unpacklo_ps(r2, r3));
  const __m256d high01 = _mm256_castps_pd(_mm256_unpackhi_ps(r0, r1));
  const __m256d high23 = _mm256_castps_pd(_mm256_unpackhi_ps(r2, r3));
  a[0] = _mm256_castpd_ps(_mm256_unpacklo_pd(low01, low23));
  a[1] = _mm256_castpd_ps(_mm256_unpackhi_pd(low01, low23));
  a[2] = _mm256_castpd_ps(_mm256_unpacklo_pd(high01, high23));
  a[3] = _mm256_castpd_ps(_mm256_unpackhi_pd(high01, high23));
}

V_INLINE v_f32 v_set(float f) {
  return _mm256_set1_ps(f);
}
V_INLINE v_f32 v_add(v_f32 a, v_f32 b) {
  return _mm256_add_ps(a, b);
}
V_INLINE v_f32 v_sub(v_f32 a, v_f32 b) {
  return _mm256_sub_ps(a, b);
}
V_INLINE v_f32 v_mul(v_f32 a, v_f32 b) {
  return _mm256_mul_ps(a, b);
}
V_INLINE v_f32 v_div(v_f32 a, v_f32 b) {
  return _mm256_div_ps(a, b);
}
V_INLINE v_f32 v_sqrt(v_f32 a) {
  return _mm256_sqrt_ps(a);
}
V_INLINE v_f32 v_neg(v_f32 a) {
  return _mm256_xor_ps(a, _mm256_set1_ps(-0.0f));
}
V_INLINE v_f32 v_round(v_f32 a) {
  return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
V_INLINE v_f32 v_to_f32(__m256i i) {
  return _mm256_cvtepi32_ps(i);
}
V_INLINE v_f32 v_fma(v_f32 a, v_f32 b, v_f32 c) {
  return _mm256_fmadd_ps(a, b, c);
}
V_INLINE v_f32 v_fnma(v_f32 a, v_f32 b, v_f32 c) {
  return _mm256_fnmadd_ps(a, b, c);
}
V_INLINE v_f32 v_min(v_f32 a, v_f32 b) {
  return _mm256_min_ps(a, b);
}
V_INLINE v_f32 v_max(v_f32 a, v_f32 b) {
  return _mm256_max_ps(a, b);
}
V_INLINE v_f32 v_abs(v_f32 a) {
  return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), a);
}
V_INLINE v_f32 v_copysign(v_f32 a, v_f32 sign_of) {
  const __m256 sign = _mm256_set1_ps(-0.0f);
  return _mm256_or_ps(_mm256_andnot_ps(sign, a), _mm256_and_ps(sign, sign_of));
}
V_INLINE v_mask v_lt(v_f32 a, v_f32 b) {
  return _mm256_cmp_ps(a, b, _CMP_LT_OQ);
}
V_INLINE v_mask v_le(v_f32 a, v_f32 b) {
  return _mm256_cmp_ps(a, b, _CMP_LE_OQ);
}
V_INLINE v_mask v_above(v_f32 a, v_f32 b) {
  return _mm256_and_ps(_mm256_cmp_ps(b, b, _CMP_ORD_Q), _mm256_cmp_ps(a, b, _CMP_NLE_UQ));
}
V_INLINE v_mask v_and(v_mask m, v_mask n) {
  return _mm256_and_ps(m, n);
}
V_INLINE v_mask v_or(v_mask m, v_mask n) {
  return _mm256_or_ps(m, n);
}
V_INLINE v_mask v_is_nan(v_f32 a) {
  return _mm256_cmp_ps(a, a, _CMP_UNORD_Q);
}
V_INLINE v_f32 v_select(v_mask m, v_f32 a, v_f32 b) {
  return _mm256_blendv_ps(b, a, m);
}
V_INLINE v_f32 v_keep(v_mask m, v_f32 a) {
  return _mm256_and_ps(m, a);
}
V_INLINE int v_any(v_mask m) {
  return _mm256_movemask_ps(m) != 0;
}
V_INLINE int v_all(v_mask m) {
  return _mm256_movemask_ps(m) == 0xff;
}

V_INLINE v_i32 v_seti(int32_t i) {
  return _mm256_set1_epi32(i);
}
V_INLINE v_i32 v_addi(v_i32 a, v_i32 b) {
  return _mm256_add_epi32(a, b);
}
V_INLINE v_i32 v_subi(v_i32 a, v_i32 b) {
  return _mm256_sub_epi32(a, b);
}
V_INLINE v_i32 v_maxi(v_i32 a, v_i32 b) {
  return _mm256_max_epi32(a, b);
}
V_INLINE v_mask v_lti(v_i32 a, v_i32 b) {
  return _mm256_castsi256_ps(_mm256_cmpgt_epi32(b, a));
}
V_INLINE v_mask v_eqi(v_i32 a, v_i32 b) {
  return _mm256_castsi256_ps(_mm256_cmpeq_epi32(a, b));
}
V_INLINE v_i32 v_selecti(v_mask m, v_i32 a, v_i32 b) {
  return _mm256_blendv_epi8(b, a, _mm256_castps_si256(m));
}
V_INLINE v_i32 v_andi(v_i32 a, v_i32 b) {
  return _mm256_and_si256(a, b);
}
V_INLINE v_i32 v_ori(v_i32 a, v_i32 b) {
  return _mm256_or_si256(a, b);
}
#define v_shl(a, n) _mm256_slli_epi32(a, n)
#define v_sar(a, n) _mm256_srai_epi32(a, n)
#define v_shr(a, n) _mm256_srli_epi32(a, n)
V_INLINE v_i32 v_bits(v_f32 a) {
  return _mm256_castps_si256(a);
}
V_INLINE v_f32 v_from_bits(v_i32 a) {
  return _mm256_castsi256_ps(a);
}

V_INLINE void v_accumulate(double *sums, v_f32 a) {
  const __m256d low = _mm256_cvtps_pd(_mm256_castps256_ps128(a));
  const __m256d high = _mm256_cvtps_pd(_mm256_extractf128_ps(a, 1));
  _mm256_storeu_pd(sums, _mm256_add_pd(_mm256_loadu_pd(sums), low));
  _mm256_storeu_pd(sums + 4, _mm256_add_pd(_mm256_loadu_pd(sums + 4), high));
}

/* ---- 16-bit elements ------------------------------------------------------------------------- */

/* count < 8 elements, by the powers of two that make it up: AVX2 has no masks for 16 bits. */
V_INLINE __m128i v_load_part16(const void *p, size_t count) {
  const char *from = (const char *)p;
  uint64_t low = 0, high = 0;
  if (count & 4) {
    memcpy(&low, from, 8);
    from += 8;
  }
  uint64_t *const rest = count & 4 ? &high : &low;
  uint32_t two = 0;
  uint16_t one = 0;
  if (count & 2) {
    memcpy(&two, from, 4);
    from += 4;
  }
  if (count & 1) memcpy(&one, from, 2);
  *rest = count & 2 ? two | (uint64_t)one << 32 : one;
  return _mm_set_epi64x((int64_t)high, (int64_t)low);
}
V_INLINE void v_store_part16(void *p, __m128i a, size_t count) {
  char *to = (char *)p;
  uint64_t bits = (uint64_t)_mm_cvtsi128_si64(a);
  if (count & 4) {
    memcpy(to, &bits, 8);
    to += 8;
    bits = (uint64_t)_mm_extract_epi64(a, 1);
  }
  if (count & 2) {
    memcpy(to, &bits, 4);
    to += 4;
    bits >>= 32;
  }
  if (count & 1) memcpy(to, &bits, 2);
}

/* The upper half is the rounded number; adding to the lower half carries into it. Whatever that
 * makes of a NaN, the bits set last make it one again. */
V_INLINE __m256i v_round_to_bf16(v_f32 a) {
  const __m256i bits = _mm256_castps_si256(a);
  const __m256i is_odd = _mm256_and_si256(_mm256_srli_epi32(bits, 16), _mm256_set1_epi32(1));
  const __m256i up = _mm256_add_epi32(bits, _mm256_set1_epi32(0x7fff));
  const __m256i nan = _mm256_castps_si256(v_keep(v_is_nan(a), v_set(NAN)));
  return _mm256_or_si256(_mm256_add_epi32(up, is_odd), nan);
}
V_INLINE __m128i v_narrow_to_bf16(v_f32 a) {
  const __m256i upper = _mm256_srli_epi32(v_round_to_bf16(a), 16);
  return _mm_packus_epi32(_mm256_castsi256_si128(upper), _mm256_extracti128_si256(upper, 1));
}
V_INLINE v_f32 v_widen_bf16(__m128i a) {
  return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(a), 16));
}
V_INLINE v_f32 v_load_bf16(const void *p) {
  return v_widen_bf16(_mm_loadu_si128((const __m128i *)p));
}
V_INLINE v_f32 v_load_part_bf16(const void *p, size_t count) {
  return v_widen_bf16(v_load_part16(p, count));
}
V_INLINE void v_store_bf16(void *p, v_f32 a) {
  _mm_storeu_si128((__m128i *)p, v_narrow_to_bf16(a));
}
V_INLINE void v_store_part_bf16(void *p, v_f32 a, size_t count) {
  v_store_part16(p, v_narrow_to_bf16(a), count);
}
/* Pairs are the elements of even and of odd index: the halves of 32-bit lanes. */
V_INLINE void v_load_pair_bf16(const void *p, v_f32 a[2]) {
  const __m256i both = _mm256_loadu_si256((const __m256i *)p);
  a[0] = _mm256_castsi256_ps(_mm256_slli_epi32(both, 16));
  a[1] = _mm256_castsi256_ps(_mm256_and_si256(both, _mm256_set1_epi32(-0x10000)));
}
V_INLINE void v_store_pair16(void *p, __m256i both, int streamed) {
  if (streamed)
    _mm256_stream_si256((__m256i *)p, both);
  else
    _mm256_storeu_si256((__m256i *)p, both);
}
/* In 16-bit lanes: up if the lower half is above the middle, or in it and the upper half is odd. */
V_INLINE void v_store_pair_bf16(void *p, const v_f32 a[2], int streamed) {
  const __m256i even = _mm256_castps_si256(a[0]), odd = _mm256_castps_si256(a[1]);
  const __m256i upper = _mm256_blend_epi16(_mm256_srli_epi32(even, 16), odd, 0xaa);
  const __m256i lower = _mm256_blend_epi16(even, _mm256_slli_epi32(odd, 16), 0xaa);
  const __m256i rest = _mm256_or_si256(lower, _mm256_and_si256(upper, _mm256_set1_epi16(1)));
  const __m256i above = _mm256_max_epu16(rest, _mm256_set1_epi16(INT16_MIN + 1));
  const __m256i minus_up = _mm256_cmpeq_epi16(rest, above);
  v_store_pair16(p, _mm256_sub_epi16(upper, minus_up), streamed);
}

V_INLINE v_f32 v_widen_f16(__m128i a) {
  v_f32 f = _mm256_cvtph_ps(a);
#if defined(__clang__)
  /* Clang 14 would move what follows to the halves, and do it one by one. */
  __asm__("" : "+x"(f));
#endif
  return f;
}
V_INLINE __m128i v_narrow_to_f16(v_f32 a) {
  return _mm256_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT);
}
V_INLINE v_f32 v_load_f16(const void *p) {
  return v_widen_f16(_mm_loadu_si128((const __m128i *)p));
}
V_INLINE v_f32 v_load_part_f16(const void *p, size_t count) {
  return v_widen_f16(v_load_part16(p, count));
}
V_INLINE void v_store_f16(void *p, v_f32 a) {
  _mm_storeu_si128((__m128i *)p, v_narrow_to_f16(a));
}
V_INLINE void v_store_part_f16(void *p, v_f32 a, size_t count) {
  v_store_part16(p, v_narrow_to_f16(a), count);
}
V_INLINE void v_load_pair_f16(const void *p, v_f32 a[2]) {
  a[0] = v_load_f16(p);
  a[1] = v_load_f16((const char *)p + 16);
}
V_INLINE void v_store_pair_f16(void *p, const v_f32 a[2], int streamed) {
  v_store_pair16(p, _mm256_set_m128i(v_narrow_to_f16(a[1]), v_narrow_to_f16(a[0])), streamed);
}

/* ---- groups and lanes ------------------------------------------------------------------------ */

V_INLINE v_i32 v_load_bytes(const void *p) {
  return _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)p));
}
/* The low bytes of all lanes in the first eight. */
V_INLINE __m128i v_low_bytes(v_i32 a) {
  const __m256i low = _mm256_set1_epi32(0x0c080400);
  const __m256i fours = _mm256_shuffle_epi8(a, low);
  return _mm_unpacklo_epi32(_mm256_castsi256_si128(fours), _mm256_extracti128_si256(fours, 1));
}
V_INLINE void v_store_bytes(void *p, v_i32 a) {
  _mm_storel_epi64((__m128i *)p, v_low_bytes(a));
}
V_INLINE v_i32 v_load_byte_pairs(const void *p) {
  return _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)p));
}
V_INLINE v_i32 v_load_part_bytes(const void *p, size_t count) {
  uint64_t bytes = 0;
  for (size_t i = 0; i < count; i++) bytes |= (uint64_t)((const uint8_t *)p)[i] << 8 * i;
  return _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((int64_t)bytes));
}
V_INLINE void v_store_part_bytes(void *p, v_i32 a, size_t count) {
  const uint64_t bytes = (uint64_t)_mm_cvtsi128_si64(v_low_bytes(a));
  for (size_t i = 0; i < count; i++) ((uint8_t *)p)[i] = (uint8_t)(bytes >> 8 * i);
}

V_INLINE void v_store_upper(void *p, v_f32 a) {
  const __m256i upper = _mm256_srli_epi32(_mm256_castps_si256(a), 16);
  const __m128i low = _mm256_castsi256_si128(upper), high = _mm256_extracti128_si256(upper, 1);
  _mm_storeu_si128((__m128i *)p, _mm_packus_epi32(low, high));
}
V_INLINE v_f32 v_keep_equal16(v_i32 a, v_i32 b, v_f32 c) {
  return _mm256_and_ps(_mm256_castsi256_ps(_mm256_cmpeq_epi16(a, b)), c);
}

V_INLINE v_i32 v_halves(v_i32 low, v_i32 high) {
  return _mm256_blend_epi16(low, high, 0xaa);
}
/* Bytes are picked from 128 bits: from both parts, and the right one is taken. */
V_INLINE v_i32 v_pick16(v_i32 a, v_i32 i) {
  const __m256i at = _mm256_add_epi16(i, i);
  const __m256i both = _mm256_or_si256(at, _mm256_slli_epi16(at, 8));
  const __m256i bytes = _mm256_add_epi8(both, _mm256_set1_epi16(0x100));
  const __m256i low = _mm256_shuffle_epi8(_mm256_permute2x128_si256(a, a, 0x00), bytes);
  const __m256i high = _mm256_shuffle_epi8(_mm256_permute2x128_si256(a, a, 0x11), bytes);
  return _mm256_blendv_epi8(low, high, _mm256_cmpgt_epi16(i, _mm256_set1_epi16(7)));
}
V_INLINE v_i32 v_order16(v_i32 a, v_i32 infinity) {
  const __m256i beyond = _mm256_sub_epi16(_mm256_set1_epi16(INT16_MIN), infinity);
  const __m256i nan = _mm256_sub_epi16(infinity, _mm256_sub_epi16(beyond, _mm256_set1_epi16(1)));
  const __m256i magnitude = _mm256_and_si256(a, _mm256_set1_epi16(INT16_MAX));
  const __m256i number = _mm256_sub_epi16(_mm256_sign_epi16(magnitude, a), beyond);
  return _mm256_min_epi16(number, nan);
}
V_INLINE v_mask16 v_above16(v_i32 a, v_i32 b) {
  return _mm256_cmpgt_epi16(a, b);
}
V_INLINE v_i32 v_select16(v_mask16 m, v_i32 a, v_i32 b) {
  return _mm256_blendv_epi8(b, a, m);
}
V_INLINE v_small v_small_of(size_t i) {
  return _mm256_set1_epi16((short)i);
}
V_INLINE v_small v_select_small(v_mask16 m, v_small a, v_small b) {
  return _mm256_blendv_epi8(b, a, m);
}
V_INLINE void v_store_small(void *p, v_small a) {
  const __m128i low = _mm256_castsi256_si128(a), high = _mm256_extracti128_si256(a, 1);
  _mm_storeu_si128((__m128i *)p, _mm_packus_epi16(low, high));
}

/* Group i of groups that may be fewer than lanes: the last one stands for those beyond. */
V_INLINE const char *v_group(const void *p, size_t stride, size_t last, size_t i) {
  return (const char *)p + (i < last ? i : last) * stride;
}
/* Quads i and i + 4, one in each 128 bits. */
V_INLINE v_f32 v_load_two_quads(const void *p, size_t stride, size_t last, size_t i) {
  const __m128 a = _mm_loadu_ps((const float *)v_group(p, stride, last, i));
  const __m128 b = _mm_loadu_ps((const float *)v_group(p, stride, last, i + 4));
  return _mm256_insertf128_ps(_mm256_castps128_ps256(a), b, 1);
}
V_INLINE __m128i v_load_two_quads16(const void *p, size_t stride, size_t last, size_t i) {
  const __m128i a = _mm_loadl_epi64((const __m128i *)v_group(p, stride, last, i));
  const __m128i b = _mm_loadl_epi64((const __m128i *)v_group(p, stride, last, i + 4));
  return _mm_unpacklo_epi64(a, b);
}
/* Within each 128 bits, element j of vector i becomes element i of vector j. */
V_INLINE void v_transpose_quads(v_f32 x[4]) {
  const __m256 a = _mm256_unpacklo_ps(x[0], x[1]), b = _mm256_unpackhi_ps(x[0], x[1]);
  const __m256 c = _mm256_unpacklo_ps(x[2], x[3]), d = _mm256_unpackhi_ps(x[2], x[3]);
  x[0] = _mm256_shuffle_ps(a, c, 0x44);
  x[1] = _mm256_shuffle_ps(a, c, 0xee);
  x[2] = _mm256_shuffle_ps(b, d, 0x44);
  x[3] = _mm256_shuffle_ps(b, d, 0xee);
}
V_INLINE void v_load_quads_f32(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_load_two_quads(p, stride, last, i);
  v_transpose_quads(x);
}
V_INLINE void v_load_quads_bf16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_widen_bf16(v_load_two_quads16(p, stride, last, i));
  v_transpose_quads(x);
}
V_INLINE void v_load_quads_f16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_widen_f16(v_load_two_quads16(p, stride, last, i));
  v_transpose_quads(x);
}

V_INLINE void v_ungroup2(v_f32 x[2]) {
  const __m256 even = _mm256_shuffle_ps(x[0], x[1], 0x88);
  const __m256 odd = _mm256_shuffle_ps(x[0], x[1], 0xdd);
  x[0] = _mm256_castpd_ps(_mm256_permute4x64_pd(_mm256_castps_pd(even), 0xd8));
  x[1] = _mm256_castpd_ps(_mm256_permute4x64_pd(_mm256_castps_pd(odd), 0xd8));
}
/* Pairs of bf16 are groups of two. */
V_INLINE void v_to_pair_bf16(v_f32 a[2]) {
  v_ungroup2(a);
}
V_INLINE void v_from_pair_bf16(v_f32 a[2]) {
  const __m256 low = _mm256_unpacklo_ps(a[0], a[1]), high = _mm256_unpackhi_ps(a[0], a[1]);
  a[0] = _mm256_permute2f128_ps(low, high, 0x20);
  a[1] = _mm256_permute2f128_ps(low, high, 0x31);
}
/* Each lane is in one of the vectors, and the lanes of one piece are all different. */
V_INLINE void v_ungroup3(v_f32 x[3]) {
  const v_f32 a = x[0], b = x[1], c = x[2];
  const __m256i of0 = _mm256_setr_epi32(0, 3, 6, 1, 4, 7, 2, 5);
  x[0] = _mm256_permutevar8x32_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x92), c, 0x24), of0);
  const __m256i of1 = _mm256_setr_epi32(1, 4, 7, 2, 5, 0, 3, 6);
  x[1] = _mm256_permutevar8x32_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x24), c, 0x49), of1);
  const __m256i of2 = _mm256_setr_epi32(2, 5, 0, 3, 6, 1, 4, 7);
  x[2] = _mm256_permutevar8x32_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x49), c, 0x92), of2);
}
V_INLINE void v_ungroup5(v_f32 x[5]) {
  const v_f32 a = x[0], b = x[1], c = x[2], d = x[3], e = x[4];
  const __m256i of0 = _mm256_setr_epi32(0, 5, 2, 7, 4, 1, 6, 3);
  x[0] = _mm256_permutevar8x32_ps(
      _mm256_blend_ps(
          _mm256_blend_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x84), c, 0x10), d, 0x42), e, 0x08),
      of0);
  const __m256i of1 = _mm256_setr_epi32(1, 6, 3, 0, 5, 2, 7, 4);
  x[1] = _mm256_permutevar8x32_ps(
      _mm256_blend_ps(
          _mm256_blend_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x08), c, 0x21), d, 0x84), e, 0x10),
      of1);
  const __m256i of2 = _mm256_setr_epi32(2, 7, 4, 1, 6, 3, 0, 5);
  x[2] = _mm256_permutevar8x32_ps(
      _mm256_blend_ps(
          _mm256_blend_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x10), c, 0x42), d, 0x08), e, 0x21),
      of2);
  const __m256i of3 = _mm256_setr_epi32(3, 0, 5, 2, 7, 4, 1, 6);
  x[3] = _mm256_permutevar8x32_ps(
      _mm256_blend_ps(
          _mm256_blend_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x21), c, 0x84), d, 0x10), e, 0x42),
      of3);
  const __m256i of4 = _mm256_setr_epi32(4, 1, 6, 3, 0, 5, 2, 7);
  x[4] = _mm256_permutevar8x32_ps(
      _mm256_blend_ps(
          _mm256_blend_ps(_mm256_blend_ps(_mm256_blend_ps(a, b, 0x42), c, 0x08), d, 0x21), e, 0x84),
      of4);
}
V_INLINE void v_ungroup4(v_f32 x[4]) {
  v_transpose_quads(x);
}
/* The first halves of all groups, as they would lie in groups of four, then the second ones. */
V_INLINE void v_ungroup8(v_f32 x[8]) {
  v_f32 halves[8];
  for (size_t i = 0; i < 4; i++) {
    halves[i] = _mm256_permute2f128_ps(x[2 * i], x[2 * i + 1], 0x20);
    halves[i + 4] = _mm256_permute2f128_ps(x[2 * i], x[2 * i + 1], 0x31);
  }
  v_transpose_quads(halves);
  v_transpose_quads(halves + 4);
  for (size_t j = 0; j < 8; j++) x[j] = halves[j];
}
V_INLINE v_f32 v_in_order(v_f32 a) {
  return _mm256_permutevar8x32_ps(a, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}
V_INLINE v_i32 v_lanes(void) {
  return _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
}
V_INLINE v_f32 v_pick(v_f32 a, v_i32 i) {
  return _mm256_permutevar8x32_ps(a, i);
}

/* ---- tables ---------------------------------------------------------------------------------- */

V_INLINE v_table v_table_of(const float *t) {
  return _mm256_loadu_ps(t);
}
V_INLINE v_index v_index_of(v_i32 i) {
  return i; /* vpermps reads three bits */
}
V_INLINE v_f32 v_lookup(v_table t, v_index i) {
  return _mm256_permutevar8x32_ps(t, i);
}

#include "generic.h"

#endif

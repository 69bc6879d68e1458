/* The vector layer in AVX-512 F, BW, DQ and VL: 16 lanes, predicated tails. */
#ifndef VACT_VEC_AVX512_H
#define VACT_VEC_AVX512_H

#include <immintrin.h>

#include "contract.h"

#define V_ISA avx512
#define V_LANES 16
#define V_UNROLL 4
#define V_STREAM_ALIGNMENT 64
#define V_PICKS_HALVES 1
#define V_TILE_ROWS 8
#define V_TILE_VECTORS 3

typedef __m512 v_f32;
typedef __m512i v_i32;
typedef __mmask16 v_mask;
typedef __mmask32 v_mask16;
typedef __m256i v_small;
typedef __m512 v_table;
typedef __m512i v_index;

V_INLINE __mmask16 v_first(size_t count) {
  return (__mmask16)((1u << count) - 1u);
}

V_INLINE v_f32 v_load(const void *p) {
  return _mm512_loadu_ps(p);
}
V_INLINE void v_store(void *p, v_f32 a) {
  _mm512_storeu_ps(p, a);
}
V_INLINE v_f32 v_load_part(const void *p, size_t count) {
  return _mm512_maskz_loadu_ps(v_first(count), p);
}
V_INLINE void v_store_part(void *p, v_f32 a, size_t count) {
  _mm512_mask_storeu_ps(p, v_first(count), a);
}
V_INLINE void v_stream(void *p, v_f32 a) {
  _mm512_stream_ps((float *)p, a);
}
V_INLINE void v_stream_fence(void) {
  _mm_sfence();
}
V_INLINE void v_prefetch(const void *p) {
  _mm_prefetch((const char *)p, _MM_HINT_T0);
}
/* Rows j, j + 4, j + 8, j + 12 in the quarters of one vector: what is left is within them. */
V_INLINE v_f32 v_load_quarters(const char *const *p, size_t at) {
  const __m512 first = _mm512_castps128_ps512(_mm_loadu_ps((const float *)(p[0] + at)));
  const __m512 second = _mm512_insertf32x4(first, _mm_loadu_ps((const float *)(p[4] + at)), 1);
  const __m512 third = _mm512_insertf32x4(second, _mm_loadu_ps((const float *)(p[8] + at)), 2);
  return _mm512_insertf32x4(third, _mm_loadu_ps((const float *)(p[12] + at)), 3);
}
V_INLINE void v_load_columns(const char *const *p, size_t at, v_f32 a[4]) {
  const __m512 r0 = v_load_quarters(p, at), r1 = v_load_quarters(p + 1, at);
  const __m512 r2 = v_load_quarters(p + 2, at), r3 = v_load_quarters(p + 3, at);
  const __m512d low01 = _mm512_castps_pd(_mm512_unpacklo_ps(r0, r1));
  const __m512d low23 = _mm512_castps_pd(_mm512_unpacklo_ps(r2, r3));
  const __m512d high01 = _mm512_castps_pd(_mm512_unpackhi_ps(r0, r1));
  const __m512d high23 = _mm512_castps_pd(_mm512_unpackhi_ps(r2, r3));
  a[0] = _mm512_castpd_ps(_mm512_unpacklo_pd(low01, low23));
  a[1] = _mm512_castpd_ps(_mm512_unpackhi_pd(low01, low23));
  a[2] = _mm512_castpd_ps(_mm512_unpacklo_pd(high01, high23));
  a[3] = _mm512_castpd_ps(_mm512_unpackhi_pd(high01, high23));
}

V_INLINE v_f32 v_set(float f) {
  return _mm512_set1_ps(f);
}
V_INLINE v_f32 v_add(v_f32 a, v_f32 b) {
  return _mm512_add_ps(a, b);
}
V_INLINE v_f32 v_sub(v_f32 a, v_f32 b) {
  return _mm512_sub_ps(a, b);
}
V_INLINE v_f32 v_mul(v_f32 a, v_f32 b) {
  return _mm512_mul_ps(a, b);
}
V_INLINE v_f32 v_div(v_f32 a, v_f32 b) {
  return _mm512_div_ps(a, b);
}
V_INLINE v_f32 v_sqrt(v_f32 a) {
  return _mm512_sqrt_ps(a);
}
V_INLINE v_f32 v_neg(v_f32 a) {
  return _mm512_xor_ps(a, _mm512_set1_ps(-0.0f));
}
V_INLINE v_f32 v_round(v_f32 a) {
  return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
V_INLINE v_f32 v_to_f32(v_i32 i) {
  return _mm512_cvtepi32_ps(i);
}
V_INLINE v_f32 v_fma(v_f32 a, v_f32 b, v_f32 c) {
  return _mm512_fmadd_ps(a, b, c);
}
V_INLINE v_f32 v_fnma(v_f32 a, v_f32 b, v_f32 c) {
  return _mm512_fnmadd_ps(a, b, c);
}
/* Newer versions of gcc take the intrinsics for comparisons and selects, and merge a b that is an
 * absolute value into a masked operation. */
V_INLINE v_f32 v_min(v_f32 a, v_f32 b) {
#if defined(__clang__)
  return _mm512_min_ps(a, b);
#else
  v_f32 least;
  __asm__("vminps {%2, %1, %0|%0, %1, %2}" : "=v"(least) : "v"(a), "vm"(b));
  return least;
#endif
}
V_INLINE v_f32 v_max(v_f32 a, v_f32 b) {
#if defined(__clang__)
  return _mm512_max_ps(a, b);
#else
  v_f32 greatest;
  __asm__("vmaxps {%2, %1, %0|%0, %1, %2}" : "=v"(greatest) : "v"(a), "vm"(b));
  return greatest;
#endif
}
V_INLINE v_f32 v_abs(v_f32 a) {
  return _mm512_abs_ps(a);
}
V_INLINE v_f32 v_copysign(v_f32 a, v_f32 sign_of) {
  /* the truth table of "bit of a where the third operand is 0, bit of sign_of where it is 1" */
  return _mm512_castsi512_ps(_mm512_ternarylogic_epi32(
      _mm512_castps_si512(a), _mm512_castps_si512(sign_of), _mm512_set1_epi32(INT32_MIN), 0xd8));
}
V_INLINE v_mask v_lt(v_f32 a, v_f32 b) {
  return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ);
}
V_INLINE v_mask v_le(v_f32 a, v_f32 b) {
  return _mm512_cmp_ps_mask(a, b, _CMP_LE_OQ);
}
V_INLINE v_mask v_above(v_f32 a, v_f32 b) {
  return _mm512_mask_cmp_ps_mask(_mm512_cmp_ps_mask(b, b, _CMP_ORD_Q), a, b, _CMP_NLE_UQ);
}
V_INLINE v_mask v_and(v_mask m, v_mask n) {
  return m & n;
}
V_INLINE v_mask v_or(v_mask m, v_mask n) {
  return m | n;
}
V_INLINE v_mask v_is_nan(v_f32 a) {
  return _mm512_cmp_ps_mask(a, a, _CMP_UNORD_Q);
}
V_INLINE v_f32 v_select(v_mask m, v_f32 a, v_f32 b) {
  return _mm512_mask_blend_ps(m, b, a);
}
V_INLINE v_f32 v_keep(v_mask m, v_f32 a) {
  return _mm512_maskz_mov_ps(m, a);
}
V_INLINE int v_any(v_mask m) {
  return m != 0;
}
V_INLINE int v_all(v_mask m) {
  return m == 0xffff;
}

V_INLINE v_i32 v_seti(int32_t i) {
  return _mm512_set1_epi32(i);
}
V_INLINE v_i32 v_addi(v_i32 a, v_i32 b) {
  return _mm512_add_epi32(a, b);
}
V_INLINE v_i32 v_subi(v_i32 a, v_i32 b) {
  return _mm512_sub_epi32(a, b);
}
V_INLINE v_i32 v_maxi(v_i32 a, v_i32 b) {
  return _mm512_max_epi32(a, b);
}
V_INLINE v_mask v_lti(v_i32 a, v_i32 b) {
  return _mm512_cmplt_epi32_mask(a, b);
}
V_INLINE v_mask v_eqi(v_i32 a, v_i32 b) {
  return _mm512_cmpeq_epi32_mask(a, b);
}
V_INLINE v_i32 v_selecti(v_mask m, v_i32 a, v_i32 b) {
  return _mm512_mask_blend_epi32(m, b, a);
}
V_INLINE v_i32 v_andi(v_i32 a, v_i32 b) {
  return _mm512_and_si512(a, b);
}
V_INLINE v_i32 v_ori(v_i32 a, v_i32 b) {
  return _mm512_or_si512(a, b);
}
#define v_shl(a, n) _mm512_slli_epi32(a, n)
#define v_sar(a, n) _mm512_srai_epi32(a, n)
#define v_shr(a, n) _mm512_srli_epi32(a, n)
V_INLINE v_i32 v_bits(v_f32 a) {
  return _mm512_castps_si512(a);
}
V_INLINE v_f32 v_from_bits(v_i32 a) {
  return _mm512_castsi512_ps(a);
}

#define V_HAS_ANY_ABOVE
V_INLINE int v_any_above(const v_f32 *a, int count, v_f32 limit) {
  /* vrangeps takes the larger magnitude of two vectors in one instruction. Of a number and a quiet
   * NaN it takes the number, but a signalling NaN wins: hence "not below or equal". */
  v_f32 m[4];
  for (int i = 0; i < count; i++) m[i] = a[i];
  for (int i = count / 2; i > 0; i /= 2)
    for (int j = 0; j < i; j++) m[j] = _mm512_range_ps(m[j], m[j + i], 0xb);
  if (count == 1) m[0] = v_abs(m[0]);
  return _mm512_cmp_ps_mask(m[0], limit, _CMP_NLE_UQ) != 0;
}

V_INLINE void v_accumulate(double *sums, v_f32 a) {
  const __m512d low = _mm512_cvtps_pd(_mm512_castps512_ps256(a));
  const __m512d high = _mm512_cvtps_pd(_mm512_extractf32x8_ps(a, 1));
  _mm512_storeu_pd(sums, _mm512_add_pd(_mm512_loadu_pd(sums), low));
  _mm512_storeu_pd(sums + 8, _mm512_add_pd(_mm512_loadu_pd(sums + 8), high));
}

/* ---- 16-bit elements ------------------------------------------------------------------------- */

/* The upper half is the rounded number; adding to the lower half carries into it. NaN is kept from
 * overflowing by bits that make it another NaN. */
V_INLINE __m512i v_round_to_bf16(v_f32 a) {
  const __m512i bits = _mm512_castps_si512(a);
  const __m512i is_odd = _mm512_and_si512(_mm512_srli_epi32(bits, 16), _mm512_set1_epi32(1));
  const __m512i up = _mm512_add_epi32(bits, _mm512_set1_epi32(0x7fff));
  const __m512i rounded = _mm512_add_epi32(up, is_odd);
  return _mm512_mask_or_epi32(rounded, v_is_nan(a), bits, _mm512_set1_epi32(0x400000));
}
V_INLINE __m256i v_narrow_to_bf16(v_f32 a) {
  return _mm512_cvtepi32_epi16(_mm512_srli_epi32(v_round_to_bf16(a), 16));
}
V_INLINE v_f32 v_widen_bf16(__m256i a) {
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(a), 16));
}
V_INLINE v_f32 v_load_bf16(const void *p) {
  return v_widen_bf16(_mm256_loadu_si256((const __m256i *)p));
}
V_INLINE v_f32 v_load_part_bf16(const void *p, size_t count) {
  return v_widen_bf16(_mm256_maskz_loadu_epi16(v_first(count), p));
}
V_INLINE void v_store_bf16(void *p, v_f32 a) {
  _mm256_storeu_si256((__m256i *)p, v_narrow_to_bf16(a));
}
V_INLINE void v_store_part_bf16(void *p, v_f32 a, size_t count) {
  _mm256_mask_storeu_epi16(p, v_first(count), v_narrow_to_bf16(a));
}
/* Pairs are the elements of even and of odd index: the halves of 32-bit lanes. */
V_INLINE void v_load_pair_bf16(const void *p, v_f32 a[2]) {
  const __m512i both = _mm512_loadu_si512(p);
  a[0] = _mm512_castsi512_ps(_mm512_slli_epi32(both, 16));
  a[1] = _mm512_castsi512_ps(_mm512_and_si512(both, _mm512_set1_epi32(-0x10000)));
}
/* In 16-bit lanes: up if the lower half is above the middle, or in it and the upper half is odd. */
V_INLINE void v_store_pair_bf16(void *p, const v_f32 a[2], int streamed) {
  const __m512i even = _mm512_castps_si512(a[0]), odd = _mm512_castps_si512(a[1]);
  const __mmask32 is_odd = 0xaaaaaaaau;
  const __m512i upper = _mm512_mask_blend_epi16(is_odd, _mm512_srli_epi32(even, 16), odd);
  const __m512i lower = _mm512_mask_blend_epi16(is_odd, even, _mm512_slli_epi32(odd, 16));
  /* lower | (upper & 1) */
  const __m512i rest = _mm512_ternarylogic_epi32(lower, upper, _mm512_set1_epi16(1), 0xf8);
  const __mmask32 up = _mm512_cmpgt_epu16_mask(rest, _mm512_set1_epi16(INT16_MIN));
  const __m512i both = _mm512_mask_sub_epi16(upper, up, upper, _mm512_set1_epi16(-1));
  if (streamed)
    _mm512_stream_si512((__m512i *)p, both);
  else
    _mm512_storeu_si512(p, both);
}

V_INLINE v_f32 v_widen_f16(__m256i a) {
  v_f32 f = _mm512_cvtph_ps(a);
#if defined(__clang__)
  /* Clang 14 would move what follows to the halves, and do it one by one. */
  __asm__("" : "+v"(f));
#endif
  return f;
}
V_INLINE __m256i v_narrow_to_f16(v_f32 a) {
  return _mm512_cvtps_ph(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}
V_INLINE v_f32 v_load_f16(const void *p) {
  return v_widen_f16(_mm256_loadu_si256((const __m256i *)p));
}
V_INLINE v_f32 v_load_part_f16(const void *p, size_t count) {
  return v_widen_f16(_mm256_maskz_loadu_epi16(v_first(count), p));
}
V_INLINE void v_store_f16(void *p, v_f32 a) {
  _mm256_storeu_si256((__m256i *)p, v_narrow_to_f16(a));
}
V_INLINE void v_store_part_f16(void *p, v_f32 a, size_t count) {
  _mm256_mask_storeu_epi16(p, v_first(count), v_narrow_to_f16(a));
}
V_INLINE void v_load_pair_f16(const void *p, v_f32 a[2]) {
  a[0] = v_load_f16(p);
  a[1] = v_load_f16((const char *)p + 32);
}
V_INLINE void v_store_pair_f16(void *p, const v_f32 a[2], int streamed) {
  if (streamed) {
    _mm256_stream_si256((__m256i *)p, v_narrow_to_f16(a[0]));
    _mm256_stream_si256((__m256i *)p + 1, v_narrow_to_f16(a[1]));
  } else {
    v_store_f16(p, a[0]);
    v_store_f16((char *)p + 32, a[1]);
  }
}

/* ---- groups and lanes ------------------------------------------------------------------------ */

V_INLINE v_i32 v_load_bytes(const void *p) {
  return _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)p));
}
V_INLINE void v_store_bytes(void *p, v_i32 a) {
  _mm_storeu_si128((__m128i *)p, _mm512_cvtepi32_epi8(a));
}
V_INLINE v_i32 v_load_byte_pairs(const void *p) {
  return _mm512_cvtepu8_epi16(_mm256_loadu_si256((const __m256i *)p));
}
V_INLINE v_i32 v_load_part_bytes(const void *p, size_t count) {
  return _mm512_cvtepu8_epi32(_mm_maskz_loadu_epi8(v_first(count), p));
}
V_INLINE void v_store_part_bytes(void *p, v_i32 a, size_t count) {
  _mm_mask_storeu_epi8(p, v_first(count), _mm512_cvtepi32_epi8(a));
}

V_INLINE void v_store_upper(void *p, v_f32 a) {
  const __m512i upper = _mm512_srli_epi32(_mm512_castps_si512(a), 16);
  _mm256_storeu_si256((__m256i *)p, _mm512_cvtepi32_epi16(upper));
}
V_INLINE v_f32 v_keep_equal16(v_i32 a, v_i32 b, v_f32 c) {
  const __m512i bits = _mm512_castps_si512(c);
  return _mm512_castsi512_ps(_mm512_maskz_mov_epi16(_mm512_cmpeq_epi16_mask(a, b), bits));
}

V_INLINE v_i32 v_halves(v_i32 low, v_i32 high) {
  return _mm512_mask_blend_epi16(0xaaaaaaaau, low, high);
}
V_INLINE v_i32 v_pick16(v_i32 a, v_i32 i) {
  return _mm512_permutexvar_epi16(i, a);
}
V_INLINE v_i32 v_order16(v_i32 a, v_i32 infinity) {
  const __m512i beyond = _mm512_sub_epi16(_mm512_set1_epi16(INT16_MIN), infinity);
  const __m512i nan = _mm512_sub_epi16(infinity, _mm512_sub_epi16(beyond, _mm512_set1_epi16(1)));
  const __m512i positive = _mm512_sub_epi16(a, beyond);
  const __m512i number = _mm512_mask_sub_epi16(positive, _mm512_movepi16_mask(a), infinity, a);
  return _mm512_min_epi16(number, nan);
}
V_INLINE v_mask16 v_above16(v_i32 a, v_i32 b) {
  return _mm512_cmpgt_epi16_mask(a, b);
}
V_INLINE v_i32 v_select16(v_mask16 m, v_i32 a, v_i32 b) {
  return _mm512_mask_blend_epi16(m, b, a);
}
V_INLINE v_small v_small_of(size_t i) {
  return _mm256_set1_epi8((char)i);
}
V_INLINE v_small v_select_small(v_mask16 m, v_small a, v_small b) {
  return _mm256_mask_blend_epi8(m, b, a);
}
V_INLINE void v_store_small(void *p, v_small a) {
  _mm256_storeu_si256((__m256i *)p, a);
}

/* Group i of groups that may be fewer than lanes: the last one stands for those beyond. */
V_INLINE const char *v_group(const void *p, size_t stride, size_t last, size_t i) {
  return (const char *)p + (i < last ? i : last) * stride;
}
/* Quads i, i + 4, i + 8 and i + 12, one in each 128 bits. */
V_INLINE v_f32 v_load_four_quads(const void *p, size_t stride, size_t last, size_t i) {
  const __m128 a = _mm_loadu_ps((const float *)v_group(p, stride, last, i));
  const __m128 b = _mm_loadu_ps((const float *)v_group(p, stride, last, i + 4));
  const __m128 c = _mm_loadu_ps((const float *)v_group(p, stride, last, i + 8));
  const __m128 d = _mm_loadu_ps((const float *)v_group(p, stride, last, i + 12));
  const __m256 low = _mm256_insertf128_ps(_mm256_castps128_ps256(a), b, 1);
  const __m256 high = _mm256_insertf128_ps(_mm256_castps128_ps256(c), d, 1);
  return _mm512_insertf32x8(_mm512_castps256_ps512(low), high, 1);
}
V_INLINE __m256i v_load_four_quads16(const void *p, size_t stride, size_t last, size_t i) {
  const __m128i a = _mm_loadl_epi64((const __m128i *)v_group(p, stride, last, i));
  const __m128i b = _mm_loadl_epi64((const __m128i *)v_group(p, stride, last, i + 4));
  const __m128i c = _mm_loadl_epi64((const __m128i *)v_group(p, stride, last, i + 8));
  const __m128i d = _mm_loadl_epi64((const __m128i *)v_group(p, stride, last, i + 12));
  return _mm256_set_m128i(_mm_unpacklo_epi64(c, d), _mm_unpacklo_epi64(a, b));
}
/* Within each 128 bits, element j of vector i becomes element i of vector j. */
V_INLINE void v_transpose_quads(v_f32 x[4]) {
  const __m512 a = _mm512_unpacklo_ps(x[0], x[1]), b = _mm512_unpackhi_ps(x[0], x[1]);
  const __m512 c = _mm512_unpacklo_ps(x[2], x[3]), d = _mm512_unpackhi_ps(x[2], x[3]);
  x[0] = _mm512_shuffle_ps(a, c, 0x44);
  x[1] = _mm512_shuffle_ps(a, c, 0xee);
  x[2] = _mm512_shuffle_ps(b, d, 0x44);
  x[3] = _mm512_shuffle_ps(b, d, 0xee);
}
V_INLINE void v_load_quads_f32(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_load_four_quads(p, stride, last, i);
  v_transpose_quads(x);
}
V_INLINE void v_load_quads_bf16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_widen_bf16(v_load_four_quads16(p, stride, last, i));
  v_transpose_quads(x);
}
V_INLINE void v_load_quads_f16(const void *p, size_t stride, size_t last, v_f32 x[4]) {
  for (size_t i = 0; i < 4; i++) x[i] = v_widen_f16(v_load_four_quads16(p, stride, last, i));
  v_transpose_quads(x);
}

V_INLINE void v_ungroup2(v_f32 x[2]) {
  const v_f32 a = x[0], b = x[1];
  const __m512i even = _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const __m512i odd = _mm512_setr_epi32(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  x[0] = _mm512_permutex2var_ps(a, even, b);
  x[1] = _mm512_permutex2var_ps(a, odd, b);
}
/* Pairs of bf16 are groups of two. */
V_INLINE void v_to_pair_bf16(v_f32 a[2]) {
  v_ungroup2(a);
}
V_INLINE void v_from_pair_bf16(v_f32 a[2]) {
  const v_f32 even = a[0], odd = a[1];
  const __m512i low = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const __m512i high =
      _mm512_setr_epi32(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  a[0] = _mm512_permutex2var_ps(even, low, odd);
  a[1] = _mm512_permutex2var_ps(even, high, odd);
}
/* Element k of the groups is in lane l of vector k - l, modulo their number. What has to come
 * from the vector before, or two before, is blended in; the permutation takes the rest from a
 * second one. */
V_INLINE void v_ungroup3(v_f32 x[3]) {
  const __mmask16 one_before = 0x2492;
  const v_f32 a = x[0], b = x[1], c = x[2];
  const __m512i of0 = _mm512_setr_epi32(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 1, 4, 7, 10, 13);
  const __m512i of1 = _mm512_setr_epi32(1, 4, 7, 10, 13, 0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30);
  const __m512i of2 = _mm512_setr_epi32(18, 21, 24, 27, 30, 1, 4, 7, 10, 13, 0, 3, 6, 9, 12, 15);
  x[0] = _mm512_permutex2var_ps(_mm512_mask_blend_ps(one_before, a, c), of0, b);
  x[1] = _mm512_permutex2var_ps(_mm512_mask_blend_ps(one_before, b, a), of1, c);
  x[2] = _mm512_permutex2var_ps(_mm512_mask_blend_ps(one_before, c, b), of2, a);
}
V_INLINE void v_ungroup5(v_f32 x[5]) {
  const __mmask16 one_before = 0x294a, two_before = 0x318c;
  const __m512i order[5] = {
      _mm512_setr_epi32(0, 5, 10, 15, 20, 25, 30, 3, 8, 13, 2, 7, 12, 1, 6, 11),
      _mm512_setr_epi32(1, 6, 11, 0, 5, 10, 15, 20, 25, 30, 3, 8, 13, 2, 7, 12),
      _mm512_setr_epi32(2, 7, 12, 1, 6, 11, 0, 5, 10, 15, 20, 25, 30, 3, 8, 13),
      _mm512_setr_epi32(3, 8, 13, 2, 7, 12, 1, 6, 11, 0, 5, 10, 15, 20, 25, 30),
      _mm512_setr_epi32(20, 25, 30, 3, 8, 13, 2, 7, 12, 1, 6, 11, 0, 5, 10, 15),
  };
  v_f32 a[5];
  for (size_t k = 0; k < 5; k++) a[k] = _mm512_mask_blend_ps(one_before, x[k], x[(k + 4) % 5]);
  for (size_t k = 0; k < 5; k++) {
    const v_f32 most = _mm512_mask_blend_ps(two_before, a[k], a[(k + 3) % 5]);
    x[k] = _mm512_permutex2var_ps(most, order[k], a[(k + 1) % 5]);
  }
}
V_INLINE void v_ungroup4(v_f32 x[4]) {
  v_transpose_quads(x);
}
/* The first halves of all groups, as they would lie in groups of four, then the second ones. */
V_INLINE void v_ungroup8(v_f32 x[8]) {
  v_f32 halves[8];
  for (size_t i = 0; i < 4; i++) {
    halves[i] = _mm512_shuffle_f32x4(x[2 * i], x[2 * i + 1], 0x88);
    halves[i + 4] = _mm512_shuffle_f32x4(x[2 * i], x[2 * i + 1], 0xdd);
  }
  v_transpose_quads(halves);
  v_transpose_quads(halves + 4);
  for (size_t j = 0; j < 8; j++) x[j] = halves[j];
}
/* The same for halves of lanes, of which a vector has two more than a multiple of 3 and of 5. */
V_INLINE void v_ungroup2_16(v_i32 x[2]) {
  static const int16_t lanes[2][32] __attribute__((aligned(64))) = {
      {0,  2,  4,  6,  8,  10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30,
       32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52, 54, 56, 58, 60, 62},
      {1,  3,  5,  7,  9,  11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31,
       33, 35, 37, 39, 41, 43, 45, 47, 49, 51, 53, 55, 57, 59, 61, 63},
  };
  const v_i32 a = x[0], b = x[1];
  x[0] = _mm512_permutex2var_epi16(a, _mm512_load_si512(lanes[0]), b);
  x[1] = _mm512_permutex2var_epi16(a, _mm512_load_si512(lanes[1]), b);
}
V_INLINE void v_ungroup3_16(v_i32 x[3]) {
  static const int16_t lanes[3][32] __attribute__((aligned(64))) = {
      {0,  3,  6,  9,  12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45,
       48, 51, 54, 57, 60, 63, 2,  5,  8,  11, 14, 17, 20, 23, 26, 29},
      {33, 36, 39, 42, 45, 48, 51, 54, 57, 60, 63, 2,  5,  8,  11, 14,
       17, 20, 23, 26, 29, 0,  3,  6,  9,  12, 15, 18, 21, 24, 27, 30},
      {2,  5,  8,  11, 14, 17, 20, 23, 26, 29, 0,  3,  6,  9,  12, 15,
       18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48, 51, 54, 57, 60, 63},
  };
  const __mmask32 one_before = 0x24924924u;
  const v_i32 a = x[0], b = x[1], c = x[2];
  x[0] = _mm512_permutex2var_epi16(_mm512_mask_blend_epi16(one_before, a, c),
                                   _mm512_load_si512(lanes[0]), b);
  x[1] = _mm512_permutex2var_epi16(_mm512_mask_blend_epi16(one_before, c, b),
                                   _mm512_load_si512(lanes[1]), a);
  x[2] = _mm512_permutex2var_epi16(_mm512_mask_blend_epi16(one_before, b, a),
                                   _mm512_load_si512(lanes[2]), c);
}
V_INLINE void v_ungroup5_16(v_i32 x[5]) {
  static const int16_t lanes[5][32] __attribute__((aligned(64))) = {
      {0,  5,  10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 1,  6,  11,
       16, 21, 26, 31, 4,  9,  14, 19, 24, 29, 2,  7,  12, 17, 22, 27},
      {1,  6,  11, 16, 21, 26, 31, 4,  9,  14, 19, 24, 29, 2,  7,  12,
       17, 22, 27, 0,  5,  10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60},
      {2,  7,  12, 17, 22, 27, 0,  5,  10, 15, 20, 25, 30, 35, 40, 45,
       50, 55, 60, 1,  6,  11, 16, 21, 26, 31, 4,  9,  14, 19, 24, 29},
      {35, 40, 45, 50, 55, 60, 1,  6,  11, 16, 21, 26, 31, 4,  9,  14,
       19, 24, 29, 2,  7,  12, 17, 22, 27, 0,  5,  10, 15, 20, 25, 30},
      {4,  9,  14, 19, 24, 29, 2,  7,  12, 17, 22, 27, 0,  5,  10, 15,
       20, 25, 30, 35, 40, 45, 50, 55, 60, 1,  6,  11, 16, 21, 26, 31},
  };
  const __mmask32 one_before = 0x8c6318c6u, two_before = 0xa5294a52u;
  v_i32 a[5];
  for (size_t k = 0; k < 5; k++) a[k] = _mm512_mask_blend_epi16(one_before, x[k], x[(k + 4) % 5]);
  for (size_t k = 0; k < 5; k++) {
    const size_t of = 3 * k % 5;
    const v_i32 most = _mm512_mask_blend_epi16(two_before, a[of], a[(of + 3) % 5]);
    x[k] = _mm512_permutex2var_epi16(most, _mm512_load_si512(lanes[k]), a[(of + 1) % 5]);
  }
}
/* Even and odd elements, and these again. */
V_INLINE void v_ungroup4_16(v_i32 x[4]) {
  v_ungroup2_16(x);
  v_ungroup2_16(x + 2);
  v_i32 even[2] = {x[0], x[2]}, odd[2] = {x[1], x[3]};
  v_ungroup2_16(even);
  v_ungroup2_16(odd);
  x[0] = even[0], x[1] = odd[0], x[2] = even[1], x[3] = odd[1];
}
V_INLINE void v_ungroup8_16(v_i32 x[8]) {
  v_i32 even[4], odd[4];
  for (size_t j = 0; j < 4; j++) {
    v_ungroup2_16(x + 2 * j);
    even[j] = x[2 * j];
    odd[j] = x[2 * j + 1];
  }
  v_ungroup4_16(even);
  v_ungroup4_16(odd);
  for (size_t j = 0; j < 4; j++) {
    x[2 * j] = even[j];
    x[2 * j + 1] = odd[j];
  }
}
#define V_HAS_UNGROUP16
V_INLINE void v_ungroup16(size_t k, v_i32 *x) {
  if (k == 2) v_ungroup2_16(x);
  if (k == 3) v_ungroup3_16(x);
  if (k == 4) v_ungroup4_16(x);
  if (k == 5) v_ungroup5_16(x);
  if (k == 8) v_ungroup8_16(x);
}
V_INLINE v_f32 v_in_order(v_f32 a) {
  const __m512i order = _mm512_setr_epi32(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  return _mm512_permutexvar_ps(order, a);
}
V_INLINE v_i32 v_lanes(void) {
  return _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
V_INLINE v_f32 v_pick(v_f32 a, v_i32 i) {
  return _mm512_permutexvar_ps(i, a);
}

/* ---- tables ---------------------------------------------------------------------------------- */

V_INLINE v_table v_table_of(const float *t) {
  return _mm512_loadu_ps(t);
}
V_INLINE v_index v_index_of(v_i32 i) {
  return i; /* vpermps reads four bits; the two halves of the table are the same */
}
V_INLINE v_f32 v_lookup(v_table t, v_index i) {
  return _mm512_permutexvar_ps(i, t);
}

#define V_LONG 32
typedef struct v_long_table {
  __m512 low, high;
} v_long_table;
typedef __m512i v_long_index;

V_INLINE v_long_table v_long_table_of(const float *t) {
  const v_long_table table = {_mm512_loadu_ps(t), _mm512_loadu_ps(t + 16)};
  return table;
}
V_INLINE v_long_index v_long_index_of(v_i32 i) {
  return i; /* vpermi2ps reads five bits */
}
V_INLINE v_f32 v_long_lookup(v_long_table t, v_long_index i) {
  return _mm512_permutex2var_ps(t.low, i, t.high);
}

#include "generic.h"

#endif

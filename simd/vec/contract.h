/*
 * The vector layer: what a header simd/vec/<isa>.h provides, and exactly what each primitive
 * computes. Formulas are written over these names only, so they give the same bits on every ISA:
 * every operation below is exact, correctly rounded (to nearest even), or an operation on bits.
 *
 * Types
 *   v_f32      V_LANES floats                v_i32    V_LANES 32-bit integers, two's complement
 *   v_mask     V_LANES truth values          v_table  eight floats; v_index  indices to it
 *   v_mask16   2 * V_LANES truth values      v_small  2 * V_LANES integers from 0 to 255
 *
 * Constants
 *   V_ISA, V_LANES                           the name, the number of lanes
 *   V_UNROLL                                 vectors that kernels interleave: 1, 2 or 4
 *   V_STREAM_ALIGNMENT                       see v_stream
 *   V_PICKS_HALVES                           1 if v_pick16 is about as fast as v_pick, else 0
 *   V_TILE_ROWS, V_TILE_VECTORS              of sums that a product of matrices keeps in registers
 *
 * Memory; p has any alignment unless said otherwise
 *   v_load(p), v_store(p, a)                 V_LANES floats
 *   v_load_part(p, count)                    the first count < V_LANES lanes, the others are 0
 *   v_store_part(p, a, count)                writes count < V_LANES floats and nothing else
 *   v_stream(p, a)                           as v_store, past the caches if the ISA can; p is
 *                                            aligned to V_STREAM_ALIGNMENT bytes
 *   v_stream_fence()                         orders streamed stores before all later stores
 *   v_prefetch(p)                            a hint that p will be read; never faults
 *   v_load_columns(p, at, a)                 of V_LANES rows, to which p points, the four floats
 *                                            that are `at` bytes on: a[c] holds the c-th of each
 *
 * Memory of 16-bit elements: H is bf16 or f16. A load gives their values as floats; a store rounds
 * to nearest even, keeps subnormal numbers, and stores a NaN for a NaN
 *   v_load_H(p), v_store_H(p, a)             V_LANES elements
 *   v_load_part_H, v_store_part_H            as v_load_part, v_store_part
 *   v_load_pair_H(p, a)                      2 * V_LANES elements to a[0] and a[1]: bf16 in an
 *                                            order of the ISA's own, f16 in that of memory
 *   v_store_pair_H(p, a, streamed)           the same back; streamed: as v_stream. The lower half
 *                                            of a NaN must be 0, as it is when it comes from a
 *                                            16-bit element or from an invalid operation
 *   v_to_pair_bf16(a), v_from_pair_bf16(a)   two vectors in a row: their lanes to the order that
 *                                            v_load_pair_bf16 gives the elements, and back
 *
 * Memory of bytes
 *   v_load_bytes(p), v_store_bytes(p, i)     V_LANES bytes as integers 0 to 255; the low bytes
 *   v_load_byte_pairs(p)                     2 * V_LANES bytes, as integers in the 16-bit halves
 *   v_load_part_bytes, v_store_part_bytes    as v_load_part, v_store_part
 *
 * Groups of elements, for dtypes X = f32, bf16, f16
 *   v_load_quads_X(p, stride, last, x)       four vectors x: lane i of x[j] is element j of what is
 *                                            at p + min(i, last) * stride bytes
 *   v_ungroup2(x), v_ungroup3(x),            k vectors in a row, of groups of k = 2, 3 or 5: lane i
 *   v_ungroup5(x)                            of x[j] becomes element j of group i
 *   v_ungroup4(x), v_ungroup8(x)             the same for 4 and 8, but lane i is that of a group of
 *                                            the ISA's own choice
 *   v_in_order(a)                            lanes that were left so, in the order of the groups
 *   v_ungroup16(k, x)                        k vectors of halves, for a constant k of 2, 3, 4, 5
 *                                            or 8: half i of x[j] becomes element j of group i
 *
 * Halves of lanes, of 16 bits; the lower one has the lower address
 *   v_store_upper(p, a)                      V_LANES upper halves of floats
 *   v_keep_equal16(a, b, c)                  halves of c where those of a and b are equal, else 0
 *   v_halves(a, b)                           the lower halves of a, the upper halves of b
 *   v_pick16(a, i)                           half i[h] of a in half h; 0 <= i < 2 * V_LANES
 *   v_order16(a, infinity)                   halves that are bits of floating-point numbers, as
 *                                            signed integers in the order of the numbers: equal for
 *                                            0 and -0, and for all NaN, which are the largest;
 *                                            infinity: the format's
 *   v_above16(a, b), v_select16(m, a, b)     a > b, of signed integers; m ? a : b
 *   v_small_of(i), v_select_small(m, a, b)   i for all halves; m ? a : b
 *   v_store_small(p, a)                      2 * V_LANES bytes
 *
 * Floats, lane by lane
 *   v_set(f), v_add, v_sub, v_mul, v_div     IEEE 754
 *   v_sqrt(a), v_neg(a)                      IEEE 754; v_neg on the sign bit only, NaN included
 *   v_round(a)                               the nearest integer, ties to even; -0 for -0.5
 *   v_to_f32(i)                              the nearest float of an integer
 *   v_fma(a, b, c), v_fnma(a, b, c)          a * b + c and c - a * b, rounded once
 *   v_min(a, b), v_max(a, b)                 a < b ? a : b and a > b ? a : b; so b if either is
 *                                            NaN, and b if both are zero
 *   v_abs(a), v_copysign(a, sign_of)         on the sign bit only, NaN included
 *   v_lt(a, b), v_le(a, b)                   a < b and a <= b; false if either is NaN
 *   v_above(a, b)                            a > b, with NaN above all numbers, so false if b is
 *                                            NaN
 *   v_is_nan(a)
 *   v_select(m, a, b), v_keep(m, a)          m ? a : b and m ? a : 0
 *   v_and(m, n), v_or(m, n)                  of masks
 *   v_any(m), v_all(m)                       nonzero if any lane, if all lanes of m are true
 *   v_any_above(a, count, limit)             nonzero if any lane of the vectors a[0] to
 *                                            a[count - 1] has |a| > limit; may be so if a lane is
 *                                            NaN; count is a constant, 1, 2 or 4; limit is a
 *                                            vector, and no NaN
 *   v_all_between(a, count, low, high)       nonzero if low <= a <= high for all their lanes; count
 *                                            as above
 *   v_accumulate(double *sums, a)            sums[i] += a[i] for all lanes, in double
 *
 * Integers and bits
 *   v_seti(i), v_addi, v_subi, v_maxi, v_lti, v_selecti(m, a, b)
 *   v_eqi(a, b)
 *   v_andi(a, b), v_ori(a, b)
 *   v_shl(a, n), v_sar(a, n), v_shr(a, n)    shift left, arithmetic and logical shift right, n a
 *                                            constant
 *   v_bits(f), v_from_bits(i)                reinterpret
 *
 * Lanes
 *   v_lanes()                                the integers 0, 1, 2, ...
 *   v_pick(a, i)                             lane i[l] of a in lane l; 0 <= i < V_LANES
 *
 * Tables
 *   v_table_of(t)                            of eight entries, given twice in a row; where V_LONG
 *                                            is 8 only the first eight may be read
 *   v_index_of(i)                            the low three bits of i as indices
 *   v_lookup(table, index)
 *   V_LONG                                   the entries of a long table, 8 or 32: what an ISA
 *                                            looks up at about the same cost
 *   v_long_table_of(const float t[V_LONG])   a v_long_table
 *   v_long_index_of(i)                       the low bits of i as indices, a v_long_index
 *   v_long_lookup(table, index)
 */
#ifndef VACT_VEC_CONTRACT_H
#define VACT_VEC_CONTRACT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Everything below the kernels' entry points folds into them. */
#define V_INLINE static inline __attribute__((always_inline, unused))

/* In front of a loop that must be unrolled completely, since its arrays are to be registers. */
#if defined(__clang__)
#define V_UNROLLED _Pragma("clang loop unroll(full)")
#else
#define V_UNROLLED _Pragma("GCC unroll 32")
#endif

/* What must stay one function: neither inlined nor cloned for its constant arguments. */
#if defined(__clang__)
#define V_OUT_OF_LINE __attribute__((noinline)) static
#else
#define V_OUT_OF_LINE __attribute__((noinline, noclone)) static
#endif

#endif

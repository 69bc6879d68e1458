/*
 * Primitives in terms of others. An ISA that has a shorter way to one defines it, and V_HAS_<it>,
 * before it includes this file.
 */
#ifndef VACT_VEC_GENERIC_H
#define VACT_VEC_GENERIC_H

#ifndef V_HAS_ANY_ABOVE
V_INLINE int v_any_above(const v_f32 *a, int count, v_f32 limit) {
  /* v_max returns its second operand when either is NaN: a NaN never gets into m. */
  v_f32 m = v_set(0.0f);
  for (int i = 0; i < count; i++) m = v_max(v_abs(a[i]), m);
  return v_any(v_lt(limit, m));
}
#endif

V_INLINE int v_all_between(const v_f32 *a, int count, float low, float high) {
  v_mask inside = v_and(v_le(v_set(low), a[0]), v_le(a[0], v_set(high)));
  for (int i = 1; i < count; i++)
    inside = v_and(inside, v_and(v_le(v_set(low), a[i]), v_le(a[i], v_set(high))));
  return v_all(inside);
}

#ifndef V_LONG
#define V_LONG 8
typedef v_table v_long_table;
typedef v_index v_long_index;

V_INLINE v_long_table v_long_table_of(const float *t) {
  return v_table_of(t);
}
V_INLINE v_long_index v_long_index_of(v_i32 i) {
  return v_index_of(i);
}
V_INLINE v_f32 v_long_lookup(v_long_table t, v_long_index i) {
  return v_lookup(t, i);
}
#endif

#ifndef V_HAS_UNGROUP16
/* Two groups are k whole lanes: these are sorted out, and then their halves. */
V_INLINE void v_ungroup16(size_t k, v_i32 *x) {
  v_f32 lanes[8];
  for (size_t j = 0; j < k; j++) lanes[j] = v_from_bits(x[j]);
  if (k == 2) v_ungroup2(lanes);
  if (k == 3) v_ungroup3(lanes);
  if (k == 4) v_ungroup4(lanes);
  if (k == 5) v_ungroup5(lanes);
  if (k == 8) v_ungroup8(lanes);
  for (size_t j = 0; j < k && k % 4 == 0; j++) lanes[j] = v_in_order(lanes[j]);
  for (size_t j = 0; j < k; j++) {
    const v_i32 first = v_bits(lanes[j / 2]), second = v_bits(lanes[(k + j) / 2]);
    x[j] = v_halves(j % 2 == 0 ? first : v_shr(first, 16),
                    (k + j) % 2 == 0 ? v_shl(second, 16) : second);
  }
}
#endif

#endif

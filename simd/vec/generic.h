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

#endif

/*
 * Primitives in terms of others. An ISA that has a shorter way to one defines it, and V_HAS_<it>,
 * before it includes this file.
 */
#ifndef VACT_VEC_GENERIC_H
#define VACT_VEC_GENERIC_H

#ifndef V_HAS_ANY_ABOVE
V_INLINE int v_any_above(const v_f32 *a, int count, float limit) {
  /* v_max returns its second operand when either is NaN: a NaN never gets into m. */
  v_f32 m = v_set(0.0f);
  for (int i = 0; i < count; i++) m = v_max(v_abs(a[i]), m);
  return v_any(v_lt(v_set(limit), m));
}
#endif

V_INLINE int v_all_between(const v_f32 *a, int count, float low, float high) {
  v_mask inside = v_and(v_le(v_set(low), a[0]), v_le(a[0], v_set(high)));
  for (int i = 1; i < count; i++)
    inside = v_and(inside, v_and(v_le(v_set(low), a[i]), v_le(a[i], v_set(high))));
  return v_all(inside);
}

#endif

/* Primitives in terms of others, for the ISAs that have no shorter way. */
#ifndef VACT_VEC_GENERIC_H
#define VACT_VEC_GENERIC_H

V_INLINE int v_any_above(const v_f32 *a, int count, float limit) {
  /* v_max returns its second operand when either is NaN: a NaN never gets into m. */
  v_f32 m = v_set(0.0f);
  for (int i = 0; i < count; i++) m = v_max(v_abs(a[i]), m);
  return v_any(v_lt(v_set(limit), m));
}

#endif

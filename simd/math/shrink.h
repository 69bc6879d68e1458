/* Activations that are zero, or constant, about zero: soft_shrink and hard_shrink. */
#ifndef VACT_MATH_SHRINK_H
#define VACT_MATH_SHRINK_H

#include "clip.h"

/* ---- soft_shrink ----------------------------------------------------------------------------- */

#define soft_shrink_usual USUAL_EVERYWHERE

typedef vact_act soft_shrink_prepared;

V_INLINE soft_shrink_prepared soft_shrink_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 soft_shrink_forward(soft_shrink_prepared p, enum range range, v_f32 x) {
  return v_sub(x, clip_to(-p.alpha, p.alpha, x));
}

V_INLINE v_f32 soft_shrink_backward(soft_shrink_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return pass_where(v_lt(v_set(p.alpha), v_abs(x)), x, dy);
}

/* ---- hard_shrink ----------------------------------------------------------------------------- */

#define hard_shrink_usual USUAL_EVERYWHERE

typedef vact_act hard_shrink_prepared;

V_INLINE hard_shrink_prepared hard_shrink_prepare(vact_act act) {
  return act;
}

/* Nowhere if alpha is negative. */
V_INLINE v_mask hard_shrink_inside(hard_shrink_prepared p, v_f32 x) {
  return v_le(v_abs(x), v_set(p.alpha));
}

V_INLINE v_f32 hard_shrink_forward(hard_shrink_prepared p, enum range range, v_f32 x) {
  return v_select(hard_shrink_inside(p, x), v_set(0.0f), x);
}

V_INLINE v_f32 hard_shrink_backward(hard_shrink_prepared p, enum range range, v_f32 x, v_f32 dy) {
  const v_f32 dx = v_select(hard_shrink_inside(p, x), v_set(0.0f), dy);
  return v_select(v_is_nan(x), x, dx);
}

#endif

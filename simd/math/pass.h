/* The gradient of activations that let it through as it is, or not at all. */
#ifndef VACT_MATH_PASS_H
#define VACT_MATH_PASS_H

/* dy where open, 0 elsewhere whatever dy is; NaN where x is NaN. */
V_INLINE v_f32 pass_where(v_mask open, v_f32 x, v_f32 dy) {
  return v_select(v_is_nan(x), x, v_keep(open, dy));
}

#endif

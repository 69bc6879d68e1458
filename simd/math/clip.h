/*
 * x cut to an interval, and the piecewise linear forms of tanh, sigmoid and swish.
 *
 * clip and hard_tanh compute the same, and differ in the corners: there the slope of clip is 1, as
 * torch.clamp's, that of hard_tanh 0, as torch.nn.Hardtanh's.
 */
#ifndef VACT_MATH_CLIP_H
#define VACT_MATH_CLIP_H

#include "pass.h"
#include "range.h"

/* x cut to [low, high]; NaN stays */
V_INLINE v_f32 clip_to(float low, float high, v_f32 x) {
  return v_min(v_set(high), v_max(v_set(low), x));
}

/* ---- clip ------------------------------------------------------------------------------------ */

#define clip_usual USUAL_EVERYWHERE

typedef vact_act clip_prepared;

V_INLINE clip_prepared clip_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 clip_forward(clip_prepared p, enum range range, v_f32 x) {
  return clip_to(p.alpha, p.beta, x);
}

V_INLINE v_f32 clip_backward(clip_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return pass_where(v_and(v_le(v_set(p.alpha), x), v_le(x, v_set(p.beta))), x, dy);
}

/* ---- hard_tanh ------------------------------------------------------------------------------- */

#define hard_tanh_usual USUAL_EVERYWHERE

typedef vact_act hard_tanh_prepared;

V_INLINE hard_tanh_prepared hard_tanh_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 hard_tanh_forward(hard_tanh_prepared p, enum range range, v_f32 x) {
  return clip_to(p.alpha, p.beta, x);
}

V_INLINE v_f32 hard_tanh_backward(hard_tanh_prepared p, enum range range, v_f32 x, v_f32 dy) {
  return pass_where(v_and(v_lt(v_set(p.alpha), x), v_lt(x, v_set(p.beta))), x, dy);
}

V_INLINE v_f32 hard_tanh_backward_from_output(hard_tanh_prepared p, v_f32 y, v_f32 dy) {
  return hard_tanh_backward(p, USUAL, y, dy);
}

/* ---- hard_sigmoid ---------------------------------------------------------------------------- */

#define hard_sigmoid_usual USUAL_EVERYWHERE

typedef vact_act hard_sigmoid_prepared;

V_INLINE hard_sigmoid_prepared hard_sigmoid_prepare(vact_act act) {
  return act;
}

V_INLINE v_f32 hard_sigmoid_line(vact_act p, v_f32 x) {
  return v_fma(v_set(p.alpha), x, v_set(p.beta));
}

V_INLINE v_f32 hard_sigmoid_forward(hard_sigmoid_prepared p, enum range range, v_f32 x) {
  return clip_to(0.0f, 1.0f, hard_sigmoid_line(p, x));
}

V_INLINE v_f32 hard_sigmoid_backward(hard_sigmoid_prepared p, enum range range, v_f32 x, v_f32 dy) {
  const v_f32 line = hard_sigmoid_line(p, x);
  const v_mask slopes = v_and(v_lt(v_set(0.0f), line), v_lt(line, v_set(1.0f)));
  return pass_where(slopes, line, v_mul(v_set(p.alpha), dy));
}

/* ---- hard_swish ------------------------------------------------------------------------------ */

#define hard_swish_usual USUAL_EVERYWHERE

typedef vact_act hard_swish_prepared;

V_INLINE hard_swish_prepared hard_swish_prepare(vact_act act) {
  return act;
}

/* The zero of the flat part is apart, as -Inf times it would be NaN. */
V_INLINE v_f32 hard_swish_forward(hard_swish_prepared p, enum range range, v_f32 x) {
  const v_f32 line = hard_sigmoid_line(p, x);
  const v_f32 y = v_mul(x, v_min(v_set(1.0f), line));
  return v_select(v_le(line, v_set(0.0f)), v_copysign(v_set(0.0f), x), y);
}

V_INLINE v_f32 hard_swish_backward(hard_swish_prepared p, enum range range, v_f32 x, v_f32 dy) {
  const v_f32 line = hard_sigmoid_line(p, x);
  const v_f32 between = v_mul(dy, v_fma(v_set(p.alpha), x, line));
  const v_f32 or_dy = v_select(v_le(v_set(1.0f), line), dy, between);
  return v_select(v_le(line, v_set(0.0f)), v_set(0.0f), or_dy);
}

#endif

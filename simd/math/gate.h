/*
 * gate(x) = x * sigmoid(w*x + b), and swish(x) = x * sigmoid(beta*x), with parameters that may
 * differ from lane to lane and have gradients. For s = sigmoid(w*x + b):
 *
 *   dx = dy * (s + w*x * s*(1 - s)),  dw = dy * x^2 * s*(1 - s),  db = dy * x * s*(1 - s)
 *
 * The formulas of swish are those of swish.h, and give its bits. w*x + b is never rounded as a
 * whole: it enters the reduction of exp.h as the exact w*x, then b, so that the error is the one of
 * a b that is half an ulp off.
 */
#ifndef VACT_MATH_GATE_H
#define VACT_MATH_GATE_H

#include "parameters.h"
#include "swish.h"

/* Beyond, 1 - s is below 2^-124, and counts as 0. */
#define GATE_ONE EXP_USUAL

/* From here on, half an ulp of b is more than the reduction can make good: w*x + b is rounded. */
#define GATE_LARGE_B 0x1p17f

/* What the formulas work on. */
typedef struct gate_inputs {
  v_f32 w, b, inner; /* for the exponential: 1, 0 and what w*x + b is cut to, or rounded */
  v_f32 scale;       /* w * EXP_SCALE */
  v_f32 x;           /* of the call */
  v_f32 for_terms;   /* what the gradients of w and b take for x */
  v_f32 product;     /* what the slope takes for w*x */
  v_mask vanishes;   /* s times any number is 0 */
} gate_inputs;

/* |x| up to which w*x + b, or w*x, is within EXP_USUAL; negative if there is none */
V_INLINE v_f32 gate_limit(v_f32 w, v_f32 b) {
  const v_f32 room = v_sub(v_set(EXP_USUAL), v_abs(b)), magnitude = v_abs(w);
  const v_mask is_large = v_lt(room, v_mul(magnitude, v_set(FLT_MAX)));
  const v_f32 limit = v_select(is_large, v_div(room, magnitude), v_set(FLT_MAX));
  return v_select(v_lt(room, v_set(0.0f)), v_set(-1.0f), limit);
}

V_INLINE gate_inputs gate_inputs_of(enum range range, const learnable_vectors *p, v_f32 b,
                                    v_f32 x) {
  const v_f32 zero = v_set(0.0f), w = p->parameter[0];
  gate_inputs in = {w, b, x, p->prepared[0], x, x, v_mul(w, x), v_lt(zero, zero)};
  if (range == USUAL) return in;
  const v_mask is_zero = v_le(v_abs(w), zero); /* then w*x is 0, also for infinite x */
  const v_f32 z = v_select(v_is_nan(x), x, v_select(is_zero, b, v_fma(w, x, b)));
  const v_mask is_in = v_and(v_le(v_set(-EXP_END), z), v_le(z, v_set(GATE_ONE)));
  const v_mask is_kept = v_and(is_in, v_lt(v_abs(x), v_set(INFINITY)));
  const v_mask is_exact = v_and(is_kept, v_lt(v_abs(b), v_set(GATE_LARGE_B)));
  const v_f32 cut = exp_clamp(z, -EXP_END, GATE_ONE);
  in.w = v_select(is_exact, w, v_set(1.0f));
  in.scale = v_select(is_exact, in.scale, v_set(EXP_SCALE));
  in.b = v_keep(is_exact, b);
  in.inner = v_select(is_exact, x, cut);
  in.for_terms = v_select(v_is_nan(x), x, v_keep(is_kept, x));
  in.for_terms = v_select(is_zero, x, in.for_terms);
  in.product = v_select(is_zero, zero, v_select(is_kept, v_mul(w, x), cut));
  in.vanishes = v_lt(z, v_set(-EXP_END));
  return in;
}

V_INLINE exp_split gate_split(gate_inputs in, int has_b) {
  return has_b ? exp_split_sum(in.w, in.scale, in.inner, in.b)
               : exp_split_of(in.w, in.scale, in.inner);
}

V_INLINE exp_result gate_exp(enum range range, gate_inputs in, int has_b, exp_split split) {
  const exp_reduced r = has_b ? exp_reduce_sum(split, in.b) : exp_reduce_split(split);
  return exp_rebuild(range, LARGE_EXP, r);
}

V_INLINE v_f32 gate_value(enum range range, gate_inputs in, int has_b) {
  const exp_result e = gate_exp(range, in, has_b, gate_split(in, has_b));
  const v_f32 y = exp_scale(range, v_div(in.x, e.one_plus), e.down);
  return range == USUAL ? y : v_select(in.vanishes, v_copysign(v_set(0.0f), in.x), y);
}

/* s + w*x * rise; with a b, which may be much larger than w*x, not by the parts of the reduction */
V_INLINE v_f32 gate_slope(gate_inputs in, int has_b, exp_split split, v_f32 s, v_f32 rise) {
  return has_b ? v_fma(in.product, rise, s) : swish_slope(split, s, rise);
}

/* What a gradient of w has from factors that need scaling: added as their product, or by itself. */
V_INLINE v_f32 gate_add_scaled(v_f32 sum, v_f32 of_b, v_f32 x, v_f32 term, v_i32 down) {
  const v_mask is_scaled = v_lti(v_seti(0), down);
  return v_fma(v_select(is_scaled, term, of_b), v_select(is_scaled, v_set(1.0f), x), sum);
}

/* dx; adds to sums[0] the terms of the gradient of w, to sums[1] those of b if there is one. */
V_INLINE v_f32 gate_gradients(enum range range, gate_inputs in, int has_b, v_f32 dy, v_f32 *sums) {
  const exp_split split = gate_split(in, has_b);
  const exp_result e = gate_exp(range, in, has_b, split);
  const v_f32 s = v_div(v_set(1.0f), e.one_plus), rise = swish_rise(s, e);
  const v_f32 bend = v_mul(rise, in.for_terms), of_b = v_mul(dy, bend);
  if (range == USUAL) {
    sums[0] = v_fma(of_b, in.for_terms, sums[0]);
    if (has_b) sums[1] = v_add(sums[1], of_b);
  } else {
    /* What is too large before it is scaled need not be after. */
    const v_f32 largest = v_set(FLT_MAX), b_after = v_mul(dy, exp_scale(range, bend, e.down));
    const v_f32 of_w = v_mul(of_b, in.for_terms), w_after = v_mul(b_after, in.for_terms);
    const v_f32 w_term = exp_scale(range, of_w, e.down), b_term = exp_scale(range, of_b, e.down);
    const v_f32 of_w_after = v_select(v_lt(largest, v_abs(of_w)), w_after, w_term);
    const v_f32 of_b_after = v_select(v_lt(largest, v_abs(of_b)), b_after, b_term);
    sums[0] = gate_add_scaled(sums[0], of_b, in.for_terms, of_w_after, e.down);
    if (has_b) sums[1] = v_add(sums[1], of_b_after);
  }
  return exp_scale(range, v_mul(dy, gate_slope(in, has_b, split, s, rise)), e.down);
}

/* What the calls of both families prepare. */
V_INLINE void gate_prepare(learnable_vectors *p, v_f32 b) {
  p->limit = gate_limit(p->parameter[0], b);
  p->prepared[0] = v_mul(p->parameter[0], v_set(EXP_SCALE));
}

/* ---- gate ------------------------------------------------------------------------------------ */

V_INLINE void learnable_gate_prepare(learnable_vectors *p) {
  gate_prepare(p, p->parameter[1]);
}

V_INLINE v_f32 learnable_gate_forward(const learnable_vectors *p, enum range range, v_f32 x,
                                      v_f32 dy, v_f32 *sums) {
  return gate_value(range, gate_inputs_of(range, p, p->parameter[1], x), 1);
}

V_INLINE v_f32 learnable_gate_backward(const learnable_vectors *p, enum range range, v_f32 x,
                                       v_f32 dy, v_f32 *sums) {
  return gate_gradients(range, gate_inputs_of(range, p, p->parameter[1], x), 1, dy, sums);
}

/* ---- swish ----------------------------------------------------------------------------------- */

V_INLINE void learnable_swish_prepare(learnable_vectors *p) {
  gate_prepare(p, v_set(0.0f));
}

V_INLINE v_f32 learnable_swish_forward(const learnable_vectors *p, enum range range, v_f32 x,
                                       v_f32 dy, v_f32 *sums) {
  return gate_value(range, gate_inputs_of(range, p, v_set(0.0f), x), 0);
}

V_INLINE v_f32 learnable_swish_backward(const learnable_vectors *p, enum range range, v_f32 x,
                                        v_f32 dy, v_f32 *sums) {
  return gate_gradients(range, gate_inputs_of(range, p, v_set(0.0f), x), 0, dy, sums);
}

#endif

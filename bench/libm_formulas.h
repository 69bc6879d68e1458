/*
 * The activations as a user writes them in C, over libm: for every row of activations.def
 *   <row>_forward(x, act)   <row>_backward(x, dy, act)   <row>_from_output(y, dy, act)
 * the last one where the row says from_y = YES. All return a float.
 */
#ifndef VACT_BENCH_LIBM_FORMULAS_H
#define VACT_BENCH_LIBM_FORMULAS_H

#include <math.h>
#include <vact/vact.h>

#define INLINE static inline __attribute__((always_inline))
#define UNUSED __attribute__((unused))
#define FORWARD(row) INLINE float row##_forward(float x, UNUSED vact_act act)
#define BACKWARD(row) INLINE float row##_backward(UNUSED float x, float dy, UNUSED vact_act act)
#define FROM_OUTPUT(row) INLINE float row##_from_output(float y, float dy, UNUSED vact_act act)

/* Rows that differ in accuracy only. */
#define SAME(row, other)                 \
  FORWARD(row) {                         \
    return other##_forward(x, act);      \
  }                                      \
  BACKWARD(row) {                        \
    return other##_backward(x, dy, act); \
  }
#define SAME_FROM_OUTPUT(row, other)        \
  FROM_OUTPUT(row) {                        \
    return other##_from_output(y, dy, act); \
  }

/* ---- of the ReLU family ---------------------------------------------------------------------- */

FORWARD(relu) {
  return x > 0.0f ? x : 0.0f;
}
BACKWARD(relu) {
  return x > 0.0f ? dy : 0.0f;
}
FROM_OUTPUT(relu) {
  return y > 0.0f ? dy : 0.0f;
}

FORWARD(leaky_relu) {
  return x > 0.0f ? x : act.alpha * x;
}
BACKWARD(leaky_relu) {
  return x > 0.0f ? dy : act.alpha * dy;
}
FROM_OUTPUT(leaky_relu) {
  return y > 0.0f ? dy : act.alpha * dy;
}

FORWARD(relu6) {
  return x < 0.0f ? 0.0f : x > 6.0f ? 6.0f : x;
}
BACKWARD(relu6) {
  return x > 0.0f && x < 6.0f ? dy : 0.0f;
}
FROM_OUTPUT(relu6) {
  return y > 0.0f && y < 6.0f ? dy : 0.0f;
}

FORWARD(thresholded_relu) {
  return x > act.alpha ? x : 0.0f;
}
BACKWARD(thresholded_relu) {
  return x > act.alpha ? dy : 0.0f;
}

FORWARD(elu) {
  return x > 0.0f ? x : act.alpha * expm1f(x);
}
BACKWARD(elu) {
  return x > 0.0f ? dy : dy * act.alpha * expf(x);
}
FROM_OUTPUT(elu) {
  return y > 0.0f ? dy : dy * (y + act.alpha);
}

#define SELU_SCALE 1.05070098f
#define SELU_ALPHA 1.67326324f
FORWARD(selu) {
  return SELU_SCALE * (x > 0.0f ? x : SELU_ALPHA * expm1f(x));
}
BACKWARD(selu) {
  return dy * SELU_SCALE * (x > 0.0f ? 1.0f : SELU_ALPHA * expf(x));
}
FROM_OUTPUT(selu) {
  return dy * (y > 0.0f ? SELU_SCALE : y + SELU_SCALE * SELU_ALPHA);
}

FORWARD(celu) {
  return x > 0.0f ? x : act.alpha * expm1f(x / act.alpha);
}
BACKWARD(celu) {
  return x > 0.0f ? dy : dy * expf(x / act.alpha);
}
FROM_OUTPUT(celu) {
  return y > 0.0f ? dy : dy * (y / act.alpha + 1.0f);
}

/* ---- of the sigmoid family ------------------------------------------------------------------- */

INLINE float logistic(float x) {
  return 1.0f / (1.0f + expf(-x));
}
INLINE float gate(float x, float scale) {
  return x * logistic(scale * x);
}
INLINE float gate_slope(float x, float scale) {
  float s = logistic(scale * x);
  return s + scale * x * s * (1.0f - s);
}

FORWARD(sigmoid) {
  return logistic(x);
}
BACKWARD(sigmoid) {
  float s = logistic(x);
  return dy * (s * (1.0f - s));
}
FROM_OUTPUT(sigmoid) {
  return dy * (y * (1.0f - y));
}
SAME(sigmoid_precise, sigmoid)
SAME_FROM_OUTPUT(sigmoid_precise, sigmoid)
SAME(sigmoid_fast, sigmoid)
SAME_FROM_OUTPUT(sigmoid_fast, sigmoid)
SAME(sigmoid_coarse, sigmoid)
SAME_FROM_OUTPUT(sigmoid_coarse, sigmoid)

FORWARD(hard_sigmoid) {
  return fminf(fmaxf(act.alpha * x + act.beta, 0.0f), 1.0f);
}
BACKWARD(hard_sigmoid) {
  float line = act.alpha * x + act.beta;
  return line > 0.0f && line < 1.0f ? dy * act.alpha : 0.0f;
}

FORWARD(log_sigmoid) {
  return fminf(x, 0.0f) - log1pf(expf(-fabsf(x)));
}
BACKWARD(log_sigmoid) {
  return dy * logistic(-x);
}

FORWARD(softplus) {
  float z = act.alpha * x;
  return (fmaxf(z, 0.0f) + log1pf(expf(-fabsf(z)))) / act.alpha;
}
BACKWARD(softplus) {
  return dy * logistic(act.alpha * x);
}

FORWARD(swish) {
  return gate(x, act.alpha);
}
BACKWARD(swish) {
  return dy * gate_slope(x, act.alpha);
}
SAME(swish_fast, swish)
SAME(swish_coarse, swish)

FORWARD(silu) {
  return gate(x, 1.0f);
}
BACKWARD(silu) {
  return dy * gate_slope(x, 1.0f);
}

FORWARD(hard_swish) {
  return x * fminf(fmaxf(act.alpha * x + act.beta, 0.0f), 1.0f);
}
BACKWARD(hard_swish) {
  float line = act.alpha * x + act.beta;
  return line <= 0.0f ? 0.0f : line >= 1.0f ? dy : dy * (line + act.alpha * x);
}

/* ---- of the tanh family ---------------------------------------------------------------------- */

FORWARD(tanh) {
  return tanhf(x);
}
BACKWARD(tanh) {
  float t = tanhf(x);
  return dy * (1.0f - t * t);
}
FROM_OUTPUT(tanh) {
  return dy * (1.0f - y * y);
}
SAME(tanh_precise, tanh)
SAME_FROM_OUTPUT(tanh_precise, tanh)
SAME(tanh_fast, tanh)
SAME_FROM_OUTPUT(tanh_fast, tanh)
SAME(tanh_coarse, tanh)
SAME_FROM_OUTPUT(tanh_coarse, tanh)

FORWARD(hard_tanh) {
  return fminf(fmaxf(x, act.alpha), act.beta);
}
BACKWARD(hard_tanh) {
  return x > act.alpha && x < act.beta ? dy : 0.0f;
}
FROM_OUTPUT(hard_tanh) {
  return y > act.alpha && y < act.beta ? dy : 0.0f;
}

FORWARD(tanh_shrink) {
  return x - tanhf(x);
}
BACKWARD(tanh_shrink) {
  float t = tanhf(x);
  return dy * t * t;
}

FORWARD(softsign) {
  return x / (1.0f + fabsf(x));
}
BACKWARD(softsign) {
  float d = 1.0f + fabsf(x);
  return dy / (d * d);
}

FORWARD(mish) {
  return x * tanhf(log1pf(expf(x)));
}
BACKWARD(mish) {
  float t = tanhf(log1pf(expf(x)));
  return dy * (t + x * (1.0f - t * t) * logistic(x));
}

/* ---- of the GELU family ---------------------------------------------------------------------- */

#define SQRT_HALF 0.70710678f
#define ONE_OVER_SQRT_TWO_PI 0.39894228f
FORWARD(gelu_erf) {
  return 0.5f * x * (1.0f + erff(SQRT_HALF * x));
}
BACKWARD(gelu_erf) {
  float cdf = 0.5f * (1.0f + erff(SQRT_HALF * x));
  return dy * (cdf + x * ONE_OVER_SQRT_TWO_PI * expf(-0.5f * x * x));
}
SAME(gelu_fast, gelu_erf)
SAME(gelu_coarse, gelu_erf)

#define SQRT_TWO_OVER_PI 0.79788456f
#define GELU_CUBIC 0.044715f
FORWARD(gelu_tanh) {
  return 0.5f * x * (1.0f + tanhf(SQRT_TWO_OVER_PI * (x + GELU_CUBIC * x * x * x)));
}
BACKWARD(gelu_tanh) {
  float t = tanhf(SQRT_TWO_OVER_PI * (x + GELU_CUBIC * x * x * x));
  float slope = SQRT_TWO_OVER_PI * (1.0f + 3.0f * GELU_CUBIC * x * x);
  return dy * 0.5f * (1.0f + t + x * (1.0f - t * t) * slope);
}

#define GELU_QUICK_SCALE 1.702f
FORWARD(gelu_quick) {
  return gate(x, GELU_QUICK_SCALE);
}
BACKWARD(gelu_quick) {
  return dy * gate_slope(x, GELU_QUICK_SCALE);
}

/* ---- elementary functions -------------------------------------------------------------------- */

FORWARD(soft_shrink) {
  return x > act.alpha ? x - act.alpha : x < -act.alpha ? x + act.alpha : 0.0f;
}
BACKWARD(soft_shrink) {
  return fabsf(x) > act.alpha ? dy : 0.0f;
}

FORWARD(hard_shrink) {
  return x > act.alpha || x < -act.alpha ? x : 0.0f;
}
BACKWARD(hard_shrink) {
  return x > act.alpha || x < -act.alpha ? dy : 0.0f;
}

FORWARD(clip) {
  return fminf(fmaxf(x, act.alpha), act.beta);
}
BACKWARD(clip) {
  return act.alpha <= x && x <= act.beta ? dy : 0.0f;
}

FORWARD(exp) {
  return expf(x);
}
BACKWARD(exp) {
  return dy * expf(x);
}
FROM_OUTPUT(exp) {
  return dy * y;
}

FORWARD(log) {
  return logf(x);
}
BACKWARD(log) {
  return dy / x;
}

FORWARD(square) {
  return x * x;
}
BACKWARD(square) {
  return dy * 2.0f * x;
}

FORWARD(abs) {
  return fabsf(x);
}
BACKWARD(abs) {
  return x > 0.0f ? dy : x < 0.0f ? -dy : 0.0f;
}

FORWARD(sqrt) {
  return sqrtf(x);
}
BACKWARD(sqrt) {
  return dy / (2.0f * sqrtf(x));
}
FROM_OUTPUT(sqrt) {
  return dy / (2.0f * y);
}

FORWARD(pow) {
  return act.alpha * powf(x, act.beta);
}
BACKWARD(pow) {
  return dy * act.alpha * act.beta * powf(x, act.beta - 1.0f);
}

FORWARD(linear) {
  return act.alpha * x + act.beta;
}
BACKWARD(linear) {
  return dy * act.alpha;
}

FORWARD(round) {
  return rintf(x);
}
BACKWARD(round) {
  return dy * 0.0f;
}

#endif

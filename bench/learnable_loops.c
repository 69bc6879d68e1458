#include <math.h>

#include "family_loops.h"

/* y, and what one element adds to the gradients of its parameters. */
typedef struct slopes {
  float x, p[2];
} slopes;

static inline float sigmoid(float x) {
  return 1.0f / (1.0f + expf(-x));
}

static inline float swish_of(float x, float beta, float unused) {
  (void)unused;
  return x * sigmoid(beta * x);
}
static inline slopes swish_slopes(float x, float beta, float unused) {
  const float s = sigmoid(beta * x), d = s * (1.0f - s);
  (void)unused;
  return (slopes){s + beta * x * d, {x * x * d, 0.0f}};
}

static inline float gate_of(float x, float w, float b) {
  return x * sigmoid(w * x + b);
}
static inline slopes gate_slopes(float x, float w, float b) {
  const float s = sigmoid(w * x + b), d = s * (1.0f - s);
  return (slopes){s + w * x * d, {x * x * d, x * d}};
}

static inline float prelu_of(float x, float a, float unused) {
  (void)unused;
  return x > 0.0f ? x : a * x;
}
static inline slopes prelu_slopes(float x, float a, float unused) {
  (void)unused;
  return x > 0.0f ? (slopes){1.0f, {0.0f, 0.0f}} : (slopes){a, {x, 0.0f}};
}

static inline float snake_of(float x, float a, float unused) {
  const float s = sinf(a * x);
  (void)unused;
  return x + s * s / a;
}
static inline slopes snake_slopes(float x, float a, float unused) {
  const float s = sinf(a * x), twice = sinf(2.0f * a * x);
  (void)unused;
  return (slopes){1.0f + twice, {(x * twice - s * s / a) / a, 0.0f}};
}

/* Formulas arrive as constants. */
typedef float formula(float x, float p, float q);
typedef slopes derivative(float x, float p, float q);

static inline __attribute__((always_inline)) void forward(formula *f, vact_shape shape,
                                                          const float *x, const float *const p[2],
                                                          size_t n, float *restrict y) {
  size_t i = 0;
  for (size_t o = 0; o < shape.outer; o++)
    for (size_t c = 0; c < shape.channels; c++)
      for (size_t k = 0; k < shape.inner; k++, i++)
        y[i] = f(x[i], p[0][n == 1 ? 0 : c], p[1][n == 1 ? 0 : c]);
}

static inline __attribute__((always_inline)) void backward(derivative *f, vact_shape shape,
                                                           const float *x, const float *const p[2],
                                                           size_t n, const float *dy,
                                                           float *restrict dx, float *const dp[2]) {
  size_t i = 0;
  for (size_t c = 0; c < n; c++) dp[0][c] = dp[1][c] = 0.0f;
  for (size_t o = 0; o < shape.outer; o++)
    for (size_t c = 0; c < shape.channels; c++) {
      const size_t at = n == 1 ? 0 : c;
      float sums[2] = {0.0f, 0.0f};
      for (size_t k = 0; k < shape.inner; k++, i++) {
        const slopes s = f(x[i], p[0][at], p[1][at]);
        dx[i] = dy[i] * s.x;
        sums[0] += dy[i] * s.p[0];
        sums[1] += dy[i] * s.p[1];
      }
      dp[0][at] += sums[0];
      dp[1][at] += sums[1];
    }
}

/* clang-format off */
#define LOOPS(name)                                                                              \
  static void name##_forward(vact_shape shape, const float *x, const float *const p[2], size_t n, \
                             float *y) {                                                         \
    forward(name##_of, shape, x, p, n, y);                                                       \
  }                                                                                              \
  static void name##_backward(vact_shape shape, const float *x, const float *const p[2],         \
                              size_t n, const float *dy, float *dx, float *const dp[2]) {        \
    backward(name##_slopes, shape, x, p, n, dy, dx, dp);                                         \
  }                                                                                              \
  const vact_bench_learnable_loop vact_bench_##name##_loop = {name##_forward, name##_backward};
/* clang-format on */

LOOPS(swish)
LOOPS(gate)
LOOPS(prelu)
LOOPS(snake)

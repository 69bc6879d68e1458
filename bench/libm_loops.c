#include <math.h>

#include "loops.h"

#define INLINE static inline __attribute__((always_inline))

typedef float forward(float x, float alpha);
typedef float backward(float x, float dy, float alpha);
typedef float from_output(float y, float dy);

INLINE float sigmoid(float x) {
  return 1.0f / (1.0f + expf(-x));
}

INLINE float relu_forward(float x, float alpha) {
  (void)alpha;
  return x > 0.0f ? x : 0.0f;
}
INLINE float relu_backward(float x, float dy, float alpha) {
  (void)alpha;
  return x > 0.0f ? dy : 0.0f;
}
INLINE float relu_from_output(float y, float dy) {
  return y > 0.0f ? dy : 0.0f;
}

INLINE float sigmoid_forward(float x, float alpha) {
  (void)alpha;
  return sigmoid(x);
}
INLINE float sigmoid_backward(float x, float dy, float alpha) {
  float s = sigmoid(x);
  (void)alpha;
  return dy * (s * (1.0f - s));
}
INLINE float sigmoid_from_output(float y, float dy) {
  return dy * (y * (1.0f - y));
}

INLINE float tanh_forward(float x, float alpha) {
  (void)alpha;
  return tanhf(x);
}
INLINE float tanh_backward(float x, float dy, float alpha) {
  float t = tanhf(x);
  (void)alpha;
  return dy * (1.0f - t * t);
}
INLINE float tanh_from_output(float y, float dy) {
  return dy * (1.0f - y * y);
}

INLINE float swish_forward(float x, float alpha) {
  return x * sigmoid(alpha * x);
}
INLINE float swish_backward(float x, float dy, float alpha) {
  float s = sigmoid(alpha * x);
  return dy * (s + alpha * x * s * (1.0f - s));
}

INLINE void map(size_t n, const float *restrict x, float alpha, float *restrict y, forward *f) {
  for (size_t i = 0; i < n; i++) y[i] = f(x[i], alpha);
}
INLINE void map_backward(size_t n, const float *restrict x, const float *restrict dy, float alpha,
                         float *restrict dx, backward *f) {
  for (size_t i = 0; i < n; i++) dx[i] = f(x[i], dy[i], alpha);
}
INLINE void map_from_output(size_t n, const float *restrict y, const float *restrict dy,
                            float *restrict dx, from_output *f) {
  for (size_t i = 0; i < n; i++) dx[i] = f(y[i], dy[i]);
}

/* A loop per function, so that the compiler sees which one it inlines. */
#define FROM_OUTPUT_YES(name)                                                                 \
  static void name##_from_output_loop(size_t n, const float *y, const float *dy, float alpha, \
                                      float *dx) {                                            \
    (void)alpha;                                                                              \
    map_from_output(n, y, dy, dx, name##_from_output);                                        \
  }
#define FROM_OUTPUT_NO(name)
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative)        \
  static void name##_forward_loop(size_t n, const float *x, const float *dy, float alpha,  \
                                  float *y) {                                              \
    (void)dy;                                                                              \
    map(n, x, alpha, y, name##_forward);                                                   \
  }                                                                                        \
  static void name##_backward_loop(size_t n, const float *x, const float *dy, float alpha, \
                                   float *dx) {                                            \
    map_backward(n, x, dy, alpha, dx, name##_backward);                                    \
  }                                                                                        \
  FROM_OUTPUT_##from_y(name)
#include <vact/activations.def>
#undef VACT_ACT
#undef FROM_OUTPUT_YES
#undef FROM_OUTPUT_NO

#define FROM_OUTPUT_YES(name) name##_from_output_loop
#define FROM_OUTPUT_NO(name) NULL
const vact_bench_libm vact_bench_libm_loops[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative) \
  [VACT_##name] = {name##_forward_loop, name##_backward_loop, FROM_OUTPUT_##from_y(name)},
#include <vact/activations.def>
#undef VACT_ACT
};

#include "libm_formulas.h"
#include "loops.h"

typedef float forward(float x, vact_act act);
typedef float backward(float x, float dy, vact_act act);

INLINE void map(size_t n, const float *restrict x, vact_act act, float *restrict y, forward *f) {
  for (size_t i = 0; i < n; i++) y[i] = f(x[i], act);
}
/* in is x, or y for a function of the output */
INLINE void map_backward(size_t n, const float *restrict in, const float *restrict dy, vact_act act,
                         float *restrict dx, backward *f) {
  for (size_t i = 0; i < n; i++) dx[i] = f(in[i], dy[i], act);
}

/* A loop per function, so that the compiler sees which one it inlines. */
#define FROM_OUTPUT_YES(name)                                                                  \
  static void name##_from_output_loop(size_t n, const float *y, const float *dy, vact_act act, \
                                      float *dx) {                                             \
    map_backward(n, y, dy, act, dx, name##_from_output);                                       \
  }
#define FROM_OUTPUT_NO(name)
#define VACT_ACT(name, params, requires, from_y, ...)                                             \
  static void name##_forward_loop(size_t n, const float *x, UNUSED const float *dy, vact_act act, \
                                  float *y) {                                                     \
    map(n, x, act, y, name##_forward);                                                            \
  }                                                                                               \
  static void name##_backward_loop(size_t n, const float *x, const float *dy, vact_act act,       \
                                   float *dx) {                                                   \
    map_backward(n, x, dy, act, dx, name##_backward);                                             \
  }                                                                                               \
  FROM_OUTPUT_##from_y(name)
#include <vact/activations.def>
#undef VACT_ACT
#undef FROM_OUTPUT_YES
#undef FROM_OUTPUT_NO

#define FROM_OUTPUT_YES(name) name##_from_output_loop
#define FROM_OUTPUT_NO(name) NULL
const vact_bench_libm vact_bench_libm_loops[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, requires, from_y, ...) \
  [VACT_##name] = {name##_forward_loop, name##_backward_loop, FROM_OUTPUT_##from_y(name)},
#include <vact/activations.def>
#undef VACT_ACT
};

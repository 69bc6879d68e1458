/*
 * The formulas of all rows of the table as constants of one type, which kernels hand down their
 * loops: compilers fold them, and the row's formula remains. A row of activations.def without its
 * functions in math/ does not compile:
 *
 *   NAME_prepared, NAME_prepare(act)           if it has parameters: what follows from them
 *   NAME_usual([p,] direction)                 usual_range, or #define NAME_usual USUAL_EVERYWHERE
 *   NAME_forward([p,] range, x)                v_f32
 *   NAME_backward([p,] range, x, dy)           v_f32
 *   NAME_backward_from_output([p,] y, dy)      v_f32, if from_y is YES; there is no range
 *
 * where p, a NAME_prepared, is there if the row has parameters.
 */
#ifndef VACT_SIMD_FORMULAS_H
#define VACT_SIMD_FORMULAS_H

#include "math/arithmetic.h"
#include "math/clip.h"
#include "math/elu.h"
#include "math/exp.h"
#include "math/gelu_approx.h"
#include "math/gelu_erf.h"
#include "math/gelu_tanh.h"
#include "math/log.h"
#include "math/mish.h"
#include "math/pow.h"
#include "math/relu.h"
#include "math/shrink.h"
#include "math/sigmoid.h"
#include "math/sigmoid_approx.h"
#include "math/softplus.h"
#include "math/softsign.h"
#include "math/swish.h"
#include "math/swish_approx.h"
#include "math/tanh.h"
#include "math/tanh_approx.h"
#include "math/tanh_shrink.h"

/* What a row has prepared. */
typedef union prepared {
  char nothing;
#define PREPARED_NONE(name)
#define PREPARED_ALPHA(name) name##_prepared name;
#define PREPARED_ALPHA_BETA(name) PREPARED_ALPHA(name)
#define VACT_ACT(name, params, ...) PREPARED_##params(name)
#include "../include/vact/activations.def"
#undef VACT_ACT
} prepared;

/* One row in one direction. */
typedef struct formula {
  int has_dy;
  void (*prepare)(const vact_act *act, prepared *p);
  usual_range (*usual)(const prepared *p);
  /* x is y where the direction says so */
  v_f32 (*apply)(const prepared *p, enum range range, v_f32 x, v_f32 dy);
} formula;

#define PREPARE_NONE(name)
#define PREPARE_ALPHA(name) p->name = name##_prepare(*act);
#define PREPARE_ALPHA_BETA(name) PREPARE_ALPHA(name)
#define VACT_ACT(name, params, ...)                                \
  V_INLINE void prepare_##name(const vact_act *act, prepared *p) { \
    PREPARE_##params(name)                                         \
  }
#include "../include/vact/activations.def"
#undef VACT_ACT

#define ARGUMENT_NONE(name)
#define ARGUMENT_ALPHA(name) p->name,
#define ARGUMENT_ALPHA_BETA(name) p->name,

#define USUAL_FORWARD(name, p_) name##_usual(p_ VACT_FORWARD)
#define USUAL_BACKWARD(name, p_) name##_usual(p_ VACT_BACKWARD)
#define USUAL_BACKWARD_FROM_OUTPUT(name, p_) everywhere()
#define APPLY_FORWARD(name, p_) name##_forward(p_ range, x)
#define APPLY_BACKWARD(name, p_) name##_backward(p_ range, x, dy)
#define APPLY_BACKWARD_FROM_OUTPUT(name, p_) name##_backward_from_output(p_ x, dy)

#define FORMULA(direction, name, params)                                                           \
  V_INLINE usual_range usual_##direction##_##name(const prepared *p) {                             \
    return USUAL_##direction(name, ARGUMENT_##params(name));                                       \
  }                                                                                                \
  V_INLINE v_f32 apply_##direction##_##name(const prepared *p, enum range range, v_f32 x,          \
                                            v_f32 dy) {                                            \
    return APPLY_##direction(name, ARGUMENT_##params(name));                                       \
  }                                                                                                \
  static const formula formula_##direction##_##name = {VACT_##direction != VACT_FORWARD,           \
                                                       prepare_##name, usual_##direction##_##name, \
                                                       apply_##direction##_##name};
#define FORMULA_IF_YES(direction, name, params) FORMULA(direction, name, params)
#define FORMULA_IF_NO(direction, name, params)

#define VACT_ACT(name, params, requires, from_y, ...) \
  FORMULA(FORWARD, name, params)                      \
  FORMULA(BACKWARD, name, params)                     \
  FORMULA_IF_##from_y(BACKWARD_FROM_OUTPUT, name, params)
#include "../include/vact/activations.def"
#undef VACT_ACT

#endif

/*
 * The formulas of all rows of the table behind one name. Kernels pass kind and direction as
 * constants, so each switch folds to one formula. A row of activations.def without its functions in
 * math/ does not compile:
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

/* What a row has prepared; the kind tells which member it is. */
typedef union prepared {
  char nothing;
#define PREPARED_NONE(name)
#define PREPARED_ALPHA(name) name##_prepared name;
#define PREPARED_ALPHA_BETA(name) PREPARED_ALPHA(name)
#define VACT_ACT(name, params, ...) PREPARED_##params(name)
#include "../include/vact/activations.def"
#undef VACT_ACT
} prepared;

#define PREPARE_NONE(name)
#define PREPARE_ALPHA(name)       \
  case VACT_##name:               \
    p.name = name##_prepare(act); \
    break;
#define PREPARE_ALPHA_BETA(name) PREPARE_ALPHA(name)

V_INLINE prepared formula_prepare(vact_kind kind, vact_act act) {
  prepared p = {.nothing = 0};
  switch (kind) {
#define VACT_ACT(name, params, ...) PREPARE_##params(name)
#include "../include/vact/activations.def"
#undef VACT_ACT
    default:
      break;
  }
  return p;
}

#define ARGUMENT_NONE(name)
#define ARGUMENT_ALPHA(name) p->name,
#define ARGUMENT_ALPHA_BETA(name) p->name,

/* For which x the usual form of the formula is right. */
V_INLINE usual_range formula_usual(vact_direction direction, vact_kind kind, const prepared *p) {
  if (direction == VACT_BACKWARD_FROM_OUTPUT) return everywhere();
  switch (kind) {
#define VACT_ACT(name, params, ...) \
  case VACT_##name:                 \
    return name##_usual(ARGUMENT_##params(name) direction);
#include "../include/vact/activations.def"
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  __builtin_unreachable();
}

#define FROM_OUTPUT_YES(name, params) \
  if (direction == VACT_BACKWARD_FROM_OUTPUT) return name##_backward_from_output(params x, dy);
#define FROM_OUTPUT_NO(name, params)

/* The result of one vector; x is y where the direction says so, dy is not used forward. */
V_INLINE v_f32 formula_apply(vact_direction direction, vact_kind kind, const prepared *p,
                             enum range range, v_f32 x, v_f32 dy) {
  switch (kind) {
#define VACT_ACT(name, params, requires, from_y, ...)                                    \
  case VACT_##name:                                                                      \
    FROM_OUTPUT_##from_y(name, ARGUMENT_##params(name)) return direction == VACT_FORWARD \
        ? name##_forward(ARGUMENT_##params(name) range, x)                               \
        : name##_backward(ARGUMENT_##params(name) range, x, dy);
#include "../include/vact/activations.def"
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  __builtin_unreachable();
}

#endif

/*
 * The formulas of all rows of the table behind one name. Kernels pass kind and direction as
 * constants, so each switch folds to one formula. A row of activations.def without its functions in
 * math/ does not compile:
 *
 *   NAME_plain()                               vact_act if it has parameters: the usual ones
 *   NAME_row(act)                              row      if it has parameters: prepare them
 *   NAME_forward_usual([row,] x, count)        int      if these vectors lie in the usual range
 *   NAME_forward([row,] range, x)              v_f32
 *   NAME_backward_usual([row,] x, count)       int
 *   NAME_backward([row,] range, x, dy)         v_f32
 *   NAME_backward_from_output([row,] y, dy)    v_f32    if from_y is YES; there is no range
 */
#ifndef VACT_SIMD_ROWS_H
#define VACT_SIMD_ROWS_H

#include "math/relu.h"
#include "math/sigmoid.h"
#include "math/swish.h"
#include "math/tanh.h"

#define ROW_PREPARE_NONE(name)
#define ROW_PREPARE_ALPHA(name) \
  case VACT_##name:             \
    return name##_row(act);

V_INLINE row row_prepare(vact_kind kind, vact_act act) {
  const row none = {.alpha = 0.0f};
  switch (kind) {
#define VACT_ACT(name, params, ...) ROW_PREPARE_##params(name)
#include "../include/vact/activations.def"
#undef VACT_ACT
    default:
      return none;
  }
}

#define ROW_PLAIN_NONE(name)
#define ROW_PLAIN_ALPHA(name) \
  case VACT_##name:           \
    return name##_plain();
#define ROW_IS_PLAIN_NONE(name)
#define ROW_IS_PLAIN_ALPHA(name) \
  case VACT_##name:              \
    return act.alpha == name##_plain().alpha;

/* Whether act has the parameters that most calls have, for which the formula is shorter. */
V_INLINE int row_is_plain(vact_kind kind, vact_act act) {
  switch (kind) {
#define VACT_ACT(name, params, ...) ROW_IS_PLAIN_##params(name)
#include "../include/vact/activations.def"
#undef VACT_ACT
    default:
      return 1;
  }
}

/* Those parameters; a constant. */
V_INLINE vact_act row_plain(vact_kind kind) {
  switch (kind) {
#define VACT_ACT(name, params, ...) ROW_PLAIN_##params(name)
#include "../include/vact/activations.def"
#undef VACT_ACT
    default: {
      const vact_act none = {kind, 0.0f};
      return none;
    }
  }
}

#define ROW_ARGUMENT_NONE
#define ROW_ARGUMENT_ALPHA r,

#define ROW_FROM_OUTPUT_YES(name, ...)               \
  if (direction == VACT_BACKWARD_FROM_OUTPUT) {      \
    return name##_backward_from_output(__VA_ARGS__); \
  }
#define ROW_FROM_OUTPUT_NO(name, ...)

/* Whether the usual form of the formula is right for all of x[0] to x[count - 1]. */
V_INLINE int row_usual(vact_direction direction, vact_kind kind, row r, const v_f32 *x, int count) {
  (void)r;
  if (direction == VACT_BACKWARD_FROM_OUTPUT) return 1;
  switch (kind) {
#define VACT_ACT(name, params, ...)                                                         \
  case VACT_##name:                                                                         \
    return direction == VACT_FORWARD ? name##_forward_usual(ROW_ARGUMENT_##params x, count) \
                                     : name##_backward_usual(ROW_ARGUMENT_##params x, count);
#include "../include/vact/activations.def"
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  __builtin_unreachable();
}

/* The result of one vector; x is y where the direction says so, dy is not used forward. */
V_INLINE v_f32 row_apply(vact_direction direction, vact_kind kind, row r, enum range range, v_f32 x,
                         v_f32 dy) {
  (void)r;
  switch (kind) {
#define VACT_ACT(name, params, from_y, ...)                                                      \
  case VACT_##name:                                                                              \
    ROW_FROM_OUTPUT_##from_y(name, ROW_ARGUMENT_##params x, dy) return direction == VACT_FORWARD \
        ? name##_forward(ROW_ARGUMENT_##params range, x)                                         \
        : name##_backward(ROW_ARGUMENT_##params range, x, dy);
#include "../include/vact/activations.def"
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  __builtin_unreachable();
}

#endif

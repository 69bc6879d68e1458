/*
 * The activations and their derivatives in double precision: what the tests and the benchmark's
 * accuracy column compare the library with.
 *
 * Every value is good to 1e-12 of itself over all float inputs and finite float parameters, in the
 * tails too; next to a zero of a derivative of several terms, to 1e-12 of the largest term. A float
 * times a float is exact in double, so alpha*x is. NaN in gives NaN.
 *
 * A row of activations.def needs in reference/, or this file does not compile:
 *   vact_ref_<name>(x, act)              y
 *   vact_ref_<name>_derivative(x, act)   dy/dx and the magnitude that its error is measured by
 *   vact_ref_<name>_from_output(y, act)  the same from y, where the row says from_y = YES
 */
#ifndef VACT_TESTS_REFERENCE_H
#define VACT_TESTS_REFERENCE_H

#include <math.h>
#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "reference/gated.h"
#include "reference/piecewise.h"
#include "reference/power.h"
#include "reference/sigmoid.h"

/* act(x) */
static inline double vact_ref_forward(vact_act act, double x) {
  switch (act.kind) {
#define VACT_ACT(name, ...) \
  case VACT_##name:         \
    return vact_ref_##name(x, act);
#include <vact/activations.def>
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return NAN;
}

/* act'(x) */
static inline vact_ref_sum vact_ref_derivative_sum(vact_act act, double x) {
  switch (act.kind) {
#define VACT_ACT(name, ...) \
  case VACT_##name:         \
    return vact_ref_##name##_derivative(x, act);
#include <vact/activations.def>
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return vact_ref_one_term(NAN);
}

/* act'(x) from y = act(x); NaN where from_y is NO */
static inline vact_ref_sum vact_ref_derivative_sum_from_output(vact_act act, double y) {
  switch (act.kind) {
#define VACT_REF_FROM_YES(name) vact_ref_##name##_from_output(y, act)
#define VACT_REF_FROM_NO(name) vact_ref_one_term(NAN)
#define VACT_ACT(name, params, requires, from_y, ...) \
  case VACT_##name:                                   \
    return VACT_REF_FROM_##from_y(name);
#include <vact/activations.def>
#undef VACT_ACT
#undef VACT_REF_FROM_NO
#undef VACT_REF_FROM_YES
    case VACT_KIND_COUNT:
      break;
  }
  return vact_ref_one_term(NAN);
}

static inline double vact_ref_derivative(vact_act act, double x) {
  return vact_ref_derivative_sum(act, x).value;
}

static inline double vact_ref_derivative_from_output(vact_act act, double y) {
  return vact_ref_derivative_sum_from_output(act, y).value;
}

#ifdef __cplusplus
}
#endif

#endif

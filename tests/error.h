/* The error of a result as activations.def counts it. */
#ifndef VACT_TESTS_ERROR_H
#define VACT_TESTS_ERROR_H

#include <stdbool.h>

#include "reference.h"
#include "ulp.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The column `error` of activations.def. */
typedef enum vact_error_kind { VACT_ERROR_ULP, VACT_ERROR_ABS } vact_error_kind;

/*
 * The error of got, which should be dy*exact: in ulp of the exact terms, or absolute. For dy other
 * than 1 it is the error that the rounding of this product cannot explain, over |dy|: the bound is
 * one of the derivative. No unit is finer than the spacing of subnormal numbers. A derivative that
 * no float holds is infinite, whatever dy brings: any product of Inf with dy is right.
 */
static inline double vact_error(vact_error_kind kind, float got, double dy, vact_ref_sum exact) {
  double want = dy * exact.value;
  double distance = vact_distance(got, want);
  double rounding = 0.5 * vact_ulp_of(want);
  double unit = kind == VACT_ERROR_ULP ? vact_ulp_of(exact.terms) : 1.0;
  if (distance == 0) return 0.0;
  if (dy != 1) {
    bool overflows = fabs(exact.value) > 0x1.fffff8p127;
    if (overflows && vact_distance(got, dy * copysign(INFINITY, exact.value)) == 0) return 0.0;
    if (overflows && dy == 0) return got == 0 ? 0.0 : (double)INFINITY;
    distance = fmax(distance - rounding, 0.0);
    unit = fmax(fabs(dy) * unit, overflows ? vact_ulp_of(want) : 0x1p-149);
  } else if (kind == VACT_ERROR_ABS && fabs(want) > 16 && distance <= rounding) {
    return 0.0;
  }
  return distance / unit;
}

/*
 * The bound of the forward error with these parameters. Where it is absolute and alpha scales x, it
 * is one of alpha*y if that is smaller than y: f(x; alpha) = f(alpha*x; 1) / alpha.
 */
static inline double vact_forward_bound(vact_error_kind kind, double bound, int parameters,
                                        float alpha) {
  if (kind == VACT_ERROR_ULP || parameters == 0) return bound;
  return bound / fmin(1.0, fabs((double)alpha));
}

/* Half an ulp measured with a reference in double can be a trace more than half. */
static inline bool vact_error_is_within(double error, double bound) {
  return error <= bound * (1.0 + 0x1p-20);
}

#ifdef __cplusplus
}
#endif

#endif

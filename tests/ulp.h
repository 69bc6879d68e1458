/*
 * Errors of float results in units in the last place (ulp).
 */
#ifndef VACT_TESTS_ULP_H
#define VACT_TESTS_ULP_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The distance of neighbouring floats in the binade of |ref|: at least 2^-149, the spacing of the
 * subnormals and of zero, and at most 2^104, that of the top binade. ref is not NaN.
 */
static inline double vact_ulp_of(double ref) {
  uint64_t bits;
  memcpy(&bits, &ref, sizeof bits);
  int exponent = (int)(bits >> 52 & 0x7ff) - 1023;
  if (exponent < -126) exponent = -126;
  if (exponent > 127) exponent = 127;
  bits = (uint64_t)(exponent - 23 + 1023) << 52;
  double ulp;
  memcpy(&ulp, &bits, sizeof ulp);
  return ulp;
}

/*
 * |got - ref|, where got = +-Inf stands for +-2^128, the float that would follow FLT_MAX, and for
 * all beyond it: so it is exact for a ref that large, and a finite got is measured against the ref
 * that it should be. Both NaN: 0. One NaN, or ref alone infinite: Inf.
 */
static inline double vact_distance(float got, double ref) {
  const double beyond = 0x1p128;
  double value = got;
  if (value != value || ref != ref) return value != value && ref != ref ? 0.0 : (double)INFINITY;
  if (isinf(value)) {
    value = copysign(beyond, value);
    if (fabs(ref) > beyond) ref = copysign(beyond, ref);
  }
  return fabs(value - ref);
}

/* The distance in ulp of scale: ref itself, or the largest of ref's terms. */
static inline double vact_ulp_error(float got, double ref, double scale) {
  return vact_distance(got, ref) / vact_ulp_of(scale);
}

#ifdef __cplusplus
}
#endif

#endif

/*
 * Two forms of a formula. The usual one is right while all inputs of a block lie within the range
 * that the row states, and there it meets no subnormal number unless dy or a parameter is extreme;
 * the full one is right for every input.
 * Where both are right they give the same bits. Kernels choose by block, so that inputs from the
 * usual range, in practice all of them, pay for one comparison per block and nothing else.
 */
#ifndef VACT_MATH_RANGE_H
#define VACT_MATH_RANGE_H

#include <math.h>

enum range { USUAL, FULL };

/*
 * The inputs for which the usual form of a formula is right. The extent is a constant of the
 * formula, which decides how a block is tested; the limits may depend on parameters.
 */
typedef struct usual_range {
  enum { EVERYWHERE, WITHIN, BETWEEN } extent;
  float low, high;
} usual_range;

/* all floats, NaN included: there is no FULL form */
V_INLINE usual_range everywhere(void) {
  const usual_range r = {EVERYWHERE, -INFINITY, INFINITY};
  return r;
}

/* For rows that are right everywhere by one form: #define <name>_usual USUAL_EVERYWHERE */
#define USUAL_EVERYWHERE(...) everywhere()

/* |x| <= limit; NaN may count as within */
V_INLINE usual_range within(float limit) {
  const usual_range r = {WITHIN, -limit, limit};
  return r;
}

/* low <= x <= high; NaN is outside */
V_INLINE usual_range between(float low, float high) {
  const usual_range r = {BETWEEN, low, high};
  return r;
}

/* Whether all of x[0] to x[count - 1] are usual. */
V_INLINE int all_usual(usual_range r, const v_f32 *x, int count) {
  if (r.extent == EVERYWHERE) return 1;
  if (r.extent == WITHIN) return !v_any_above(x, count, v_set(r.high));
  return v_all_between(x, count, r.low, r.high);
}

#endif

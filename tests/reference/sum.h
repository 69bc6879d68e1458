/*
 * What the references are made of: a derivative as the sum of its terms, and the exponentials that
 * several families share.
 */
#ifndef VACT_TESTS_REFERENCE_SUM_H
#define VACT_TESTS_REFERENCE_SUM_H

#include <math.h>
#include <vact/vact.h>

/*
 * A sum, and the magnitude that its error is measured by: the largest of its terms, or the sum
 * itself where that is larger.
 */
typedef struct vact_ref_sum {
  double value;
  double terms;
} vact_ref_sum;

static inline vact_ref_sum vact_ref_one_term(double value) {
  vact_ref_sum sum = {value, fabs(value)};
  return sum;
}

/* a + b, whose sum the caller knows without cancellation */
static inline vact_ref_sum vact_ref_terms(double a, double b, double value) {
  vact_ref_sum sum = {value, fmax(fabs(value), fmax(fabs(a), fabs(b)))};
  return sum;
}

/* inside ? value : 0; NaN where x is */
static inline double vact_ref_where(int inside, double value, double x) {
  if (x != x) return x;
  return inside ? value : 0.0;
}

/*
 * exp(-|z|), and 0 where no product with floats brings it back to what a float can hold: there the
 * underflow of double would only cost time.
 */
static inline double vact_ref_decay(double z) {
  return fabs(z) > 700 ? 0.0 : exp(-fabs(z));
}

/* 1 / (1 + exp(-z)), by the exp that cannot overflow. */
static inline double vact_ref_logistic(double z) {
  double e = vact_ref_decay(z);
  return (z < 0 ? e : 1.0) / (1.0 + e);
}

/* log(1 + exp(z)) */
static inline double vact_ref_log1p_exp(double z) {
  return fmax(z, 0.0) + log1p(vact_ref_decay(z)) + (z != z ? z : 0.0);
}

/* x * s for a factor s in [0, 1] that vanishes exponentially: it wins over x = -Inf. */
static inline double vact_ref_gated(double x, double s) {
  return s == 0 ? copysign(0.0, x) : x * s;
}

/* alpha*x with 0*Inf = 0: a gate with alpha = 0 does not depend on alpha*x at all. */
static inline double vact_ref_scaled(double alpha, double x) {
  return alpha == 0 && x == x ? 0.0 : alpha * x;
}

#endif

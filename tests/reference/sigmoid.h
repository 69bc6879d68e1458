/* References of the S-shaped activations, and of their integrals. */
#ifndef VACT_TESTS_REFERENCE_SIGMOID_H
#define VACT_TESTS_REFERENCE_SIGMOID_H

#include "sum.h"

/* Rows of one function at several precisions have one reference. */
#define VACT_REF_SAME_AS(exact, row)                                               \
  static inline double vact_ref_##row(double x, vact_act act) {                    \
    return vact_ref_##exact(x, act);                                               \
  }                                                                                \
  static inline vact_ref_sum vact_ref_##row##_derivative(double x, vact_act act) { \
    return vact_ref_##exact##_derivative(x, act);                                  \
  }
#define VACT_REF_SAME_FROM_OUTPUT_AS(exact, row)                                    \
  static inline vact_ref_sum vact_ref_##row##_from_output(double y, vact_act act) { \
    return vact_ref_##exact##_from_output(y, act);                                  \
  }

/* ---- sigmoid --------------------------------------------------------------------------------- */

static inline double vact_ref_sigmoid(double x, vact_act act) {
  (void)act;
  return vact_ref_logistic(x);
}

static inline vact_ref_sum vact_ref_sigmoid_derivative(double x, vact_act act) {
  double e = vact_ref_decay(x);
  (void)act;
  return vact_ref_one_term(e / ((1.0 + e) * (1.0 + e)));
}

static inline vact_ref_sum vact_ref_sigmoid_from_output(double y, vact_act act) {
  (void)act;
  return vact_ref_one_term(y * (1.0 - y));
}

VACT_REF_SAME_AS(sigmoid, sigmoid_precise)
VACT_REF_SAME_AS(sigmoid, sigmoid_fast)
VACT_REF_SAME_AS(sigmoid, sigmoid_coarse)
VACT_REF_SAME_FROM_OUTPUT_AS(sigmoid, sigmoid_precise)
VACT_REF_SAME_FROM_OUTPUT_AS(sigmoid, sigmoid_fast)
VACT_REF_SAME_FROM_OUTPUT_AS(sigmoid, sigmoid_coarse)

/* ---- tanh ------------------------------------------------------------------------------------ */

static inline double vact_ref_tanh(double x, vact_act act) {
  (void)act;
  return tanh(x);
}

static inline vact_ref_sum vact_ref_tanh_derivative(double x, vact_act act) {
  double e = vact_ref_decay(2.0 * x);
  (void)act;
  return vact_ref_one_term(4.0 * e / ((1.0 + e) * (1.0 + e)));
}

static inline vact_ref_sum vact_ref_tanh_from_output(double y, vact_act act) {
  (void)act;
  return vact_ref_one_term((1.0 - y) * (1.0 + y));
}

VACT_REF_SAME_AS(tanh, tanh_precise)
VACT_REF_SAME_AS(tanh, tanh_fast)
VACT_REF_SAME_AS(tanh, tanh_coarse)
VACT_REF_SAME_FROM_OUTPUT_AS(tanh, tanh_precise)
VACT_REF_SAME_FROM_OUTPUT_AS(tanh, tanh_fast)
VACT_REF_SAME_FROM_OUTPUT_AS(tanh, tanh_coarse)

/*
 * x - tanh(x) = (x*cosh(x) - sinh(x)) / cosh(x), and where the difference would cancel its series:
 * the sum of 2k/(2k + 1)! * x^(2k + 1) from k = 1 on.
 */
static inline double vact_ref_tanh_shrink(double x, vact_act act) {
  double power = x, sum = 0.0; /* power is x^(2k + 1)/(2k + 1)! */
  (void)act;
  if (!(fabs(x) < 1.0)) return x - tanh(x);
  if (x == 0) return x;
  for (int k = 1; k <= 10; k++) {
    power *= x * x / (2.0 * k * (2.0 * k + 1.0));
    sum += 2.0 * k * power;
  }
  return sum / cosh(x);
}

static inline vact_ref_sum vact_ref_tanh_shrink_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(tanh(x) * tanh(x));
}

/* ---- softsign -------------------------------------------------------------------------------- */

static inline double vact_ref_softsign(double x, vact_act act) {
  (void)act;
  return isinf(x) ? copysign(1.0, x) : x / (1.0 + fabs(x));
}

static inline vact_ref_sum vact_ref_softsign_derivative(double x, vact_act act) {
  double below = 1.0 + fabs(x);
  (void)act;
  return vact_ref_one_term(1.0 / (below * below));
}

/* ---- the integrals of sigmoid ---------------------------------------------------------------- */

static inline double vact_ref_softplus(double x, vact_act act) {
  return vact_ref_log1p_exp((double)act.alpha * x) / act.alpha;
}

static inline vact_ref_sum vact_ref_softplus_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_logistic((double)act.alpha * x));
}

static inline double vact_ref_log_sigmoid(double x, vact_act act) {
  (void)act;
  return -vact_ref_log1p_exp(-x);
}

static inline vact_ref_sum vact_ref_log_sigmoid_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(vact_ref_logistic(-x));
}

#endif

/* References of exp, log and powers, and of the units that leave by an exponential below zero. */
#ifndef VACT_TESTS_REFERENCE_POWER_H
#define VACT_TESTS_REFERENCE_POWER_H

#include "sum.h"

/* ---- exp and log ----------------------------------------------------------------------------- */

static inline double vact_ref_exp(double x, vact_act act) {
  (void)act;
  return exp(x);
}

static inline vact_ref_sum vact_ref_exp_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_exp(x, act));
}

static inline vact_ref_sum vact_ref_exp_from_output(double y, vact_act act) {
  (void)act;
  return vact_ref_one_term(y);
}

static inline double vact_ref_log(double x, vact_act act) {
  (void)act;
  return log(x);
}

static inline vact_ref_sum vact_ref_log_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(1.0 / x);
}

/* ---- powers ---------------------------------------------------------------------------------- */

static inline double vact_ref_square(double x, vact_act act) {
  (void)act;
  return x * x;
}

static inline vact_ref_sum vact_ref_square_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(2.0 * x);
}

static inline double vact_ref_sqrt(double x, vact_act act) {
  (void)act;
  return sqrt(x);
}

static inline vact_ref_sum vact_ref_sqrt_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(0.5 / sqrt(x));
}

static inline vact_ref_sum vact_ref_sqrt_from_output(double y, vact_act act) {
  (void)act;
  return vact_ref_one_term(0.5 / y);
}

/* As C's pow, but that NaN stays NaN for beta = 0. */
static inline double vact_ref_pow(double x, vact_act act) {
  return x != x ? x : act.alpha * pow(x, act.beta);
}

/*
 * x^(beta - 1), whose sign and existence for negative x and -0 follow from beta: beta - 1 may have
 * no room for its fraction or its last bit.
 */
static inline double vact_ref_power_below(double x, double beta) {
  double magnitude = pow(fabs(x), beta - 1.0);
  if (x != x || !signbit(x)) return magnitude;
  if (rint(beta) != beta) return x < 0 && !isinf(x) ? NAN : magnitude;
  return fmod(beta, 2.0) == 0 ? -magnitude : magnitude;
}

/* For beta = 0 the activation is constant. */
static inline vact_ref_sum vact_ref_pow_derivative(double x, vact_act act) {
  double factor = (double)act.alpha * act.beta;
  if (x != x || act.beta == 0) return vact_ref_one_term(vact_ref_where(0, 0.0, x));
  return vact_ref_one_term(factor * vact_ref_power_below(x, act.beta));
}

/* ---- elu, selu, celu: x > 0 ? x : alpha*(exp(x) - 1) and scaled ------------------------------ */

/* With alpha = 0 it is relu. */
static inline double vact_ref_elu(double x, vact_act act) {
  return x >= 0 ? x : act.alpha == 0 && x < 0 ? 0.0 : act.alpha * expm1(x);
}

static inline vact_ref_sum vact_ref_elu_derivative(double x, vact_act act) {
  return vact_ref_one_term(x > 0 ? 1.0 : act.alpha * exp(x));
}

static inline vact_ref_sum vact_ref_elu_from_output(double y, vact_act act) {
  return vact_ref_one_term(y > 0 ? 1.0 : y + act.alpha);
}

/* Klambauer, Unterthiner, Mayr and Hochreiter, 2017 */
#define VACT_REF_SELU_SCALE 1.0507009873554804934
#define VACT_REF_SELU_ALPHA 1.6732632423543772848

static inline double vact_ref_selu(double x, vact_act act) {
  (void)act;
  return VACT_REF_SELU_SCALE * (x > 0 ? x : VACT_REF_SELU_ALPHA * expm1(x));
}

static inline vact_ref_sum vact_ref_selu_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(VACT_REF_SELU_SCALE * (x > 0 ? 1.0 : VACT_REF_SELU_ALPHA * exp(x)));
}

static inline vact_ref_sum vact_ref_selu_from_output(double y, vact_act act) {
  (void)act;
  return vact_ref_one_term(y > 0 ? VACT_REF_SELU_SCALE
                                 : y + VACT_REF_SELU_SCALE * VACT_REF_SELU_ALPHA);
}

static inline double vact_ref_celu(double x, vact_act act) {
  return x > 0 ? x : act.alpha * expm1(x / act.alpha);
}

static inline vact_ref_sum vact_ref_celu_derivative(double x, vact_act act) {
  return vact_ref_one_term(x > 0 ? 1.0 : exp(x / act.alpha));
}

static inline vact_ref_sum vact_ref_celu_from_output(double y, vact_act act) {
  return vact_ref_one_term(y > 0 ? 1.0 : (y + act.alpha) / act.alpha);
}

#endif

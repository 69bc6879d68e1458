/*
 * References of the activations made of straight lines: exact in double, but for alpha*x + beta,
 * which is rounded once.
 *
 * Which piece an x is on is decided as a float can: by alpha*x + beta rounded to float.
 */
#ifndef VACT_TESTS_REFERENCE_PIECEWISE_H
#define VACT_TESTS_REFERENCE_PIECEWISE_H

#include "sum.h"

/* ---- relu and its relatives; -0 stays -0 ----------------------------------------------------- */

static inline double vact_ref_relu(double x, vact_act act) {
  (void)act;
  return x < 0 ? 0.0 : x;
}

static inline vact_ref_sum vact_ref_relu_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(vact_ref_where(x > 0, 1.0, x));
}

static inline vact_ref_sum vact_ref_relu_from_output(double y, vact_act act) {
  return vact_ref_relu_derivative(y, act);
}

/* With a slope of 0 it is relu, at -Inf too. */
static inline double vact_ref_leaky_relu(double x, vact_act act) {
  return x > 0 || act.alpha == 0 ? vact_ref_relu(x, act) : act.alpha * x;
}

static inline vact_ref_sum vact_ref_leaky_relu_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(1, x > 0 ? 1.0 : act.alpha, x));
}

static inline vact_ref_sum vact_ref_leaky_relu_from_output(double y, vact_act act) {
  return vact_ref_leaky_relu_derivative(y, act);
}

static inline double vact_ref_thresholded_relu(double x, vact_act act) {
  return vact_ref_where(x > act.alpha, x, x);
}

static inline vact_ref_sum vact_ref_thresholded_relu_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(x > act.alpha, 1.0, x));
}

/* ---- x cut to an interval; a zero stays what it is ------------------------------------------- */

static inline double vact_ref_clip(double x, vact_act act) {
  return x < act.alpha ? act.alpha : x > act.beta ? act.beta : x;
}

static inline vact_ref_sum vact_ref_clip_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(act.alpha <= x && x <= act.beta, 1.0, x));
}

static inline double vact_ref_hard_tanh(double x, vact_act act) {
  return vact_ref_clip(x, act);
}

static inline vact_ref_sum vact_ref_hard_tanh_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(act.alpha < x && x < act.beta, 1.0, x));
}

static inline vact_ref_sum vact_ref_hard_tanh_from_output(double y, vact_act act) {
  return vact_ref_hard_tanh_derivative(y, act);
}

static inline double vact_ref_relu6(double x, vact_act act) {
  (void)act;
  return vact_ref_clip(x, vact_clip(0.0f, 6.0f));
}

static inline vact_ref_sum vact_ref_relu6_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_hard_tanh_derivative(x, vact_clip(0.0f, 6.0f));
}

static inline vact_ref_sum vact_ref_relu6_from_output(double y, vact_act act) {
  return vact_ref_relu6_derivative(y, act);
}

/* ---- alpha*x + beta -------------------------------------------------------------------------- */

static inline double vact_ref_linear(double x, vact_act act) {
  return act.alpha * x + act.beta;
}

static inline vact_ref_sum vact_ref_linear_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(1, act.alpha, x));
}

static inline double vact_ref_hard_sigmoid(double x, vact_act act) {
  return vact_ref_clip(vact_ref_linear(x, act), vact_clip(0.0f, 1.0f));
}

static inline vact_ref_sum vact_ref_hard_sigmoid_derivative(double x, vact_act act) {
  float line = fmaf(act.alpha, (float)x, act.beta);
  return vact_ref_one_term(vact_ref_where(0 < line && line < 1, act.alpha, line));
}

static inline double vact_ref_hard_swish(double x, vact_act act) {
  return vact_ref_gated(x, vact_ref_hard_sigmoid(x, act));
}

static inline vact_ref_sum vact_ref_hard_swish_derivative(double x, vact_act act) {
  float line = fmaf(act.alpha, (float)x, act.beta);
  double twice = 2.0 * act.alpha * x;
  if (0 < line && line < 1) return vact_ref_terms(twice, act.beta, twice + act.beta);
  return vact_ref_one_term(vact_ref_where(line >= 1, 1.0, line));
}

/* ---- shrinking ------------------------------------------------------------------------------- */

static inline double vact_ref_soft_shrink(double x, vact_act act) {
  return vact_ref_where(fabs(x) > act.alpha, x - copysign(act.alpha, x), x);
}

static inline vact_ref_sum vact_ref_soft_shrink_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(fabs(x) > act.alpha, 1.0, x));
}

/* Nothing is inside of a negative alpha. */
static inline double vact_ref_hard_shrink(double x, vact_act act) {
  return vact_ref_where(x > act.alpha || x < -act.alpha, x, x);
}

static inline vact_ref_sum vact_ref_hard_shrink_derivative(double x, vact_act act) {
  return vact_ref_one_term(vact_ref_where(x > act.alpha || x < -act.alpha, 1.0, x));
}

/* ---- abs, round ------------------------------------------------------------------------------ */

static inline double vact_ref_abs(double x, vact_act act) {
  (void)act;
  return fabs(x);
}

static inline vact_ref_sum vact_ref_abs_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(vact_ref_where(x != 0, copysign(1.0, x), x));
}

/* Ties to even, as long as the rounding mode is the default one. */
static inline double vact_ref_round(double x, vact_act act) {
  (void)act;
  return rint(x);
}

static inline vact_ref_sum vact_ref_round_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_one_term(vact_ref_where(0, 0.0, x));
}

#endif

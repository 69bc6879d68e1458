/*
 * References of the activations x * g(x) whose gate g rises from 0 to 1.
 *
 * Their derivative is g(x) + x*g'(x), and both terms vanish exponentially for x -> -Inf, where it
 * comes from below: -0 in the end.
 */
#ifndef VACT_TESTS_REFERENCE_GATED_H
#define VACT_TESTS_REFERENCE_GATED_H

#include "sigmoid.h"

/* The derivative where all exponentials have vanished: as far out as z. */
static inline vact_ref_sum vact_ref_gate_end(double z) {
  return vact_ref_one_term(z < 0 ? -0.0 : z >= 0 ? 1.0 : z);
}

/* ---- sigmoid(z) ------------------------------------------------------------------------------ */

/*
 * s + w*s*(1 - s), s = sigmoid(z), over the common denominator (1 + e)^2, e = exp(-|z|), so that
 * 1 - s never appears.
 */
static inline vact_ref_sum vact_ref_logistic_gate(double z, double w) {
  double e = vact_ref_decay(z);
  double square = (1.0 + e) * (1.0 + e);
  double s = (z < 0 ? e : 1.0) * (1.0 + e);
  if (e == 0 || z != z) return vact_ref_gate_end(z);
  return vact_ref_terms(s / square, w * e / square, (s + w * e) / square);
}

/* The product alpha*x of two floats is exact in double. */
static inline double vact_ref_swish(double x, vact_act act) {
  return vact_ref_gated(x, vact_ref_logistic(vact_ref_scaled(act.alpha, x)));
}

static inline vact_ref_sum vact_ref_swish_derivative(double x, vact_act act) {
  double z = vact_ref_scaled(act.alpha, x);
  return vact_ref_logistic_gate(z, z);
}

VACT_REF_SAME_AS(swish, swish_fast)
VACT_REF_SAME_AS(swish, swish_coarse)

static inline double vact_ref_silu(double x, vact_act act) {
  (void)act;
  return vact_ref_swish(x, vact_swish(1.0f));
}

static inline vact_ref_sum vact_ref_silu_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_swish_derivative(x, vact_swish(1.0f));
}

static inline double vact_ref_gelu_quick(double x, vact_act act) {
  (void)act;
  return vact_ref_swish(x, vact_swish(1.702f));
}

static inline vact_ref_sum vact_ref_gelu_quick_derivative(double x, vact_act act) {
  (void)act;
  return vact_ref_swish_derivative(x, vact_swish(1.702f));
}

/* ---- gelu_tanh: sigmoid(2*u) ----------------------------------------------------------------- */

#define VACT_REF_SQRT_2_OVER_PI 0.79788456080286535588
#define VACT_REF_GELU_CUBIC 0.044715

static inline double vact_ref_gelu_tanh(double x, vact_act act) {
  double z = 2.0 * VACT_REF_SQRT_2_OVER_PI * (x + VACT_REF_GELU_CUBIC * x * x * x);
  (void)act;
  return vact_ref_gated(x, vact_ref_logistic(z));
}

static inline vact_ref_sum vact_ref_gelu_tanh_derivative(double x, vact_act act) {
  double z = 2.0 * VACT_REF_SQRT_2_OVER_PI * (x + VACT_REF_GELU_CUBIC * x * x * x);
  double w = 2.0 * VACT_REF_SQRT_2_OVER_PI * (x + 3.0 * VACT_REF_GELU_CUBIC * x * x * x);
  (void)act;
  return vact_ref_logistic_gate(z, w);
}

/* ---- gelu: the normal distribution ----------------------------------------------------------- */

#define VACT_REF_SQRT_HALF 0.70710678118654752440
#define VACT_REF_1_OVER_SQRT_2_PI 0.39894228040143267794

static inline double vact_ref_gelu_erf(double x, vact_act act) {
  (void)act;
  return vact_ref_gated(x, 0.5 * erfc(-x * VACT_REF_SQRT_HALF));
}

static inline vact_ref_sum vact_ref_gelu_erf_derivative(double x, vact_act act) {
  double below = 0.5 * erfc(-x * VACT_REF_SQRT_HALF);
  double slope = x * VACT_REF_1_OVER_SQRT_2_PI * vact_ref_decay(0.5 * x * x);
  (void)act;
  if (isinf(x) || slope == 0) return x == 0 ? vact_ref_one_term(0.5) : vact_ref_gate_end(x);
  return vact_ref_terms(below, slope, below + slope);
}

VACT_REF_SAME_AS(gelu_erf, gelu_fast)
VACT_REF_SAME_AS(gelu_erf, gelu_coarse)

/* ---- mish: tanh(log(1 + exp(x))) ------------------------------------------------------------- */

/*
 * With e = exp(x), tanh(log(1 + e)) = n/(n + 2) for n = e*(e + 2); for x > 0 both are divided by
 * e^2, so that e = exp(-|x|) serves: nothing overflows or cancels.
 */
static inline double vact_ref_mish_gate(double x, double e) {
  return x > 0 ? (1.0 + 2.0 * e) / (1.0 + 2.0 * e + 2.0 * e * e)
               : e * (e + 2.0) / (e * (e + 2.0) + 2.0);
}

static inline double vact_ref_mish(double x, vact_act act) {
  (void)act;
  return x != x ? x : vact_ref_gated(x, vact_ref_mish_gate(x, vact_ref_decay(x)));
}

/* (1 - t^2)*sigmoid(x) = 4*e*(1 + e)/(n + 2)^2 */
static inline vact_ref_sum vact_ref_mish_derivative(double x, vact_act act) {
  double e = vact_ref_decay(x);
  double t = vact_ref_mish_gate(x, e);
  double above = x > 0 ? 4.0 * e * e * (1.0 + e) : 4.0 * e * (1.0 + e);
  double below = x > 0 ? 1.0 + 2.0 * e + 2.0 * e * e : e * (e + 2.0) + 2.0;
  double slope = x * above / (below * below);
  (void)act;
  if (e == 0 || x != x) return vact_ref_gate_end(x);
  return vact_ref_terms(t, slope, t + slope);
}

#endif

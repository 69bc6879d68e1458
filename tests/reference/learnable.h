/*
 * References of the activations with trained parameters: y, dy/dx and the derivatives by the
 * parameters, each with the magnitude that its error is measured by.
 *
 * Parameters are in double, for finite differences; those that are floats make exact products with
 * an x that is one. Good to 1e-12 of the largest term. NaN in x gives NaN; an infinite x the limits,
 * where there are any.
 */
#ifndef VACT_TESTS_REFERENCE_LEARNABLE_H
#define VACT_TESTS_REFERENCE_LEARNABLE_H

#include "gated.h"

typedef struct vact_ref_learnable {
  vact_ref_sum y, slope; /* slope = dy/dx */
  vact_ref_sum by[2];    /* dy by each parameter */
} vact_ref_learnable;

/* ---- x * sigmoid(z) -------------------------------------------------------------------------- */

/* s*(1 - s) * factor, s = sigmoid(z), which vanishes faster than any power of z grows. */
static inline vact_ref_sum vact_ref_bell(double z, double factor) {
  double e = vact_ref_decay(z);
  double value = e / ((1.0 + e) * (1.0 + e)) * factor;
  return vact_ref_one_term(e == 0 ? 0.0 : value);
}

/* w and b are the parameters: z = w*x + b */
static inline vact_ref_learnable vact_ref_learnable_gate(double x, const double *parameters) {
  double product = vact_ref_scaled(parameters[0], x);
  double z = product + parameters[1];
  vact_ref_learnable all = {vact_ref_one_term(vact_ref_gated(x, vact_ref_logistic(z))),
                            vact_ref_logistic_gate(z, product),
                            {vact_ref_bell(z, x * x), vact_ref_bell(z, x)}};
  return all;
}

static inline vact_ref_learnable vact_ref_learnable_swish(double x, const double *parameters) {
  double gate[2] = {parameters[0], 0.0};
  return vact_ref_learnable_gate(x, gate);
}

/* ---- prelu ----------------------------------------------------------------------------------- */

static inline vact_ref_learnable vact_ref_learnable_prelu(double x, const double *parameters) {
  double a = parameters[0];
  vact_ref_learnable all = {vact_ref_one_term(x > 0 ? x : vact_ref_scaled(a, x)),
                            vact_ref_one_term(vact_ref_where(1, x > 0 ? 1.0 : a, x)),
                            {vact_ref_one_term(x > 0 ? 0.0 : x), vact_ref_one_term(0.0)}};
  return all;
}

/* ---- snake ----------------------------------------------------------------------------------- */

static inline vact_ref_learnable vact_ref_learnable_snake(double x, const double *parameters) {
  double a = parameters[0];
  double sine = sin(a * x), twice = sin(2.0 * a * x);
  double wave = sine * sine / a, rise = x * twice / a, fall = wave / a;
  vact_ref_learnable flat = {vact_ref_one_term(x),
                             vact_ref_one_term(vact_ref_where(1, 1.0, x)),
                             {vact_ref_one_term(x * x), vact_ref_one_term(0.0)}};
  vact_ref_learnable all = {isinf(x) ? vact_ref_one_term(x) : vact_ref_terms(x, wave, x + wave),
                            vact_ref_terms(1.0, twice, 1.0 + twice),
                            {vact_ref_terms(rise, fall, rise - fall), vact_ref_one_term(0.0)}};
  return a == 0 ? flat : all;
}

#endif

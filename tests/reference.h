/*
 * The activations and their derivatives in double precision: what the tests and the benchmark's
 * accuracy column compare the library with.
 *
 * Every value is good to a few ulp of double over all float inputs and finite float parameters, in
 * the tails too, except next to a zero of a derivative of several terms: there it is good to a few
 * double ulp of the sum of the terms' magnitudes. A float times a float is exact in double, so
 * alpha*x is. NaN in gives NaN, and nothing else does.
 *
 * A row of activations.def needs here, or this file does not compile:
 *   vact_ref_<name>(x, alpha)              y
 *   vact_ref_<name>_derivative(x, alpha)   dy/dx and the sum of its terms' magnitudes
 *   vact_ref_<name>_from_output(y)         the same from y, where the row says from_y = YES
 */
#ifndef VACT_TESTS_REFERENCE_H
#define VACT_TESTS_REFERENCE_H

#include <math.h>
#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A sum, and the same sum of magnitudes: the scale of the error that a sum can be computed with. */
typedef struct vact_ref_sum {
  double value;
  double terms;
} vact_ref_sum;

static inline vact_ref_sum vact_ref_one_term(double value) {
  vact_ref_sum sum = {value, fabs(value)};
  return sum;
}

/* 1 for x > 0, else 0; NaN stays. */
static inline double vact_ref_step(double x) {
  return x > 0 ? 1.0 : x <= 0 ? 0.0 : x;
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

/* alpha*x with 0*Inf = 0: an activation with alpha = 0 does not depend on alpha*x at all. */
static inline double vact_ref_scaled(double alpha, double x) {
  return alpha == 0 && x == x ? 0.0 : alpha * x;
}

/* ---- relu ------------------------------------------------------------------------------------ */

/* -0 stays -0 */
static inline double vact_ref_relu(double x, double alpha) {
  (void)alpha;
  return x < 0 ? 0.0 : x;
}

static inline vact_ref_sum vact_ref_relu_derivative(double x, double alpha) {
  (void)alpha;
  return vact_ref_one_term(vact_ref_step(x));
}

static inline vact_ref_sum vact_ref_relu_from_output(double y) {
  return vact_ref_one_term(vact_ref_step(y));
}

/* ---- sigmoid --------------------------------------------------------------------------------- */

static inline double vact_ref_sigmoid(double x, double alpha) {
  (void)alpha;
  return vact_ref_logistic(x);
}

static inline vact_ref_sum vact_ref_sigmoid_derivative(double x, double alpha) {
  double e = vact_ref_decay(x);
  (void)alpha;
  return vact_ref_one_term(e / ((1.0 + e) * (1.0 + e)));
}

static inline vact_ref_sum vact_ref_sigmoid_from_output(double y) {
  return vact_ref_one_term(y * (1.0 - y));
}

/* ---- tanh ------------------------------------------------------------------------------------ */

static inline double vact_ref_tanh(double x, double alpha) {
  (void)alpha;
  return tanh(x);
}

static inline vact_ref_sum vact_ref_tanh_derivative(double x, double alpha) {
  double e = vact_ref_decay(2.0 * x);
  (void)alpha;
  return vact_ref_one_term(4.0 * e / ((1.0 + e) * (1.0 + e)));
}

static inline vact_ref_sum vact_ref_tanh_from_output(double y) {
  return vact_ref_one_term((1.0 - y) * (1.0 + y));
}

/* ---- swish ----------------------------------------------------------------------------------- */

static inline double vact_ref_swish(double x, double alpha) {
  double s = vact_ref_logistic(vact_ref_scaled(alpha, x));
  return s == 0 ? copysign(0.0, x) : x * s; /* the exponential wins over x: also for x = -Inf */
}

/*
 * s + z*s*(1 - s) over the common denominator (1 + e)^2, e = exp(-|z|), so that 1 - s never appears
 * and the sign survives where the exponential vanishes: -0 for z = -Inf.
 */
static inline vact_ref_sum vact_ref_swish_derivative(double x, double alpha) {
  double z = vact_ref_scaled(alpha, x);
  double e = vact_ref_decay(z);
  double square = (1.0 + e) * (1.0 + e);
  vact_ref_sum sum;
  if (e == 0) {
    sum.terms = z < 0 ? 0.0 : 1.0;
    sum.value = z < 0 ? -0.0 : 1.0;
  } else if (z < 0) {
    sum.terms = e * (1.0 + e - z) / square;
    sum.value = e * (1.0 + e + z) / square;
  } else {
    sum.terms = (1.0 + e + z * e) / square;
    sum.value = sum.terms;
  }
  return sum;
}

/* ---- any row --------------------------------------------------------------------------------- */

/* act(x) */
static inline double vact_ref_forward(vact_act act, double x) {
  switch (act.kind) {
#define VACT_ACT(name, ...) \
  case VACT_##name:         \
    return vact_ref_##name(x, act.alpha);
#include <vact/activations.def>
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return NAN;
}

/* act'(x) and the sum of the magnitudes of its terms */
static inline vact_ref_sum vact_ref_derivative_sum(vact_act act, double x) {
  switch (act.kind) {
#define VACT_ACT(name, ...) \
  case VACT_##name:         \
    return vact_ref_##name##_derivative(x, act.alpha);
#include <vact/activations.def>
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return vact_ref_one_term(NAN);
}

/* act'(x) and the sum of the magnitudes of its terms, from y = act(x); NaN where from_y is NO */
static inline vact_ref_sum vact_ref_derivative_sum_from_output(vact_act act, double y) {
  switch (act.kind) {
#define VACT_REF_FROM_YES(name) vact_ref_##name##_from_output(y)
#define VACT_REF_FROM_NO(name) vact_ref_one_term(NAN)
#define VACT_ACT(name, params, from_y, ...) \
  case VACT_##name:                         \
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

static inline double vact_ref_derivative_terms(vact_act act, double x) {
  return vact_ref_derivative_sum(act, x).terms;
}

static inline double vact_ref_derivative_from_output(vact_act act, double y) {
  return vact_ref_derivative_sum_from_output(act, y).value;
}

static inline double vact_ref_derivative_from_output_terms(vact_act act, double y) {
  return vact_ref_derivative_sum_from_output(act, y).terms;
}

#ifdef __cplusplus
}
#endif

#endif

#include "cases.h"

#include <stdio.h>

#include "../ulp.h"

/* Signs, no swish at all (0), the usual 1, GELU's 1.702, nearly linear to nearly ReLU. */
static const float alphas[] = {1, -1, 0.5f, 1.702f, 0.1f, 3, 10, 100, 1e-3f, 0};

/* 1 shows the derivative itself, the others what the multiplication adds; 1e-30 into underflow. */
static const float upstream[] = {1, 0.7f, -3, 1e10f, 1e-30f};

enum {
  ALPHA_COUNT = sizeof alphas / sizeof alphas[0],
  UPSTREAM_COUNT = sizeof upstream / sizeof upstream[0],
};

typedef struct kind_facts {
  const char *name;
  size_t parameters; /* how many values of alpha to measure; 1 where there is no alpha */
  bool from_output;
  double ulp_forward, ulp_backward;
} kind_facts;

static const kind_facts kinds[] = {
#define PARAMETERS_NONE 1
#define PARAMETERS_ALPHA ALPHA_COUNT
#define FROM_OUTPUT_YES true
#define FROM_OUTPUT_NO false
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, ...) \
  {#name, PARAMETERS_##params, FROM_OUTPUT_##from_y, ulp_fwd, ulp_bwd},
#include <vact/activations.def>
#undef VACT_ACT
#undef FROM_OUTPUT_NO
#undef FROM_OUTPUT_YES
#undef PARAMETERS_ALPHA
#undef PARAMETERS_NONE
};

static const char *const direction_names[] = {
#define DIRECTION(name) #name,
    ACCURACY_DIRECTIONS(DIRECTION)
#undef DIRECTION
};

/* Appends all the cases of one activation at end; returns the new end. */
static accuracy_case *append(accuracy_case *end, vact_act act, bool is_variant) {
  for (int d = 0; d < DIRECTION_COUNT; d++) {
    if (d == DIRECTION_backward_from_output && !kinds[act.kind].from_output) continue;
    size_t gradients = d == DIRECTION_forward ? 1 : UPSTREAM_COUNT;
    bool from_output = d == DIRECTION_backward_from_output;
    float lowest = from_output ? (float)vact_ref_forward(act, -INFINITY) : -INFINITY;
    float highest = from_output ? (float)vact_ref_forward(act, INFINITY) : INFINITY;
    for (size_t u = 0; u < gradients; u++) {
      *end++ =
          (accuracy_case){act, (direction)d, upstream[u], lowest, highest, is_variant || u != 0};
    }
  }
  return end;
}

const accuracy_case *all_cases(size_t *count) {
  static accuracy_case cases[VACT_KIND_COUNT * ALPHA_COUNT * DIRECTION_COUNT * UPSTREAM_COUNT];
  accuracy_case *end = cases;
  for (int kind = 0; kind < VACT_KIND_COUNT; kind++) {
    for (size_t p = 0; p < kinds[kind].parameters; p++) {
      float alpha = kinds[kind].parameters == 1 ? 0 : alphas[p];
      end = append(end, (vact_act){(vact_kind)kind, alpha}, p != 0);
    }
  }
  *count = (size_t)(end - cases);
  return cases;
}

const char *kind_name(vact_kind kind) {
  return kinds[kind].name;
}

const char *direction_name(direction d) {
  return direction_names[d];
}

const char *act_text(vact_act act, char *text, size_t size) {
  if (kinds[act.kind].parameters == 1) {
    snprintf(text, size, "%s", kind_name(act.kind));
  } else {
    snprintf(text, size, "%s(%g)", kind_name(act.kind), (double)act.alpha);
  }
  return text;
}

double case_bound(const accuracy_case *c) {
  const kind_facts *facts = &kinds[c->act.kind];
  return c->direction == DIRECTION_forward ? facts->ulp_forward : facts->ulp_backward;
}

vact_ref_sum case_exact(const accuracy_case *c, double x) {
  switch (c->direction) {
    case DIRECTION_forward:
      return vact_ref_one_term(vact_ref_forward(c->act, x));
    case DIRECTION_backward:
      return vact_ref_derivative_sum(c->act, x);
    case DIRECTION_backward_from_output:
      return vact_ref_derivative_sum_from_output(c->act, x);
    case DIRECTION_COUNT:
      break;
  }
  return vact_ref_one_term(NAN);
}

double case_error(const accuracy_case *c, float got, vact_ref_sum exact) {
  double want = c->dy * exact.value;
  double error = vact_ulp_error(got, want, exact.terms);
  if (c->dy == 1 || want != want) return error;
  double rounding = 0.5 * vact_ulp_of(want) / vact_ulp_of(exact.terms);
  return fmax(error - rounding, 0) / fabs(c->dy);
}

vact_status case_run(const accuracy_case *c, size_t n, const float *x, const float *dy,
                     float *result) {
  const vact_exec serial = {1, NULL, NULL};
  switch (c->direction) {
    case DIRECTION_forward:
      return vact_forward(c->act, VACT_F32, n, x, result, &serial);
    case DIRECTION_backward:
      return vact_backward(c->act, VACT_F32, n, x, dy, result, &serial);
    case DIRECTION_backward_from_output:
      return vact_backward_from_output(c->act, VACT_F32, n, x, dy, result, &serial);
    case DIRECTION_COUNT:
      break;
  }
  return VACT_BAD_KIND;
}

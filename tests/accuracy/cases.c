#include "cases.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>

#include "../parameters.h"

/* 1 shows the derivative itself, the others what the multiplication adds; 1e-30 into underflow. */
static const float upstream[] = {1, 0.7f, -3, 1e10f, 1e-30f};

enum { UPSTREAM_COUNT = sizeof upstream / sizeof upstream[0] };

/* All that rows are measured with; a row without parameters has zeros. */
typedef struct parameters {
  float alpha, beta;
} parameters;

#define VACT_ACT(name, params, ...) \
  static const parameters parameters_of_##name[] = {VACT_TEST_PARAMETERS_##params(name)};
#include <vact/activations.def>
#undef VACT_ACT

typedef struct kind_facts {
  const char *name;
  int parameter_count;
  const parameters *values; /* so many pairs */
  size_t value_count;
  bool from_output;
  vact_error_kind error;
  double forward, backward; /* bounds */
} kind_facts;

enum { NONE, ALPHA, ALPHA_BETA };
enum { NO, YES };

static const kind_facts kinds[] = {
#define VACT_ACT(name, params, requires, from_y, error, fwd, bwd, ...) \
  {#name,                                                              \
   params,                                                             \
   parameters_of_##name,                                               \
   sizeof parameters_of_##name / sizeof parameters_of_##name[0],       \
   from_y,                                                             \
   VACT_ERROR_##error,                                                 \
   fwd,                                                                \
   bwd},
#include <vact/activations.def>
#undef VACT_ACT
};

/* Whether dx can be computed from the output with these parameters. */
static bool has_from_output(vact_act act) {
  const float y = 0, dy = 0;
  float dx;
  return vact_backward_from_output(act, VACT_F32, 1, &y, &dy, &dx, NULL) == VACT_OK;
}

static const char *const direction_names[] = {
#define DIRECTION(name) #name,
    ACCURACY_DIRECTIONS(DIRECTION)
#undef DIRECTION
};

/*
 * The domain of the case: of an output y, the values that forward gives. The rows that have that
 * direction are increasing; some begin at 0.
 */
static void set_domain(accuracy_case *c) {
  bool from_output = c->direction == DIRECTION_backward_from_output;
  double lowest = from_output ? vact_ref_forward(c->act, -INFINITY) : -INFINITY;
  c->lowest = isnan(lowest) ? vact_ref_forward(c->act, 0) : lowest;
  c->highest = from_output ? vact_ref_forward(c->act, FLT_MAX) : INFINITY;
  c->limit = from_output ? vact_ref_forward(c->act, INFINITY) : INFINITY;
}

/* Appends all the cases of one activation at end; returns the new end. */
static accuracy_case *append(accuracy_case *end, vact_act act, bool is_variant) {
  for (int d = 0; d < DIRECTION_COUNT; d++) {
    if (d == DIRECTION_backward_from_output && !has_from_output(act)) continue;
    size_t gradients = d == DIRECTION_forward ? 1 : UPSTREAM_COUNT;
    for (size_t u = 0; u < gradients; u++) {
      *end = (accuracy_case){.act = act,
                             .direction = (direction)d,
                             .dy = upstream[u],
                             .is_variant = is_variant || u != 0};
      set_domain(end++);
    }
  }
  return end;
}

static size_t most_cases(void) {
  size_t activations = 0;
  for (int kind = 0; kind < VACT_KIND_COUNT; kind++) activations += kinds[kind].value_count;
  return activations * DIRECTION_COUNT * UPSTREAM_COUNT;
}

accuracy_case *all_cases(size_t *count) {
  accuracy_case *cases = (accuracy_case *)calloc(most_cases(), sizeof *cases);
  accuracy_case *end = cases;
  *count = 0;
  if (!cases) return NULL;
  for (int kind = 0; kind < VACT_KIND_COUNT; kind++) {
    const kind_facts *facts = &kinds[kind];
    for (size_t p = 0; p < facts->value_count; p++) {
      vact_act act = {(vact_kind)kind, facts->values[p].alpha, facts->values[p].beta};
      end = append(end, act, p != 0);
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
  const char *name = kind_name(act.kind);
  double alpha = act.alpha, beta = act.beta;
  switch (kinds[act.kind].parameter_count) {
    case NONE:
      snprintf(text, size, "%s", name);
      break;
    case ALPHA:
      snprintf(text, size, "%s(%g)", name, alpha);
      break;
    default:
      snprintf(text, size, "%s(%g, %g)", name, alpha, beta);
  }
  return text;
}

vact_error_kind case_error_kind(const accuracy_case *c) {
  return kinds[c->act.kind].error;
}

double case_bound(const accuracy_case *c) {
  const kind_facts *facts = &kinds[c->act.kind];
  if (c->direction != DIRECTION_forward) return facts->backward;
  return vact_forward_bound(facts->error, facts->forward, facts->parameter_count, c->act.alpha);
}

bool case_is_for(const accuracy_case *c, float x) {
  return x != x || (c->lowest <= x && x <= c->highest) || x == c->limit;
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

vact_status case_run(const accuracy_case *c, size_t n, const float *x, const float *dy,
                     float *result) {
  const vact_exec serial = {.max_threads = 1};
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

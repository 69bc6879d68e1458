/*
 * What the accuracy tool measures: each activation of activations.def with each of its parameters,
 * in each direction, with a few upstream gradients dy.
 */
#ifndef VACT_TESTS_ACCURACY_CASES_H
#define VACT_TESTS_ACCURACY_CASES_H

#include <stdbool.h>
#include <stddef.h>
#include <vact/vact.h>

#include "../error.h"

/* DIRECTION(name): the name is that of the public function without vact_. */
#define ACCURACY_DIRECTIONS(DIRECTION) \
  DIRECTION(forward)                   \
  DIRECTION(backward)                  \
  DIRECTION(backward_from_output)

typedef enum direction {
#define DIRECTION(name) DIRECTION_##name,
  ACCURACY_DIRECTIONS(DIRECTION)
#undef DIRECTION
      DIRECTION_COUNT
} direction;

typedef struct accuracy_case {
  vact_act act;
  direction direction;
  float dy;                      /* the same for all elements; 1 for forward, which has none */
  double lowest, highest, limit; /* see case_is_for */
  bool is_variant;               /* of a case with the usual parameters and dy = 1 */
} accuracy_case;

/*
 * The cases in the order of activations.def, dy = 1 first within a direction; the caller frees them.
 * NULL if there is no memory.
 */
accuracy_case *all_cases(size_t *count);

const char *kind_name(vact_kind kind);
const char *direction_name(direction d);

/* "swish(0.5)" or "clip(-1, 1)"; returns text, which holds size bytes. */
const char *act_text(vact_act act, char *text, size_t size);

/* The bound of activations.def that holds for the case, and what it counts. */
double case_bound(const accuracy_case *c);
vact_error_kind case_error_kind(const accuracy_case *c);

/* Whether x can be an input: an output y must be between the lowest and the highest of forward, or
 * its limit. */
bool case_is_for(const accuracy_case *c, float x);

/* The exact value or derivative, without dy, for the input x (backward_from_output: y). */
vact_ref_sum case_exact(const accuracy_case *c, double x);

/* Runs the case through the public API in the calling thread; dy holds n times c->dy. */
vact_status case_run(const accuracy_case *c, size_t n, const float *x, const float *dy,
                     float *result);

#endif

/*
 * What the results of one case add up to.
 */
#ifndef VACT_TESTS_ACCURACY_MEASUREMENT_H
#define VACT_TESTS_ACCURACY_MEASUREMENT_H

#include <stdint.h>

#include "cases.h"

/* Inputs that have something in common: how many, and the first of them. */
typedef struct tally {
  uint64_t count;
  uint32_t first;
} tally;

/* The largest error, in ulp or absolute, and the first input that has it. */
typedef struct worst {
  double error;
  uint32_t input;
} worst;

typedef struct measurement {
  worst error;     /* over all inputs that the case is for */
  worst subnormal; /* over those of them with a subnormal exact result */
  tally nan;       /* NaN for a number, or a number for a NaN */
  tally sign;      /* the wrong sign, also of a zero, where the exact terms do not cancel */
  tally order;     /* forward: the result and the one before stand in the wrong order */
  tally neighbour; /* other bits when an element beside it is infinite */
  tally mismatch[VACT_ISA_COUNT]; /* other bits than those of the first ISA; indexed by ISA */
  uint64_t hash; /* of all pairs of input and result, in any order; a NaN counts as one value */
} measurement;

measurement measure_nothing(void);

/* Adds results first[begin] to first[end - 1], whose inputs are x; result[begin - 1] is read too.
 */
void measure_results(measurement *m, const accuracy_case *c, const float *x, const float *result,
                     size_t begin, size_t end);

/* Counts where the results of another ISA differ from these in a bit. */
void measure_mismatch(tally *mismatch, const float *x, const float *result, const float *other,
                      size_t begin, size_t end);

void merge_measurement(measurement *into, const measurement *from);

#endif

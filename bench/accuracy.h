/*
 * How far the results are from the exact ones, in ulp: the column beside the speed.
 */
#ifndef VACT_BENCH_ACCURACY_H
#define VACT_BENCH_ACCURACY_H

#include "impls.h"

struct Accuracy {
  double ulp_max;       /* over about a million finite floats, spread evenly over their bits */
  double ulp_max_input; /* the x that it was found at */
  double ulp_max_inner; /* the same over |x| <= 80 only: without under- and overflow of exp */
};

/* Measured once per implementation and direction, and remembered. */
const Accuracy &AccuracyOf(Impl impl, vact_act act, Direction direction);

#endif

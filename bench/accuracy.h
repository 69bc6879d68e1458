/*
 * How far the results are from the exact ones: the columns beside the speed.
 */
#ifndef VACT_BENCH_ACCURACY_H
#define VACT_BENCH_ACCURACY_H

#include "impls.h"

/*
 * The largest errors over about a million finite floats, spread evenly over their bits, or over all
 * finite inputs of a 16-bit type. An ulp is one of the result's type.
 */
struct Accuracy {
  double ulp_max;
  double ulp_max_input; /* the x that it was found at */
  double ulp_max_inner; /* the same over normal |x| <= 80 only: exp neither over- nor underflows */
  double abs_max;       /* the largest absolute error over |x| <= 16 */
};

/* Measured once per implementation and operation, and remembered. Not for kConvert. */
const Accuracy &AccuracyOf(Impl impl, const Operation &operation);

/* The same, but from the exact values of another activation that this one stands for. */
const Accuracy &AccuracyAs(vact_act exact, Impl impl, const Operation &operation);

#endif

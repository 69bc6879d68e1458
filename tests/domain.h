/* The inputs that an operation is defined for. */
#ifndef VACT_TESTS_DOMAIN_H
#define VACT_TESTS_DOMAIN_H

#include <algorithm>
#include <vector>

#include "operations.h"
#include "reference.h"
#include "samples.h"

namespace vact_test {

/* From the lowest value to the highest finite one, and the limit beyond; NaN included or not. */
struct Domain {
  double lowest, highest, limit;
  bool nan;

  bool contains(float value) const {
    if (std::isnan(value)) return nan;
    return (lowest <= value && value <= highest) || value == limit;
  }
};

/*
 * Of backward_from_output: the outputs of the activation. The rows that have that direction are
 * increasing; some begin at 0.
 */
inline Domain domain_of(const Operation &operation) {
  const auto forward = [&](double x) { return vact_ref_forward(operation.act, x); };
  if (operation.direction != Direction::backward_from_output)
    return {-INFINITY, FLT_MAX, INFINITY, true};
  const double lowest = forward(-INFINITY);
  return {std::isnan(lowest) ? forward(0.0) : lowest, forward(FLT_MAX), forward(INFINITY), false};
}

/* A sample of all floats of the domain. */
inline std::vector<float> sample_inputs(const Operation &operation, uint64_t stride) {
  std::vector<float> samples = sample_floats(stride, operation.act);
  const Domain domain = domain_of(operation);
  const auto outside = [&](float value) { return !domain.contains(value); };
  samples.erase(std::remove_if(samples.begin(), samples.end(), outside), samples.end());
  return samples;
}

/* The exact result for dy = 1. */
inline vact_ref_sum exact_result(const Operation &operation, double input) {
  switch (operation.direction) {
    case Direction::forward:
      return vact_ref_one_term(vact_ref_forward(operation.act, input));
    case Direction::backward:
      return vact_ref_derivative_sum(operation.act, input);
    case Direction::backward_from_output:
      return vact_ref_derivative_sum_from_output(operation.act, input);
  }
  return vact_ref_one_term(NAN);
}

inline double bound_of(const Operation &operation) {
  const Row &row = row_of(operation.act);
  if (operation.direction != Direction::forward) return row.backward;
  return vact_forward_bound(row.error, row.forward, row.parameters, operation.act.alpha);
}

}  // namespace vact_test

#endif

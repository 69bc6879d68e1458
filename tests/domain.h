/* The inputs that an operation is defined for. */
#ifndef VACT_TESTS_DOMAIN_H
#define VACT_TESTS_DOMAIN_H

#include <algorithm>
#include <vector>

#include "operations.h"
#include "reference.h"
#include "samples.h"

namespace vact_test {

/*
 * A sample of all floats; for backward_from_output, of those that are outputs of the activation:
 * the rows that have that direction are increasing.
 */
inline std::vector<float> sample_inputs(const Operation &operation, uint64_t stride) {
  std::vector<float> samples = sample_floats(stride, operation.act.alpha);
  if (operation.direction != Direction::backward_from_output) return samples;
  const double lowest = vact_ref_forward(operation.act, -INFINITY);
  const double highest = vact_ref_forward(operation.act, INFINITY);
  const auto outside = [&](float y) { return !(lowest <= y && y <= highest); };
  samples.erase(std::remove_if(samples.begin(), samples.end(), outside), samples.end());
  return samples;
}

}  // namespace vact_test

#endif

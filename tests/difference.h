/* Comparison of whole arrays with one readable sentence as the answer. */
#ifndef VACT_TESTS_DIFFERENCE_H
#define VACT_TESTS_DIFFERENCE_H

#include <cstddef>
#include <string>
#include <vector>

#include "float_bits.h"

namespace vact_test {

/* "" if all results are the same, else where they first differ. */
inline std::string difference(const float *got, const float *want, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!same_result(got[i], want[i]))
      return "[" + std::to_string(i) + "] is " + show(got[i]) + " instead of " + show(want[i]);
  return "";
}

/* The same, naming the inputs of the results. */
inline std::string difference(const std::vector<float> &got, const std::vector<float> &want,
                              const std::vector<float> &input) {
  for (size_t i = 0; i < got.size(); i++)
    if (!same_result(got[i], want[i]))
      return "at " + show(input[i]) + " it is " + show(got[i]) + " instead of " + show(want[i]);
  return "";
}

}  // namespace vact_test

#endif

/* What arrays are filled with before a call, to see afterwards where it has written. */
#ifndef VACT_TESTS_UNTOUCHED_H
#define VACT_TESTS_UNTOUCHED_H

#include <algorithm>

namespace vact_test {

const unsigned char untouched_byte = 0xa5;

inline bool is_untouched(const unsigned char *begin, const unsigned char *end) {
  return std::all_of(begin, end, [](unsigned char byte) { return byte == untouched_byte; });
}

}  // namespace vact_test

#endif

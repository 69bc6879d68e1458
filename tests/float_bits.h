/* Floats as bit patterns. */
#ifndef VACT_TESTS_FLOAT_BITS_H
#define VACT_TESTS_FLOAT_BITS_H

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

namespace vact_test {

inline uint32_t bits_of(float value) {
  uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

inline float float_of(uint32_t bits) {
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/* The promise of equal bits leaves the payload of a NaN open. */
inline bool same_result(float a, float b) {
  return bits_of(a) == bits_of(b) || (std::isnan(a) && std::isnan(b));
}

/* The value to read and the bits to reproduce it with. */
inline std::string show(float value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.9g [%08x]", static_cast<double>(value), bits_of(value));
  return text;
}

}  // namespace vact_test

#endif

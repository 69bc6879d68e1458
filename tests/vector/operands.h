/* The vector layers of this CPU, and operands for their primitives. */
#ifndef VACT_TESTS_VECTOR_OPERANDS_H
#define VACT_TESTS_VECTOR_OPERANDS_H

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "../catch.h"
#include "../float_bits.h"
#include "../operations.h"
#include "../samples.h"
#include "primitives.h"

namespace vact_test {

inline const size_t most = VACT_TEST_MOST_LANES;

/* Calls check(vector) for each ISA of this CPU. */
template <class Check>
void for_each_vector(Check check) {
  static const vact_test_vector *const all[] = {
#define VACT_ISA(name, description) &vact_test_vector_##name,
#include <vact/isas.def>
#undef VACT_ISA
  };
  for (vact_isa isa : available_isas()) {
    INFO("on " << vact_isa_name(isa));
    REQUIRE(all[isa] != nullptr);
    check(*all[isa]);
  }
}

/* Up to three operands of so many lanes: all triples of special values, then random patterns. */
template <class T>
struct Operands {
  std::vector<T> a, b, c;

  size_t size() const {
    return a.size();
  }

  void add(T x, T y, T z) {
    a.push_back(x);
    b.push_back(y);
    c.push_back(z);
  }
};

template <class T, class FromBits>
Operands<T> operands_of(const std::vector<T> &special, FromBits from_bits) {
  Operands<T> all;
  for (T x : special)
    for (T y : special)
      for (T z : special) all.add(x, y, z);
  std::mt19937 random(20211121);
  const auto next = [&] { return from_bits(static_cast<uint32_t>(random())); };
  const size_t count = 200000 / thinning();
  while (all.size() < count || all.size() % most != 0) all.add(next(), next(), next());
  return all;
}

inline const Operands<float> &floats() {
  static const Operands<float> all =
      operands_of<float>({0.0f,
                          -0.0f,
                          1.0f,
                          -1.0f,
                          0.5f,
                          -3.0f,
                          1.0f + FLT_EPSILON,
                          -1.0f + FLT_EPSILON,
                          8388609.0f,
                          FLT_MIN,
                          -FLT_MIN,
                          FLT_TRUE_MIN,
                          -FLT_TRUE_MIN,
                          1e-20f,
                          -1e20f,
                          FLT_MAX,
                          -FLT_MAX,
                          INFINITY,
                          -INFINITY,
                          NAN,
                          -NAN,
                          float_of(0x7f800001u),
                          float_of(0xffc12345u)},
                         [](uint32_t bits) { return float_of(bits); });
  return all;
}

inline const Operands<int32_t> &integers() {
  static const Operands<int32_t> all = operands_of<int32_t>(
      {0, 1, -1, 7, 8, -8, 1 << 23, -(1 << 23), INT32_MAX, INT32_MIN, INT32_MIN + 1},
      [](uint32_t bits) { return static_cast<int32_t>(bits); });
  return all;
}

}  // namespace vact_test

#endif

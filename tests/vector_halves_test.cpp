/*
 * The primitives that treat the 16-bit halves of lanes as elements of their own, against what
 * simd/vec/contract.h says.
 */
#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "catch.h"
#include "dtype_values.h"
#include "guarded_memory.h"
#include "vector/operands.h"

using namespace vact_test;

namespace {

using Halves = std::vector<uint16_t>;
using Lanes = std::vector<int32_t>;

Lanes lanes_of(const Halves &halves) {
  Lanes lanes(halves.size() / 2);
  std::memcpy(lanes.data(), halves.data(), lanes.size() * 4);
  return lanes;
}

Halves halves_of(const Lanes &lanes) {
  Halves halves(lanes.size() * 2);
  std::memcpy(halves.data(), lanes.data(), lanes.size() * 4);
  return halves;
}

/* 0, 1, 2, ... times a factor, modulo 2^16; all of them are met, each in a place of its own. */
Halves all_bits(unsigned factor) {
  Halves bits(0x10000);
  for (size_t i = 0; i < bits.size(); i++) bits[i] = static_cast<uint16_t>(i * factor);
  return bits;
}

template <class Call>
Halves for_all_lanes(const vact_test_vector &v, const Halves &a, const Halves &b, Call call) {
  const Lanes first = lanes_of(a), second = lanes_of(b);
  Lanes out(first.size());
  for (size_t i = 0; i < out.size(); i += v.lanes) call(&first[i], &second[i], &out[i]);
  return halves_of(out);
}

Halves infinities(vact_dtype dtype) {
  return Halves(0x10000, dtype == VACT_BF16 ? 0x7f80 : 0x7c00);
}

}  // namespace

TEST_CASE("halves of two vectors are joined", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    const Halves a = all_bits(1), b = all_bits(0x8001);
    const Halves out = for_all_lanes(v, a, b, v.halves);
    Halves want(out.size());
    for (size_t i = 0; i < want.size(); i++) want[i] = i % 2 ? b[i] : a[i];
    CHECK(out == want);
  });
}

TEST_CASE("any half can be picked into any other", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    const size_t count = 2 * v.lanes;
    Halves a(count), index(count), want(count);
    for (size_t i = 0; i < count; i++) a[i] = static_cast<uint16_t>(0x8123 + 0x1111 * i);
    for (size_t to = 0; to < count; to++)
      for (size_t from = 0; from < count; from++) {
        for (size_t i = 0; i < count; i++) index[i] = static_cast<uint16_t>((i + from) % count);
        index[to] = static_cast<uint16_t>(from);
        for (size_t i = 0; i < count; i++) want[i] = a[index[i]];
        Lanes out(v.lanes);
        v.pick16(lanes_of(a).data(), lanes_of(index).data(), out.data());
        CHECK(halves_of(out) == want);
      }
  });
}

TEST_CASE("16-bit floating-point numbers become integers in their order", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (vact_dtype dtype : {VACT_BF16, VACT_F16}) {
      const Halves bits = all_bits(1);
      const Halves order = for_all_lanes(v, bits, infinities(dtype), v.order16);
      std::vector<float> values(bits.size());
      for (size_t i = 0; i < bits.size(); i++) values[i] = load(dtype, bits.data(), i);
      std::vector<size_t> sorted(bits.size());
      std::iota(sorted.begin(), sorted.end(), size_t{0});
      /* NaN behind all numbers */
      const auto rank = [&](size_t i) {
        return std::isnan(values[i]) ? std::make_pair(1, 0.0f) : std::make_pair(0, values[i]);
      };
      std::sort(sorted.begin(), sorted.end(),
                [&](size_t i, size_t j) { return rank(i) < rank(j); });
      INFO(name_of(dtype));
      for (size_t k = 1; k < sorted.size(); k++) {
        const size_t i = sorted[k - 1], j = sorted[k];
        const int below = static_cast<int16_t>(order[i]), above = static_cast<int16_t>(order[j]);
        if (rank(i) == rank(j) ? below != above : below >= above)
          FAIL(bits[i] << " as " << below << ", " << bits[j] << " as " << above);
      }
    }
  });
}

TEST_CASE("the order of a half does not depend on its place nor on its neighbour", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (vact_dtype dtype : {VACT_BF16, VACT_F16}) {
      const Halves order = for_all_lanes(v, all_bits(1), infinities(dtype), v.order16);
      for (unsigned factor : {3u, 0x6f01u}) {
        const Halves bits = all_bits(factor);
        const Halves other = for_all_lanes(v, bits, infinities(dtype), v.order16);
        Halves want(bits.size());
        for (size_t i = 0; i < bits.size(); i++) want[i] = order[bits[i]];
        CHECK(other == want);
      }
    }
  });
}

TEST_CASE("halves are compared as signed integers, and selected", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (unsigned factor : {1u, 5u, 0xffffu}) {
      const Halves a = all_bits(3), b = all_bits(factor);
      Halves want(a.size());
      for (size_t i = 0; i < a.size(); i++)
        want[i] =
            static_cast<uint16_t>(std::max(static_cast<int16_t>(a[i]), static_cast<int16_t>(b[i])));
      CHECK(for_all_lanes(v, a, b, v.larger16) == want);

      const Lanes first = lanes_of(a), second = lanes_of(b);
      GuardedMemory to(1);
      for (size_t i = 0; i < first.size(); i += v.lanes) {
        unsigned char *bytes = to.end() - 2 * v.lanes;
        v.small_of_larger16(&first[i], &second[i], 255, 8, bytes);
        for (size_t j = 0; j < 2 * v.lanes; j++) {
          const bool above =
              static_cast<int16_t>(a[2 * i + j]) > static_cast<int16_t>(b[2 * i + j]);
          if (bytes[j] != (above ? 255 : 8)) FAIL(a[2 * i + j] << " and " << b[2 * i + j]);
        }
      }
    }
  });
}

TEST_CASE("groups of halves are sorted out into vectors of their elements", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (size_t k = 0; k < 9; k++) {
      if (v.ungroup16[k] == nullptr) continue;
      Halves a(2 * k * v.lanes);
      std::iota(a.begin(), a.end(), uint16_t{0x7f00});
      Lanes out(k * v.lanes);
      v.ungroup16[k](lanes_of(a).data(), out.data());
      const Halves sorted = halves_of(out);
      Halves want(a.size());
      for (size_t i = 0; i < a.size(); i++) want[i % k * 2 * v.lanes + i / k] = a[i];
      INFO("groups of " << k);
      CHECK(sorted == want);
    }
  });
}

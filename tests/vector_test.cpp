/*
 * The primitives of the vector layer that compute, each on each ISA of this CPU, against scalar C++
 * that says what simd/vec/contract.h says.
 */
#include <cfloat>
#include <climits>
#include <cmath>

#include "catch.h"
#include "vector/operands.h"

using namespace vact_test;

namespace {

/* ---- comparison ------------------------------------------------------------------------------ */

using vact_test::show;
std::string show(int32_t value) {
  return std::to_string(value);
}

bool same_bits(float a, float b) {
  return bits_of(a) == bits_of(b);
}
bool same_bits(int32_t a, int32_t b) {
  return a == b;
}

/* "" if all of got are as wanted, else the first operands where one is not. */
template <class T, class Out, class Same>
std::string wrong(const Operands<T> &in, const std::vector<Out> &got, const std::vector<Out> &want,
                  Same same) {
  for (size_t i = 0; i < got.size(); i++)
    if (!same(got[i], want[i]))
      return "of " + show(in.a[i]) + ", " + show(in.b[i]) + ", " + show(in.c[i]) + ": " +
             show(got[i]) + " instead of " + show(want[i]);
  return "";
}

/* Checks call(i, out) on whole vectors against expected(i) on single lanes. */
template <class Out, class T, class Same, class Call, class Expected>
void check_lanes(const char *name, const Operands<T> &in, size_t lanes, Same same, Call call,
                 Expected expected) {
  std::vector<Out> got(in.size()), want(in.size());
  for (size_t i = 0; i < in.size(); i += lanes) call(i, &got[i]);
  for (size_t i = 0; i < in.size(); i++) want[i] = expected(i);
  INFO("v_" << name);
  CHECK(wrong(in, got, want, same) == "");
}

/* ---- what the primitives compute ------------------------------------------------------------- */

/* Arithmetic may give any NaN; what moves bits keeps those of a NaN too. */
struct Float1 {
  float (*expected)(float);
  bool keeps_nan_bits;
};
struct Float2 {
  float (*expected)(float, float);
  bool keeps_nan_bits;
};

const Float1 expected_abs = {[](float a) { return float_of(bits_of(a) & 0x7fffffffu); }, true};
const Float1 expected_neg = {[](float a) { return float_of(bits_of(a) ^ 0x80000000u); }, true};
const Float1 expected_sqrt = {[](float a) { return std::sqrt(a); }, false};
const Float1 expected_round = {[](float a) { return std::nearbyint(a); }, false};

const Float2 expected_add = {[](float a, float b) { return a + b; }, false};
const Float2 expected_sub = {[](float a, float b) { return a - b; }, false};
const Float2 expected_mul = {[](float a, float b) { return a * b; }, false};
const Float2 expected_div = {[](float a, float b) { return a / b; }, false};
const Float2 expected_min = {[](float a, float b) { return a < b ? a : b; }, true};
const Float2 expected_max = {[](float a, float b) { return a > b ? a : b; }, true};
const Float2 expected_copysign = {
    [](float a, float b) {
      return float_of((bits_of(a) & 0x7fffffffu) | (bits_of(b) & 0x80000000u));
    },
    true};

float expected_fma(float a, float b, float c) {
  return std::fma(a, b, c);
}
float expected_fnma(float a, float b, float c) {
  return std::fma(-a, b, c);
}
bool expected_lt(float a, float b) {
  return a < b;
}
bool expected_le(float a, float b) {
  return a <= b;
}
bool expected_lti(int32_t a, int32_t b) {
  return a < b;
}
bool expected_above(float a, float b) {
  return !std::isnan(b) && (std::isnan(a) || a > b);
}
bool expected_eqi(int32_t a, int32_t b) {
  return a == b;
}
int32_t expected_addi(int32_t a, int32_t b) {
  return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
}
int32_t expected_subi(int32_t a, int32_t b) {
  return static_cast<int32_t>(static_cast<uint32_t>(a) - static_cast<uint32_t>(b));
}
int32_t expected_maxi(int32_t a, int32_t b) {
  return a > b ? a : b;
}

int32_t expected_andi(int32_t a, int32_t b) {
  return a & b;
}
int32_t expected_ori(int32_t a, int32_t b) {
  return a | b;
}

template <class Primitive>
bool same_float(const Primitive &primitive, float a, float b) {
  return primitive.keeps_nan_bits ? same_bits(a, b) : same_result(a, b);
}

void check_primitives(const vact_test_vector &v) {
  const Operands<float> &f = floats();
  const Operands<int32_t> &n = integers();
  const auto exact = [](auto x, auto y) { return same_bits(x, y); };
#define UNARY(name)                                                                          \
  check_lanes<float>(                                                                        \
      #name, f, v.lanes, [](float x, float y) { return same_float(expected_##name, x, y); }, \
      [&](size_t i, float *out) { v.name(&f.a[i], out); },                                   \
      [&](size_t i) { return expected_##name.expected(f.a[i]); });
#define BINARY(name)                                                                         \
  check_lanes<float>(                                                                        \
      #name, f, v.lanes, [](float x, float y) { return same_float(expected_##name, x, y); }, \
      [&](size_t i, float *out) { v.name(&f.a[i], &f.b[i], out); },                          \
      [&](size_t i) { return expected_##name.expected(f.a[i], f.b[i]); });
#define TERNARY(name)                                                        \
  check_lanes<float>(                                                        \
      #name, f, v.lanes, same_result,                                        \
      [&](size_t i, float *out) { v.name(&f.a[i], &f.b[i], &f.c[i], out); }, \
      [&](size_t i) { return expected_##name(f.a[i], f.b[i], f.c[i]); });
#define COMPARE(name)                                                                       \
  check_lanes<int>(                                                                         \
      #name, f, v.lanes, exact, [&](size_t i, int *out) { v.name(&f.a[i], &f.b[i], out); }, \
      [&](size_t i) { return expected_##name(f.a[i], f.b[i]); });
#define COMPARE_INTEGERS(name)                                                              \
  check_lanes<int>(                                                                         \
      #name, n, v.lanes, exact, [&](size_t i, int *out) { v.name(&n.a[i], &n.b[i], out); }, \
      [&](size_t i) { return expected_##name(n.a[i], n.b[i]); });
#define INTEGERS(name)                                                                          \
  check_lanes<int32_t>(                                                                         \
      #name, n, v.lanes, exact, [&](size_t i, int32_t *out) { v.name(&n.a[i], &n.b[i], out); }, \
      [&](size_t i) { return expected_##name(n.a[i], n.b[i]); });
#define SHIFT(bits)                                                                           \
  check_lanes<int32_t>(                                                                       \
      "shl by " #bits, n, v.lanes, exact,                                                     \
      [&](size_t i, int32_t *out) { v.shl##bits(&n.a[i], out); },                             \
      [&](size_t i) { return static_cast<int32_t>(static_cast<uint32_t>(n.a[i]) << bits); }); \
  check_lanes<int32_t>(                                                                       \
      "sar by " #bits, n, v.lanes, exact,                                                     \
      [&](size_t i, int32_t *out) { v.sar##bits(&n.a[i], out); },                             \
      [&](size_t i) { return static_cast<int32_t>(std::floor(std::ldexp(n.a[i], -bits))); }); \
  check_lanes<int32_t>(                                                                       \
      "shr by " #bits, n, v.lanes, exact,                                                     \
      [&](size_t i, int32_t *out) { v.shr##bits(&n.a[i], out); },                             \
      [&](size_t i) { return static_cast<int32_t>(static_cast<uint32_t>(n.a[i]) >> bits); });
#include "vector/primitives.def"
#undef UNARY
#undef BINARY
#undef TERNARY
#undef COMPARE
#undef COMPARE_INTEGERS
#undef INTEGERS
#undef SHIFT
}

}  // namespace

TEST_CASE("vector primitives compute what the contract says", "[vector]") {
  for_each_vector(check_primitives);
}

TEST_CASE("vectors of NaN are found and masks select", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    const Operands<float> &f = floats();
    const Operands<int32_t> &n = integers();
    const auto exact = [](auto x, auto y) { return same_bits(x, y); };
    check_lanes<int>(
        "is_nan", f, v.lanes, exact, [&](size_t i, int *out) { v.is_nan(&f.a[i], out); },
        [&](size_t i) { return std::isnan(f.a[i]); });
    check_lanes<float>(
        "select", f, v.lanes, exact,
        [&](size_t i, float *out) { v.select(&f.a[i], &f.b[i], &f.c[i], &f.a[i], out); },
        [&](size_t i) { return f.a[i] < f.b[i] ? f.c[i] : f.a[i]; });
    check_lanes<float>(
        "keep", f, v.lanes, exact,
        [&](size_t i, float *out) { v.keep(&f.a[i], &f.b[i], &f.c[i], out); },
        [&](size_t i) { return f.a[i] < f.b[i] ? f.c[i] : 0.0f; });
    check_lanes<int>(
        "and", f, v.lanes, exact,
        [&](size_t i, int *out) { v.and_lt(&f.a[i], &f.b[i], &f.b[i], &f.c[i], out); },
        [&](size_t i) { return f.a[i] < f.b[i] && f.b[i] < f.c[i]; });
    check_lanes<int>(
        "or", f, v.lanes, exact,
        [&](size_t i, int *out) { v.or_lt(&f.a[i], &f.b[i], &f.b[i], &f.c[i], out); },
        [&](size_t i) { return f.a[i] < f.b[i] || f.b[i] < f.c[i]; });
    check_lanes<int32_t>(
        "selecti", n, v.lanes, exact,
        [&](size_t i, int32_t *out) { v.selecti(&n.a[i], &n.b[i], &n.c[i], &n.a[i], out); },
        [&](size_t i) { return n.a[i] < n.b[i] ? n.c[i] : n.a[i]; });
  });
}

TEST_CASE("floats and integers are the same bits in a vector", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    const Operands<float> &f = floats();
    const Operands<int32_t> &n = integers();
    const auto exact = [](auto x, auto y) { return same_bits(x, y); };
    check_lanes<int32_t>(
        "bits", f, v.lanes, exact, [&](size_t i, int32_t *out) { v.bits(&f.a[i], out); },
        [&](size_t i) { return static_cast<int32_t>(bits_of(f.a[i])); });
    check_lanes<float>(
        "from_bits", n, v.lanes, exact, [&](size_t i, float *out) { v.from_bits(&n.a[i], out); },
        [&](size_t i) { return float_of(static_cast<uint32_t>(n.a[i])); });
    check_lanes<float>(
        "to_f32", n, v.lanes, exact, [&](size_t i, float *out) { v.to_f32(&n.a[i], out); },
        [&](size_t i) { return static_cast<float>(n.a[i]); });
    check_lanes<float>(
        "copy", f, v.lanes, exact, [&](size_t i, float *out) { v.copy(&f.a[i], out); },
        [&](size_t i) { return f.a[i]; });
    float set[most];
    int32_t seti[most];
    v.set(-1.5f, set);
    v.seti(-77, seti);
    for (size_t lane = 0; lane < v.lanes; lane++) {
      CHECK(set[lane] == -1.5f);
      CHECK(seti[lane] == -77);
    }
  });
}

TEST_CASE("any lane is found alone", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    const std::vector<float> zeros(most, 0.0f);
    const std::vector<float> ones(most, 1.0f);
    CHECK(!v.any_lt(zeros.data(), zeros.data()));
    CHECK(v.all_lt(zeros.data(), ones.data()));
    for (size_t lane = 0; lane < v.lanes; lane++) {
      std::vector<float> one = zeros, others = ones;
      one[lane] = 1.0f;
      others[lane] = 0.0f;
      INFO("lane " << lane);
      CHECK(v.any_lt(zeros.data(), one.data()));
      CHECK(!v.any_lt(one.data(), zeros.data()));
      CHECK(!v.all_lt(zeros.data(), others.data()));
    }
  });
}

TEST_CASE("floats are added to doubles lane by lane", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    std::vector<float> a(v.lanes);
    std::vector<double> sums(v.lanes), expected(v.lanes);
    for (size_t lane = 0; lane < v.lanes; lane++) {
      a[lane] = 0.1f * static_cast<float>(lane + 1);
      sums[lane] = 1e8 + 0.3 * static_cast<double>(lane);
      expected[lane] = sums[lane] + static_cast<double>(a[lane]);
    }
    v.accumulate(sums.data(), a.data());
    CHECK(sums == expected);
  });
}

TEST_CASE("any magnitude above the limit is found beside anything", "[vector]") {
  const float limit = 87.0f, above = std::nextafter(limit, INFINITY);
  for_each_vector([&](const vact_test_vector &v) {
    for (int count : {1, 2, 4}) {
      const size_t n = static_cast<size_t>(count) * v.lanes;
      for (float other : {0.0f, -0.0f, 1.0f, -limit, limit, 1e-40f}) {
        const std::vector<float> others(n, other);
        CHECK(!v.any_above(others.data(), count, limit));
        CHECK(v.any_above(others.data(), count, -1.0f));
      }
      for (float other : {0.0f, limit, -NAN, NAN, float_of(0x7f800001u)})
        for (float value : {above, -above, FLT_MAX, INFINITY, -INFINITY})
          for (size_t lane = 0; lane < n; lane++) {
            std::vector<float> mixed(n, other);
            mixed[lane] = value;
            INFO(value << " in lane " << lane << " of " << n << " among " << other);
            CHECK(v.any_above(mixed.data(), count, limit));
          }
    }
  });
}

TEST_CASE("any value outside of an interval is found beside anything", "[vector]") {
  const float low = -87.0f, high = 13.5f;
  for_each_vector([&](const vact_test_vector &v) {
    for (int count : {1, 2, 4}) {
      const size_t n = static_cast<size_t>(count) * v.lanes;
      for (float other : {0.0f, low, high, -1e-40f}) {
        std::vector<float> mixed(n, other);
        CHECK(v.all_between(mixed.data(), count, low, high));
        for (float value : {std::nextafter(low, -INFINITY), std::nextafter(high, INFINITY), NAN,
                            -NAN, INFINITY, -INFINITY, float_of(0x7f800001u)})
          for (size_t lane = 0; lane < n; lane++) {
            std::fill(mixed.begin(), mixed.end(), other);
            mixed[lane] = value;
            INFO(value << " in lane " << lane << " of " << n << " among " << other);
            CHECK(!v.all_between(mixed.data(), count, low, high));
          }
      }
    }
  });
}

TEST_CASE("tables give the entry that the low three bits name", "[vector]") {
  float table[most];
  for (size_t i = 0; i < most; i++) table[i] = 0.1f * static_cast<float>(i % 8 + 1);
  for_each_vector([&](const vact_test_vector &v) {
    const Operands<int32_t> &n = integers();
    check_lanes<float>(
        "lookup", n, v.lanes, same_result,
        [&](size_t i, float *out) { v.lookup(table, &n.a[i], out); },
        [&](size_t i) { return table[static_cast<uint32_t>(n.a[i]) & 7]; });
  });
}

TEST_CASE("long tables give the entry that the low bits name", "[vector]") {
  for_each_vector([&](const vact_test_vector &v) {
    std::vector<float> table(v.long_entries);
    for (size_t i = 0; i < table.size(); i++) table[i] = 0.1f * static_cast<float>(i + 1);
    const Operands<int32_t> &n = integers();
    check_lanes<float>(
        "long_lookup", n, v.lanes, same_result,
        [&](size_t i, float *out) { v.long_lookup(table.data(), &n.a[i], out); },
        [&](size_t i) { return table[static_cast<uint32_t>(n.a[i]) & (v.long_entries - 1)]; });
  });
}

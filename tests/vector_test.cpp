/*
 * The primitives of the vector layer, each on each ISA of this CPU, against scalar C++ that says
 * what simd/vec/contract.h says.
 */
#include <cfloat>
#include <climits>
#include <cmath>
#include <random>

#include "catch.h"
#include "dtype_values.h"
#include "guarded_memory.h"
#include "operations.h"
#include "samples.h"
#include "vector/primitives.h"

using namespace vact_test;

namespace {

const size_t most = VACT_TEST_MOST_LANES;

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

/* ---- operands -------------------------------------------------------------------------------- */

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

const Operands<float> &floats() {
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

const Operands<int32_t> &integers() {
  static const Operands<int32_t> all = operands_of<int32_t>(
      {0, 1, -1, 7, 8, -8, 1 << 23, -(1 << 23), INT32_MAX, INT32_MIN, INT32_MIN + 1},
      [](uint32_t bits) { return static_cast<int32_t>(bits); });
  return all;
}

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

TEST_CASE("parts of a vector are moved and nothing else is touched", "[vector]") {
  const unsigned char untouched = 0xa5;
  for_each_vector([&](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 7);
    for (size_t count = 0; count < v.lanes; count++)
      for (bool at_end : {false, true})
        for (size_t distance = 0; distance < 5; distance++) {
          const size_t bytes = count * sizeof(float);
          const auto place = [&](GuardedMemory &memory) {
            return at_end ? memory.end() - distance - bytes : memory.begin() + distance;
          };
          std::memset(to.begin(), untouched, to.size());
          v.copy_part(place(from), place(to), count);
          std::vector<unsigned char> want(to.size(), untouched);
          std::memcpy(want.data() + (place(to) - to.begin()), place(from), bytes);
          INFO(count << " floats, " << distance << " bytes from the "
                     << (at_end ? "end" : "start"));
          CHECK(std::memcmp(to.begin(), want.data(), want.size()) == 0);

          float loaded[most], expected[most] = {};
          v.load_part(place(from), loaded, count);
          std::memcpy(expected, place(from), bytes);
          CHECK(std::memcmp(loaded, expected, v.lanes * sizeof(float)) == 0);
        }
  });
}

TEST_CASE("columns are loaded from anywhere and nothing else is read", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    GuardedMemory memory(1);
    for (size_t i = 0; i < memory.size(); i++)
      memory.begin()[i] = static_cast<unsigned char>(i * 11 + i / 256);
    const size_t bytes = 4 * sizeof(float);
    for (size_t at : {0u, 4u, 40u})
      for (size_t distance : {0u, 1u, 16u, 61u}) {
        const char *rows[most];
        for (size_t j = 0; j < v.lanes; j++) {
          const unsigned char *first = memory.begin() + distance * j * 3;
          const unsigned char *last = memory.end() - bytes - at - distance * j;
          rows[j] = reinterpret_cast<const char *>(j % 2 == 0 ? first : last);
        }
        float got[4 * most], want[4 * most];
        v.load_columns(rows, at, got);
        for (size_t c = 0; c < 4; c++)
          for (size_t j = 0; j < v.lanes; j++)
            std::memcpy(&want[c * v.lanes + j], rows[j] + at + c * sizeof(float), sizeof(float));
        INFO(at << " bytes on, " << distance << " bytes apart");
        CHECK(std::memcmp(got, want, 4 * v.lanes * sizeof(float)) == 0);
      }
  });
}

TEST_CASE("whole vectors are moved between any bytes", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    const size_t bytes = v.lanes * sizeof(float);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 11);
    for (size_t distance = 0; distance <= 64; distance++) {
      INFO(distance << " bytes from the ends");
      v.copy(from.begin() + distance, to.end() - bytes - distance);
      CHECK(std::memcmp(from.begin() + distance, to.end() - bytes - distance, bytes) == 0);
      v.copy(from.end() - bytes - distance, to.begin() + distance);
      CHECK(std::memcmp(from.end() - bytes - distance, to.begin() + distance, bytes) == 0);
    }
    for (size_t at = 0; at + bytes <= to.size(); at += v.stream_alignment) {
      v.copy_streaming(from.begin() + 1, to.begin() + at);
      CHECK(std::memcmp(from.begin() + 1, to.begin() + at, bytes) == 0);
    }
    v.prefetch(from.end());
    v.prefetch(nullptr);
  });
}

/* ---- elements of 16 bits --------------------------------------------------------------------- */

namespace {

using Storage16 = std::remove_reference_t<decltype(vact_test_vector_portable.storage16[0])>;

template <class Check>
void for_each_storage16(Check check) {
  for_each_vector([&](const vact_test_vector &v) {
    for (vact_dtype dtype : {VACT_BF16, VACT_F16}) {
      INFO(name_of(dtype));
      check(v.storage16[dtype == VACT_BF16 ? VACT_TEST_BF16 : VACT_TEST_F16], v.lanes, dtype);
    }
  });
}

/* Floats around all roundings, in whole pairs of vectors; NaNs as pairs may store them. */
std::vector<float> values_to_store() {
  std::vector<float> all = floats().a;
  for (float &value : all)
    if (std::isnan(value)) value = float_of(bits_of(value) & 0xffff0000u);
  for (float &value : all)
    if (std::isinf(value) && &value - all.data() > 10000) value = NAN;
  for (uint32_t bits = 0; bits < 0x10000; bits++)
    for (float value : {values16_of(VACT_BF16)[bits], values16_of(VACT_F16)[bits]}) {
      if (std::isnan(value)) continue;
      for (float ulps : {0.0f, 0.5f, 0.49999f, 0.50001f})
        all.push_back(value * (1.0f + ulps * 0x1p-7f));
    }
  while (all.size() % (2 * most) != 0) all.push_back(1.0f);
  return all;
}

bool same_element(vact_dtype dtype, uint16_t a, uint16_t b) {
  return a == b || (format16_of(dtype).is_nan(a) && format16_of(dtype).is_nan(b));
}

/* The element that each lane of a pair holds. */
std::vector<size_t> order_of_pair(const Storage16 &storage, size_t lanes, vact_dtype dtype) {
  uint16_t numbers[2 * most] = {};
  float loaded_numbers[2 * most] = {};
  for (size_t i = 0; i < 2 * lanes; i++)
    numbers[i] = format16_of(dtype).encode(static_cast<float>(i));
  storage.load_pair(numbers, loaded_numbers);
  std::vector<size_t> order;
  for (size_t i = 0; i < 2 * lanes; i++) order.push_back(static_cast<size_t>(loaded_numbers[i]));
  return order;
}

}  // namespace

TEST_CASE("elements of 16 bits are loaded exactly", "[vector]") {
  for_each_storage16([](const Storage16 &storage, size_t lanes, vact_dtype dtype) {
    const std::vector<size_t> order = order_of_pair(storage, lanes, dtype);
    for (uint32_t first = 0; first < 0x10000; first += 2 * static_cast<uint32_t>(lanes)) {
      uint16_t elements[2 * most] = {};
      float pair[2 * most], single[most];
      for (size_t i = 0; i < 2 * lanes; i++)
        elements[i] = static_cast<uint16_t>(first + static_cast<uint32_t>(i));
      storage.load_pair(elements, pair);
      storage.load(elements, single);
      for (size_t i = 0; i < 2 * lanes; i++)
        if (!same_result(pair[i], values16_of(dtype)[elements[order[i]]])) FAIL(show(pair[i]));
      for (size_t i = 0; i < lanes; i++)
        if (!same_result(single[i], values16_of(dtype)[elements[i]])) FAIL(show(single[i]));
    }
    SUCCEED();
  });
}

TEST_CASE("floats are stored in 16 bits to the nearest even", "[vector]") {
  const std::vector<float> values = values_to_store();
  for_each_storage16([&](const Storage16 &storage, size_t lanes, vact_dtype dtype) {
    const std::vector<size_t> order = order_of_pair(storage, lanes, dtype);
    for (size_t first = 0; first < values.size(); first += 2 * lanes) {
      alignas(64) uint16_t stored_pair[2 * most], streamed[2 * most], single[most];
      float pair[2 * most] = {};
      for (size_t i = 0; i < 2 * lanes; i++) pair[i] = values[first + order[i]];
      storage.store_pair(pair, stored_pair, 0);
      storage.store_pair(pair, streamed, 1);
      storage.store(&values[first], single);
      for (size_t i = 0; i < 2 * lanes; i++) {
        const float value = values[first + i];
        const uint16_t want = format16_of(dtype).encode(value);
        INFO(show(value) << " should be " << want);
        if (!same_element(dtype, stored_pair[i], want)) FAIL("in a pair " << stored_pair[i]);
        if (!same_element(dtype, streamed[i], want)) FAIL("streamed " << streamed[i]);
        if (i < lanes && !same_element(dtype, single[i], want)) FAIL("alone " << single[i]);
      }
    }
    SUCCEED();
  });
}

TEST_CASE("parts of a vector of 16-bit elements are moved and nothing else is touched",
          "[vector]") {
  const unsigned char untouched = 0xa5;
  for_each_storage16([&](const Storage16 &storage, size_t lanes, vact_dtype dtype) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size() / 2; i++)
      store(dtype, from.begin(), i, 1.0f + static_cast<float>(i % 128) / 128.0f);
    for (size_t count = 0; count < lanes; count++)
      for (bool at_end : {false, true})
        for (size_t distance = 0; distance < 5; distance++) {
          const size_t bytes = count * 2, even = distance * 2;
          const unsigned char *source = at_end ? from.end() - even - bytes : from.begin() + even;
          unsigned char *target = at_end ? to.end() - distance - bytes : to.begin() + distance;
          float values[most];
          std::fill(to.begin(), to.end(), untouched);
          storage.load_part(source, values, count);
          storage.store_part(values, target, count);
          std::vector<unsigned char> want(to.size(), untouched);
          if (bytes > 0) std::memcpy(want.data() + (target - to.begin()), source, bytes);
          INFO(count << " elements, " << distance << " bytes from the "
                     << (at_end ? "end" : "start"));
          CHECK(std::memcmp(to.begin(), want.data(), want.size()) == 0);
          for (size_t i = 0; i < lanes; i++)
            CHECK(values[i] == (i < count ? load(dtype, source, i) : 0.0f));
        }
  });
}

/* ---- bytes, groups and lanes ----------------------------------------------------------------- */

TEST_CASE("bytes are integers, and nothing beside them is touched", "[vector]") {
  const unsigned char untouched = 0xa5;
  for_each_vector([&](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 7);
    for (size_t count = 0; count <= v.lanes; count++)
      for (bool at_end : {false, true})
        for (size_t distance = 0; distance < 5; distance++) {
          const auto place = [&](GuardedMemory &memory) {
            return at_end ? memory.end() - distance - count : memory.begin() + distance;
          };
          int32_t loaded_bytes[most], expected[most] = {}, above[most];
          std::copy(place(from), place(from) + count, expected);
          std::fill(to.begin(), to.end(), untouched);
          std::vector<unsigned char> want(to.size(), untouched);
          std::copy(expected, expected + count, want.begin() + (place(to) - to.begin()));
          /* What is above the low byte does not matter. */
          for (size_t i = 0; i < v.lanes; i++) above[i] = expected[i] + (i % 2 ? 0x5a00 : -0x100);
          INFO(count << " bytes, " << distance << " from the " << (at_end ? "end" : "start"));
          if (count == v.lanes) {
            v.load_bytes(place(from), loaded_bytes);
            v.store_bytes(above, place(to));
          } else {
            v.load_part_bytes(place(from), loaded_bytes, count);
            v.store_part_bytes(above, place(to), count);
          }
          CHECK(std::equal(loaded_bytes, loaded_bytes + v.lanes, expected));
          CHECK(std::memcmp(to.begin(), want.data(), want.size()) == 0);
        }
  });
}

TEST_CASE("halves of lanes are moved and compared on their own", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 7);
    int32_t pairs[most];
    const unsigned char *bytes = from.end() - 2 * v.lanes;
    v.load_byte_pairs(bytes, pairs);
    for (size_t i = 0; i < v.lanes; i++) CHECK(pairs[i] == (bytes[2 * i] | bytes[2 * i + 1] << 16));

    const Operands<float> &f = floats();
    for (size_t i = 0; i < f.size(); i += v.lanes) {
      unsigned char *upper = to.end() - 2 * v.lanes;
      v.store_upper(&f.a[i], upper);
      for (size_t lane = 0; lane < v.lanes; lane++) {
        uint16_t got;
        std::memcpy(&got, upper + 2 * lane, 2);
        if (got != bits_of(f.a[i + lane]) >> 16) FAIL(show(f.a[i + lane]) << " as " << got);
      }
    }

    /* All four combinations of equal halves, in turn, around a difference of any one bit. */
    for (int bit = 0; bit < 16; bit++) {
      int32_t a[most], b[most];
      float c[most], out[most];
      for (size_t i = 0; i < v.lanes; i++) {
        const uint32_t differs = (i & 1 ? 1u << bit : 0) | (i & 2 ? 0x10000u << bit : 0);
        a[i] = static_cast<int32_t>(0x12345678u * (i + 1));
        b[i] = static_cast<int32_t>(static_cast<uint32_t>(a[i]) ^ differs);
        c[i] = float_of(0xdeadbeefu);
      }
      /* So that an ISA of one lane meets them all too. */
      for (size_t turn = 0; turn < 4; turn++) {
        v.keep_equal16(a, b, c, out);
        for (size_t i = 0; i < v.lanes; i++) {
          const uint32_t differs = static_cast<uint32_t>(a[i] ^ b[i]);
          const uint32_t kept =
              (differs >> 16 ? 0 : 0xffff0000u) | (differs & 0xffff ? 0 : 0xffffu);
          CHECK(bits_of(out[i]) == (0xdeadbeefu & kept));
          b[i] = static_cast<int32_t>(static_cast<uint32_t>(b[i]) ^
                                      (turn % 2 ? 0x10000u << bit : 1u << bit));
        }
      }
    }
  });
}

TEST_CASE("any lane can be picked into any other", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    float a[most], out[most];
    int32_t lanes[most], index[most];
    v.lanes_in_order(lanes);
    for (size_t i = 0; i < v.lanes; i++) {
      CHECK(lanes[i] == static_cast<int32_t>(i));
      a[i] = 1.5f + static_cast<float>(i);
    }
    for (size_t to = 0; to < v.lanes; to++)
      for (size_t from = 0; from < v.lanes; from++) {
        for (size_t i = 0; i < v.lanes; i++) index[i] = static_cast<int32_t>((i + from) % v.lanes);
        index[to] = static_cast<int32_t>(from);
        v.pick(a, index, out);
        for (size_t i = 0; i < v.lanes; i++) CHECK(out[i] == a[index[i]]);
      }
  });
}

TEST_CASE("quads are loaded from groups of any distance, the last one again and again",
          "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (vact_dtype dtype : all_dtypes()) {
      static const int number[VACT_DTYPE_COUNT] = {VACT_TEST_F32, VACT_TEST_BF16, VACT_TEST_F16};
      for (size_t stride : {4, 5, 7, 8, 37})
        for (size_t last = 0; last < v.lanes; last++) {
          /* Flush with the end of the memory, and nothing beyond the last quad is there. */
          GuardedMemory memory(1);
          const size_t elements = last * stride + 4;
          unsigned char *from = memory.end() - elements * size_of(dtype);
          for (size_t i = 0; i < elements; i++)
            store(dtype, from, i, static_cast<float>(i % 251) - 100.0f);
          float out[4 * most];
          v.load_quads[number[dtype]](from, stride * size_of(dtype), last, out);
          INFO(name_of(dtype) << ", " << last + 1 << " groups of " << stride);
          for (size_t i = 0; i < v.lanes; i++)
            for (size_t j = 0; j < 4; j++)
              CHECK(out[j * v.lanes + i] == load(dtype, from, std::min(i, last) * stride + j));
        }
    }
  });
}

TEST_CASE("groups are sorted out into vectors of their elements", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (size_t k = 0; k < 9; k++) {
      if (v.ungroup[k] == nullptr) continue;
      std::vector<float> a(k * v.lanes), out(a.size());
      for (size_t i = 0; i < a.size(); i++) a[i] = static_cast<float>(i) + 0.25f;
      v.ungroup[k](a.data(), out.data());
      INFO("groups of " << k);
      for (size_t j = 0; j < k; j++) {
        std::vector<float> ordered(out.begin() + static_cast<std::ptrdiff_t>(j * v.lanes),
                                   out.begin() + static_cast<std::ptrdiff_t>((j + 1) * v.lanes));
        if (k % 4 == 0) {
          const std::vector<float> own = ordered;
          v.in_order(own.data(), ordered.data());
        }
        for (size_t i = 0; i < v.lanes; i++) CHECK(ordered[i] == a[i * k + j]);
      }
    }
  });
}

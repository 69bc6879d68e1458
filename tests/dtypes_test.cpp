/*
 * The dtypes of 16 bits are for storage: an element is decoded to a float, computed as one, and the
 * result rounded once, to nearest even. All 65,536 inputs of every row, in every direction.
 */
#include "catch.h"
#include "dtype_values.h"
#include "samples.h"

using namespace vact_test;

namespace {

const std::vector<vact_dtype> &dtypes16() {
  static const std::vector<vact_dtype> all = {VACT_BF16, VACT_F16};
  return all;
}

/* All patterns, or some of them where there is less time. */
std::vector<uint16_t> patterns() {
  std::vector<uint16_t> all;
  for (uint32_t bits = 0; bits < 0x10000; bits += static_cast<uint32_t>(thinning()))
    all.push_back(static_cast<uint16_t>(bits));
  return all;
}

/* Gradients to go with so many inputs: the same for all, or patterns of all kinds. */
std::vector<std::vector<uint16_t>> gradients(const Format16 &format, size_t n) {
  std::vector<std::vector<uint16_t>> all;
  for (float dy : {1.0f, -0.7f, 3e4f}) all.push_back(std::vector<uint16_t>(n, format.encode(dy)));
  std::vector<uint16_t> mixed;
  for (uint32_t i = 0; i < n; i++) mixed.push_back(static_cast<uint16_t>(i * 40503u + 12345u));
  all.push_back(mixed);
  return all;
}

std::string show(const Format16 &format, uint16_t value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.9g [%04x]", static_cast<double>(format.decode(value)), value);
  return text;
}

/* "", or where a result is not the rounded one of the float row. */
std::string wrong(const Format16 &format, const std::vector<uint16_t> &input,
                  const std::vector<uint16_t> &dy, const std::vector<uint16_t> &got,
                  const std::vector<float> &unrounded) {
  for (size_t i = 0; i < got.size(); i++) {
    const uint16_t want = format.encode(unrounded[i]);
    if (got[i] == want || (format.is_nan(got[i]) && format.is_nan(want))) continue;
    return "at " + show(format, input[i]) + ", dy = " + show(format, dy[i]) + ": " +
           show(format, got[i]) + " instead of " + show(format, want) + ", the float being " +
           vact_test::show(unrounded[i]);
  }
  return "";
}

void check_operation(const Operation &operation, const std::vector<uint16_t> &input) {
  const Format16 format = format16_of(operation.dtype);
  const size_t n = input.size();
  const std::vector<float> floats = loaded(operation.dtype, input.data(), n);
  std::vector<uint16_t> got(n);
  std::vector<float> unrounded(n);
  for (const std::vector<uint16_t> &dy : gradients(format, n)) {
    const std::vector<float> float_dy = loaded(operation.dtype, dy.data(), n);
    REQUIRE(run(operation, n, input.data(), dy.data(), got.data()) == VACT_OK);
    REQUIRE(run(operation.in(VACT_F32), n, floats.data(), float_dy.data(), unrounded.data()) ==
            VACT_OK);
    CHECK(wrong(format, input, dy, got, unrounded) == "");
    if (operation.direction == Direction::forward) break; /* there is no dy */
  }
}

void check_direction(Direction direction) {
  const std::vector<uint16_t> input = patterns();
  for_each_isa([&] {
    for (vact_dtype dtype : dtypes16())
      for (const Operation &operation : operations_of(usual_activations(), dtype)) {
        if (operation.direction != direction) continue;
        INFO(name_of(operation));
        check_operation(operation, input);
      }
  });
}

}  // namespace

TEST_CASE("every dtype but f32 is one of 16 bits", "[dtypes]") {
  CHECK(all_dtypes().size() == dtypes16().size() + 1);
  for (vact_dtype dtype : dtypes16()) CHECK(size_of(dtype) == 2);
}

TEST_CASE("the formats of the tests are those of the standards", "[dtypes]") {
  const Format16 bf16 = format16_of(VACT_BF16), f16 = format16_of(VACT_F16);
  for (uint32_t bits = 0; bits < 0x10000; bits++) {
    const uint16_t pattern = static_cast<uint16_t>(bits);
    const float as_bf16 = float_of(bits << 16);
    if (!same_result(bf16.decode(pattern), as_bf16)) FAIL("bf16 " << bits);
    for (const Format16 &format : {bf16, f16})
      if (!format.is_nan(pattern) && format.encode(format.decode(pattern)) != pattern)
        FAIL("pattern " << bits);
  }
  CHECK(f16.decode(0x0001) == 0x1p-24f);
  CHECK(f16.decode(0x03ff) == 0x1.ff8p-15f);
  CHECK(f16.decode(0x0400) == 0x1p-14f);
  CHECK(f16.decode(0x3c00) == 1.0f);
  CHECK(f16.decode(0xc001) == -2.001953125f);
  CHECK(f16.decode(0x7bff) == 65504.0f);
  CHECK(f16.decode(0xfc00) == -INFINITY);
  CHECK(std::isnan(f16.decode(0x7c01)));
}

TEST_CASE("the rounding of the tests is to the nearest, ties to even", "[dtypes]") {
  for (vact_dtype dtype : dtypes16()) {
    const Format16 format = format16_of(dtype);
    for (uint16_t low = 0; low < format.infinity(); low++) {
      const uint16_t high = static_cast<uint16_t>(low + 1);
      /* The limit stands for the number that would follow the largest. */
      const double below = format.decode(low), before = low == 0 ? 0.0 : format.decode(low - 1);
      const double above = high == format.infinity() ? 2 * below - before : format.decode(high);
      const float middle = static_cast<float>(0.5 * (below + above));
      const uint16_t even = low % 2 == 0 ? low : high;
      if (format.encode(middle) != even || format.encode(-middle) != (even | 0x8000) ||
          format.encode(std::nextafter(middle, 0.0f)) != low ||
          format.encode(std::nextafter(middle, INFINITY)) != high)
        FAIL(name_of(dtype) << " between " << low << " and " << high);
    }
  }
}

TEST_CASE("16-bit forward is the rounded f32 forward", "[dtypes]") {
  check_direction(Direction::forward);
}

TEST_CASE("16-bit backward is the rounded f32 backward", "[dtypes]") {
  check_direction(Direction::backward);
}

TEST_CASE("16-bit backward from the output is the rounded f32 backward from the output",
          "[dtypes]") {
  check_direction(Direction::backward_from_output);
}

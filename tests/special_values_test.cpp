/*
 * What the activations give at the ends of the floats and at their kinks: infinities, signed zeros,
 * subnormals, NaN; and the shapes that they keep: odd ones are odd, rising ones rise within their
 * limits.
 */
#include <cfloat>
#include <cmath>

#include "catch.h"
#include "difference.h"
#include "domain.h"
#include "known_values.h"

using namespace vact_test;

namespace {

/* Zeros count with their sign, but where an absolute error bound leaves it open. */
bool same_value(vact_act act, float got, float want) {
  if (same_result(got, want)) return true;
  return row_of(act).error == VACT_ERROR_ABS && got == want;
}

/* Derivatives that vanish may do so with either sign. */
bool same_derivative(float got, float want) {
  return same_result(got, want) || (got == 0.0f && want == 0.0f);
}

/* The operation on one value. */
float apply(const Operation &operation, float input, float dy) {
  float output = -7.0f;
  REQUIRE(run(operation, 1, &input, &dy, &output) == VACT_OK);
  return output;
}

/* The operation on many, with the same dy for all. */
std::vector<float> apply(const Operation &operation, const std::vector<float> &input, float dy) {
  const std::vector<float> gradients(input.size(), dy);
  std::vector<float> output(input.size());
  REQUIRE(run(operation, input.size(), input.data(), gradients.data(), output.data()) == VACT_OK);
  return output;
}

/* Quiet and signalling, of both signs, with the least and the largest payload. */
const uint32_t nan_patterns[] = {0x7f800001u, 0x7fbfffffu, 0x7fc00000u, 0x7fc00001u, 0x7fffffffu,
                                 0xff800001u, 0xffbfffffu, 0xffc00000u, 0xffc00001u, 0xffffffffu};

/* Every operation, on every instruction set. */
template <class Check>
void for_each_operation(const std::vector<vact_act> &acts, Check check) {
  for_each_isa([&] {
    for (const Operation &operation : operations_of(acts)) {
      INFO(name_of(operation));
      check(operation);
    }
  });
}

/* What to print beside a known value. */
std::string place_of(vact_act act, const KnownValue &value) {
  return name_of(act) + " at " + show(value.x);
}

/* What y = act(x) has as a property of the exact function. */
std::vector<vact_act> activations_that(bool (*property)(vact_act)) {
  std::vector<vact_act> all;
  for (vact_act act : all_activations())
    if (property(act)) all.push_back(act);
  return all;
}

bool is_odd(vact_act act) {
  for (double x : {1e-42, 0.01, 0.3, 1.0, 4.0, 30.0, 1e25, 1e32, 1e38})
    if (vact_ref_forward(act, -x) != -vact_ref_forward(act, x)) return false;
  return true;
}

/* Rises between two finite limits. */
bool is_sigmoidal(vact_act act) {
  double before = vact_ref_forward(act, -INFINITY);
  if (!std::isfinite(before) || !std::isfinite(vact_ref_forward(act, INFINITY))) return false;
  for (double x : {-30.0, -4.0, -1.0, -0.3, 0.0, 0.3, 1.0, 4.0, 30.0, HUGE_VAL}) {
    const double y = vact_ref_forward(act, x);
    if (y < before) return false;
    before = y;
  }
  return true;
}

/* A derivative that no float holds: times zero or times a tiny dy, anything is right. */
bool overflows(double derivative) {
  return std::fabs(derivative) > FLT_MAX;
}

}  // namespace

TEST_CASE("known values are met to the bit", "[special]") {
  for_each_isa([] {
    for_each_known_value([](vact_act act, const KnownValue &known) {
      const float y = apply({act, Direction::forward}, known.x, 0.0f);
      const float dx = apply({act, Direction::backward}, known.x, 1.0f);
      INFO(place_of(act, known));
      INFO("y = " << show(y) << ", known is " << show(known.y.value_or(y)));
      INFO("dx = " << show(dx) << ", known is " << show(known.derivative.value_or(dx)));
      CHECK(same_value(act, y, known.y.value_or(y)));
      CHECK(same_derivative(dx, known.derivative.value_or(dx)));
    });
  });
}

TEST_CASE("the known values are those of the reference", "[special]") {
  for_each_known_value([](vact_act act, const KnownValue &known) {
    const float y = static_cast<float>(vact_ref_forward(act, known.x));
    const float dx = static_cast<float>(vact_ref_derivative(act, known.x));
    INFO(place_of(act, known));
    INFO("y = " << show(y) << ", dx = " << show(dx));
    CHECK(same_result(y, known.y.value_or(y)));
    CHECK(same_derivative(dx, known.derivative.value_or(dx)));
  });
}

TEST_CASE("every NaN gives NaN", "[special]") {
  std::vector<float> input;
  for (uint32_t pattern : nan_patterns) input.push_back(float_of(pattern));
  for (uint64_t mantissa = 1; mantissa < 0x800000; mantissa += thinned_prime(4999)) {
    input.push_back(float_of(0x7f800000u | static_cast<uint32_t>(mantissa)));
    input.push_back(float_of(0xff800000u | static_cast<uint32_t>(mantissa)));
  }
  const std::vector<float> want(input.size(), NAN);
  for_each_operation(all_activations(), [&](const Operation &operation) {
    for (float gradient : {1.0f, 0.0f, INFINITY})
      CHECK(difference(apply(operation, input, gradient), want, input) == "");
  });
}

TEST_CASE("nothing but NaN gives NaN where the function has a value", "[special]") {
  for (const Operation &operation : operations_of(all_activations())) {
    const std::vector<float> input = sample_inputs(operation, thinned_prime(400009));
    std::vector<double> exact;
    for (float x : input) exact.push_back(exact_result(operation, x).value);
    for_each_isa([&] {
      for (float gradient : {1.0f, -FLT_MAX, FLT_TRUE_MIN, 0.0f}) {
        const std::vector<float> output = apply(operation, input, gradient);
        std::string first;
        for (size_t i = 0; i < input.size() && first.empty(); i++) {
          if (gradient == 0.0f && overflows(exact[i])) continue;
          if (std::isnan(output[i]) != std::isnan(exact[i]))
            first = show(output[i]) + " at " + show(input[i]);
        }
        INFO(name_of(operation) << ", dy = " << show(gradient));
        CHECK(first == "");
      }
    });
  }
}

TEST_CASE("a gradient that is NaN or infinite goes through where the slope is not zero",
          "[special]") {
  for_each_operation(all_activations(), [](const Operation &operation) {
    if (operation.direction == Direction::forward) return;
    const float input = 0.25f; /* an x and a y of every activation, most with a slope */
    const double slope = exact_result(operation, input).value;
    if (std::fabs(slope) < FLT_MIN) return;
    for (float dy : {INFINITY, -INFINITY, NAN}) {
      const float dx = apply(operation, input, dy);
      INFO("dy = " << dy << ", dx = " << dx);
      CHECK(same_result(dx, static_cast<float>(dy * slope)));
    }
  });
}

TEST_CASE("the derivative from the output meets the known values", "[special]") {
  for_each_isa([] {
    for_each_known_value([](vact_act act, const KnownValue &known) {
      const Operation operation = {act, Direction::backward_from_output};
      if (!row_of(act).from_output || !is_allowed(act, true) || !known.y.has_value()) return;
      const float dx = apply(operation, *known.y, 1.0f);
      const vact_ref_sum exact = exact_result(operation, *known.y);
      INFO(place_of(act, known));
      INFO("from y = " << show(*known.y) << ": dx = " << show(dx) << " instead of " << exact.value);
      CHECK(
          vact_error_is_within(vact_error(row_of(act).error, dx, 1.0, exact), bound_of(operation)));
      if (exact.value == 0) CHECK(dx == 0.0f);
    });
  });
}

TEST_CASE("relu lets no gradient through where it is off", "[special]") {
  for_each_operation({vact_relu()}, [](const Operation &operation) {
    if (operation.direction == Direction::forward) return;
    for (float off : {-INFINITY, -FLT_MAX, -1.0f, -FLT_TRUE_MIN, -0.0f, 0.0f})
      for (float dy : {NAN, INFINITY, -INFINITY, FLT_MAX, FLT_TRUE_MIN, -1.0f}) {
        INFO("x = " << off << ", dy = " << dy);
        CHECK(apply(operation, off, dy) == 0.0f);
      }
    for (float on : {FLT_TRUE_MIN, 1.0f, FLT_MAX, INFINITY})
      for (float dy : {NAN, INFINITY, -INFINITY, FLT_MAX, FLT_TRUE_MIN, -1.0f, -0.0f}) {
        INFO("x = " << on << ", dy = " << dy);
        CHECK(same_result(apply(operation, on, dy), dy));
      }
  });
}

TEST_CASE("odd functions are odd to the bit, and their derivatives even", "[special]") {
  const std::vector<vact_act> odd = activations_that(is_odd);
  REQUIRE(odd.size() >= 8);
  for_each_operation(odd, [&](const Operation &operation) {
    if (operation.direction == Direction::backward_from_output) return;
    const std::vector<float> input = sample_floats(thinned_prime(40009), operation.act);
    std::vector<float> mirrored;
    for (float x : input) mirrored.push_back(-x);
    const std::vector<float> output = apply(operation, input, 1.0f);
    std::vector<float> other = apply(operation, mirrored, 1.0f);
    /* A zero may have either sign where the function is cut to it. */
    for (size_t i = 0; i < other.size(); i++) {
      if (operation.direction == Direction::forward) other[i] = -other[i];
      if (other[i] == 0.0f && output[i] == 0.0f) other[i] = output[i];
    }
    CHECK(difference(other, output, input) == "");
  });
}

/* Rows with an error of several ulp may fall by as many, those with an absolute error by an ulp
 * of 1, all others by an ulp. */
TEST_CASE("what rises between two limits does so, or falls by an ulp", "[special]") {
  const std::vector<vact_act> sigmoidal = activations_that(is_sigmoidal);
  REQUIRE(sigmoidal.size() >= 8);
  for_each_operation(sigmoidal, [&](const Operation &operation) {
    if (operation.direction != Direction::forward) return;
    const Row &row = row_of(operation.act);
    const bool is_absolute = row.error == VACT_ERROR_ABS;
    const double ulps = std::max(1.0, std::floor(row.forward));
    const float lowest = static_cast<float>(vact_ref_forward(operation.act, -INFINITY));
    const float highest = static_cast<float>(vact_ref_forward(operation.act, INFINITY));
    std::vector<float> input = sample_floats(thinned_prime(40009), operation.act);
    input.erase(std::remove_if(input.begin(), input.end(), [](float x) { return std::isnan(x); }),
                input.end());
    std::sort(input.begin(), input.end());
    const std::vector<float> output = apply(operation, input, 1.0f);
    std::string falls, outside;
    for (size_t i = 0; i < input.size(); i++) {
      if (!(lowest <= output[i] && output[i] <= highest))
        outside = show(output[i]) + " at " + show(input[i]);
      const double allowed = is_absolute ? 0x1p-23 : ulps * vact_ulp_of(output[i]);
      if (i > 0 && output[i - 1] - static_cast<double>(output[i]) > allowed)
        falls = "from " + show(output[i - 1]) + " at " + show(input[i - 1]) + " to " +
                show(output[i]) + " at " + show(input[i]);
    }
    CHECK(falls == "");
    CHECK(outside == "");
  });
}

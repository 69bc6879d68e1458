/*
 * What the activations give at the ends of the floats: infinities, signed zeros, subnormals, NaN.
 */
#include <cfloat>
#include <cmath>

#include "catch.h"
#include "difference.h"
#include "domain.h"

using namespace vact_test;

namespace {

/* The bits of y = act(x), and those of dx for dy = 1. */
struct Known {
  vact_act act;
  float x;
  float y;
  float derivative;
};

using KnownValues = std::vector<Known>;

/* One list for each row of activations.def. */

KnownValues known_relu() {
  const vact_act act = vact_relu();
  return {
      {act, -INFINITY, 0.0f, 0.0f},
      {act, -FLT_MAX, 0.0f, 0.0f},
      {act, -1.0f, 0.0f, 0.0f},
      {act, -FLT_TRUE_MIN, 0.0f, 0.0f},
      {act, -0.0f, -0.0f, 0.0f},
      {act, 0.0f, 0.0f, 0.0f},
      {act, FLT_TRUE_MIN, FLT_TRUE_MIN, 1.0f},
      {act, 1.0f, 1.0f, 1.0f},
      {act, FLT_MAX, FLT_MAX, 1.0f},
      {act, INFINITY, INFINITY, 1.0f},
      {act, NAN, NAN, NAN},
  };
}

KnownValues known_sigmoid() {
  const vact_act act = vact_sigmoid();
  const float e100 = 27 * FLT_TRUE_MIN; /* exp(-100) = 3.72e-44 */
  return {
      {act, -INFINITY, 0.0f, 0.0f}, {act, -FLT_MAX, 0.0f, 0.0f}, {act, -1e9f, 0.0f, 0.0f},
      {act, -105.0f, 0.0f, 0.0f},   {act, -100.0f, e100, e100},  {act, -FLT_TRUE_MIN, 0.5f, 0.25f},
      {act, -0.0f, 0.5f, 0.25f},    {act, 0.0f, 0.5f, 0.25f},    {act, FLT_TRUE_MIN, 0.5f, 0.25f},
      {act, 100.0f, 1.0f, e100},    {act, 105.0f, 1.0f, 0.0f},   {act, 1e9f, 1.0f, 0.0f},
      {act, FLT_MAX, 1.0f, 0.0f},   {act, INFINITY, 1.0f, 0.0f}, {act, NAN, NAN, NAN},
  };
}

KnownValues known_tanh() {
  const vact_act act = vact_tanh();
  return {
      {act, -INFINITY, -1.0f, 0.0f},
      {act, -FLT_MAX, -1.0f, 0.0f},
      {act, -60.0f, -1.0f, 0.0f},
      {act, -FLT_TRUE_MIN, -FLT_TRUE_MIN, 1.0f},
      {act, -0.0f, -0.0f, 1.0f},
      {act, 0.0f, 0.0f, 1.0f},
      {act, FLT_TRUE_MIN, FLT_TRUE_MIN, 1.0f},
      {act, 1e-20f, 1e-20f, 1.0f},
      {act, 60.0f, 1.0f, 0.0f},
      {act, FLT_MAX, 1.0f, 0.0f},
      {act, INFINITY, 1.0f, 0.0f},
      {act, NAN, NAN, NAN},
  };
}

KnownValues known_swish() {
  const vact_act act = vact_swish(1.0f), mirrored = vact_swish(-1.0f);
  const vact_act linear = vact_swish(0.0f), step = vact_swish(1e30f);
  return {
      {act, -INFINITY, -0.0f, 0.0f},
      {act, -FLT_MAX, -0.0f, 0.0f},
      {act, -1e9f, -0.0f, 0.0f},
      {act, -2 * FLT_TRUE_MIN, -FLT_TRUE_MIN, 0.5f},
      {act, -0.0f, -0.0f, 0.5f},
      {act, 0.0f, 0.0f, 0.5f},
      {act, 2 * FLT_TRUE_MIN, FLT_TRUE_MIN, 0.5f},
      {act, 1e9f, 1e9f, 1.0f},
      {act, FLT_MAX, FLT_MAX, 1.0f},
      {act, INFINITY, INFINITY, 1.0f},
      {act, NAN, NAN, NAN},
      {mirrored, -INFINITY, -INFINITY, 1.0f},
      {mirrored, INFINITY, 0.0f, 0.0f},
      {linear, -INFINITY, -INFINITY, 0.5f},
      {linear, INFINITY, INFINITY, 0.5f},
      {linear, -2.0f, -1.0f, 0.5f},
      {linear, FLT_MAX, FLT_MAX / 2, 0.5f},
      {step, -INFINITY, -0.0f, 0.0f},
      {step, INFINITY, INFINITY, 1.0f},
      {step, -FLT_MAX, -0.0f, 0.0f},
      {step, FLT_MAX, FLT_MAX, 1.0f},
      {step, -1.0f, -0.0f, 0.0f},
      {step, 1.0f, 1.0f, 1.0f},
  };
}

std::vector<Known> known_values() {
  std::vector<Known> all;
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative) \
  for (const Known &known : known_##name()) all.push_back(known);
#include <vact/activations.def>
#undef VACT_ACT
  return all;
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

/* Quiet and signalling, of both signs, with the least and the largest payload. */
const uint32_t nan_patterns[] = {0x7f800001u, 0x7fbfffffu, 0x7fc00000u, 0x7fc00001u, 0x7fffffffu,
                                 0xff800001u, 0xffbfffffu, 0xffc00000u, 0xffc00001u, 0xffffffffu};

/* Every operation, on every instruction set. */
template <class Check>
void for_each_operation(const std::vector<vact_act> &acts, Check check) {
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (const Operation &operation : operations_of(acts)) {
      INFO(name_of(operation) << " on " << vact_isa_name(isa));
      check(operation);
    }
  }
}

}  // namespace

TEST_CASE("known values are met to the bit", "[special]") {
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (const Known &known : known_values()) {
      const float y = apply({known.act, Direction::forward}, known.x, 0.0f);
      const float dx = apply({known.act, Direction::backward}, known.x, 1.0f);
      INFO(name_of(known.act) << " on " << vact_isa_name(isa) << " at " << show(known.x));
      INFO("y = " << show(y) << ", known is " << show(known.y));
      INFO("dx = " << show(dx) << ", known is " << show(known.derivative));
      CHECK(same_result(y, known.y));
      CHECK(same_derivative(dx, known.derivative));
    }
  }
}

TEST_CASE("the derivative from the output meets the known values", "[special]") {
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (const Known &known : known_values()) {
      if (!row_of(known.act).from_output) continue;
      const float dx = apply({known.act, Direction::backward_from_output}, known.y, 1.0f);
      const double want = vact_ref_derivative_from_output(known.act, known.y);
      INFO(name_of(known.act) << " on " << vact_isa_name(isa) << " at y = " << show(known.y));
      INFO("dx = " << show(dx));
      CHECK(same_derivative(dx, static_cast<float>(want)));
    }
  }
}

TEST_CASE("every NaN gives NaN", "[special]") {
  std::vector<float> input;
  for (uint32_t pattern : nan_patterns) input.push_back(float_of(pattern));
  for (uint64_t mantissa = 1; mantissa < 0x800000; mantissa += thinned_prime(499)) {
    input.push_back(float_of(0x7f800000u | static_cast<uint32_t>(mantissa)));
    input.push_back(float_of(0xff800000u | static_cast<uint32_t>(mantissa)));
  }
  std::vector<float> output(input.size());
  for_each_operation(all_activations(), [&](const Operation &operation) {
    for (float gradient : {1.0f, 0.0f, INFINITY}) {
      const std::vector<float> dy(input.size(), gradient);
      REQUIRE(run(operation, input.size(), input.data(), dy.data(), output.data()) == VACT_OK);
      const std::vector<float> want(input.size(), NAN);
      CHECK(difference(output, want, input) == "");
    }
  });
}

TEST_CASE("nothing but NaN gives NaN", "[special]") {
  for_each_operation(all_activations(), [](const Operation &operation) {
    std::vector<float> input = sample_inputs(operation, thinned_prime(40009));
    for (float &x : input)
      if (std::isnan(x)) x = 1.0f;
    std::vector<float> output(input.size());
    for (float gradient : {1.0f, -FLT_MAX, FLT_TRUE_MIN, 0.0f}) {
      const std::vector<float> dy(input.size(), gradient);
      REQUIRE(run(operation, input.size(), input.data(), dy.data(), output.data()) == VACT_OK);
      std::string first;
      for (size_t i = 0; i < input.size() && first.empty(); i++)
        if (std::isnan(output[i])) first = "NaN at " + show(input[i]);
      INFO("dy = " << show(gradient));
      CHECK(first == "");
    }
  });
}

TEST_CASE("a gradient that is NaN or infinite goes through where the slope is not zero",
          "[special]") {
  for_each_operation(all_activations(), [](const Operation &operation) {
    if (operation.direction == Direction::forward) return;
    const float input = 0.25f; /* an x and a y of every activation, with a slope */
    const double slope = operation.direction == Direction::backward
                             ? vact_ref_derivative(operation.act, input)
                             : vact_ref_derivative_from_output(operation.act, input);
    if (std::fabs(slope) < FLT_MIN) return;
    for (float dy : {INFINITY, -INFINITY, NAN}) {
      const float dx = apply(operation, input, dy);
      INFO("dy = " << dy << ", dx = " << dx);
      CHECK(same_result(dx, static_cast<float>(dy * slope)));
    }
  });
}

TEST_CASE("relu lets no gradient through where it is off", "[special]") {
  const auto relu_only = [](const Operation &operation) {
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
  };
  for_each_operation({vact_relu()}, relu_only);
}

TEST_CASE("tanh is odd to the bit", "[special]") {
  const std::vector<float> input = sample_floats(thinned_prime(40009), 1.0f);
  std::vector<float> mirrored, output(input.size()), mirrored_output(input.size());
  for (float x : input) mirrored.push_back(-x);
  for_each_operation({vact_tanh()}, [&](const Operation &operation) {
    if (operation.direction != Direction::forward) return;
    REQUIRE(run(operation, input.size(), input.data(), nullptr, output.data()) == VACT_OK);
    REQUIRE(run(operation, input.size(), mirrored.data(), nullptr, mirrored_output.data()) ==
            VACT_OK);
    for (float &y : mirrored_output) y = -y;
    CHECK(difference(mirrored_output, output, input) == "");
  });
}

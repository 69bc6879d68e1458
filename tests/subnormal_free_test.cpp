/*
 * No kernel meets a subnormal number of its own making: on many x86 CPUs every operation with one
 * costs a microcode assist of some 150 cycles, and slows a block of such inputs 15 to 35 times. The
 * CPU itself keeps record: MXCSR tells whether any operation had a subnormal operand, or a result
 * that underflowed. Where x, dy or the result are subnormal themselves, an operand has to be.
 */
#if defined(__x86_64__)

#include <xmmintrin.h>

#include "catch.h"
#include "domain.h"
#include "exec.h"

using namespace vact_test;

namespace {

const unsigned denormal_operand = 0x02, underflow = 0x10, all_flags = 0x3f;

/* The flags that the operation raises in this thread. */
unsigned flags_of(const Operation &operation, const std::vector<float> &input,
                  const std::vector<float> &dy, std::vector<float> &output) {
  const vact_exec serial = at_most_threads(1);
  _mm_setcsr(_mm_getcsr() & ~all_flags);
  const vact_status status =
      run(operation, input.size(), input.data(), dy.data(), output.data(), &serial);
  const unsigned flags = _mm_getcsr() & all_flags;
  REQUIRE(status == VACT_OK);
  return flags;
}

/* x whose exponential is subnormal, or underflows, or would as an intermediate of the formula. */
std::vector<float> far_inputs() {
  std::vector<float> all;
  const float step = thinning() > 1 ? 0.137f : 0.0037f;
  for (float x = 4.0f; x <= 200.0f; x += step) {
    all.push_back(x);
    all.push_back(-x);
  }
  for (float magnitude : {300.0f, 1e9f, 1e30f, FLT_MAX, INFINITY}) {
    all.push_back(magnitude);
    all.push_back(-magnitude);
  }
  return all;
}

/* The outputs for them, of backward_from_output. */
std::vector<float> inputs_of(const Operation &operation) {
  std::vector<float> all = far_inputs();
  if (operation.direction == Direction::backward_from_output)
    for (float &x : all) x = static_cast<float>(vact_ref_forward(operation.act, x));
  return all;
}

bool is_subnormal(double value) {
  return value != 0 && std::fabs(value) < 2.0 * FLT_MIN;
}

/*
 * Those whose result is no subnormal number itself, nor is the input: that would be the caller's.
 * An infinite input counts as the largest finite one.
 */
std::vector<float> inputs_with_normal_results(const Operation &operation, float dy) {
  std::vector<float> all;
  for (float x : inputs_of(operation)) {
    const double result = exact_result(operation, std::clamp(x, -FLT_MAX, FLT_MAX)).value;
    const double scaled = operation.direction == Direction::forward ? result : dy * result;
    if (!is_subnormal(x) && !is_subnormal(result) && !is_subnormal(scaled)) all.push_back(x);
  }
  return all;
}

/* Calls check(operation, flags) for usual gradients on all instruction sets. */
template <class Check>
void for_each_call(Check check) {
  for (const Operation &operation : operations_of(usual_activations()))
    for (float gradient : {1.0f, -0.75f, 3.1f}) {
      const std::vector<float> input = inputs_with_normal_results(operation, gradient);
      const std::vector<float> dy(input.size(), gradient);
      std::vector<float> output(input.size());
      for_each_isa([&] {
        INFO(name_of(operation) << ", dy = " << gradient);
        check(operation, flags_of(operation, input, dy, output));
      });
    }
}

}  // namespace

TEST_CASE("MXCSR tells of subnormal operands and results", "[hardware]") {
  volatile float normal = FLT_MIN, half = 0.5f;
  _mm_setcsr(_mm_getcsr() & ~all_flags);
  volatile float subnormal = normal * half * 1.0000001f;
  CHECK((_mm_getcsr() & underflow) != 0);
  subnormal = subnormal + normal;
  CHECK((_mm_getcsr() & denormal_operand) != 0);
}

TEST_CASE("no operation has a subnormal operand", "[hardware]") {
  for_each_call([](const Operation &, unsigned flags) { CHECK((flags & denormal_operand) == 0); });
}

TEST_CASE("no operation underflows", "[hardware]") {
  for_each_call([](const Operation &, unsigned flags) { CHECK((flags & underflow) == 0); });
}

#endif

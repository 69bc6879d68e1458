/*
 * The error bounds of activations.def against the reference in double precision, for a stratified
 * sample of all inputs. The exhaustive measurement over 2^32 inputs is tests/accuracy.
 */
#include <algorithm>

#include "catch.h"
#include "domain.h"

using namespace vact_test;

namespace {

/* The largest error that was met, and where. */
struct Worst {
  double error = 0.0;
  float input = 0.0f;
  float got = 0.0f;
  double want = 0.0;

  void meet(double met, float at, float result, double reference) {
    if (met <= error) return;
    *this = {met, at, result, reference};
  }
};

std::string describe(const Worst &worst) {
  char text[128];
  std::snprintf(text, sizeof text, "%.9g at %s: %s instead of %.17g (%a)", worst.error,
                show(worst.input).c_str(), show(worst.got).c_str(), worst.want, worst.want);
  return text;
}

/* Checks the operation on all instruction sets, with all elements of dy the same. */
void check_error(const Operation &operation, const std::vector<float> &input,
                 const std::vector<vact_ref_sum> &exact, float gradient) {
  const vact_error_kind kind = row_of(operation.act).error;
  const std::vector<float> dy(input.size(), gradient);
  std::vector<float> output(input.size());
  for_each_isa([&] {
    REQUIRE(run(operation, input.size(), input.data(), dy.data(), output.data()) == VACT_OK);
    Worst worst;
    for (size_t i = 0; i < input.size(); i++)
      worst.meet(vact_error(kind, output[i], gradient, exact[i]), input[i], output[i],
                 gradient * exact[i].value);
    INFO(name_of(operation) << ", dy = " << gradient << ": " << describe(worst));
    CHECK(vact_error_is_within(worst.error, bound_of(operation)));
  });
}

/* Checks one direction of all rows; the parameters beyond the first are sampled more sparsely, and
 * with fewer gradients. */
void check_direction(Direction direction, uint64_t stride, uint64_t sparser_stride,
                     const std::vector<float> &gradients,
                     const std::vector<float> &fewer_gradients) {
  vact_kind before = VACT_KIND_COUNT;
  for (const Operation &operation : operations_of(all_activations())) {
    if (operation.direction != direction) continue;
    const bool is_first = operation.act.kind != before;
    before = operation.act.kind;
    const std::vector<float> input =
        sample_inputs(operation, thinned_prime(is_first ? stride : sparser_stride));
    std::vector<vact_ref_sum> exact;
    for (float x : input) exact.push_back(exact_result(operation, x));
    for (float gradient : is_first ? gradients : fewer_gradients)
      check_error(operation, input, exact, gradient);
  }
}

const std::vector<float> upstream_gradients = {1.0f,    -1.0f, 0.75f,    1.9999999f, 1e-38f,
                                               -1e-42f, 1e30f, -3.4e38f, 0.0f};
const std::vector<float> fewer_gradients = {1.0f, 1e-38f, -3.4e38f};

}  // namespace

TEST_CASE("forward stays within its error bound", "[accuracy]") {
  check_direction(Direction::forward, 4001, 20011, {1.0f}, {1.0f});
}

TEST_CASE("backward stays within its error bound", "[accuracy]") {
  check_direction(Direction::backward, 40009, 80021, upstream_gradients, fewer_gradients);
}

TEST_CASE("backward from the output stays within its error bound", "[accuracy]") {
  check_direction(Direction::backward_from_output, 40009, 80021, upstream_gradients,
                  fewer_gradients);
}

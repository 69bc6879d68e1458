/*
 * The error bounds of activations.def against the reference in double precision, for a stratified
 * sample of all inputs. The exhaustive measurement over 2^32 inputs is tests/accuracy.
 */
#include <algorithm>

#include "catch.h"
#include "domain.h"
#include "ulp.h"

using namespace vact_test;

namespace {

/* The largest error that was met, and where. */
struct Worst {
  double ulp = 0.0;
  float input = 0.0f;
  float got = 0.0f;
  double want = 0.0;

  void meet(double error, float at, float result, double reference) {
    if (error <= ulp) return;
    *this = {error, at, result, reference};
  }
};

std::string describe(const Worst &worst) {
  char want[64];
  std::snprintf(want, sizeof want, "%.17g (%a)", worst.want, worst.want);
  return std::to_string(worst.ulp) + " ulp at " + show(worst.input) + ": " + show(worst.got) +
         " instead of " + want;
}

/*
 * The error of dx = dy * derivative in ulp of the derivative's terms, times |dy|; where that would
 * be finer than the spacing of the floats around dx, in ulp of dx.
 */
double backward_error(float dx, float dy, vact_ref_sum derivative) {
  const double terms = std::fabs(dy * derivative.terms);
  const double error = vact_ulp_error(dx, dy * derivative.value, terms);
  const double scaled = std::fabs(dy) * vact_ulp_of(derivative.terms);
  return error * std::min(1.0, vact_ulp_of(terms) / scaled);
}

const float upstream_gradients[] = {1.0f,    -1.0f, 0.75f,    1.9999999f, 1e-38f,
                                    -1e-42f, 1e30f, -3.4e38f, 0.0f};

void check_backward(const Operation &operation, const std::vector<float> &input,
                    const std::vector<vact_ref_sum> &derivative) {
  std::vector<float> dy(input.size()), dx(input.size());
  for (float gradient : upstream_gradients) {
    std::fill(dy.begin(), dy.end(), gradient);
    for (vact_isa isa : available_isas()) {
      const ScopedIsa use(isa);
      REQUIRE(use.in_use());
      REQUIRE(run(operation, input.size(), input.data(), dy.data(), dx.data()) == VACT_OK);
      Worst worst;
      for (size_t i = 0; i < input.size(); i++)
        worst.meet(backward_error(dx[i], gradient, derivative[i]), input[i], dx[i],
                   gradient * derivative[i].value);
      INFO(name_of(operation) << " on " << vact_isa_name(isa) << ", dy = " << gradient << ": "
                              << describe(worst));
      CHECK(worst.ulp <= row_of(operation.act).ulp_backward);
    }
  }
}

}  // namespace

TEST_CASE("forward stays within its error bound", "[accuracy]") {
  for (vact_act act : all_activations()) {
    const std::vector<float> x = sample_floats(thinned_prime(4001), act.alpha);
    std::vector<double> want(x.size());
    for (size_t i = 0; i < x.size(); i++) want[i] = vact_ref_forward(act, x[i]);
    std::vector<float> y(x.size());
    for (vact_isa isa : available_isas()) {
      const ScopedIsa use(isa);
      REQUIRE(use.in_use());
      REQUIRE(vact_forward(act, VACT_F32, x.size(), x.data(), y.data(), nullptr) == VACT_OK);
      Worst worst;
      for (size_t i = 0; i < x.size(); i++)
        worst.meet(vact_ulp_error(y[i], want[i], want[i]), x[i], y[i], want[i]);
      INFO(name_of(act) << "/forward on " << vact_isa_name(isa) << ": " << describe(worst));
      CHECK(worst.ulp <= row_of(act).ulp_forward);
    }
  }
}

TEST_CASE("backward stays within its error bound", "[accuracy]") {
  for (vact_act act : all_activations()) {
    const std::vector<float> x = sample_floats(thinned_prime(40009), act.alpha);
    std::vector<vact_ref_sum> derivative;
    for (float value : x) derivative.push_back(vact_ref_derivative_sum(act, value));
    check_backward({act, Direction::backward}, x, derivative);
  }
}

TEST_CASE("backward from the output stays within its error bound", "[accuracy]") {
  for (vact_act act : all_activations()) {
    if (!row_of(act).from_output) continue;
    const Operation operation = {act, Direction::backward_from_output};
    const std::vector<float> y = sample_inputs(operation, thinned_prime(20011));
    std::vector<vact_ref_sum> derivative;
    for (float value : y) derivative.push_back(vact_ref_derivative_sum_from_output(act, value));
    check_backward(operation, y, derivative);
  }
}

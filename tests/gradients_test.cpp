/*
 * The derivatives: those of the reference against finite differences of its forward, and the two
 * backward forms of the library against each other.
 */
#include <algorithm>

#include "catch.h"
#include "domain.h"

using namespace vact_test;

namespace {

/* f'(x) by the five-point stencil: exact for polynomials of degree 4. */
double finite_difference(vact_act act, double x, double h) {
  const auto f = [act](double at) { return vact_ref_forward(act, at); };
  return (8.0 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12.0 * h);
}

/* Whether there is a value and neither it nor the slope jumps between x - reach and x + reach. */
bool smooth_around(vact_act act, double x, double reach) {
  const double before = vact_ref_derivative(act, x - reach), at = vact_ref_derivative(act, x),
               after = vact_ref_derivative(act, x + reach);
  const double steepest = std::max(std::fabs(before), std::fabs(after));
  const double change = std::max(std::fabs(at - before), std::fabs(after - at));
  const double rise = vact_ref_forward(act, x + reach) - vact_ref_forward(act, x - reach);
  return std::isfinite(steepest) && change <= 0.02 * std::max(1.0, steepest) &&
         std::fabs(rise) <= 4 * reach * steepest + 0.25;
}

/* How fast dx/dy changes with y, of the derivative as a function of y. */
double slope_of_derivative(vact_act act, double y) {
  const double h = 0x1p-20 * std::max(1.0, std::fabs(y));
  return (vact_ref_derivative_from_output(act, y + h) -
          vact_ref_derivative_from_output(act, y - h)) /
         (2 * h);
}

/* What the error bound allows around y, or a derivative of which terms is the scale. */
double allowed_error(vact_act act, double bound, double scale) {
  return row_of(act).error == VACT_ERROR_ABS ? bound : bound * vact_ulp_of(scale);
}

}  // namespace

TEST_CASE("the derivatives of the reference are those of its forward", "[gradients]") {
  for (vact_act act : all_activations()) {
    const double h = 1.0 / 4096;
    int compared = 0, points = 0;
    for (double x = -40.0; x <= 40.0; x += 0.037) {
      points += std::isfinite(vact_ref_forward(act, x));
      if (!smooth_around(act, x, 2 * h)) continue;
      const double analytic = vact_ref_derivative(act, x);
      const double numeric = finite_difference(act, x, h);
      /* The rounding of f in the differences, and h^4 of the stencil. */
      const double scale = std::max(std::fabs(vact_ref_forward(act, x - 2 * h)),
                                    std::fabs(vact_ref_forward(act, x + 2 * h)));
      compared++;
      if (std::fabs(analytic - numeric) <=
          1e-7 * std::max(1.0, std::fabs(analytic)) + 1e-11 * scale)
        continue;
      INFO(name_of(act) << " at " << x << ": " << analytic << ", differences give " << numeric);
      CHECK(false);
    }
    INFO(name_of(act));
    CHECK(compared >= 0.9 * points);
    CHECK(points > 50);
  }
}

TEST_CASE("the derivatives of the reference from the output are those from the input",
          "[gradients]") {
  for (vact_act act : all_activations()) {
    if (!row_of(act).from_output || !is_allowed(act, true)) continue;
    for (double x = -40.0; x <= 40.0; x += 0.037) {
      const double from_input = vact_ref_derivative(act, x);
      const double from_output = vact_ref_derivative_from_output(act, vact_ref_forward(act, x));
      const double scale = std::max({1.0, std::fabs(from_input), std::fabs(1.0 * act.alpha)});
      INFO(name_of(act) << " at " << x << ": " << from_input << " and " << from_output);
      CHECK(std::isnan(from_input) == std::isnan(from_output));
      CHECK(!(std::fabs(from_input - from_output) > 1e-15 * scale));
    }
  }
}

TEST_CASE("both backward forms agree", "[gradients]") {
  std::vector<float> x;
  for (float value = -20.0f; value <= 20.0f; value += 0.0137f) x.push_back(value);
  const size_t n = x.size();
  const std::vector<float> dy(n, 1.0f);
  std::vector<float> y(n), from_input(n), from_output(n);
  for_each_isa([&] {
    for (vact_act act : all_activations()) {
      if (!row_of(act).from_output || !is_allowed(act, true)) continue;
      REQUIRE(run({act, Direction::forward}, n, x.data(), nullptr, y.data()) == VACT_OK);
      REQUIRE(run({act, Direction::backward}, n, x.data(), dy.data(), from_input.data()) ==
              VACT_OK);
      REQUIRE(run({act, Direction::backward_from_output}, n, y.data(), dy.data(),
                  from_output.data()) == VACT_OK);
      for (size_t i = 0; i < n; i++) {
        /* Each has its own error; the one from y also has that of y. */
        const vact_ref_sum exact = vact_ref_derivative_sum(act, x[i]);
        const double own = 2 * allowed_error(act, row_of(act).backward, exact.terms);
        const double inherited = allowed_error(act, row_of(act).forward, y[i]) *
                                 std::fabs(slope_of_derivative(act, y[i]));
        const double difference = std::fabs(static_cast<double>(from_input[i]) - from_output[i]);
        const bool neither = std::isnan(from_input[i]) && std::isnan(from_output[i]);
        if (neither || difference <= own + inherited) continue;
        INFO(name_of(act) << " at " << show(x[i]) << ": " << show(from_input[i]) << " and from y "
                          << show(from_output[i]));
        CHECK(false);
      }
    }
  });
}

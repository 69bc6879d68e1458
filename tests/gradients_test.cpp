/*
 * The derivatives: those of the reference against finite differences of its forward, and the two
 * backward forms of the library against each other.
 */
#include <algorithm>

#include "catch.h"
#include "operations.h"
#include "reference.h"
#include "samples.h"
#include "ulp.h"

using namespace vact_test;

namespace {

/* f'(x) by the five-point stencil: exact for polynomials of degree 4. */
double finite_difference(vact_act act, double x, double h) {
  const auto f = [act](double at) { return vact_ref_forward(act, at); };
  return (8.0 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12.0 * h);
}

/* relu has no derivative at 0. */
bool smooth_around(vact_act act, double x, double h) {
  return act.kind != VACT_relu || std::fabs(x) > 2 * h;
}

/* How fast dx/dy changes with y, of the derivative as a function of y. */
double slope_of_derivative(vact_act act, double y) {
  const double h = 0x1p-20;
  return (vact_ref_derivative_from_output(act, y + h) -
          vact_ref_derivative_from_output(act, y - h)) /
         (2 * h);
}

}  // namespace

TEST_CASE("the derivatives of the reference are those of its forward", "[gradients]") {
  for (vact_act act : activations({1.0f, -1.0f, 0.5f, 1.702f, 3.0f, 0.0f})) {
    const double h = 1.0 / 4096;
    for (double x = -40.0; x <= 40.0; x += 0.037) {
      if (!smooth_around(act, x, h)) continue;
      const double analytic = vact_ref_derivative(act, x);
      const double numeric = finite_difference(act, x, h);
      /* The rounding of f in the differences, and alpha^5 h^4 of the stencil. */
      const double scale = std::max(std::fabs(vact_ref_forward(act, x - 2 * h)),
                                    std::fabs(vact_ref_forward(act, x + 2 * h)));
      const double steepness = std::max(1.0, std::pow(std::fabs(act.alpha), 5.0));
      INFO(name_of(act) << " at " << x << ": " << analytic << ", differences give " << numeric);
      CHECK(std::fabs(analytic - numeric) <= 1e-11 * steepness * scale);
    }
  }
}

TEST_CASE("the derivatives of the reference from the output are those from the input",
          "[gradients]") {
  for (vact_act act : all_activations()) {
    if (!row_of(act).from_output) continue;
    for (double x = -40.0; x <= 40.0; x += 0.037) {
      const double from_input = vact_ref_derivative(act, x);
      const double from_output = vact_ref_derivative_from_output(act, vact_ref_forward(act, x));
      INFO(name_of(act) << " at " << x);
      CHECK(std::fabs(from_input - from_output) <= 1e-15);
    }
  }
}

TEST_CASE("both backward forms agree", "[gradients]") {
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (vact_act act : all_activations()) {
      if (!row_of(act).from_output) continue;
      for (float x = -20.0f; x <= 20.0f; x += 0.0137f) {
        const float dy = 1.0f;
        float y, from_input, from_output;
        REQUIRE(vact_forward(act, VACT_F32, 1, &x, &y, nullptr) == VACT_OK);
        REQUIRE(vact_backward(act, VACT_F32, 1, &x, &dy, &from_input, nullptr) == VACT_OK);
        REQUIRE(vact_backward_from_output(act, VACT_F32, 1, &y, &dy, &from_output, nullptr) ==
                VACT_OK);
        /* Each has its own error; the one from y also has that of y. */
        const double terms = vact_ref_derivative_terms(act, x);
        const double own = 2 * row_of(act).ulp_backward * vact_ulp_of(terms);
        const double inherited =
            row_of(act).ulp_forward * vact_ulp_of(y) * std::fabs(slope_of_derivative(act, y));
        INFO(name_of(act) << " on " << vact_isa_name(isa) << " at " << x);
        CHECK(std::fabs(static_cast<double>(from_input) - from_output) <= own + inherited);
      }
    }
  }
}

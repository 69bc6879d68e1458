/*
 * The activations with trained parameters, element by element: y, dx and the terms of gradients
 * against the reference, the reference against finite differences, and what is special.
 *
 * With one channel for each element a gradient is the one term of that element.
 */
#include <algorithm>

#include "catch.h"
#include "learnable.h"
#include "samples.h"

using namespace vact_test;

namespace {

/* ---- errors ---------------------------------------------------------------------------------- */

/* By how much less or more b may act: half an ulp of what is left of the exponent when the multiple
 * of ln(2)/8 is taken away from w*x, before b is added. */
double reach_of_b(float b) {
  return 0.5 * vact_ulp_of(std::fabs(static_cast<double>(b)) + 0.05);
}

/* The references that a result of these parameters may be near. */
std::vector<vact_ref_learnable> references(const Family &family, double x, ParameterPair values) {
  const double b = values[1], reach = reach_of_b(values[1]);
  std::vector<vact_ref_learnable> all;
  const std::vector<double> around = {b - reach, b, b + reach};
  for (double other : family.family == VACT_FAMILY_gate ? around : std::vector<double>{b}) {
    const double parameters[2] = {values[0], other};
    all.push_back(family.reference(x, parameters));
  }
  return all;
}

/*
 * What a gradient of swish or the gate may miss besides: its whole term where 1 - s is below 2^-124
 * and counts as 0, which is nothing to a sum with any other term in it; and as the term of w is x
 * times that of b, x times the spacing of the subnormal numbers, or dy times that.
 */
double lost_tail(const Learnable &problem, size_t i, size_t parameter) {
  const vact_family family = problem.family->family;
  if (family != VACT_FAMILY_swish && family != VACT_FAMILY_gate) return 0.0;
  const double x = std::fabs(1.0 * problem.x[i]), factor = parameter == 0 ? x * x : x;
  const vact_ref_learnable exact = problem.reference_of(i);
  const bool is_one = exact.slope.value > 0.75; /* s, rather than 1 - s, is next to 1 */
  const double term = exact.by[parameter].terms;
  const double tail = is_one && term <= 0x1p-124 * factor ? std::fabs(problem.dy[i]) * term : 0.0;
  return tail +
         (parameter == 0 ? 0x1p-149 * x * std::max(1.0, std::fabs(1.0 * problem.dy[i])) : 0.0);
}

/* The error against whichever is nearest; what is between them is right. */
template <class Select>
double error_of(const std::vector<vact_ref_learnable> &exact, float got, double dy, Select select,
                double lost = 0.0) {
  double least = INFINITY, low = INFINITY, high = -INFINITY;
  for (const vact_ref_learnable &all : exact) {
    const vact_ref_sum sum = select(all);
    least = std::min(least, vact_error(VACT_ERROR_ULP, got, dy, sum));
    low = std::min(low, dy * sum.value);
    high = std::max(high, dy * sum.value);
  }
  return low - lost <= got && got <= high + lost ? 0.0 : least;
}

/* Of the largest error, where it is and how large. */
struct Worst {
  double error = 0.0;
  float x = 0.0f, got = 0.0f;

  void meet(double other, float at, float result) {
    if (!(other > error) && !std::isnan(other)) return;
    error = std::isnan(other) ? (double)INFINITY : other;
    x = at;
    got = result;
  }
};

void check_bound(const char *what, const Worst &worst, double bound) {
  INFO(what << " of " << show(worst.x) << " is " << show(worst.got) << ": " << worst.error
            << " ulp");
  CHECK(vact_error_is_within(worst.error, bound));
}

/* sin has no limits at infinity. */
bool has_limits(const Family &family, float x) {
  return family.family != VACT_FAMILY_snake || !std::isinf(x);
}

void check_errors(const Family &family, ParameterPair values, const std::vector<float> &x,
                  float dy) {
  const Learnable problem = element_wise(family, x, dy, values);
  const LearnableResults got = run(problem);
  Worst y, dx, by[2];
  for (size_t i = 0; i < x.size(); i++) {
    const std::vector<vact_ref_learnable> exact = references(family, x[i], values);
    y.meet(error_of(exact, got.y[i], 1.0, [](const auto &all) { return all.y; }), x[i], got.y[i]);
    if (!has_limits(family, x[i])) continue;
    dx.meet(error_of(exact, got.dx[i], dy, [](const auto &all) { return all.slope; }), x[i],
            got.dx[i]);
    for (size_t p = 0; p < family.parameters; p++) {
      const float term = got.gradients[p][i];
      const double lost = lost_tail(problem, i, p);
      by[p].meet(error_of(
                     exact, term, dy, [p](const auto &all) { return all.by[p]; }, lost),
                 x[i], term);
    }
  }
  INFO(family.name << "(" << values[0] << ", " << values[1] << "), dy = " << dy);
  check_bound("y", y, family.forward);
  check_bound("dx", dx, family.backward);
  for (size_t p = 0; p < family.parameters; p++) check_bound("a gradient", by[p], family.terms);
}

/* Floats of all kinds, and those where the first parameter makes something special of them. */
std::vector<float> inputs_for(ParameterPair values, uint64_t stride) {
  return sample_floats(thinned_prime(stride), vact_swish(values[0]));
}

/* ---- finite differences ---------------------------------------------------------------------- */

/* df/dt by the five-point stencil, t being x or a parameter. */
template <class Function>
double finite_difference(Function f, double t) {
  const double h = 1.0 / 4096;
  return (8.0 * (f(t + h) - f(t - h)) - (f(t + 2 * h) - f(t - 2 * h))) / (12.0 * h);
}

void check_difference(const char *what, const Family &family, double x, double analytic,
                      double numeric) {
  if (std::fabs(analytic - numeric) <= 1e-7 * std::max(1.0, std::fabs(analytic))) return;
  INFO(family.name << " at " << x << ": " << what << " is " << analytic << ", differences give "
                   << numeric);
  CHECK(false);
}

void check_derivatives(const Family &family, double x, const double *parameters) {
  const vact_ref_learnable exact = family.reference(x, parameters);
  const auto along_x = [&](double at) { return family.reference(at, parameters).y.value; };
  check_difference("dy/dx", family, x, exact.slope.value, finite_difference(along_x, x));
  for (size_t p = 0; p < family.parameters; p++) {
    const auto along_p = [&](double value) {
      double others[2] = {parameters[0], parameters[1]};
      others[p] = value;
      return family.reference(x, others).y.value;
    };
    check_difference("dy by a parameter", family, x, exact.by[p].value,
                     finite_difference(along_p, parameters[p]));
  }
}

/* Which of the results are NaN: as many as there are. */
size_t count_nan(const std::vector<float> &values) {
  return static_cast<size_t>(
      std::count_if(values.begin(), values.end(), [](float f) { return std::isnan(f); }));
}

}  // namespace

TEST_CASE("the references of trained parameters are derivatives of their y", "[learnable]") {
  for (const Family &family : families())
    for (double first : {1.0, 1.7, -0.75, 0.1, 0.0, 3.0})
      for (double second : {0.0, 0.5, -3.0}) {
        const double parameters[2] = {first, second};
        for (double x = -12.0; x <= 12.0; x += 0.037) /* prelu has a corner at 0 */
          if (std::fabs(x) > 0.001) check_derivatives(family, x, parameters);
      }
  SUCCEED();
}

TEST_CASE("trained parameters: the errors are within their bounds", "[learnable]") {
  for (const Family &family : families())
    for (ParameterPair values : parameter_pairs(family.family))
      check_errors(family, values, inputs_for(values, 100003), 1.0f);
}

TEST_CASE("trained parameters: the errors are within their bounds for any dy", "[learnable]") {
  for (const Family &family : families())
    for (ParameterPair values : parameter_pairs(family.family))
      for (float dy : {-0.7f, 1.9e30f, 1.3e-30f})
        check_errors(family, values, inputs_for(values, 1000003), dy);
}

TEST_CASE("swish with beta = 0 is x/2", "[learnable]") {
  const std::vector<float> x = inputs_for({0.0f, 0.0f}, 100003);
  for (float beta : {0.0f, -0.0f}) {
    const LearnableResults got = run(element_wise(families()[VACT_FAMILY_swish], x, 3.0f, {beta}));
    std::vector<float> half, slope;
    for (float value : x) {
      half.push_back(0.5f * value);
      slope.push_back(std::isnan(value) ? value : 1.5f);
    }
    CHECK(difference(got.y, half, x) == "");
    CHECK(difference(got.dx, slope, x) == "");
  }
}

TEST_CASE("swish with a large beta is relu, or what is left of it", "[learnable]") {
  const std::vector<float> x = inputs_for({1000.0f, 0.0f}, 100003);
  for (float beta : {1e3f, -1e3f, 1e30f, -1e30f, FLT_MAX, -FLT_MAX}) {
    const LearnableResults got = run(element_wise(families()[VACT_FAMILY_swish], x, 0.7f, {beta}));
    INFO("beta = " << beta);
    CHECK(count_nan(got.y) == count_nan(x));
    CHECK(count_nan(got.dx) == count_nan(x));
    CHECK(count_nan(got.gradients[0]) == count_nan(x));
    int compared = 0;
    for (size_t i = 0; i < x.size(); i++) {
      /* Where even exp(-|beta*x|) * |x| is nothing. */
      if (std::isnan(x[i]) || std::fabs(1.0 * beta * x[i]) < 200) continue;
      const bool passes = (x[i] > 0) == (beta > 0);
      compared++;
      if (got.y[i] == (passes ? x[i] : 0.0f) && got.dx[i] == (passes ? 0.7f : 0.0f) &&
          got.gradients[0][i] == 0.0f)
        continue;
      INFO("at " << show(x[i]));
      CHECK(got.y[i] == (passes ? x[i] : 0.0f));
      CHECK(got.dx[i] == (passes ? 0.7f : 0.0f));
      CHECK(got.gradients[0][i] == 0.0f);
    }
    CHECK(compared > 1000);
  }
}

TEST_CASE("trained parameters: finite values never give NaN", "[learnable]") {
  for (const Family &family : families())
    for (ParameterPair values : parameter_pairs(family.family))
      for (float dy : {1.0f, 0.0f, FLT_MAX}) {
        std::vector<float> x = inputs_for(values, 1000003);
        x.erase(std::remove_if(x.begin(), x.end(), [](float f) { return !std::isfinite(f); }),
                x.end());
        const LearnableResults got = run(element_wise(family, x, dy, values));
        INFO(family.name << "(" << values[0] << ", " << values[1] << "), dy = " << dy);
        CHECK(count_nan(got.y) == 0);
        CHECK(count_nan(got.dx) == 0);
        /* 0 times a derivative that no float holds is for nobody to say. */
        if (dy == 0.0f) continue;
        for (size_t p = 0; p < family.parameters; p++) CHECK(count_nan(got.gradients[p]) == 0);
      }
}

TEST_CASE("a NaN goes to y, dx and the gradients that it has a term in", "[learnable]") {
  const vact_shape shape = {3, 5, 7};
  for (const Family &family : families())
    for (size_t n : {size_t{1}, shape.channels})
      for (size_t at : {size_t{0}, size_t{17}, size_t{52}, elements_of(shape) - 1}) {
        Learnable problem = random_problem(family, shape, n, 1);
        problem.x[at] = NAN;
        const LearnableResults got = run(problem);
        INFO(name_of(problem) << ", NaN at " << at);
        CHECK(count_nan(got.y) == 1);
        CHECK(std::isnan(got.y[at]));
        CHECK(count_nan(got.dx) == 1);
        CHECK(std::isnan(got.dx[at]));
        for (size_t p = 0; p < family.parameters; p++) {
          CHECK(count_nan(got.gradients[p]) == 1);
          CHECK(std::isnan(got.gradients[p][problem.parameter_of(at)]));
        }
      }
}

TEST_CASE("an infinite x has the limits", "[learnable]") {
  const std::vector<float> x = {INFINITY, -INFINITY};
  const auto results = [&](vact_family family, ParameterPair values) {
    return run(element_wise(families()[family], x, 2.0f, values));
  };
  using Floats = std::vector<float>;
  const ParameterPair rising = {0.5f, -3.0f}, falling = {-2.0f, 3.0f}, level = {0.0f, 0.0f};
  for (vact_family gated : {VACT_FAMILY_swish, VACT_FAMILY_gate}) {
    INFO(families()[gated].name);
    CHECK(results(gated, rising).y == Floats{INFINITY, 0.0f});
    CHECK(results(gated, rising).dx == Floats{2.0f, 0.0f});
    CHECK(results(gated, rising).gradients[0] == Floats{0.0f, 0.0f});
    CHECK(results(gated, falling).y == Floats{0.0f, -INFINITY});
    CHECK(results(gated, falling).dx == Floats{0.0f, 2.0f});
    CHECK(results(gated, falling).gradients[0] == Floats{0.0f, 0.0f});
    CHECK(results(gated, level).y == Floats{INFINITY, -INFINITY});
    CHECK(results(gated, level).dx == Floats{1.0f, 1.0f});
    CHECK(results(gated, level).gradients[0] == Floats{INFINITY, INFINITY});
  }
  CHECK(results(VACT_FAMILY_gate, rising).gradients[1] == Floats{0.0f, 0.0f});
  CHECK(results(VACT_FAMILY_gate, level).gradients[1] == Floats{INFINITY, -INFINITY});
  CHECK(results(VACT_FAMILY_prelu, {0.25f}).y == Floats{INFINITY, -INFINITY});
  CHECK(results(VACT_FAMILY_prelu, {0.25f}).dx == Floats{2.0f, 0.5f});
  CHECK(results(VACT_FAMILY_prelu, {0.25f}).gradients[0] == Floats{0.0f, -INFINITY});
  CHECK(results(VACT_FAMILY_prelu, {-1.0f}).y == Floats{INFINITY, INFINITY});
  CHECK(results(VACT_FAMILY_prelu, {0.0f}).y == Floats{INFINITY, 0.0f});
  CHECK(results(VACT_FAMILY_snake, {0.5f}).y == Floats{INFINITY, -INFINITY});
  CHECK(results(VACT_FAMILY_snake, {0.0f}).y == Floats{INFINITY, -INFINITY});
  CHECK(results(VACT_FAMILY_snake, {0.0f}).dx == Floats{2.0f, 2.0f});
}

TEST_CASE("the gates and prelu keep the sign of zero", "[learnable]") {
  for (vact_family family : {VACT_FAMILY_swish, VACT_FAMILY_gate, VACT_FAMILY_prelu}) {
    const LearnableResults got =
        run(element_wise(families()[family], {0.0f, -0.0f}, 1.0f, {0.75f, 0.5f}));
    INFO(families()[family].name);
    CHECK(bits_of(got.y[0]) == 0);
    CHECK(bits_of(got.y[1]) == 0x80000000u);
  }
}

TEST_CASE("snake with a = 0 is x", "[learnable]") {
  const std::vector<float> x = inputs_for({0.0f, 0.0f}, 1000003);
  for (float a : {0.0f, -0.0f}) {
    const LearnableResults got = run(element_wise(families()[VACT_FAMILY_snake], x, 1.5f, {a}));
    CHECK(difference(got.y, x, x) == "");
  }
}

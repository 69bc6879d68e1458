/*
 * Gradients of parameters as sums: over long axes against sums in long double, added to what was
 * there, and of nothing. That their bits depend on the shape only is in
 * learnable_identity_test.cpp.
 */
#include <algorithm>

#include "catch.h"
#include "exec.h"
#include "learnable.h"
#include "samples.h"

using namespace vact_test;

namespace {

const double half_ulp = 0x1p-24; /* the most that one rounding to f32 can be off, of the result */

/*
 * How many half ulp of the sum of the magnitudes an f32 gradient may be off: each term by its own
 * bound and the rounding of the product with dy, three additions in f32, and the gradient itself.
 */
double roundings_of(const Family &family) {
  return 2 * family.terms + 1 + 3 + 1;
}

/* The exact gradient of each value of each parameter, and the sum of the terms' magnitudes. */
struct ExactSums {
  std::vector<long double> sums[2], magnitudes[2];

  explicit ExactSums(const Learnable &problem) {
    for (size_t p = 0; p < 2; p++) {
      sums[p].assign(problem.n, 0.0L);
      magnitudes[p].assign(problem.n, 0.0L);
    }
    for (size_t i = 0; i < problem.x.size(); i++) {
      const vact_ref_learnable exact = problem.reference_of(i);
      for (size_t p = 0; p < problem.family->parameters; p++) {
        const size_t at = problem.parameter_of(i);
        sums[p][at] += 1.0L * problem.dy[i] * exact.by[p].value;
        magnitudes[p][at] += std::fabs(1.0L * problem.dy[i]) * exact.by[p].terms;
      }
    }
  }
};

void check_sums(const Learnable &problem, const std::vector<float> *gradients,
                const ExactSums &exact) {
  for (size_t p = 0; p < problem.family->parameters; p++)
    for (size_t i = 0; i < problem.n; i++) {
      const double error = static_cast<double>(std::fabs(gradients[p][i] - exact.sums[p][i]));
      const double allowed =
          roundings_of(*problem.family) * half_ulp * static_cast<double>(exact.magnitudes[p][i]);
      if (error <= allowed) continue;
      INFO(name_of(problem) << ", parameter " << p << "[" << i << "]: " << show(gradients[p][i])
                            << " instead of " << static_cast<double>(exact.sums[p][i]));
      CHECK(error <= allowed);
    }
}

/* A multiple of 16: 2^24, or fewer where time is short. */
size_t long_axis() {
  return (size_t{1} << 24) / thinning() / 16 * 16;
}

/* n elements along each of the dimensions, and along two of them. */
std::vector<vact_shape> shapes_of(size_t n) {
  return {{1, 1, n}, {n, 1, 1}, {1, n, 1}, {n / 16, 16, 1}, {16, 1, n / 16}};
}

/*
 * Terms of the one parameter of prelu: x is their magnitude, dy their sign, so that they are exact.
 * With a = 1 dx is dy, and takes its place.
 */
template <class Term>
void check_prelu_sum(size_t n, Term term, double want, double allowed) {
  std::vector<float> x(n), dy(n);
  for (size_t i = 0; i < n; i++) {
    x[i] = -std::fabs(term(i));
    dy[i] = term(i) > 0 ? -1.0f : 1.0f;
  }
  for (vact_shape shape : shapes_of(n)) {
    const float a = 1.0f;
    float da = NAN;
    REQUIRE(vact_prelu_backward(VACT_F32, shape, x.data(), &a, 1, dy.data(), dy.data(), &da,
                                VACT_SET, nullptr) == VACT_OK);
    INFO(name_of(shape) << ": " << show(da) << " instead of " << want);
    CHECK(std::fabs(da - want) <= allowed);
  }
}

}  // namespace

TEST_CASE("gradients are the sums of their terms", "[learnable][sums]") {
  unsigned seed = 100;
  for (const Family &family : families())
    for (vact_shape shape : {vact_shape{3, 5, 7}, vact_shape{40, 33, 1}, vact_shape{1, 1, 20011},
                             vact_shape{2, 17, 130}, vact_shape{700, 3, 2}, vact_shape{9, 300, 1},
                             vact_shape{1, 67, 1}, vact_shape{5001, 3, 1}, vact_shape{65, 1, 9}})
      for (size_t n : {size_t{1}, shape.channels}) {
        const Learnable problem = random_problem(family, shape, n, seed++);
        check_sums(problem, run(problem).gradients, ExactSums(problem));
      }
  SUCCEED();
}

TEST_CASE("gradients over many elements lose nothing", "[learnable][sums]") {
  const size_t n = (size_t{1} << 18) / thinning() + 3;
  for (const Family &family : families())
    for (vact_shape shape : {vact_shape{1, 1, n}, vact_shape{n / 8, 8, 1}}) {
      const Learnable problem = random_problem(family, shape, shape.channels, 7);
      check_sums(problem, run(problem).gradients, ExactSums(problem));
    }
  SUCCEED();
}

TEST_CASE("a gradient of 2^24 integers is exact", "[learnable][sums]") {
  const size_t n = long_axis();
  const auto term = [](size_t i) { return static_cast<float>(1 + i % 1023); };
  /* In f32 the sum would stop at 2^24, or lose a part of every term. */
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += term(i);
  check_prelu_sum(n, term, static_cast<float>(sum), 0.0);
}

TEST_CASE("large terms that cancel leave the small ones", "[learnable][sums]") {
  const size_t n = long_axis();
  /* The sum of any three and a fourth of them is exact in f32 too. */
  const auto term = [](size_t i) { return i % 2 == 1 ? 3.0f : i % 4 == 0 ? 0x1p20f : -0x1p20f; };
  check_prelu_sum(n, term, static_cast<float>(1.5 * static_cast<double>(n)), 0.0);
}

TEST_CASE("a gradient of 2^24 times 0.1f is off by a few roundings", "[learnable][sums]") {
  const size_t n = long_axis();
  const double want = static_cast<double>(n) * 0.1f;
  /* three additions in f32, and the gradient itself; the terms are exact */
  check_prelu_sum(
      n, [](size_t) { return 0.1f; }, want, 4 * half_ulp * want);
}

TEST_CASE("VACT_ADD adds to a gradient, VACT_SET replaces it", "[learnable][sums]") {
  for (const Family &family : families())
    for (vact_shape shape : {vact_shape{3, 5, 7}, vact_shape{1, 1, 3001}, vact_shape{900, 33, 1}})
      for (size_t n : {size_t{1}, shape.channels}) {
        const Learnable problem = random_problem(family, shape, n, 5);
        const LearnableResults set = run(problem);
        LearnableArrays arrays(problem, VACT_F32);
        vact_raw_learnable call = arrays.call();
        call.update = VACT_ADD;
        for (size_t p = 0; p < family.parameters; p++) arrays.gradients[p].assign(n, 0.0f);
        REQUIRE(vact_raw_learnable_backward(&call) == VACT_OK);
        INFO(name_of(problem));
        LearnableResults got = set;
        for (size_t p = 0; p < 2; p++) got.gradients[p] = arrays.gradients[p];
        CHECK(difference(got, set) == ""); /* to nothing */
        REQUIRE(vact_raw_learnable_backward(&call) == VACT_OK);
        for (size_t p = 0; p < family.parameters; p++)
          for (size_t i = 0; i < n; i++) {
            const double once = set.gradients[p][i], twice = arrays.gradients[p][i];
            /* It may be added to the sum before that is rounded, or after. */
            if (std::fabs(twice - 2 * once) <= 2 * half_ulp * std::fabs(2 * once)) continue;
            INFO("parameter " << p << "[" << i << "]: " << twice << " after " << once);
            CHECK(false);
          }
      }
}

TEST_CASE("VACT_ADD keeps what a large gradient holds", "[learnable][sums]") {
  const float x[] = {-1.0f, 2.0f, -3.0f, -5.0f}, dy[] = {1.0f, 1.0f, 2.0f, -1.0f}, a[] = {0.5f};
  float dx[4], da[] = {-1000.0f};
  REQUIRE(vact_prelu_backward(VACT_F32, {2, 2, 1}, x, a, 1, dy, dx, da, VACT_ADD, nullptr) ==
          VACT_OK);
  CHECK(da[0] == -1002.0f);
}

TEST_CASE("the gradient over empty dimensions is 0, or what it was", "[learnable][sums]") {
  for (const Family &family : families())
    for (vact_shape shape : {vact_shape{0, 3, 4}, vact_shape{2, 3, 0}, vact_shape{2, 0, 4},
                             vact_shape{0, 0, 0}, vact_shape{0, SIZE_MAX, SIZE_MAX}})
      for (size_t n : {size_t{1}, shape.channels}) {
        if (n > 3) continue;
        const float parameters[] = {1.0f, 2.0f, 3.0f};
        float gradients[2][3] = {{5.0f, 6.0f, 7.0f}, {5.0f, 6.0f, 7.0f}};
        vact_raw_learnable call = {};
        call.family = family.family;
        call.shape = shape;
        call.n = n;
        for (size_t p = 0; p < family.parameters; p++) {
          call.parameters[p] = parameters;
          call.gradients[p] = gradients[p];
        }
        INFO(family.name << " of " << name_of(shape) << " with " << n << " parameters");
        for (int update : {VACT_ADD, VACT_SET}) {
          call.update = update;
          CHECK(vact_raw_learnable_forward(&call) == VACT_OK);
          CHECK(vact_raw_learnable_backward(&call) == VACT_OK);
          for (size_t p = 0; p < family.parameters; p++)
            for (size_t i = 0; i < 3; i++) {
              const float before = 5.0f + static_cast<float>(i);
              CHECK(gradients[p][i] == (i < n && update == VACT_SET ? 0.0f : before));
            }
        }
      }
}

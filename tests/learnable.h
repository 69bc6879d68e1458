/*
 * The activations with trained parameters, enumerated from learnables.def: their references, the
 * parameters to test them with, and calls of both directions on arrays that go with each other.
 */
#ifndef VACT_TESTS_LEARNABLE_H
#define VACT_TESTS_LEARNABLE_H

#include <array>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "difference.h"
#include "dtype_values.h"
#include "raw_learnable.h"
#include "reference/learnable.h"
#include "untouched.h"

namespace vact_test {

/* ---- the families ---------------------------------------------------------------------------- */

struct Family {
  const char *name;
  vact_family family;
  size_t parameters;               /* how many arrays of them */
  double forward, backward, terms; /* the bounds of the error, as in learnables.def */
  vact_ref_learnable (*reference)(double x, const double *parameters);
};

inline const std::vector<Family> &families() {
  static const std::vector<Family> all = {
#define VACT_FAMILY(name, parameters, forward, backward, terms) \
  {#name, VACT_FAMILY_##name, parameters, forward, backward, terms, vact_ref_learnable_##name},
#include "learnables.def"
#undef VACT_FAMILY
  };
  return all;
}

/* One value of each parameter; a family with one leaves the second alone. */
using ParameterPair = std::array<float, 2>;

/* The most usual ones first. */
inline std::vector<ParameterPair> parameter_pairs(vact_family family) {
  std::vector<ParameterPair> all;
  const float values[] = {1.0f,    1.702f,   -0.75f, 0.1f,    0.0f,
                          1000.0f, -1000.0f, 1e-30f, -1e-40f, 1e30f};
  for (float value : values) all.push_back({value, 0.0f});
  if (family != VACT_FAMILY_gate) return all;
  all = {{1.0f, 0.5f},  {-1.3f, 0.1f}, {0.7f, -2.0f},   {0.0f, 0.3f},      {0.0f, -20.0f},
         {1.0f, 0.0f},  {3.0f, 30.0f}, {1.0f, -60.0f},  {1e-3f, 85.0f},    {1.0f, -100.0f},
         {10.0f, 1e4f}, {1.0f, 1e30f}, {1e30f, -1e30f}, {-1e-30f, 1e-30f}, {2.0f, -1e-40f}};
  return all;
}

/* ---- problems -------------------------------------------------------------------------------- */

inline size_t elements_of(vact_shape shape) {
  return shape.outer * shape.channels * shape.inner;
}

inline std::string name_of(vact_shape shape) {
  return "[" + std::to_string(shape.outer) + "][" + std::to_string(shape.channels) + "][" +
         std::to_string(shape.inner) + "]";
}

/* The values of a call of both directions. */
struct Learnable {
  const Family *family;
  vact_shape shape;
  size_t n; /* values of each parameter */
  std::vector<float> x, dy, parameters[2];

  /* The index of the parameter that serves an element. */
  size_t parameter_of(size_t element) const {
    return n == 1 ? 0 : element / shape.inner % shape.channels;
  }

  vact_ref_learnable reference_of(size_t element) const {
    double values[2] = {0.0, 0.0};
    for (size_t p = 0; p < family->parameters; p++)
      values[p] = parameters[p][parameter_of(element)];
    return family->reference(x[element], values);
  }
};

inline std::string name_of(const Learnable &problem) {
  return std::string(problem.family->name) + " of " + name_of(problem.shape) + " with " +
         std::to_string(problem.n) + " parameters";
}

/* Values of training: x, dy and parameters of moderate magnitudes and both signs. */
inline Learnable random_problem(const Family &family, vact_shape shape, size_t n, unsigned seed) {
  Learnable problem = {&family, shape, n, {}, {}, {}};
  std::mt19937 random(seed);
  /* Not a distribution of the library's, whose values differ from one to the other. */
  const auto between = [&](double low, double high) {
    return static_cast<float>(low + (high - low) * (random() / 4294967296.0));
  };
  for (size_t i = 0; i < elements_of(shape); i++) {
    problem.x.push_back(between(-8.0, 8.0));
    problem.dy.push_back(between(-2.0, 2.0));
  }
  for (size_t p = 0; p < family.parameters; p++)
    for (size_t i = 0; i < n; i++) problem.parameters[p].push_back(between(-1.5, 3.0));
  return problem;
}

/* The same values as [1][elements][1], each element with parameters of its own. */
inline Learnable element_wise(const Learnable &problem) {
  const size_t elements = problem.x.size();
  Learnable all = {problem.family, {1, elements, 1}, elements, problem.x, problem.dy, {}};
  for (size_t p = 0; p < problem.family->parameters; p++)
    for (size_t i = 0; i < elements; i++)
      all.parameters[p].push_back(problem.parameters[p][problem.parameter_of(i)]);
  return all;
}

/* All of x with dy, in one channel each, and the same parameters for all. */
inline Learnable element_wise(const Family &family, const std::vector<float> &x, float dy,
                              ParameterPair parameters) {
  const size_t elements = x.size();
  Learnable all = {&family, {1, elements, 1}, elements, x, std::vector<float>(elements, dy), {}};
  for (size_t p = 0; p < family.parameters; p++) all.parameters[p].assign(elements, parameters[p]);
  return all;
}

/* ---- calls ----------------------------------------------------------------------------------- */

/* The arrays of a call in a dtype. */
struct LearnableArrays {
  LearnableArrays(const Learnable &problem, vact_dtype of)
      : dtype(of),
        x(stored(of, problem.x)),
        dy(stored(of, problem.dy)),
        out(x.size(), untouched_byte),
        parameters{problem.parameters[0], problem.parameters[1]} {
    for (size_t p = 0; p < problem.family->parameters; p++) gradients[p].assign(problem.n, NAN);
    raw.family = problem.family->family;
    raw.dtype = of;
    raw.shape = problem.shape;
    raw.n = problem.n;
  }

  /* The call on these arrays, out of place. */
  vact_raw_learnable call(const vact_exec *exec = nullptr) {
    vact_raw_learnable all = raw;
    all.x = x.data();
    all.dy = dy.data();
    all.out = out.data();
    for (size_t p = 0; p < 2; p++) {
      all.parameters[p] = parameters[p].data();
      all.gradients[p] = gradients[p].data();
    }
    all.update = VACT_SET;
    all.exec = exec;
    return all;
  }

  vact_dtype dtype;
  Bytes x, dy, out;
  std::vector<float> parameters[2], gradients[2];

 private:
  vact_raw_learnable raw = {};
};

/* What a problem comes to. */
struct LearnableResults {
  std::vector<float> y, dx, gradients[2];
};

inline LearnableResults run(const Learnable &problem, vact_dtype dtype = VACT_F32,
                            const vact_exec *exec = nullptr) {
  LearnableArrays arrays(problem, dtype);
  const vact_raw_learnable call = arrays.call(exec);
  LearnableResults results;
  REQUIRE(vact_raw_learnable_forward(&call) == VACT_OK);
  results.y = loaded(dtype, arrays.out);
  REQUIRE(vact_raw_learnable_backward(&call) == VACT_OK);
  results.dx = loaded(dtype, arrays.out);
  for (size_t p = 0; p < 2; p++) results.gradients[p] = arrays.gradients[p];
  return results;
}

/* "" if y and dx are the same, or where they differ first. */
inline std::string difference_of_elements(const LearnableResults &got,
                                          const LearnableResults &want) {
  const std::string y = difference(got.y.data(), want.y.data(), want.y.size());
  const std::string dx = difference(got.dx.data(), want.dx.data(), want.dx.size());
  return !y.empty() ? "y" + y : dx.empty() ? "" : "dx" + dx;
}

inline std::string difference_of_gradients(const LearnableResults &got,
                                           const LearnableResults &want) {
  for (size_t p = 0; p < 2; p++) {
    const std::vector<float> &gradient = want.gradients[p];
    const std::string differs =
        difference(got.gradients[p].data(), gradient.data(), gradient.size());
    if (!differs.empty()) return "gradient " + std::to_string(p) + differs;
  }
  return "";
}

inline std::string difference(const LearnableResults &got, const LearnableResults &want) {
  const std::string elements = difference_of_elements(got, want);
  return elements.empty() ? difference_of_gradients(got, want) : elements;
}

}  // namespace vact_test

#endif

/*
 * One result for trained parameters: the bits of y and dx depend on the value and its parameters
 * only, those of the gradients on the values and the shape. Not on the threads, the instruction
 * set, the dtype that the values are stored in, nor on what else is asked for.
 */
#include <algorithm>
#include <cmath>

#include "catch.h"
#include "exec.h"
#include "learnable.h"
#include "samples.h"
#include "thread_pool.h"

using namespace vact_test;

namespace {

/* What is short and long in each of the dimensions, and in all of them. */
const vact_shape shapes[] = {{1, 1, 1},    {1, 1, 67},    {1, 67, 1},   {67, 1, 1},   {3, 5, 7},
                             {2, 3, 16},   {5, 64, 1},    {9, 65, 1},   {1, 1, 1031}, {1, 1031, 1},
                             {1031, 1, 1}, {4, 300, 3},   {40, 33, 1},  {2, 17, 130}, {1, 2, 4099},
                             {3, 1, 2050}, {300, 130, 1}, {700, 3, 2},  {2, 2, 513},  {130, 7, 31},
                             {1, 5000, 2}, {16, 16, 16},  {257, 15, 1}, {2049, 2, 1}};

/* Large enough for several threads, along each of the dimensions. */
const vact_shape large_shapes[] = {{1, 1, 120011}, {1, 120011, 1}, {120011, 1, 1}, {1861, 65, 1},
                                   {3, 7, 5711},   {27, 129, 37},  {5, 24001, 1},  {3607, 17, 2}};

std::vector<size_t> counts_of(vact_shape shape) {
  if (shape.channels == 1) return {1};
  return {1, shape.channels};
}

/* Calls check(problem) for all families and counts of parameters. */
template <class Shapes, class Check>
void for_each_problem(const Shapes &all, Check check) {
  unsigned seed = 1;
  for (const Family &family : families())
    for (vact_shape shape : all)
      for (size_t n : counts_of(shape)) {
        const Learnable problem = random_problem(family, shape, n, seed++);
        INFO(name_of(problem));
        check(problem);
      }
}

/* Parameters far from those of the channels beside them. */
void set_special_parameters(std::vector<float> &values) {
  static const float special[] = {1e3f, -1e20f, NAN, 0.0f, 1e-40f, -87.0f};
  for (size_t i = 5; i < values.size(); i += 11)
    values[i] = special[i / 11 % (sizeof special / sizeof special[0])];
}

/* x and parameters at which there is more to do than usual. */
Learnable with_special_values(Learnable problem) {
  static const float special[] = {0.0f,  -0.0f,  1e-41f, -3e-39f, 90.0f,  -95.0f, -1e20f, 3e38f,
                                  17.0f, -33.0f, 1e-7f,  104.5f,  400.0f, -5e4f,  1e5f,   2e6f};
  for (size_t i = 0; i < problem.x.size(); i += 3)
    problem.x[i] = special[i / 3 % (sizeof special / sizeof special[0])];
  for (std::vector<float> &values : problem.parameters) set_special_parameters(values);
  return problem;
}

/* So that what a call takes from its stack before it has written there shows. */
void fill_stack_with_nan() {
  volatile uint32_t words[40 * 1024];
  for (volatile uint32_t &word : words) word = 0xffffffffu;
}

void round_to(vact_dtype dtype, std::vector<float> &values) {
  for (float &value : values) value = rounded_to(dtype, value);
}

/* The same with values that the dtype holds. */
Learnable held_by(vact_dtype dtype, Learnable problem) {
  round_to(dtype, problem.x);
  round_to(dtype, problem.dy);
  return problem;
}

/* One trained alpha gives the bits of the row of activations.def that it is the alpha of. */
void check_same_as_row(vact_family family, vact_act act) {
  const std::vector<float> x = sample_floats(thinned_prime(100003), act);
  const size_t n = x.size();
  const std::vector<float> dy(n, -1.3f);
  const Learnable problem = {&families()[family], {1, 1, n}, 1, x, dy, {{act.alpha}, {}}};
  LearnableResults want;
  want.y.resize(n);
  want.dx.resize(n);
  REQUIRE(vact_forward(act, VACT_F32, n, x.data(), want.y.data(), nullptr) == VACT_OK);
  REQUIRE(vact_backward(act, VACT_F32, n, x.data(), dy.data(), want.dx.data(), nullptr) == VACT_OK);
  LearnableResults got = run(problem);
  /* leaky_relu(0) is relu, whose zeros are positive. */
  if (act.kind == VACT_leaky_relu && act.alpha == 0.0f)
    for (std::vector<float> *results : {&got.y, &got.dx, &want.y, &want.dx})
      for (float &value : *results) value += 0.0f;
  INFO(name_of(act));
  CHECK(difference(got.y, want.y, x) == "");
  /* swish(1) is silu, whose dx is rounded once less. */
  if (act.kind == VACT_swish && act.alpha == 1.0f) return;
  CHECK(difference(got.dx, want.dx, x) == "");
}

}  // namespace

TEST_CASE("y and dx depend on the value and its parameters only", "[learnable][identity]") {
  for_each_problem(shapes, [](const Learnable &usual) {
    const Learnable problem = with_special_values(usual);
    CHECK(difference_of_elements(run(problem), run(element_wise(problem))) == "");
  });
}

TEST_CASE("a gradient depends on the elements of its own channel only", "[learnable][identity]") {
  const std::vector<vact_shape> joined = {{221, 5, 1},   {1547, 7, 1}, {2003, 12, 1}, {700, 3, 2},
                                          {300, 130, 1}, {333, 5, 3},  {130, 7, 31}};
  for_each_isa([&] {
    for_each_problem(joined, [](const Learnable &problem) {
      if (problem.n == 1) return;
      fill_stack_with_nan();
      const LearnableResults want = run(problem);
      for (size_t channel : {size_t{0}, problem.n / 2, problem.n - 1}) {
        Learnable changed = problem;
        for (size_t p = 0; p < problem.family->parameters; p++)
          changed.parameters[p][channel] = NAN;
        const LearnableResults got = run(changed);
        for (size_t p = 0; p < problem.family->parameters; p++)
          for (size_t i = 0; i < problem.n; i++)
            if (i != channel) {
              INFO("gradient " << i << " with NaN for parameter " << channel);
              REQUIRE(!std::isnan(want.gradients[p][i]));
              REQUIRE(got.gradients[p][i] == want.gradients[p][i]);
            }
      }
    });
  });
}

TEST_CASE("trained parameters: results do not depend on the instruction set",
          "[learnable][identity]") {
  const auto check = [](const Learnable &problem) {
    LearnableResults first;
    for_each_isa([&] {
      const LearnableResults got = run(problem);
      if (first.y.empty()) first = got;
      CHECK(difference(got, first) == "");
    });
  };
  for_each_problem(shapes, [&](const Learnable &problem) { check(with_special_values(problem)); });
  for (const Family &family : families())
    for (ParameterPair values : parameter_pairs(family.family)) {
      const std::vector<float> x = sample_floats(thinned_prime(400009), vact_swish(values[0]));
      Learnable problem = element_wise(family, x, 1.0f, values);
      static const float dy[] = {1.0f, -1.3e-30f, 1.9e30f, -0.7f, 1e-40f};
      for (size_t i = 0; i < x.size(); i++) problem.dy[i] = dy[i % 5];
      INFO(family.name << "(" << values[0] << ", " << values[1] << ")");
      check(problem);
    }
}

TEST_CASE("trained parameters: results do not depend on the threads", "[learnable][identity]") {
  const std::vector<vact_isa> isas = available_isas();
  const vact_exec serial = at_most_threads(1);
  size_t turn = 0;
  for_each_problem(large_shapes, [&](const Learnable &problem) {
    const ScopedIsa use(isas[turn++ % isas.size()]);
    REQUIRE(use.in_use());
    const LearnableResults want = run(problem, VACT_F32, &serial);
    for (int threads : {0, 3}) {
      const vact_exec exec = at_most_threads(threads);
      INFO("max_threads = " << threads);
      CHECK(difference(run(problem, VACT_F32, &exec), want) == "");
    }
    ThreadPool pool(3);
    const vact_exec exec = pool.exec(turn % 2 == 0 ? 0 : 5);
    INFO("a pool of 3 threads");
    CHECK(difference(run(problem, VACT_F32, &exec), want) == "");
    /* With one element for each parameter there are no sums to share. */
    if (problem.n < problem.x.size()) CHECK(pool.tasks() > pool.calls());
  });
}

TEST_CASE("trained parameters: small work never reaches the pool", "[learnable][parallel]") {
  for_each_problem(std::vector<vact_shape>{{1, 1, 1}, {1, 1, 256}, {4, 64, 1}, {2, 8, 16}},
                   [](const Learnable &problem) {
                     ThreadPool pool(2);
                     const vact_exec exec = pool.exec();
                     run(problem, VACT_F32, &exec);
                     CHECK(pool.calls() == 0);
                   });
}

TEST_CASE("16-bit results with trained parameters are those of f32, rounded once",
          "[learnable][dtypes]") {
  for (vact_dtype dtype : all_dtypes())
    for_each_problem(shapes, [&](const Learnable &usual) {
      const Learnable problem = held_by(dtype, with_special_values(usual));
      LearnableResults want = run(problem);
      round_to(dtype, want.y);
      round_to(dtype, want.dx);
      INFO(name_of(dtype));
      CHECK(difference(run(problem, dtype), want) == "");
    });
}

TEST_CASE("trained parameters: all 16-bit values give the rounded results of f32",
          "[learnable][dtypes]") {
  for_each_isa([&] {
    for (vact_dtype dtype : {VACT_BF16, VACT_F16})
      for (const Family &family : families()) {
        const std::vector<float> &x = values16_of(dtype);
        const Learnable problem = element_wise(family, x, -0.75f, {1.25f, -0.5f});
        LearnableResults want = run(problem);
        round_to(dtype, want.y);
        round_to(dtype, want.dx);
        INFO(family.name << " in " << name_of(dtype));
        CHECK(difference(run(problem, dtype), want) == "");
      }
  });
}

TEST_CASE("trained parameters: results in place are those out of place", "[learnable][identity]") {
  for (vact_dtype dtype : all_dtypes())
    for_each_problem(shapes, [&](const Learnable &usual) {
      const Learnable problem = with_special_values(usual);
      const LearnableResults want = run(problem, dtype);
      LearnableResults got = want;
      const auto backward_in_place = [&](bool of_dy) {
        LearnableArrays arrays(problem, dtype);
        vact_raw_learnable call = arrays.call();
        Bytes &out = of_dy ? arrays.dy : arrays.x;
        call.out = out.data();
        REQUIRE(vact_raw_learnable_backward(&call) == VACT_OK);
        got.dx = loaded(dtype, out);
        for (size_t p = 0; p < 2; p++) got.gradients[p] = arrays.gradients[p];
        INFO(name_of(dtype) << ", in place of " << (of_dy ? "dy" : "x"));
        CHECK(difference(got, want) == "");
      };
      LearnableArrays arrays(problem, dtype);
      vact_raw_learnable call = arrays.call();
      call.out = arrays.x.data();
      REQUIRE(vact_raw_learnable_forward(&call) == VACT_OK);
      got.y = loaded(dtype, arrays.x);
      backward_in_place(false);
      backward_in_place(true);
    });
}

TEST_CASE("dy may be x for trained parameters", "[learnable][identity]") {
  for_each_problem(shapes, [](const Learnable &usual) {
    Learnable problem = usual;
    problem.dy = problem.x;
    const LearnableResults want = run(problem);
    LearnableArrays arrays(problem, VACT_F32);
    vact_raw_learnable call = arrays.call();
    call.dy = call.out = arrays.x.data();
    REQUIRE(vact_raw_learnable_backward(&call) == VACT_OK);
    LearnableResults got = want;
    got.dx = loaded(VACT_F32, arrays.x);
    for (size_t p = 0; p < 2; p++) got.gradients[p] = arrays.gradients[p];
    CHECK(difference(got, want) == "");
  });
}

TEST_CASE("a gradient that is not asked for changes nothing else", "[learnable][identity]") {
  for_each_problem(shapes, [](const Learnable &problem) {
    const LearnableResults want = run(problem);
    for (unsigned missing = 1; missing < 1u << problem.family->parameters; missing++) {
      LearnableArrays arrays(problem, VACT_F32);
      vact_raw_learnable call = arrays.call();
      LearnableResults got = want;
      for (size_t p = 0; p < problem.family->parameters; p++)
        if (missing >> p & 1) call.gradients[p] = nullptr;
      REQUIRE(vact_raw_learnable_backward(&call) == VACT_OK);
      got.dx = loaded(VACT_F32, arrays.out);
      for (size_t p = 0; p < problem.family->parameters; p++)
        if (call.gradients[p] != nullptr) got.gradients[p] = arrays.gradients[p];
      INFO("gradients left out: " << missing);
      CHECK(difference(got, want) == "");
    }
  });
}

TEST_CASE("swish with one parameter is the row swish", "[learnable][identity]") {
  for (ParameterPair values : parameter_pairs(VACT_FAMILY_swish))
    check_same_as_row(VACT_FAMILY_swish, vact_swish(values[0]));
}

TEST_CASE("prelu with one parameter is the row leaky_relu", "[learnable][identity]") {
  for (ParameterPair values : parameter_pairs(VACT_FAMILY_prelu))
    check_same_as_row(VACT_FAMILY_prelu, vact_leaky_relu(values[0]));
}
